"""What this room tells the chronology: notes, events, handovers, who came and went, what was learnt of the men."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.urls import reverse

from kith.access.actor import Actor
from kith.directory.models import Worker

from . import doors
from .models import Event, Handover, Involvement, MaleCarerRecord, Note
from .words import (
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


def entries_for(actor: Actor, baby_id: UUID) -> list[TimelineFact]:
    """What happened around one baby, in no order; the caller has asked access for the file."""
    if not doors.visible_to(actor).filter(pk=baby_id).exists():
        return []
    rooms = (_notes(baby_id), _events(baby_id), _sightings(actor, baby_id), _comings(baby_id), _men(baby_id))
    return [fact for facts in (*rooms, _handovers(baby_id)) for fact in facts]


def _who(worker: Worker | None) -> str:
    return worker.full_name if worker else ""


MOST = 10_000
TOPICS = {topic.value: topic.label for topic in EventTopic}
EVENT_SOURCES = {source.value: source.label for source in EventSource}

NOTE_GROUPS = {
    NoteKind.WORRY: EntryKind.WORRY,
    NoteKind.STRENGTH: EntryKind.STRENGTH,
    NoteKind.SIGHTING: EntryKind.SEEN,
}


NOTE_FIELDS = (
    "pk", "kind", "words", "about_mother", "happened_at", "recorded_at", "agency_id", "agency__name",
    "recorded_by__full_name",
)  # fmt: skip


def _notes(baby_id: UUID) -> list[TimelineFact]:
    return [_note(*row) for row in Note.objects.filter(baby_id=baby_id).values_list(*NOTE_FIELDS)]


def _note(*row: Any) -> TimelineFact:
    one = dict(zip(NOTE_FIELDS, row, strict=True))
    kind, about_mother = NoteKind(one["kind"]), one["about_mother"]
    return TimelineFact(
        happened_at=one["happened_at"],
        known_at=one["recorded_at"],
        agency_name=one["agency__name"],
        kind=kind.label,
        words=one["words"],
        who=one["recorded_by__full_name"] or "",
        key=f"note.{one['pk']}",
        agency_id=one["agency_id"],
        group=NOTE_GROUPS[kind],
        about=About.MOTHER if about_mother else About.BABY,
        audience=Audience.MOTHERS_HEALTH if about_mother else Audience.FILE,
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
    one = dict(zip(EVENT_FIELDS, row, strict=True))
    source = EVENT_SOURCES[one["source"]]
    return TimelineFact(
        happened_at=one["happened_at"],
        known_at=one["known_at"],
        entered_at=one["recorded_at"],
        agency_name=one["agency__name"],
        kind=TOPICS[one["topic"]],
        words=one["words"],
        who=one["recorded_by__full_name"] or "",
        key=f"event.{one['pk']}",
        agency_id=one["agency_id"],
        group=EntryKind.EVENT,
        about=About(one["about"]),
        source=f"{source}: {one['source_words']}" if one["source_words"] else source,
        significance=Significance(one["significance"]),
        impact=Impact(one["impact"]),
        impact_words=one["impact_words"],
        audience=Audience(one["audience"]),
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


def _comings(baby_id: UUID) -> list[TimelineFact]:
    held = Involvement.objects.select_related("agency", "team", "worker").filter(baby_id=baby_id)
    facts = [_coming(row, row.since, "Began working with the family", row.basis) for row in held]
    return facts + [_coming(row, row.until, "Stopped working with the family", "") for row in held if row.until]


def _coming(row: Involvement, when: datetime, kind: str, why: str) -> TimelineFact:
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


def _men(baby_id: UUID) -> list[TimelineFact]:
    """Each record about a man but the place kept for one nobody has asked about."""
    records = MaleCarerRecord.objects.select_related("recorded_by__team__agency").filter(baby_id=baby_id)
    return [_man(record) for record in records.exclude(knowledge=Knowledge.NOT_ASKED.value)]


def _man(record: MaleCarerRecord) -> TimelineFact:
    worker = record.recorded_by
    said = f"{Relationship(record.relationship).label}: {Knowledge(record.knowledge).label.lower()}"
    parts = [f"{said}, {record.name_given}" if record.name_given else said, record.strengths, record.worries]
    return TimelineFact(
        happened_at=record.recorded_at,
        known_at=record.recorded_at,
        agency_name=worker.team.agency.name if worker else "",
        kind="A man in the baby’s life",
        words=". ".join(part.rstrip(".") for part in parts if part) + ".",
        who=_who(worker),
        href=reverse("carers", args=[record.baby_id]),
        key=f"carer.{record.pk}",
        agency_id=worker.team.agency_id if worker else None,
        group=EntryKind.CARERS,
        about=About.CARER,
    )


def _handovers(baby_id: UUID) -> list[TimelineFact]:
    """The last saving of each summary."""
    saved = Handover.objects.select_related("team__agency", "written_by").filter(baby_id=baby_id)
    newest = {one.involvement_id: one for one in saved.order_by("involvement_id", "number")}
    return [
        TimelineFact(
            happened_at=one.saved_at,
            known_at=one.saved_at,
            agency_name=one.team.agency.name,
            kind="Handover summary written",
            words="What the leaving worker tells the one who goes on.",
            who=one.written_by.full_name,
            href=reverse("handover", args=[one.pk]),
            key=f"handover.{one.pk}",
            group=EntryKind.HANDOVER,
            about=About.SERVICES,
        )
        for one in newest.values()
    ]
