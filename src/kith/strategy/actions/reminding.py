"""Reminding those invited who have not answered: once by itself, and again when the chair asks."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from kith.access import audit
from kith.access.actor import Actor
from kith.access.permissions import Permission
from kith.directory import doors as directory_doors
from kith.kernel.clock import day_of
from kith.strategy import doors, rules
from kith.strategy.doors import procedures
from kith.strategy.models import Reminder

from . import notices


@transaction.atomic
def remind(*, discussion_id: UUID, by: Actor, at: datetime) -> int:
    """Remind everybody who has not answered; how many. Raises Refused, NotThere."""
    file = doors.file_for(by, discussion_id, Permission.STRATEGY_RECORD, at=at)
    silent = [one.invitation for one in file.invited if one.silent]
    sent = _send(((one, (one.reminded or 0) + 1) for one in silent), file.discussion, at, by)
    audit.record(
        by,
        audit.Act(
            action="reminded those invited to a strategy discussion",
            permission=Permission.STRATEGY_RECORD,
            subject_kind="discussion",
            subject_id=discussion_id,
            baby_id=file.discussion.baby_id,
            detail={"reminded": sent},
        ),
    )
    return sent


def remind_due(*, at: datetime) -> int:
    """Remind whoever has left an invitation unanswered for the handbook's time, once; in the background. How many."""
    sent = 0
    after = procedures.reminded_after(day_of(at))
    for one in doors.unanswered(at=at):
        due = rules.to_be_reminded(one.invited_at, one.planned_now, at, after=after, answered=False, reminded=False)
        if due:
            with transaction.atomic():
                sent += _send([(one, 1)], doors.at_its_time(one.discussion_id), at, None)
    return sent


def _send(asked: Iterable[tuple[Any, int]], discussion: Any, at: datetime, by: Actor | None) -> int:
    """One reminder and one letter for each; a reminder of a number that is there already is not sent again."""
    listed = list(asked)
    teams = notices.addresses(one.team_id for one, _number in listed)
    sender = directory_doors.worker_of(by) if by else None
    sent = 0
    for one, number in listed:
        _reminder, made = Reminder.objects.get_or_create(
            invitation=one,
            number=number,
            defaults={"discussion_id": discussion.pk, "baby_id": one.baby_id, "sent_at": at, "sent_by": sender},
        )
        if made:
            notices.remind(one, discussion, number, notices.address_of(one.team, one.worker, teams), at=at)
            sent += 1
    return sent
