"""What the rooms above are told of a discussion's decision: which enquiry it started, on which day, and by whom."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from kith.access.actor import Actor
from kith.access.doors import NotThere
from kith.access.permissions import Permission
from kith.strategy import rules
from kith.strategy.models import Attendance, Discussion, Record
from kith.strategy.words import EnquiryBy, Threshold

from .discussions import discussion_for


@dataclass(frozen=True, kw_only=True)
class AgencyThere:
    """An agency that was asked to the discussion, and whether it took part."""

    agency_id: UUID
    name: str
    kind: str
    attended: bool


@dataclass(frozen=True, kw_only=True)
class Decided:
    """The decision of the newest record of a discussion that was held.

    `enquiry_starts_on` is the day the discussion began when it decided to start a section 47 enquiry (STR-7), else
    None; the clock of an initial conference counts from `started_at` of that discussion.
    """

    discussion_id: UUID
    number: str
    baby_id: UUID
    record_id: UUID
    started_at: datetime
    ended_at: datetime
    threshold: Threshold
    enquiry_by: EnquiryBy
    enquiry_starts_on: date | None
    reasons: str
    agencies: tuple[AgencyThere, ...]

    @property
    def starts_enquiry(self) -> bool:
        return self.threshold is Threshold.START_ENQUIRY

    @property
    def joint(self) -> bool:
        return self.enquiry_by is EnquiryBy.JOINT


def decision_of(
    actor: Actor, discussion_id: UUID, permission: Permission = Permission.STRATEGY_VIEW, *, at: datetime
) -> Decided:
    """The decision of one discussion. Raises Refused; NotThere when there is none, or it has not been held."""
    discussion = discussion_for(actor, discussion_id, permission, at=at)
    found = _decided([discussion])
    if not found:
        raise NotThere
    return found[0]


def decisions_about(_actor: Actor, baby_id: UUID) -> list[Decided]:
    """Every decision about one baby, the newest discussion first; the caller has asked access for the baby's file."""
    return _decided(Discussion.objects.filter(baby_id=baby_id).order_by("-called_at", "-id"))


def _decided(discussions: Iterable[Discussion]) -> list[Decided]:
    listed = list(discussions)
    records = Record.objects.filter(discussion__in=listed).order_by("number")
    newest = {one.discussion_id: one for one in records}
    there: dict[UUID, list[AgencyThere]] = {}
    for one in Attendance.objects.select_related("agency").filter(record__in=newest.values()).order_by("id"):
        line = AgencyThere(agency_id=one.agency_id, name=one.agency.name, kind=one.agency.kind, attended=one.attended)
        there.setdefault(one.discussion_id, []).append(line)
    return [_one(about, newest[about.pk], tuple(there.get(about.pk, ()))) for about in listed if about.pk in newest]


def _one(about: Discussion, record: Record, agencies: tuple[AgencyThere, ...]) -> Decided:
    threshold = Threshold(record.threshold)
    return Decided(
        discussion_id=about.pk,
        number=about.number,
        baby_id=about.baby_id,
        record_id=record.pk,
        started_at=record.started_at,
        ended_at=record.ended_at,
        threshold=threshold,
        enquiry_by=EnquiryBy(record.enquiry_by),
        enquiry_starts_on=rules.enquiry_starts_on(threshold, record.started_at),
        reasons=record.reasons,
        agencies=agencies,
    )
