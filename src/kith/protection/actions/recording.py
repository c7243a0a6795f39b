"""The record of a conference or core group; a decision for a plan begins it, a decision against one ends it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from kith.access.actor import Actor
from kith.access.permissions import Permission
from kith.directory import doors as directory_doors
from kith.kernel.clock import day_of
from kith.protection import doors, rules
from kith.protection.models import Meeting, MeetingRecord, Plan, Presence
from kith.protection.words import Agreement, Category, Decision, MeetingKind, MeetingStage

from .linking import withdraw_links
from .parts import PLAN, Stale, next_number, note, one_at_a_time


@dataclass(frozen=True, kw_only=True)
class There:
    """Whether an agency that was asked took part, and by whom."""

    seat_id: UUID
    attended: bool
    name: str = ""


@dataclass(frozen=True, kw_only=True)
class MinutesSaid:
    """The record as its chair writes it. `based_on` is the number of the record that was open, 0 for none."""

    based_on: int
    held_at: datetime
    decision: Decision | None = None
    category: Category | None = None
    reasons: str
    baby_voice: str = ""
    mother: Agreement = Agreement.NOT_ASKED
    father: Agreement = Agreement.NOT_ASKED
    parents_dissent: str = ""
    professionals_dissent: str = ""
    not_quorate_reason: str = ""
    late_reason: str = ""
    next_on: date | None = None
    there: tuple[There, ...] = ()


@transaction.atomic
def record_meeting(*, meeting_id: UUID, said: MinutesSaid, by: Actor, at: datetime) -> MeetingRecord:
    """Add the next record. An initial conference that decides for a plan begins the plan on that day.

    Raises Stale when another record was added meanwhile; Refused, NotThere.
    """
    one_at_a_time(meeting_id)
    file = doors.meeting_for(by, meeting_id, Permission.PROTECTION_RECORD, at=at)
    if (file.record.number if file.record else 0) != said.based_on:
        raise Stale
    rules.must("conference or core group", file.stage, MeetingStage.HELD)
    record = _record(file.meeting, said, by, at)
    _presences(record, file, said.there)
    withdraw_links(meeting_id, at=at)
    if file.kind is MeetingKind.INITIAL and said.decision is Decision.PLAN:
        _begin_plan(file.meeting, record, said.category, by, at)
    note(by, "recorded a meeting", Permission.PROTECTION_RECORD, record, {"number": record.number})
    return record


def _record(meeting: Meeting, said: MinutesSaid, by: Actor, at: datetime) -> MeetingRecord:
    return MeetingRecord.objects.create(
        meeting=meeting,
        baby_id=meeting.baby_id,
        number=said.based_on + 1,
        held_at=said.held_at,
        decision=said.decision.value if said.decision else "",
        category=said.category.value if said.category else "",
        reasons=said.reasons,
        baby_voice=said.baby_voice,
        mother=said.mother.value,
        father=said.father.value,
        parents_dissent=said.parents_dissent,
        professionals_dissent=said.professionals_dissent,
        not_quorate_reason=said.not_quorate_reason,
        late_reason=said.late_reason,
        next_on=said.next_on,
        recorded_by=directory_doors.worker_of(by),
        recorded_at=at,
    )


def _presences(record: MeetingRecord, file: doors.MeetingFile, there: Iterable[There]) -> None:
    said = {one.seat_id: one for one in there}
    Presence.objects.bulk_create(
        Presence(
            record=record,
            meeting=file.meeting,
            seat=line.seat,
            baby_id=record.baby_id,
            agency_id=line.seat.agency_id,
            attended=line.seat.pk in said and said[line.seat.pk].attended,
            name=said[line.seat.pk].name if line.seat.pk in said else "",
        )
        for line in file.seats
    )


def _begin_plan(meeting: Meeting, record: MeetingRecord, category: Category | None, by: Actor, at: datetime) -> None:
    """The plan begins on the day of the conference, on the baby's own record; once, however often the record is put
    right."""
    taken_on = meeting.plan_id is not None  # from another area: it goes on, and is not begun again
    if category is None or taken_on or Plan.objects.filter(conference=meeting).exists():
        return
    born = meeting.baby.date_of_birth
    held_on = day_of(record.held_at)
    plan = Plan.objects.create(
        number=next_number(PLAN, at),
        baby_id=meeting.baby_id,
        conference=meeting,
        category=category.value,
        before_birth=born is None or born > held_on,
        team=directory_doors.worker_of(by).team,
        started_on=held_on,
        opened_by=directory_doors.worker_of(by),
        opened_at=at,
    )
    note(by, "began a child protection plan", Permission.PROTECTION_RECORD, plan)
