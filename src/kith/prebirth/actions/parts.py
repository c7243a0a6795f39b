"""What the acts of this room share: one writer at a time, a line in the audit."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.db import connection

from kith.access import audit
from kith.access.actor import Actor
from kith.access.permissions import Permission


class Stale(Exception):
    """Somebody saved a newer record while this one was being written."""


class NoReason(ValueError):
    """A reason is missing where the rules ask for one."""


def alone(thing_id: UUID) -> None:
    """Make a second writer wait. Rows here are only ever added, so none can be locked for change."""
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(hashtextextended(%s, 0))", [str(thing_id)])


def note(
    by: Actor, action: str, permission: Permission, thing: Any, detail: Mapping[str, object] | None = None
) -> None:
    """Leave a line in the audit about a row of this room."""
    act = audit.Act(
        action=action,
        permission=permission,
        subject_kind=thing._meta.model_name,
        subject_id=thing.pk,
        baby_id=getattr(thing, "baby_id", None),
        detail=detail or {},
    )
    audit.record(by, act)
