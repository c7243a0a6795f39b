"""Conferences and core groups: call, move, and take each agency's report."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from kith.access.actor import Actor
from kith.access.doors import NotThere
from kith.access.permissions import Permission
from kith.directory import doors as directory_doors
from kith.directory.models import Team, Worker
from kith.people import actions as people_actions
from kith.people import doors as people_doors
from kith.people.models import Baby
from kith.protection import doors
from kith.protection.models import Enquiry, Meeting, MeetingDate, Plan, Report, Seat
from kith.protection.words import EnquiryStage, MeetingKind, MeetingStage, Shared

from . import notices
from .parts import CONFERENCE, CORE_GROUP, next_number, note, one_at_a_time

BASIS = "Asked to a meeting to protect this baby"


@dataclass(frozen=True, kw_only=True)
class Ask:
    """An agency to ask: one of its workers, or a whole team."""

    team: Team
    worker: Worker | None = None
    direct_contact: bool = True


@dataclass(frozen=True, kw_only=True)
class Call:
    """A meeting as it is planned. `late_reason` answers a date after the limit."""

    kind: MeetingKind
    planned_for: datetime
    chair: str
    place: str = ""
    late_reason: str = ""
    late_follow_up: str = ""
    ask: tuple[Ask, ...] = ()


@transaction.atomic
def call_meeting(
    *, call: Call, enquiry_id: UUID | None = None, plan_id: UUID | None = None, by: Actor, at: datetime
) -> Meeting:
    """Call a conference or core group, late or not: lateness is a finding with a reason, never a bar.

    Raises NotThere when nothing leads to it (an enquiry that ended without, a plan that is over); Refused.
    """
    enquiry, plan = _leads_to(call.kind, enquiry_id, plan_id, by, at)
    source = enquiry or plan
    assert source is not None, "one of the two leads to every meeting"
    baby = Baby.objects.get(pk=source.baby_id)
    started, deadline = doors.next_meeting(call.kind, enquiry=enquiry, plan=plan)
    worker = directory_doors.worker_of(by)
    meeting = Meeting.objects.create(
        number=next_number(CONFERENCE if call.kind.is_conference else CORE_GROUP, at),
        kind=call.kind.value,
        baby=baby,
        unborn=baby.date_of_birth is None,
        enquiry=enquiry,
        plan=plan,
        clock_started_at=started,
        due_at=deadline.due_at,
        chair=call.chair,
        place=call.place,
        called_by=worker,
        called_at=at,
    )
    _set_date(meeting, call.planned_for, call.late_reason, call.late_follow_up, worker, at)
    seats = _seats(meeting, call.ask, worker, by, at)
    _tell(meeting, seats, call.planned_for, at=at)
    note(by, f"called a {call.kind.label.lower()}", Permission.PROTECTION_RECORD, meeting, {"asked": len(seats)})
    return meeting


def _leads_to(
    kind: MeetingKind, enquiry_id: UUID | None, plan_id: UUID | None, by: Actor, at: datetime
) -> tuple[Enquiry | None, Plan | None]:
    if kind is MeetingKind.INITIAL and enquiry_id is not None:
        file = doors.enquiry_for(by, enquiry_id, Permission.PROTECTION_RECORD, at=at)
        if file.stage not in {EnquiryStage.UNDER_WAY, EnquiryStage.CONFERENCE_DUE}:
            raise NotThere
        return file.enquiry, None
    if plan_id is not None:
        plan = doors.plan_for(by, plan_id, Permission.PROTECTION_RECORD, at=at)
        if not plan.stage.is_current or (kind is MeetingKind.INITIAL and not plan.waits_for_conference):
            raise NotThere
        return None, plan.plan
    raise NotThere


def _set_date(
    meeting: Meeting, planned_for: datetime, reason: str, follow_up: str, worker: Worker, at: datetime
) -> MeetingDate:
    return MeetingDate.objects.create(
        meeting=meeting,
        baby_id=meeting.baby_id,
        planned_for=planned_for,
        late_reason=reason,
        late_follow_up=follow_up,
        set_by=worker,
        set_at=at,
    )


def _seats(meeting: Meeting, asks: Iterable[Ask], worker: Worker, by: Actor, at: datetime) -> list[Seat]:
    """One seat for each team and worker, however often named. Those who are asked may read the file."""
    once = {(ask.team.pk, ask.worker.pk if ask.worker else None): ask for ask in asks}
    seats = Seat.objects.bulk_create(
        Seat(
            meeting=meeting,
            baby_id=meeting.baby_id,
            agency_id=ask.team.agency_id,
            team=ask.team,
            worker=ask.worker,
            direct_contact=ask.direct_contact,
            invited_at=at,
            invited_by=worker,
        )
        for ask in once.values()
    )
    standing = {(one.team_id, one.worker_id) for one in people_doors.standing(meeting.baby_id)}
    for one in seats:
        if (one.team_id, one.worker_id) not in standing:
            place = people_actions.Seat(team=one.team, worker=one.worker, basis=BASIS)
            people_actions.involve(meeting.baby_id, place, by=by, at=at)
    return seats


def _tell(meeting: Meeting, seats: Iterable[Seat], planned_for: datetime, *, at: datetime) -> None:
    times_moved = MeetingDate.objects.filter(meeting=meeting).count() - 1
    for seat in seats:
        notices.asked(seat, meeting, planned_for, times_moved=times_moved, at=at)


@transaction.atomic
def move_meeting(
    *, meeting_id: UUID, planned_for: datetime, reason: str, follow_up: str, by: Actor, at: datetime
) -> MeetingDate:
    """Move a meeting that has not been held, with the reason when it is later than the limit.

    Raises NotThere when it was held; Refused.
    """
    file = doors.meeting_for(by, meeting_id, Permission.PROTECTION_RECORD, at=at)
    if file.stage is MeetingStage.HELD:
        raise NotThere
    moved = _set_date(file.meeting, planned_for, reason, follow_up, directory_doors.worker_of(by), at)
    _tell(file.meeting, (one.seat for one in file.seats), planned_for, at=at)
    note(by, "moved a meeting", Permission.PROTECTION_RECORD, moved)
    return moved


@dataclass(frozen=True, kw_only=True)
class ReportSaid:
    """An agency's report, and whether the parents have read it."""

    received_at: datetime
    words: str = ""
    shared: Shared
    shared_on: date | None = None
    why_not_shared: str = ""


@transaction.atomic
def give_report(*, seat_id: UUID, said: ReportSaid, by: Actor, at: datetime) -> Report:
    """Add an agency's report: by itself, or by whoever runs the meeting when it came by letter. The newest stands.

    Raises NotThere for somebody else's seat; Refused.
    """
    one_at_a_time(seat_id)
    file, line = doors.seat_for(by, seat_id, at=at)
    report = Report.objects.create(
        seat=line.seat,
        meeting=file.meeting,
        baby_id=file.meeting.baby_id,
        agency_id=line.seat.agency_id,
        recorded_by=directory_doors.worker_of(by),
        recorded_at=at,
        **asdict(said),
    )
    note(by, "gave a report for a conference", Permission.PROTECTION_REPORT, report)
    return report
