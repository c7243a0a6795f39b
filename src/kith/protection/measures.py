"""What protection tells the measures: facts of those conferences one may see, and counts that name nobody.

Who should have taken part, and who did; measured at each conference, core group, review and visit.
"""

from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import connection

from kith.kernel.clock import day_of
from kith.people.models import Baby

from . import rules
from .doors import procedures
from .models import Meeting, MeetingRecord, Presence, Report
from .words import MeetingKind, Shared


@dataclass(frozen=True, kw_only=True)
class ConferenceFact:
    """One meeting that was held. `working_days` are those from what its clock counts from to the meeting."""

    meeting_id: UUID
    kind: MeetingKind
    locality: str
    counted_from: datetime | None
    held_at: datetime
    working_days: int | None
    in_time: bool
    quorate: bool
    asked: int
    attended: int
    reports: int
    shared: int
    dissent: bool


@dataclass(frozen=True)
class MeetingCounts:
    """Meetings of one month and locality. `quorate` is of conferences and reviews together."""

    month: date
    locality: str
    conferences: int
    in_time: int
    quorate: int
    reviews: int
    reviews_in_time: int
    core_groups: int
    core_groups_in_time: int
    dissent: int


@dataclass(frozen=True)
class AgencyCounts:
    """How often agencies of one kind were asked, came, reported, and the parents read it. Reports: conferences only."""

    month: date
    agency_kind: str
    meeting_kind: str
    asked: int
    attended: int
    reports: int
    shared: int
    shared_or_reason: int


@dataclass(frozen=True)
class PlanCounts:
    """Visits of one month and locality, and versions of plans in which the father has a part."""

    month: date
    locality: str
    visits: int
    visits_in_time: int
    baby_seen: int
    awake: int
    undressed: int
    sleep_place: int
    versions: int
    father_in_plan: int


def conference_facts(*, since: date, until: date) -> list[ConferenceFact]:
    """Facts of every meeting held between the two days, both included, that the actor's rows show. Five queries."""
    rows = MeetingRecord.objects.select_related("meeting").order_by("number")
    newest = {one.meeting_id: one for one in rows if since <= day_of(one.held_at) <= until}
    there: dict[UUID, list[Presence]] = {}
    chosen = [one.pk for one in newest.values()]
    for one in Presence.objects.select_related("agency", "seat").filter(record__in=chosen):
        there.setdefault(one.meeting_id, []).append(one)
    papers: dict[UUID, dict[UUID, str]] = {}
    for report in Report.objects.filter(meeting__in=list(newest)).order_by("recorded_at", "id"):
        papers.setdefault(report.meeting_id, {})[report.seat_id] = report.shared
    babies = dict(Baby.objects.filter(pk__in=[one.baby_id for one in newest.values()]).values_list("pk", "locality"))
    return [
        _fact(record, there.get(pk, []), papers.get(pk, {}), babies.get(record.baby_id, ""))
        for pk, record in newest.items()
    ]


def _fact(record: MeetingRecord, room: list[Presence], papers: dict[UUID, str], locality: str) -> ConferenceFact:
    meeting: Meeting = record.meeting
    started = meeting.clock_started_at
    calendar = procedures.calendar()
    days = calendar.working_days_between(day_of(started), day_of(record.held_at)) if started else None
    places = [
        rules.At(
            agency_name=one.agency.name,
            kind=one.agency.kind,
            attended=one.attended,
            direct_contact=one.seat.direct_contact,
        )
        for one in room
    ]
    return ConferenceFact(
        meeting_id=meeting.pk,
        kind=MeetingKind(meeting.kind),
        locality=locality,
        counted_from=started,
        held_at=record.held_at,
        working_days=days,
        in_time=meeting.due_at is not None and record.held_at <= meeting.due_at,
        quorate=rules.quorum(places) is None,
        asked=len(room),
        attended=sum(one.attended for one in room),
        reports=len(papers),
        shared=sum(shared == Shared.WITH_BOTH for shared in papers.values()),
        dissent=bool(record.parents_dissent or record.professionals_dissent),
    )


def meeting_counts(*, since: date, until: date) -> list[MeetingCounts]:
    """Counts by month and locality over the whole partnership: no meeting, baby or worker is named."""
    return [MeetingCounts(*row) for row in _rows("protection_counts", MeetingCounts, since, until)]


def agency_counts(*, since: date, until: date) -> list[AgencyCounts]:
    """Counts by month, kind of agency and kind of meeting over the whole partnership."""
    return [AgencyCounts(*row) for row in _rows("protection_agency_counts", AgencyCounts, since, until)]


def plan_counts(*, since: date, until: date) -> list[PlanCounts]:
    """Counts of visits and of versions of plans, by month and locality, over the whole partnership."""
    return [PlanCounts(*row) for row in _rows("protection_plan_counts", PlanCounts, since, until)]


def _rows(function: str, shape: Any, since: date, until: date) -> Iterable[tuple[Any, ...]]:
    columns = ", ".join(field.name for field in fields(shape))
    statement = f"select {columns} from {function}(%s::date, %s::date) order by 1, 2, 3"  # noqa: S608  our own names
    with connection.cursor() as cursor:
        cursor.execute(statement, (since, until))
        return list(cursor.fetchall())
