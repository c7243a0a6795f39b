"""What this room tells the chronology: notes, events, handovers, who came and went, what was learnt of the men."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import models
from django.urls import reverse

from kith.access.actor import Actor
from kith.access.together import Together

from . import doors
from .models import Event, Handover, Involvement, MaleCarerRecord, Note
from .rules import abuse_is_never_for_the_parents
from .words import (
    TELLS_OF_ABUSE,
    About,
    Audience,
    EntryKind,
    EventSource,
    EventTopic,
    Impact,
    Knowledge,
    NoteKind,
    Part,
    Relationship,
    Significance,
)


@dataclass(frozen=True, kw_only=True, slots=True)
class TimelineFact:
    """One entry, owned by its agency: when it happened, when that agency knew, and in whose words.

    A room gives what it holds; what it leaves out is not guessed. `key` names the entry for ever ("note.<id>"): with
    it and `agency_id` its agency may add a correction. `entered_at` is when it came into Kith, when later than known.
    `told` are agencies that were told, by name, and when: sent, circulated, answered.
    """

    happened_at: datetime
    known_at: datetime
    agency_name: str
    kind: str
    words: str
    who: str = ""
    href: str = ""
    key: str = ""
    agency_id: UUID | None = None
    entered_at: datetime | None = None
    group: EntryKind = EntryKind.OTHER
    about: About | None = None
    source: str = ""
    significance: Significance | None = None
    impact: Impact | None = None
    impact_words: str = ""
    audience: Audience = Audience.FILE
    told: tuple[tuple[str, datetime], ...] = ()


WORKER = ("full_name", "team__agency__name", "team__agency_id")
"""What is read of who wrote something down."""


def of(table: Any) -> Callable[[UUID], models.QuerySet[Any]]:
    """The rows of a table that are about a baby."""
    return lambda baby_id: table.objects.filter(baby_id=baby_id)


def by(worker: str, *columns: str) -> tuple[str, ...]:
    """These columns, and who wrote it down, in the column `worker`."""
    return (*columns, *(f"{worker}__{one}" for one in WORKER))


type Rows = dict[str, list[Any]]


def entries_for(actor: Actor, baby_id: UUID, rows: Rows | None = None) -> list[TimelineFact]:
    """What happened around one baby, in no order; the caller has asked access for the file."""
    if not doors.visible_to(actor).filter(pk=baby_id).exists():
        return []
    rows = rows or READ.about(baby_id)
    facts = [_note(one) for one in rows["note"]]
    facts += [*_comings(rows["involvement"]), *_men(rows["carer"]), *_handovers(rows["handover"])]
    return [*facts, *_events(baby_id), *_sightings(actor, baby_id)]


def _who(worker: Any) -> str:
    return worker.full_name or ""


MOST = 10_000
TOPICS = {topic.value: topic.label for topic in EventTopic}
ABOUT: dict[str, About] = {one.value: one for one in About}
SIGNIFICANCES: dict[str, Significance] = {one.value: one for one in Significance}
IMPACTS: dict[str, Impact] = {one.value: one for one in Impact}
AUDIENCES: dict[str, Audience] = {one.value: one for one in Audience}
EVENT_SOURCES = {source.value: source.label for source in EventSource}

NOTE_GROUPS = {
    NoteKind.WORRY: EntryKind.WORRY,
    NoteKind.STRENGTH: EntryKind.STRENGTH,
    NoteKind.SIGHTING: EntryKind.SEEN,
}


READ = Together(
    note=(
        of(Note),
        ("id", "kind", "words", "about_mother", "happened_at", "recorded_at", "agency_id", "agency__name",
         "recorded_by__full_name"),
    ),
    involvement=(
        of(Involvement), ("id", "part", "basis", "since", "until", "agency__name", "team__name", "worker__full_name"),
    ),
    carer=(
        of(MaleCarerRecord),
        by("recorded_by", "id", "baby_id", "relationship", "knowledge", "name_given", "strengths", "worries",
           "factors", "recorded_at"),
    ),
    handover=(
        of(Handover), ("id", "involvement_id", "number", "saved_at", "team__agency__name", "written_by__full_name"),
    ),
)  # fmt: skip
"""Events and sightings are read apart: of those there may be thousands."""


def _note(one: Any) -> TimelineFact:
    kind = NoteKind(one.kind)
    return TimelineFact(
        happened_at=one.happened_at,
        known_at=one.recorded_at,
        agency_name=one.agency.name,
        kind=kind.label,
        words=one.words,
        who=_who(one.recorded_by),
        key=f"note.{one.id}",
        agency_id=one.agency_id,
        group=NOTE_GROUPS[kind],
        about=About.MOTHER if one.about_mother else About.BABY,
        audience=Audience.MOTHERS_HEALTH if one.about_mother else Audience.FILE,
        source=EventSource.OWN.label,
    )


EVENT_FIELDS = (
    "pk", "topic", "about", "words", "happened_at", "known_at", "source", "source_words", "significance", "impact",
    "impact_words", "audience", "agency_id", "agency__name", "recorded_at", "recorded_by__full_name",
)  # fmt: skip


def _events(baby_id: UUID) -> list[TimelineFact]:
    """Read as plain values: a file may have thousands, and a model for each would take most of the time."""
    return [_event(*row) for row in Event.objects.filter(baby_id=baby_id).values_list(*EVENT_FIELDS)]


def _event(*row: Any) -> TimelineFact:
    pk, topic, about, words, happened_at, known_at, source, source_words, *more = row
    significance, impact, impact_words, audience, agency_id, agency_name, recorded_at, who = more
    said = EVENT_SOURCES[source]
    return TimelineFact(
        happened_at=happened_at,
        known_at=known_at,
        entered_at=recorded_at,
        agency_name=agency_name,
        kind=TOPICS[topic],
        words=words,
        who=who or "",
        key=f"event.{pk}",
        agency_id=agency_id,
        group=EntryKind.EVENT,
        about=ABOUT[about],
        source=f"{said}: {source_words}" if source_words else said,
        significance=SIGNIFICANCES[significance],
        impact=IMPACTS[impact],
        impact_words=impact_words,
        audience=abuse_is_never_for_the_parents(AUDIENCES[audience], tells_of_abuse=topic == EventTopic.ABUSE),
    )


def _sightings(actor: Actor, baby_id: UUID) -> list[TimelineFact]:
    """Sightings that have questions; older ones are notes."""
    return [
        TimelineFact(
            happened_at=one.seen_at,
            known_at=one.recorded_at,
            agency_name=one.agency,
            kind=NoteKind.SIGHTING.label,
            words=". ".join((one.summary, *(line.rstrip(".") for line in one.lines))) + ".",
            who=one.who,
            href=reverse("sightings", args=[baby_id]),
            key=f"sighting.{one.id}",
            agency_id=one.agency_id,
            group=EntryKind.SEEN,
            about=About.BABY,
            source=EventSource.OWN.label,
        )
        for one in doors.sightings_of(actor, baby_id, notes=(), most=MOST)
    ]


def _comings(held: Sequence[Any]) -> list[TimelineFact]:
    facts = [_coming(row, row.since, "Began working with the family", row.basis) for row in held]
    return facts + [_coming(row, row.until, "Stopped working with the family", "") for row in held if row.until]


def _coming(row: Any, when: datetime, kind: str, why: str) -> TimelineFact:
    part = Part(row.part).label
    return TimelineFact(
        happened_at=when,
        known_at=when,
        agency_name=row.agency.name,
        kind=kind,
        words=f"{part}: {why}" if why else part,
        who=_who(row.worker) or row.team.name,
        group=EntryKind.WORKING,
        about=About.SERVICES,
    )


def _men(records: Sequence[Any]) -> list[TimelineFact]:
    """Each record about a man but the place kept for one nobody has asked about."""
    return [_man(record) for record in records if record.knowledge != Knowledge.NOT_ASKED]


def _man(record: Any) -> TimelineFact:
    worker = record.recorded_by
    said = f"{Relationship(record.relationship).label}: {Knowledge(record.knowledge).label.lower()}"
    parts = [f"{said}, {record.name_given}" if record.name_given else said, record.strengths, record.worries]
    return TimelineFact(
        happened_at=record.recorded_at,
        known_at=record.recorded_at,
        agency_name=worker.team.agency.name or "",
        kind="A man in the baby’s life",
        words=". ".join(part.rstrip(".") for part in parts if part) + ".",
        who=_who(worker),
        href=reverse("carers", args=[record.baby_id]),
        key=f"carer.{record.id}",
        agency_id=worker.team.agency_id,
        group=EntryKind.CARERS,
        about=About.CARER,
        audience=abuse_is_never_for_the_parents(
            Audience.FILE, tells_of_abuse=not TELLS_OF_ABUSE.isdisjoint(record.factors)
        ),
    )


def _handovers(saved: Sequence[Any]) -> list[TimelineFact]:
    """The last saving of each summary."""
    newest = {one.involvement_id: one for one in sorted(saved, key=lambda one: one.number)}
    return [
        TimelineFact(
            happened_at=one.saved_at,
            known_at=one.saved_at,
            agency_name=one.team.agency.name,
            kind="Handover summary written",
            words="What the leaving worker tells the one who goes on.",
            who=one.written_by.full_name,
            href=reverse("handover", args=[one.id]),
            key=f"handover.{one.id}",
            group=EntryKind.HANDOVER,
            about=About.SERVICES,
        )
        for one in newest.values()
    ]
