"""The outcome of a request, for whoever made it and may not see the file any more."""

from dataclasses import dataclass, fields
from datetime import datetime
from uuid import UUID

from django.db import connection

from kith.access import audit
from kith.access.actor import Actor
from kith.access.doors import NotThere, Refused, must
from kith.access.permissions import Permission
from kith.access.policy import Subject
from kith.people import doors as people_doors
from kith.referrals.models import Request
from kith.referrals.words import TriageOutcome


@dataclass(frozen=True, kw_only=True)
class OutcomeTold:
    """What was decided on a request and when its maker was told: no name, no reason."""

    request_id: UUID
    number: str
    received_at: datetime
    outcome: TriageOutcome
    decided_at: datetime
    told_at: datetime


def may_read(actor: Actor, request_id: UUID, *, at: datetime) -> bool:
    """Whether the request itself is open to this person, as the reading of it asks."""
    found = Request.objects.filter(pk=request_id).first()
    if found is None:
        return False
    try:
        people_doors.allow(actor, Permission.REQUEST_VIEW, found.baby_id, at=at)
    except Refused:
        return False
    return True


def outcome_for(actor: Actor, request_id: UUID, *, at: datetime) -> OutcomeTold:
    """The outcome, for whoever made the request and was told; the reading is recorded. Raises Refused, NotThere.

    Somebody a seal keeps from the family finds nothing.
    """
    names = [each.name for each in fields(OutcomeTold)]
    with connection.cursor() as cursor:
        cursor.execute("select * from referrals_outcome(%s)", [request_id])
        row = cursor.fetchone()
    if row is None:
        raise NotThere
    own = Subject(author_ids=frozenset({actor.worker_id} if actor.worker_id else ()))
    must(actor, Permission.OUTCOME_READ, own, at=at)
    found = dict(zip(names, row, strict=True))
    act = audit.Act(
        action="read the outcome of a request they made",
        permission=Permission.OUTCOME_READ,
        subject_kind="request",
        subject_id=request_id,
    )
    audit.record(actor, act)
    return OutcomeTold(**found | {"outcome": TriageOutcome(found["outcome"])})
