"""What the acts of this room share: one writer at a time, a line in the audit that says no content."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.db import connection

from kith.access import audit
from kith.access.actor import Actor
from kith.access.permissions import Permission


class Stale(Exception):
    """Somebody saved a newer version while this one was being written."""


def one_at_a_time(thing_id: UUID) -> None:
    """Make a second writer wait. Rows here are only ever added, so none can be locked for change."""
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"safety:{thing_id}"])


def note(
    by: Actor, action: str, permission: Permission, thing: Any, detail: Mapping[str, object] | None = None
) -> None:
    """Leave a line in the audit about a row of this room; `subject_kind` stays neutral."""
    act = audit.Act(
        action=action,
        permission=permission,
        subject_kind="safety",
        subject_id=thing.pk,
        baby_id=thing.baby_id,
        detail=detail or {},
    )
    audit.record(by, act)
