"""What is added after a discussion: a line beside the minutes, and that somebody was told what came of it."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from kith.access import audit
from kith.access.actor import Actor
from kith.access.doors import NotThere
from kith.access.permissions import Permission
from kith.directory import doors as directory_doors
from kith.strategy import doors
from kith.strategy.models import AddedLine, Told
from kith.strategy.words import HowTold

from . import judging


@transaction.atomic
def add_line(*, discussion_id: UUID, about: str, words: str, sent: UUID, by: Actor, at: datetime) -> None:
    """Add a correction or an addition beside the minutes, for one's agency. The minutes stay as they are.

    Raises Refused; NotThere for somebody whose agency was not asked, or before there are minutes.
    """
    minutes = doors.minutes_for(by, discussion_id, Permission.STRATEGY_CONTRIBUTE, at=at)
    if not minutes.may_add or by.agency_id is None:
        raise NotThere
    row = AddedLine(
        discussion_id=discussion_id,
        record=minutes.file.newest,
        baby_id=minutes.file.discussion.baby_id,
        agency_id=by.agency_id,
        about=about,
        words=words,
        written_by=directory_doors.worker_of(by),
        written_at=at,
        sent=sent,
    )
    AddedLine.objects.bulk_create([row], ignore_conflicts=True)
    _note(by, "added a line to the minutes of a strategy discussion", Permission.STRATEGY_CONTRIBUTE, row)


@transaction.atomic
def note_told(*, discussion_id: UUID, key: str, how: HowTold, who: str, by: Actor, at: datetime) -> Told:
    """Note that the referrer, or somebody who was not there, was told what came of it. Raises Refused, NotThere."""
    minutes = doors.minutes_for(by, discussion_id, Permission.STRATEGY_RECORD, at=at)
    if key not in {one.key for one in minutes.recipients}:
        raise NotThere
    kind, _, number = key.partition(":")
    row = Told.objects.create(
        discussion_id=discussion_id,
        record=minutes.file.newest,
        baby_id=minutes.file.discussion.baby_id,
        invitation_id=UUID(number) if kind == "invitation" else None,
        worker_id=UUID(number) if kind == "worker" else None,
        how=how,
        who=who,
        told_at=at,
        told_by=directory_doors.worker_of(by),
    )
    judging.judge(minutes.file.discussion, by=by, at=at)
    _note(by, "told somebody what came of a strategy discussion", Permission.STRATEGY_RECORD, row)
    return row


def _note(by: Actor, action: str, permission: Permission, row: AddedLine | Told) -> None:
    audit.record(
        by,
        audit.Act(
            action=action,
            permission=permission,
            subject_kind="discussion",
            subject_id=row.discussion_id,
            baby_id=row.baby_id,
        ),
    )
