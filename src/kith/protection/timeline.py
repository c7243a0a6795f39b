"""What this room tells the chronology: enquiries, medicals, emergency steps, conferences, plans, visits in vain."""

from collections.abc import Iterable, Iterator
from datetime import datetime, time
from typing import Any
from uuid import UUID

from django.urls import reverse

from kith.access.actor import Actor
from kith.access.together import Together
from kith.kernel.clock import LONDON
from kith.people.timeline import TimelineFact, by, of
from kith.people.words import About, EntryKind
from kith.strategy.words import EnquiryBy

from .doors import procedures
from .models import (
    EmergencyEnd,
    EmergencyStep,
    Enquiry,
    EnquiryOutcome,
    Medical,
    MeetingRecord,
    Plan,
    PlanEnd,
    PlanVersion,
    Presence,
    Report,
    Visit,
)
from .words import (
    Born,
    Category,
    CircumstancesOfVisit,
    Decision,
    EmergencyKind,
    EndReason,
    MedicalNeed,
    MedicalResult,
    MeetingKind,
    Shared,
)

NINE = time(9)
READ = Together(
    enquiry=(of(Enquiry), by("opened_by", "id", "number", "enquiry_by", "lead", "started_at", "opened_at")),
    enquiryoutcome=(
        of(EnquiryOutcome),
        by("recorded_by", "id", "enquiry_id", "borne_out", "code", "reasons", "concluded_at", "recorded_at"),
    ),
    medical=(
        of(Medical),
        by(
            *("recorded_by", "id", "enquiry_id", "held_at", "asked_at", "recorded_at"),
            *("need", "need_reason", "result", "findings"),
        ),
    ),
    emergencystep=(
        of(EmergencyStep),
        by("recorded_by", "id", "kind", "taken_by", "taken_at", "reason", "where_now", "recorded_at"),
    ),
    emergencyend=(of(EmergencyEnd), by("recorded_by", "id", "ended_at", "safe_now", "recorded_at", "step__kind")),
    meetingrecord=(
        of(MeetingRecord),
        by(
            *("recorded_by", "id", "number", "meeting_id", "meeting__kind", "decision", "category", "reasons"),
            *("held_at", "recorded_at"),
        ),
    ),
    presence=(of(Presence), ("record_id", "attended", "agency__name")),
    report=(
        of(Report),
        by(
            *("recorded_by", "id", "seat_id", "meeting_id", "meeting__number", "shared", "why_not_shared"),
            *("given_by_name", "received_at", "recorded_at", "agency__name"),
        ),
    ),
    plan=(of(Plan), by("opened_by", "id", "number", "category", "came_from", "started_on", "opened_at")),
    planversion=(of(PlanVersion), by("recorded_by", "id", "plan_id", "number", "babys_day", "recorded_at")),
    planend=(of(PlanEnd), by("recorded_by", "id", "plan_id", "reason", "words", "ended_on", "recorded_at")),
    visit=(
        of(Visit),
        by("visited_by", "id", "plan_id", "found", "why_not_seen", "visited_at", "recorded_at", "sighting_id"),
    ),
)

type Rows = dict[str, list[Any]]


def entries_for(_actor: Actor, baby_id: UUID, rows: Rows | None = None) -> list[TimelineFact]:
    """Every step of protection about one baby; the caller has asked access for the file.

    A visit that saw the baby is a sighting and is told by the people room; here stand those that did not.
    """
    rows = rows or READ.about(baby_id)
    tellers = (_enquiries, _medicals, _meetings, _reports, _plans, _visits)
    return [*_emergencies(rows, baby_id), *(fact for teller in tellers for fact in teller(rows))]


def _fact(key: str, happened_at: datetime, kind: str, words: str, href: str, one: Any, **more: Any) -> TimelineFact:
    """One step as an entry; `one` is its row, which says who wrote it down and when."""
    written = getattr(one, "recorded_by", None) or getattr(one, "opened_by", None) or one.visited_by
    return TimelineFact(
        happened_at=happened_at,
        known_at=getattr(one, "recorded_at", None) or one.opened_at,
        agency_name=written.team.agency.name,
        agency_id=written.team.agency_id,
        kind=kind,
        words=words,
        who=written.full_name,
        href=href,
        key=f"{key}.{one.id}",
        group=EntryKind.PROTECTION,
        about=About.BABY,
        **more,
    )


def _newest(rows: Iterable[Any], of: str, order: str = "recorded_at") -> list[Any]:
    """The newest row of each thing."""
    return list({getattr(row, of): row for row in sorted(rows, key=lambda one: (getattr(one, order), one.id))}.values())


def _label(kind: type[Any], value: str) -> str:
    return str(kind(value).label) if value else ""


