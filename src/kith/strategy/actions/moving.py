"""A discussion moved to another time, or called off: everybody invited is told, and their calendars with them."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from kith.access import audit
from kith.access.actor import Actor
from kith.access.doors import NotThere
from kith.access.permissions import Permission
from kith.directory import doors as directory_doors
from kith.strategy import doors
from kith.strategy.models import InvitationReply, OneTimeLink, Record, Rescheduling
from kith.strategy.words import Mode, Reply

from . import notices
from .recording import Stale


@dataclass(frozen=True, kw_only=True)
class Change:
    """Another time, or the end of it. `base` is the number of the change that was open when writing began."""

    planned_for: datetime
    mode: Mode
    join_details: str = ""
    why: str
    base: int = 0
    called_off: bool = False


@transaction.atomic
def reschedule(*, discussion_id: UUID, change: Change, by: Actor, at: datetime) -> Rescheduling:
    """Hold it at another time; yes and no were said to the old one and are asked for again.

    Raises Refused, NotThere once it was held or called off, Stale when somebody moved it meanwhile.
    """
    return _change(discussion_id, change, by, at)


@transaction.atomic
def call_off(*, discussion_id: UUID, why: str, base: int, by: Actor, at: datetime) -> Rescheduling:
    """Call it off, for good, with the reason: a new cause calls a new discussion. Raises as `reschedule`."""
    about = doors.discussion_for(by, discussion_id, Permission.STRATEGY_RECORD, at=at)
    change = Change(
        planned_for=about.planned_for,
        mode=Mode(about.mode),
        join_details=about.join_details,
        why=why,
        base=base,
        called_off=True,
    )
    made = _change(discussion_id, change, by, at)
    OneTimeLink.objects.filter(discussion_id=discussion_id, used_at=None, withdrawn_at=None).update(withdrawn_at=at)
    return made


def _change(discussion_id: UUID, change: Change, by: Actor, at: datetime) -> Rescheduling:
    about = doors.discussion_for(by, discussion_id, Permission.STRATEGY_RECORD, at=at)
    if about.called_off or Record.objects.filter(discussion=about).exists():
        raise NotThere
    if (about.moved_number or 0) != change.base:
        raise Stale
    chair = directory_doors.worker_of(by)
    made = Rescheduling.objects.create(
        discussion=about,
        baby_id=about.baby_id,
        number=change.base + 1,
        planned_for=change.planned_for,
        mode=change.mode,
        join_details=change.join_details,
        called_off=change.called_off,
        why=change.why,
        recorded_by=chair,
        recorded_at=at,
    )
    _tell(about, made, chair.pk, at)
    _note(by, made)
    return made


def _tell(about: Any, made: Rescheduling, chair_id: UUID, at: datetime) -> None:
    """A letter to each of those invited, with the calendar's update or cancellation; whoever moved it will be there."""
    asked = list(doors.invitations_to(about))
    teams = notices.addresses(one.team_id for one in asked)
    about.planned_for = made.planned_for
    for one in asked:
        notices.moved(one, about, made, notices.address_of(one.team, one.worker, teams), at=at)
        if one.worker_id == chair_id and not made.called_off:
            InvitationReply.objects.create(
                invitation=one,
                discussion_id=about.pk,
                baby_id=about.baby_id,
                reply=Reply.ATTENDING,
                replied_at=at,
                replied_by_id=chair_id,
            )


def _note(by: Actor, made: Rescheduling) -> None:
    audit.record(
        by,
        audit.Act(
            action="called off a strategy discussion" if made.called_off else "moved a strategy discussion",
            permission=Permission.STRATEGY_RECORD,
            subject_kind="discussion",
            subject_id=made.discussion_id,
            baby_id=made.baby_id,
            detail={"number": made.number},
        ),
    )
