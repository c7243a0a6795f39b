"""What somebody with a one-time link may see: which family their report is about, and when the conference is."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from kith.access.actor import Actor
from kith.access.doors import NotThere, must
from kith.access.permissions import Permission
from kith.access.policy import Subject
from kith.people import doors as people_doors
from kith.protection.models import Meeting, MeetingDate, Report, ReportLink, Seat
from kith.strategy import doors as strategy_doors
from kith.strategy.words import LinkState

from .cases import opened
from .meetings import MeetingFile, SeatLine, meeting_for


@dataclass(frozen=True, kw_only=True)
class ReportVisit:
    """What an agency needs to give its report, and nothing more."""

    seat: Seat
    meeting: Meeting
    link: ReportLink
    planned_for: datetime
    baby_name: str
    born_on: date | None
    expected_on: date | None
    mother_name: str


def report_link_held(token_hash: str, *, at: datetime, for_update: bool = False) -> ReportLink:
    """The link with this token's hash while it is open. Raises LinkOver."""
    strategy_doors.hold(token_hash)
    rows = ReportLink.objects.filter(token_hash=token_hash)
    link = (rows.select_for_update() if for_update else rows).first()
    if link is None:
        raise strategy_doors.LinkOver(None)
    state = strategy_doors.state_of(link, at=at)
    if state is not LinkState.OPEN:
        raise strategy_doors.LinkOver(state, link)
    return link


def report_visit_for(actor: Actor, *, at: datetime) -> ReportVisit:
    """What a visitor's place at the conference shows; the opening is recorded. Raises Refused, NotThere, LinkOver."""
    place = _place_of(actor, at)
    seat = Seat.objects.select_related("team", "agency").filter(pk=place).first()
    link = ReportLink.objects.filter(seat_id=place).order_by("-made_at", "-id").first()
    if seat is None or link is None:
        raise NotThere
    state = strategy_doors.state_of(link, at=at)
    if state is not LinkState.OPEN or link.opened_at is None:
        raise strategy_doors.LinkOver(state, link)
    meeting = Meeting.objects.select_related("baby__mother").get(pk=seat.meeting_id)
    if meeting.baby.ended_as:  # nobody is asked anything more about this baby
        raise strategy_doors.LinkOver(LinkState.WITHDRAWN, link)
    opened(actor, seat.baby_id, Permission.PROTECTION_REPORT, "a conference report by one-time link", seat.pk)
    baby = meeting.baby
    return ReportVisit(
        seat=seat,
        meeting=meeting,
        link=link,
        planned_for=_planned_for(seat.meeting_id),
        baby_name=people_doors.name_of(baby),
        born_on=baby.date_of_birth,
        expected_on=baby.expected_on,
        mother_name=f"{baby.mother.given_name} {baby.mother.family_name}".strip(),
    )


def report_sent_by(actor: Actor, *, at: datetime) -> datetime:
    """When the conference is, for a visitor who has just given a report for it. Raises Refused, NotThere."""
    given = Report.objects.filter(seat_id=_place_of(actor, at), recorded_by=None).first()
    if given is None:
        raise NotThere
    return _planned_for(given.meeting_id)


def _place_of(actor: Actor, at: datetime) -> UUID:
    must(actor, Permission.PROTECTION_REPORT, Subject(invitation_id=actor.invitation_id), at=at)
    if actor.invitation_id is None:
        raise NotThere
    return actor.invitation_id


def linkable_seat(actor: Actor, seat_id: UUID, *, at: datetime) -> tuple[MeetingFile, SeatLine]:
    """A place for which whoever runs the conference may make a link. Raises Refused, NotThere."""
    found = Seat.objects.filter(pk=seat_id).values_list("meeting_id", flat=True).first()
    if found is None:
        raise NotThere
    file = meeting_for(actor, found, Permission.PROTECTION_RECORD, at=at)
    line = next((one for one in linkable(file) if one.seat.pk == seat_id), None)
    if line is None:
        raise NotThere
    return file, line


def linkable(file: MeetingFile) -> list[SeatLine]:
    """Teams asked as such, of which nobody may have a sign-in, whose report has not come; before the conference."""
    if not file.kind.is_conference or file.record is not None or file.meeting.baby.ended_as:
        return []
    return [one for one in file.seats if one.seat.worker_id is None and one.report is None]


def _planned_for(meeting_id: UUID) -> datetime:
    return MeetingDate.objects.filter(meeting_id=meeting_id).order_by("-set_at", "-id")[0].planned_for