def _enquiries(rows: Rows) -> Iterator[TimelineFact]:
    for one in rows["enquiry"]:
        words = f"{one.number}. {_label(EnquiryBy, one.enquiry_by)}. Led by {one.lead}."
        href = reverse("enquiry", args=[one.id])
        yield _fact("enquiry", one.started_at, "Section 47 enquiry started", words, href, one)
    for one in _newest(rows["enquiryoutcome"], "enquiry_id"):
        words = f"{_label(Born, one.borne_out)}. {procedures.outcome_label(one.code)}. {one.reasons}"
        href = reverse("enquiry", args=[one.enquiry_id])
        yield _fact("enquiryoutcome", one.concluded_at, "Section 47 enquiry concluded", words, href, one)


def _medicals(rows: Rows) -> Iterator[TimelineFact]:
    for one in _newest(rows["medical"], "enquiry_id"):
        when = one.held_at or one.asked_at or one.recorded_at
        said = (_label(MedicalNeed, one.need), _label(MedicalResult, one.result), one.findings or one.need_reason)
        href = reverse("enquiry", args=[one.enquiry_id])
        yield _fact("medical", when, "Child protection medical", ". ".join(filter(None, said)), href, one)


def _emergencies(rows: Rows, baby_id: UUID) -> Iterator[TimelineFact]:
    href = reverse("protection", args=[baby_id])
    for one in rows["emergencystep"]:
        words = f"By {one.taken_by}. {one.reason} The baby was then: {one.where_now}"
        yield _fact("emergencystep", one.taken_at, _label(EmergencyKind, one.kind), words, href, one)
    for end in rows["emergencyend"]:
        kind = f"{_label(EmergencyKind, end.step.kind)} ended"
        yield _fact("emergencyend", end.ended_at, kind, end.safe_now, href, end)


def _meetings(rows: Rows) -> Iterator[TimelineFact]:
    there: dict[UUID, list[str]] = {}
    for one in rows["presence"]:
        if one.attended:
            there.setdefault(one.record_id, []).append(one.agency.name)
    for one in _newest(rows["meetingrecord"], "meeting_id", "number"):
        decided = ". ".join(filter(None, (_label(Decision, one.decision), _label(Category, one.category))))
        words = f"{decided}. {one.reasons}" if decided else one.reasons
        told = tuple((name, one.held_at) for name in dict.fromkeys(there.get(one.id, ())))
        href, kind = reverse("meeting", args=[one.meeting_id]), f"{MeetingKind(one.meeting.kind).label} held"
        yield _fact("meetingrecord", one.held_at, kind, words, href, one, told=told)


def _reports(rows: Rows) -> Iterator[TimelineFact]:
    for one in _newest(rows["report"], "seat_id"):
        shared = f"{_label(Shared, one.shared)}. {one.why_not_shared}".strip()
        yield TimelineFact(
            happened_at=one.received_at,
            known_at=one.received_at,
            agency_name=one.agency.name,
            kind="Report for a conference",
            words=f"For {one.meeting.number}. Read by the parents: {shared[0].lower()}{shared[1:]}",
            who=one.given_by_name or one.recorded_by.full_name,
            href=reverse("meeting", args=[one.meeting_id]),
            group=EntryKind.PROTECTION,
            about=About.BABY,
        )


def _plans(rows: Rows) -> Iterator[TimelineFact]:
    for one in rows["plan"]:
        came = f" It came from {one.came_from}." if one.came_from else ""
        words, href = f"{one.number}. {_label(Category, one.category)}.{came}", reverse("plan", args=[one.id])
        began = datetime.combine(one.started_on, NINE, LONDON)
        yield _fact("plan", began, "Child protection plan began", words, href, one)
    for version in rows["planversion"]:
        words, href = f"Version {version.number}. {version.babys_day}", reverse("plan", args=[version.plan_id])
        yield _fact("planversion", version.recorded_at, "Child protection plan written", words, href, version)
    for end in rows["planend"]:
        ended = datetime.combine(end.ended_on, NINE, LONDON)
        words, href = f"{_label(EndReason, end.reason)}. {end.words}", reverse("plan", args=[end.plan_id])
        yield _fact("planend", ended, "Child protection plan ended", words, href, end)


def _visits(rows: Rows) -> Iterator[TimelineFact]:
    for one in rows["visit"]:
        if one.sighting_id is None:
            words = f"{_label(CircumstancesOfVisit, one.found).removeprefix('No: ')}. {one.why_not_seen}"
            href = reverse("plan", args=[one.plan_id])
            yield _fact("visit", one.visited_at, "Visit, the baby not seen", words, href, one)
