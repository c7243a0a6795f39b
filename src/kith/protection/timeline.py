"""What this room tells the chronology: enquiries, medicals, emergency steps, conferences, plans, visits in vain."""

from collections.abc import Iterable, Iterator
from datetime import datetime, time
from typing import Any
from uuid import UUID

from django.urls import reverse

from kith.access.actor import Actor
from kith.kernel.clock import LONDON
from kith.people.timeline import TimelineFact
from kith.people.words import About, EntryKind

from .doors import procedures
from .models import (
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
from .words import MeetingKind

BY = "recorded_by__team__agency"
NINE = time(9)


def entries_for(_actor: Actor, baby_id: UUID) -> list[TimelineFact]:
    """Every step of protection about one baby; the caller has asked access for the file.

    A visit that saw the baby is a sighting and is told by the people room; here stand those that did not.
    """
    return [
        *_enquiries(baby_id),
        *_medicals(baby_id),
        *_emergencies(baby_id),
        *_meetings(baby_id),
        *_reports(baby_id),
        *_plans(baby_id),
        *_visits(baby_id),
    ]


def _fact(one: Any, happened_at: datetime, kind: str, words: str, href: str, worker: Any, **more: Any) -> TimelineFact:
    known_at = more.pop("known_at", None) or getattr(one, "recorded_at", None) or one.opened_at
    agency = worker.team.agency
    return TimelineFact(
        happened_at=happened_at,
        known_at=known_at,
        agency_name=agency.name,
        agency_id=agency.pk,
        kind=kind,
        words=words,
        who=worker.full_name,
        href=href,
        key=f"{one._meta.model_name}.{one.pk}",
        group=EntryKind.PROTECTION,
        about=About.BABY,
        **more,
    )


def _newest(rows: Iterable[Any], of: str) -> list[Any]:
    """The newest row of each thing, from rows in order."""
    return list({getattr(row, of): row for row in rows}.values())


def _enquiries(baby_id: UUID) -> Iterator[TimelineFact]:
    for one in Enquiry.objects.select_related("opened_by__team__agency").filter(baby_id=baby_id):
        words = f"{one.number}. {one.get_enquiry_by_display()}. Led by {one.lead}."
        href = reverse("enquiry", args=[one.pk])
        yield _fact(one, one.started_at, "Section 47 enquiry started", words, href, one.opened_by)
    outcomes = EnquiryOutcome.objects.select_related(BY).filter(baby_id=baby_id).order_by("recorded_at", "id")
    for one in _newest(outcomes, "enquiry_id"):
        words = f"{one.get_borne_out_display()}. {procedures.outcome_label(one.code)}. {one.reasons}"
        href = reverse("enquiry", args=[one.enquiry_id])
        yield _fact(one, one.concluded_at, "Section 47 enquiry concluded", words, href, one.recorded_by)


def _medicals(baby_id: UUID) -> Iterator[TimelineFact]:
    rows = Medical.objects.select_related(BY).filter(baby_id=baby_id).order_by("recorded_at", "id")
    for one in _newest(rows, "enquiry_id"):
        when = one.held_at or one.asked_at or one.recorded_at
        words = ". ".join(
            part for part in (one.get_need_display(), one.get_result_display(), one.findings or one.need_reason) if part
        )
        href = reverse("enquiry", args=[one.enquiry_id])
        yield _fact(one, when, "Child protection medical", words, href, one.recorded_by)


def _emergencies(baby_id: UUID) -> Iterator[TimelineFact]:
    href = reverse("protection", args=[baby_id])
    for one in EmergencyStep.objects.select_related(BY, f"end__{BY}").filter(baby_id=baby_id):
        words = f"By {one.taken_by}. {one.reason} The baby was then: {one.where_now}"
        yield _fact(one, one.taken_at, one.get_kind_display(), words, href, one.recorded_by)
        end = getattr(one, "end", None)
        if end is not None:
            yield _fact(end, end.ended_at, f"{one.get_kind_display()} ended", end.safe_now, href, end.recorded_by)


def _meetings(baby_id: UUID) -> Iterator[TimelineFact]:
    rows = MeetingRecord.objects.select_related(BY, "meeting").filter(baby_id=baby_id).order_by("number")
    there: dict[UUID, list[str]] = {}
    for one in Presence.objects.select_related("agency").filter(baby_id=baby_id, attended=True):
        there.setdefault(one.record_id, []).append(one.agency.name)
    for one in _newest(rows, "meeting_id"):
        decided = ". ".join(part for part in (one.get_decision_display(), one.get_category_display()) if part)
        words = f"{decided}. {one.reasons}" if decided else one.reasons
        told = tuple((name, one.held_at) for name in dict.fromkeys(there.get(one.pk, ())))
        href, kind = reverse("meeting", args=[one.meeting_id]), f"{MeetingKind(one.meeting.kind).label} held"
        yield _fact(one, one.held_at, kind, words, href, one.recorded_by, told=told)


def _reports(baby_id: UUID) -> Iterator[TimelineFact]:
    rows = Report.objects.select_related("agency", BY, "meeting").filter(baby_id=baby_id).order_by("recorded_at", "id")
    for one in _newest(rows, "seat_id"):
        shared = f"{one.get_shared_display()}. {one.why_not_shared}".strip()
        yield TimelineFact(
            happened_at=one.received_at,
            known_at=one.received_at,
            agency_name=one.agency.name,
            kind="Report for a conference",
            words=f"For {one.meeting.number}. Read by the parents: {shared[0].lower()}{shared[1:]}",
            who=one.recorded_by.full_name,
            href=reverse("meeting", args=[one.meeting_id]),
            group=EntryKind.PROTECTION,
            about=About.BABY,
        )


def _plans(baby_id: UUID) -> Iterator[TimelineFact]:
    for one in Plan.objects.select_related("opened_by__team__agency").filter(baby_id=baby_id):
        came = f" It came from {one.came_from}." if one.came_from else ""
        words, href = f"{one.number}. {one.get_category_display()}.{came}", reverse("plan", args=[one.pk])
        began = datetime.combine(one.started_on, NINE, LONDON)
        yield _fact(one, began, "Child protection plan began", words, href, one.opened_by)
    for version in PlanVersion.objects.select_related(BY).filter(baby_id=baby_id):
        words, href = f"Version {version.number}. {version.babys_day}", reverse("plan", args=[version.plan_id])
        yield _fact(version, version.recorded_at, "Child protection plan written", words, href, version.recorded_by)
    for end in PlanEnd.objects.select_related(BY).filter(baby_id=baby_id):
        ended = datetime.combine(end.ended_on, NINE, LONDON)
        words, href = f"{end.get_reason_display()}. {end.words}", reverse("plan", args=[end.plan_id])
        yield _fact(end, ended, "Child protection plan ended", words, href, end.recorded_by)


def _visits(baby_id: UUID) -> Iterator[TimelineFact]:
    for one in Visit.objects.select_related("visited_by__team__agency").filter(baby_id=baby_id, sighting=None):
        words = f"{one.get_found_display().removeprefix('No: ')}. {one.why_not_seen}"
        href = reverse("plan", args=[one.plan_id])
        yield _fact(one, one.visited_at, "Visit, the baby not seen", words, href, one.visited_by)
