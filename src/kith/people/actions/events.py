"""What an agency adds to the chronology: something that happened, a correction, what an entry of its own means."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from kith.access import audit
from kith.access.actor import Actor
from kith.access.doors import NotThere, must
from kith.access.permissions import Permission
from kith.directory import doors as directory_doors
from kith.kernel.clock import day_of
from kith.people import doors, rules
from kith.people.models import Baby, EntryRemark, Event
from kith.people.words import About, Audience, EventSource, EventTopic, Impact, Significance

from . import checks


@dataclass(frozen=True, kw_only=True)
class EventSaid:
    """Something that happened, with the dates that matter and what its agency makes of it."""

    topic: EventTopic
    about: About
    words: str
    happened_at: datetime
    known_at: datetime
    source: EventSource
    source_words: str = ""
    significance: Significance
    impact: Impact
    impact_words: str = ""
    audience: Audience = Audience.FILE


@dataclass(frozen=True, kw_only=True)
class Entry:
    """An entry of the chronology as its reader found it: its key, its agency, its words and who may see it."""

    key: str
    agency_id: UUID
    words: str = ""
    audience: Audience = Audience.FILE


@dataclass(frozen=True, kw_only=True)
class CorrectionSaid:
    """What is right, and what was wrong; `happened_at` when the day or hour was."""

    words: str
    reason: str
    happened_at: datetime | None = None


@dataclass(frozen=True, kw_only=True)
class MeaningSaid:
    """What an entry means, in the eyes of its own agency."""

    significance: Significance
    impact: Impact
    impact_words: str = ""


@transaction.atomic
def add_event(
    baby_id: UUID, said: EventSaid, *, explained: str = "", by: Actor, at: datetime
) -> Event | checks.Queried:
    """Add something that happened, owned by the worker's agency. Raises Refused; ValueError for what has not come."""
    doors.allow(by, Permission.EVENT_ADD, baby_id, at=at)
    baby = Baby.objects.filter(pk=baby_id).first()
    day = (baby.date_of_birth or baby.expected_on) if baby else None
    if baby is None or day is None:
        raise NotThere
    if max(said.happened_at, said.known_at) > at:
        raise ValueError("it has happened, and is known, already")
    found = [rules.an_agency_knows_after_it_happened(said.happened_at, said.known_at)]
    if said.about is About.BABY:
        found.append(rules.nothing_happens_before_conception(day_of(said.happened_at), day, checks.bounds(day_of(at))))
    queried = checks.unexplained(found, explained)
    if queried:
        return queried
    made = Event.objects.create(
        baby=baby,
        topic=said.topic.value,
        about=said.about.value,
        words=said.words,
        happened_at=said.happened_at,
        known_at=said.known_at,
        source=said.source.value,
        source_words=said.source_words,
        significance=said.significance.value,
        impact=said.impact.value,
        impact_words=said.impact_words,
        audience=said.audience.value,
        agency=directory_doors.worker_of(by).team.agency,
        recorded_at=at,
        recorded_by_id=by.worker_id,
    )
    checks.explain(found, explained, baby, by=by, at=at)
    _audit(by, "added something that happened", Permission.EVENT_ADD, made.pk, baby_id)
    return made


@transaction.atomic
def correct_entry(
    baby_id: UUID, entry: Entry, said: CorrectionSaid, *, by: Actor, at: datetime
) -> EntryRemark | checks.Queried:
    """Add a correction to an entry of one's own agency; what stood before stays. Raises Refused (CHR-2)."""
    _own(baby_id, entry, by, at)
    if said.happened_at is not None and said.happened_at > at:
        raise ValueError("it has happened already")
    before = "" if said.happened_at is not None else entry.words
    finding = rules.a_correction_says_what_was_wrong(said.words, said.reason, before)
    if finding:
        return checks.Queried((finding,))
    words = {"words": said.words, "reason": said.reason.strip()[:400], "happened_at": said.happened_at}
    return _remark(baby_id, entry, words, "corrected an entry of the chronology", by, at)


@transaction.atomic
def weigh_entry(baby_id: UUID, entry: Entry, said: MeaningSaid, *, by: Actor, at: datetime) -> EntryRemark:
    """Say what an entry of one's own agency means: its significance, and what it did to the baby. Raises Refused."""
    _own(baby_id, entry, by, at)
    words = {
        "significance": said.significance.value,
        "impact": said.impact.value,
        "impact_words": said.impact_words.strip()[:400],
    }
    return _remark(baby_id, entry, words, "said what an entry of the chronology means", by, at)


def _own(baby_id: UUID, entry: Entry, by: Actor, at: datetime) -> None:
    subject = replace(doors.subject_of(baby_id), agency_id=entry.agency_id)
    must(by, Permission.ENTRY_CORRECT, subject, at=at)


def _remark(baby_id: UUID, entry: Entry, words: Mapping[str, Any], action: str, by: Actor, at: datetime) -> EntryRemark:
    made = EntryRemark.objects.create(
        baby_id=baby_id,
        entry=entry.key,
        own=entry.audience is Audience.AGENCY,
        agency_id=entry.agency_id,
        recorded_at=at,
        recorded_by_id=by.worker_id,
        **words,
    )
    _audit(by, action, Permission.ENTRY_CORRECT, made.pk, baby_id)
    return made


def _audit(by: Actor, action: str, permission: Permission, made_id: UUID, baby_id: UUID) -> None:
    act = audit.Act(
        action=action, permission=permission, subject_kind="chronology entry", subject_id=made_id, baby_id=baby_id
    )
    audit.record(by, act)
