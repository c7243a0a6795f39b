"""What the acts of this room share."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import connection

from kith.access import audit
from kith.access.actor import Actor
from kith.access.permissions import Permission
from kith.kernel.clock import london


def next_number(at: datetime) -> str:
    """The next reference of the year; given under a lock, so that no two records share one."""
    with connection.cursor() as cursor:
        cursor.execute("select injuries_next_number(%s)", [london(at).year])
        return str(cursor.fetchone()[0])


def one_at_a_time(thing_id: UUID) -> None:
    """Make a second writer wait until this transaction ends."""
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(hashtextextended(%s, 0))", [str(thing_id)])


def note(
    by: Actor, action: str, permission: Permission, thing: Any, detail: Mapping[str, object] | None = None
) -> None:
    """Leave a line in the audit about a row of this room: codes and counts, never words."""
    act = audit.Act(
        action=action,
        permission=permission,
        subject_kind=thing._meta.model_name,
        subject_id=thing.pk,
        baby_id=thing.baby_id,
        detail=detail or {},
    )
    audit.record(by, act)
