"""What is due in protection, for somebody's desk: their own babies, the most pressing first. Queries are bounded."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery

from kith.access.actor import Actor
from kith.access.decide import role_may
from kith.access.permissions import Permission
from kith.kernel.limits import Deadline, TimeState, state
from kith.people import doors as people_doors
from kith.people.models import Baby
from kith.protection import rules
from kith.protection.models import (
    EmergencyEnd,
    EmergencyStep,
    Enquiry,
    EnquiryOutcome,
    MeetingDate,
    MeetingRecord,
    Plan,
    Report,
    Seat,
)
from kith.protection.words import EmergencyKind, EnquiryStage, MeetingKind

from . import procedures
from .cases import stage_of
from .clocks import clocks_of, with_clocks

LOOKS_BACK = timedelta(days=120)
MOST = 12
PRESSING = {TimeState.SOON, TimeState.LATE}
CONFERENCES = (MeetingKind.INITIAL.value, MeetingKind.REVIEW.value)


@dataclass(frozen=True, kw_only=True)
class Due:
    """One thing that is due: what, about which baby, by when, and the thing to open."""

    what: str
    baby_name: str
    kind: str
    id: UUID
    deadline: Deadline


@dataclass(frozen=True, kw_only=True)
class Asked:
    """A report asked of this actor, or a team whose work they share."""

    seat_id: UUID
    number: str
    kind: MeetingKind
    baby_name: str
    planned_for: datetime
    due_at: datetime


def due_for(actor: Actor, *, at: datetime) -> tuple[list[Due], int]:
    """What is due soon or late of the babies this actor holds, and how many there are altogether.

    An enquiry whose conference has not been held is there from its first day.
    """
    if actor.worker_id is None:
        return [], 0
    babies = people_doors.going_on(actor)
    found: list[Due] = []
    if role_may(actor, Permission.PROTECTION_EMERGENCY):
        found += _emergencies(babies)
    if role_may(actor, Permission.PROTECTION_RECORD):
        found += [*_enquiries(babies), *_plans(babies)]
    pressing = [one for one in found if one.kind == "enquiry" or state(one.deadline, at) in PRESSING]
    pressing.sort(key=lambda one: one.deadline.due_at)
    return pressing[:MOST], len(pressing)


def reports_asked_of(actor: Actor, *, at: datetime) -> list[Asked]:
    """Reports for conferences to come that this actor, or a team whose work they share, has not given yet."""
    if actor.worker_id is None:
        return []
    teams = actor.team_ids | ({actor.team_id} if actor.team_id else frozenset())
    mine = Q(worker_id=actor.worker_id) | Q(worker=None, team_id__in=teams)
    planned = MeetingDate.objects.filter(meeting=OuterRef("meeting")).order_by("-set_at", "-id")
    seats = (
        Seat.objects.select_related("meeting", "baby__mother")
        .filter(mine, meeting__kind__in=CONFERENCES, baby__ended_as="", invited_at__gte=at - LOOKS_BACK)
        .exclude(Exists(Report.objects.filter(seat=OuterRef("pk"))))
        .exclude(Exists(MeetingRecord.objects.filter(meeting=OuterRef("meeting"))))
        .annotate(planned=Subquery(planned.values("planned_for")[:1]))
        .order_by("planned", "id")
    )
    return [
        Asked(
            seat_id=one.pk,
            number=one.meeting.number,
            kind=MeetingKind(one.meeting.kind),
            baby_name=people_doors.name_of(one.baby),
            planned_for=one.planned,
            due_at=procedures.report_due(one.planned),
        )
        for one in seats[:MOST]
    ]


def _emergencies(babies: QuerySet[Baby]) -> Iterable[Due]:
    ended = Exists(EmergencyEnd.objects.filter(step=OuterRef("pk")))
    extended = Exists(EmergencyStep.objects.filter(extends=OuterRef("pk")))
    steps = EmergencyStep.objects.select_related("extends", "baby__mother").filter(baby__in=babies)
    for step in steps.exclude(ended).exclude(extended):
        until = None
        if step.extends is not None:
            first = rules.EmergencyFacts(kind=EmergencyKind(step.extends.kind), taken_at=step.extends.taken_at)
            until = procedures.emergency_due(first).due_at
        facts = rules.EmergencyFacts(kind=EmergencyKind(step.kind), taken_at=step.taken_at, until=until)
        name, due = people_doors.name_of(step.baby), procedures.emergency_due(facts)
        yield Due(what=f"{facts.kind.label} ends", baby_name=name, kind="course", id=step.baby_id, deadline=due)


def _enquiries(babies: QuerySet[Baby]) -> Iterable[Due]:
    newest = EnquiryOutcome.objects.filter(enquiry=OuterRef("pk")).order_by("-recorded_at", "-id")
    held = Exists(MeetingRecord.objects.filter(meeting__enquiry=OuterRef("pk")))
    rows = Enquiry.objects.select_related("baby__mother").filter(baby__in=babies).exclude(held)
    for one in rows.annotate(code=Subquery(newest.values("code")[:1])):
        if stage_of(one.code or "", held=False) is EnquiryStage.ENDED:
            continue
        due = procedures.conference_due(one.started_at)
        name = people_doors.name_of(one.baby)
        yield Due(what="Initial conference", baby_name=name, kind="enquiry", id=one.pk, deadline=due)


def _plans(babies: QuerySet[Baby]) -> Iterable[Due]:
    """The core group, the review and the visit of every plan in force, in one query."""
    rows = with_clocks(Plan.objects.select_related("baby__mother").filter(baby__in=babies)).filter(over=False)
    for plan in rows:
        name = people_doors.name_of(plan.baby)
        for what, deadline in clocks_of(plan):
            yield Due(what=what, baby_name=name, kind="plan", id=plan.pk, deadline=deadline)
