"""Who the database believes is acting: identity for row-level security, for one transaction only."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from django.conf import settings
from django.db import connection, transaction

from .actor import Actor

SETTINGS = (
    "kith.account", "kith.worker", "kith.teams", "kith.agency", "kith.invitation", "kith.invited_baby", "kith.at",
)  # fmt: skip


def _values(actor: Actor, at: datetime | None) -> tuple[str, ...]:
    teams = ",".join(sorted(str(team) for team in actor.team_ids))
    ids = (actor.account_id, actor.worker_id, teams, actor.agency_id, actor.invitation_id, actor.invited_baby_id)
    return tuple(str(value) if value else "" for value in (*ids, at.isoformat() if at else None))


@contextmanager
def acting_as(actor: Actor, at: datetime | None = None) -> Iterator[None]:
    """Open a transaction in which row-level security sees `actor`, as the role that cannot bypass it.

    `at` is the moment of the request, so that the database and `decide` judge what ends by one clock; the database
    takes its own when it is later.

    Settings are local to the transaction (a session-level setting leaks through a connection pool): they end with
    it, or are put back when a surrounding transaction goes on.
    """
    goes_on = connection.in_atomic_block
    with transaction.atomic():
        before = _change((settings.KITH_WEB_ROLE, *_values(actor, at)))
        yield
        if goes_on:
            _change(before)


def _change(values: tuple[str, ...]) -> tuple[str, ...]:
    """Set role and settings; what they were before. PostgreSQL works a list of columns off from left to right."""
    were = ", ".join(f"coalesce(current_setting('{name}', true), '')" for name in ("role", *SETTINGS))
    become = ", ".join(f"set_config('{name}', %s, true)" for name in ("role", *SETTINGS))
    with connection.cursor() as cursor:
        cursor.execute(f"select {were}, {become}", values)
        return tuple(cursor.fetchone()[: len(values)])
