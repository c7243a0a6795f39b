"""What the web role may do to each table: read and add; change unless append-only; delete only housekeeping."""

from django.apps import apps
from django.conf import settings
from django.db import connection

HOUSEKEEPING = ("django_session", "account_", "mfa_", "socialaccount_", "usersessions_", "axes_", "procrastinate_")

VIEWS = ("people_held", "people_open")


def give() -> None:
    """Grant afresh on every table; run after each migration by the owner."""
    role = connection.ops.quote_name(settings.KITH_WEB_ROLE)
    append_only = {m._meta.db_table for m in apps.get_models() if getattr(m, "append_only", False)}
    with connection.cursor() as cursor:
        cursor.execute(f"grant usage on schema public to {role}")
        cursor.execute(f"grant usage, select on all sequences in schema public to {role}")
        cursor.execute(f"grant execute on all functions in schema public to {role}")
        for table in connection.introspection.table_names(cursor, include_views=True):
            name = connection.ops.quote_name(table)
            cursor.execute(f"revoke all on {name} from {role}")
            cursor.execute(f"grant {_privileges(table, append_only)} on {name} to {role}")
        for view in VIEWS:
            cursor.execute(f"revoke insert, update on {connection.ops.quote_name(view)} from {role}")


def _privileges(table: str, append_only: set[str]) -> str:
    if table in {"access_seal", "access_sealedentry", "django_migrations"}:
        return "select"
    if table in append_only:
        return "select, insert"
    if table.startswith(HOUSEKEEPING):
        return "select, insert, update, delete"
    return "select, insert, update"
