"""System checks: what must be so before Kith serves anybody."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.checks import Error, Tags, register
from django.db import connection

from .synthetic import demo


@register(Tags.security, deploy=True)
def not_on_the_bundled_database(**_more: Any) -> list[Error]:
    """The bundled PostgreSQL is for demonstration and tests: no TLS, one maintainer."""
    socket = Path(settings.DATABASES["default"]["HOST"] or "nowhere")
    bundled = socket.name.startswith("kith-") or settings.KITH_DATA in socket.parents
    if settings.LIVE and bundled:
        return [Error("Live data may not be kept in the bundled database. Set DATABASE_URL.", id="kith.E001")]
    return []


@register(Tags.database)
def web_role_cannot_bypass(databases: Any = None, **_more: Any) -> list[Error]:
    """The role the web acts as owns nothing and cannot bypass row-level security."""
    if not databases:
        return []
    with connection.cursor() as cursor:
        cursor.execute("select rolsuper or rolbypassrls from pg_roles where rolname = %s", [settings.KITH_WEB_ROLE])
        row = cursor.fetchone()
    if row is None:
        return [Error(f"The web role {settings.KITH_WEB_ROLE} is missing from the database.", id="kith.E002")]
    if row[0]:
        return [Error("The web role may bypass row-level security.", id="kith.E003")]
    return []


@register(Tags.database)
def no_invented_people_among_real_ones(databases: Any = None, **_more: Any) -> list[Error]:
    """The demonstration's sign-ins have a password that anybody can read; they may not be in a live database."""
    if not databases or not settings.LIVE:
        return []
    with connection.cursor() as cursor:
        cursor.execute("select to_regclass('access_account') is not null")
        if not cursor.fetchone()[0]:
            return []
        cursor.execute("select exists (select 1 from access_account where email like %s)", [f"%{demo.DOMAIN}"])
        found = cursor.fetchone()[0]
    if found:
        return [
            Error("This database holds the demonstration's invented people. Start live data afresh.", id="kith.E004")
        ]
    return []
