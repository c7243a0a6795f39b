"""What this room tells the chronology: plans begun and looked at, incidents, checklists, referrals, notifications.

Each entry is for those who work with the baby and is in no copy that leaves Kith (`Audience.SAFETY`). What a plan says
is not told at all: it stands on its own page, where it changes.
"""

from collections.abc import Iterator
from datetime import datetime
from typing import Any
from uuid import UUID

from django.urls import reverse

from kith.access.actor import Actor
from kith.access.together import Together
from kith.people.timeline import TimelineFact, by, of
from kith.people.words import About, Audience, EntryKind

from .models import Checklist, Incident, MaracReferral, PlanReview, PlanVersion, PoliceNotice
from .words import Outcome, Presence, ReviewCause

READ = Together(
    version=(of(PlanVersion), by("recorded_by", "id", "number", "recorded_at")),
    review=(of(PlanReview), by("reviewed_by", "id", "cause", "outcome", "words", "reviewed_at")),
    incident=(of(Incident), by("recorded_by", "id", "happened_at", "words", "source", "recorded_at")),
    checklist=(of(Checklist), by("recorded_by", "id", "presence", "judgement_reason", "recorded_at")),
    referral=(of(MaracReferral), by("referred_by", "id", "why", "referred_at")),
    notice=(of(PoliceNotice), by("sent_by", "id", "incident_at", "words", "baby_there", "sent_at")),
)

type Rows = dict[str, list[Any]]


def entries_for(_actor: Actor, baby_id: UUID, rows: Rows | None = None) -> list[TimelineFact]:
    """Every entry about one baby, as far as the reader's rows show them; the caller has asked access for the file."""
    rows = rows or READ.about(baby_id)
    href = reverse("arrangements", args=[baby_id])
    return [*_plans(rows, href), *_happened(rows, href), *_asked(rows, href)]


def _fact(happened_at: datetime, known_at: datetime, kind: str, words: str, href: str, worker: Any) -> TimelineFact:
    """An entry without a key: what is to be corrected is corrected on its own page."""
    return TimelineFact(
        happened_at=happened_at,
        known_at=known_at,
        agency_name=worker.team.agency.name,
        agency_id=worker.team.agency_id,
        kind=kind,
        words=words,
        who=worker.full_name,
        href=href,
        group=EntryKind.SAFETY,
        about=About.MOTHER,
        audience=Audience.SAFETY,
    )


def _plans(rows: Rows, href: str) -> Iterator[TimelineFact]:
    for one in rows["version"]:
        if one.number == 1:
            words = "Open the arrangements to read what stands now."
            yield _fact(one.recorded_at, one.recorded_at, "Arrangements begun", words, href, one.recorded_by)
    for one in rows["review"]:
        words = f"{ReviewCause(one.cause).label}. {Outcome(one.outcome).label}. {one.words}"
        yield _fact(one.reviewed_at, one.reviewed_at, "Arrangements looked at again", words, href, one.reviewed_by)


def _happened(rows: Rows, href: str) -> Iterator[TimelineFact]:
    for one in rows["incident"]:
        words = f"{one.words} Told by: {one.source}"
        yield _fact(one.happened_at, one.recorded_at, "Domestic abuse: an incident", words, href, one.recorded_by)
    for one in rows["notice"]:
        notice, words = reverse("notice", args=[one.id]), f"{one.words} The baby: {one.baby_there}"
        yield _fact(one.incident_at, one.sent_at, "Police notification", words, notice, one.sent_by)


def _asked(rows: Rows, href: str) -> Iterator[TimelineFact]:
    for one in rows["checklist"]:
        answers = reverse("checklist", args=[one.id])
        words = f"{Presence(one.presence).label}. {one.judgement_reason}".strip()
        yield _fact(one.recorded_at, one.recorded_at, "Domestic abuse: a checklist", words, answers, one.recorded_by)
    for one in rows["referral"]:
        yield _fact(one.referred_at, one.referred_at, "Referred to a MARAC", one.why, href, one.referred_by)
