"""Opening a conference or a core group: its clock, who was asked, each agency's report, what was decided."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Q

from kith.access.actor import Actor
from kith.access.decide import role_may
from kith.access.doors import NotThere
from kith.access.permissions import Permission
from kith.kernel.limits import Deadline
from kith.people import doors as people_doors
from kith.protection import rules
from kith.protection.models import (
    Enquiry,
    Meeting,
    MeetingDate,
    MeetingRecord,
    Plan,
    Presence,
    Report,
    Seat,
)
from kith.protection.words import MeetingKind, MeetingStage, Shared
from kith.strategy import doors as strategy_doors

from . import procedures
from .cases import opened

FIRST = MeetingKind.INITIAL.value
WITH = ("baby__mother", "enquiry", "plan__conference", "called_by__team__agency")


@dataclass(frozen=True, kw_only=True)
class SeatLine:
    """One agency asked, its newest report, and whether it took part as the newest record says."""

    seat: Seat
    report: Report | None
    presence: Presence | None

    @property
    def paper(self) -> rules.Paper:
        one = self.report
        return rules.Paper(
            agency_name=self.seat.agency.name,
            received_at=one.received_at if one else None,
            shared=Shared(one.shared) if one else None,
            shared_on=one.shared_on if one else None,
            why_not=one.why_not_shared if one else "",
        )


@dataclass(frozen=True, kw_only=True)
class MeetingFile:
    """Everything about one meeting. `dates` are newest first; `record` is the newest."""

    meeting: Meeting
    dates: tuple[MeetingDate, ...]
    seats: tuple[SeatLine, ...]
    record: MeetingRecord | None
    due: Deadline | None
    may_record: bool
    mine: Seat | None

    @property
    def kind(self) -> MeetingKind:
        return MeetingKind(self.meeting.kind)

    @property
    def stage(self) -> MeetingStage:
        return rules.meeting_stage(recorded=self.record is not None)

    @property
    def planned_for(self) -> datetime:
        return self.dates[0].planned_for

    @property
    def places(self) -> tuple[rules.At, ...]:
        return tuple(
            rules.At(
                agency_name=one.seat.agency.name,
                kind=one.seat.agency.kind,
                attended=one.presence is not None and one.presence.attended,
                direct_contact=one.seat.direct_contact,
            )
            for one in self.seats
        )


def clock_of(meeting: Meeting) -> Deadline | None:
    """The time limit the meeting was called under, as the handbook said on the day its clock started."""
    if meeting.clock_started_at is None:
        return None
    kind, started = MeetingKind(meeting.kind), meeting.clock_started_at
    if kind is MeetingKind.INITIAL:
        coming_in = meeting.enquiry_id is None
        return procedures.transfer_due(started) if coming_in else procedures.conference_due(started)
    first = meeting.plan is not None and started == plan_began(meeting.plan)
    if kind is MeetingKind.REVIEW:
        return procedures.review_due(started, None if first else started)
    return procedures.core_group_due(started, None if first else started)


def plan_began(plan: Plan) -> datetime:
    """The moment a plan's clocks start from: its conference, or until then the day it was taken on."""
    first = Q(meeting_id=plan.conference_id) if plan.conference_id else Q(meeting__plan=plan, meeting__kind=FIRST)
    held = MeetingRecord.objects.filter(first).order_by("number").first()
    return held.held_at if held else plan.opened_at


def meeting_for(
    actor: Actor, meeting_id: UUID, permission: Permission = Permission.PROTECTION_VIEW, *, at: datetime
) -> MeetingFile:
    """One meeting; the opening is recorded. Raises Refused, NotThere."""
    meeting = Meeting.objects.select_related(*WITH).filter(pk=meeting_id).first()
    if meeting is None:
        raise NotThere
    people_doors.allow(actor, permission, meeting.baby_id, at=at)
    opened(actor, meeting.baby_id, permission, f"a {MeetingKind(meeting.kind).label.lower()}", meeting.pk)
    record = MeetingRecord.objects.select_related("recorded_by").filter(meeting=meeting).order_by("-number").first()
    seats = _seats(meeting, record)
    return MeetingFile(
        meeting=meeting,
        dates=tuple(MeetingDate.objects.select_related("set_by").filter(meeting=meeting).order_by("-set_at", "-id")),
        seats=seats,
        record=record,
        due=clock_of(meeting),
        may_record=bool(role_may(actor, Permission.PROTECTION_RECORD)),
        mine=next((one.seat for one in seats if is_mine(actor, one.seat)), None),
    )


def is_mine(actor: Actor, seat: Seat) -> bool:
    """Whether the seat is this actor's, or of a whole team whose work they share."""
    if seat.worker_id is not None:
        return seat.worker_id == actor.worker_id
    return seat.team_id in actor.team_ids or seat.team_id == actor.team_id


def _seats(meeting: Meeting, record: MeetingRecord | None) -> tuple[SeatLine, ...]:
    seats = Seat.objects.select_related("agency", "team", "worker").filter(meeting=meeting).order_by("invited_at", "id")
    reports = {one.seat_id: one for one in Report.objects.filter(meeting=meeting).order_by("recorded_at", "id")}
    there = {one.seat_id: one for one in Presence.objects.filter(record=record)} if record else {}
    return tuple(SeatLine(seat=one, report=reports.get(one.pk), presence=there.get(one.pk)) for one in seats)


def seat_for(actor: Actor, seat_id: UUID, *, at: datetime) -> tuple[MeetingFile, SeatLine]:
    """A seat of a meeting, for its own agency or for whoever runs the meeting. Raises Refused, NotThere."""
    found = Seat.objects.filter(pk=seat_id).values_list("meeting_id", flat=True).first()
    if found is None:
        raise NotThere
    file = meeting_for(actor, found, Permission.PROTECTION_REPORT, at=at)
    line = next(one for one in file.seats if one.seat.pk == seat_id)
    if not file.may_record and not is_mine(actor, line.seat):
        raise NotThere
    return file, line


def next_meeting(kind: MeetingKind, *, enquiry: Enquiry | None, plan: Plan | None) -> tuple[datetime | None, Deadline]:
    """From when the next meeting of this kind counts, and when it is due. Raises NotThere without what it needs."""
    if kind is MeetingKind.INITIAL and enquiry is not None:
        return enquiry.started_at, procedures.conference_due(enquiry.started_at)
    if plan is None:
        raise NotThere
    if kind is MeetingKind.INITIAL:
        return plan.opened_at, procedures.transfer_due(plan.opened_at)
    began, last = plan_began(plan), last_held(plan, kind)
    due = procedures.review_due if kind is MeetingKind.REVIEW else procedures.core_group_due
    return last or began, due(began, last)


def last_held(plan: Plan, kind: MeetingKind) -> datetime | None:
    held = MeetingRecord.objects.filter(meeting__plan=plan, meeting__kind=kind).order_by("-held_at")
    return held.values_list("held_at", flat=True).first()


def to_ask(baby_id: UUID) -> dict[str, Any]:
    """Who works with the baby now, and every team there is; the caller has opened the file."""
    involved = people_doors.standing(baby_id).select_related("agency", "team__agency", "worker")
    return {"involved": list(involved.order_by("agency__name", "id")), "teams": strategy_doors.every_team()}


def report_words(report: Report | None) -> dict[str, Any]:
    """What the newest report says, so that the form begins from it."""
    if report is None:
        return {}
    names = ("received_at", "words", "shared", "shared_on", "why_not_shared")
    return {name: getattr(report, name) for name in names} | {"why_one": report.why_not_shared}
