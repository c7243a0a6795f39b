"""What this room tells the chronology: notes, events, handovers, who came and went, what was learnt of the men."""

from dataclasses import dataclass
from datetime import datetime
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

NOTE_GROUPS = {
    NoteKind.WORRY: EntryKind.WORRY,
    NoteKind.STRENGTH: EntryKind.STRENGTH,
    NoteKind.SIGHTING: EntryKind.SEEN,
}


def _notes(baby_id: UUID) -> list[TimelineFact]:
    notes = Note.objects.select_related("agency", "recorded_by").filter(baby_id=baby_id)
    return [
        TimelineFact(
            happened_at=note.happened_at,
            known_at=note.recorded_at,
            agency_name=note.agency.name,
            kind=NoteKind(note.kind).label,
            words=note.words,
            who=_who(note.recorded_by),
            key=f"note.{note.pk}",
            agency_id=note.agency_id,
            group=NOTE_GROUPS[NoteKind(note.kind)],
            about=About.MOTHER if note.about_mother else About.BABY,
            audience=Audience.MOTHERS_HEALTH if note.about_mother else Audience.FILE,
            source=EventSource.OWN.label,
        )
        for note in notes
    ]


def _events(baby_id: UUID) -> list[TimelineFact]:
    events = Event.objects.select_related("agency", "recorded_by").filter(baby_id=baby_id)
    return [_event(event) for event in events]


def _event(event: Event) -> TimelineFact:
    source = EventSource(event.source).label
    return TimelineFact(
        happened_at=event.happened_at,
        known_at=event.known_at,
        entered_at=event.recorded_at,
        agency_name=event.agency.name,
        kind=EventTopic(event.topic).label,
        words=event.words,
        who=_who(event.recorded_by),
        key=f"event.{event.pk}",
        agency_id=event.agency_id,
        group=EntryKind.EVENT,
        about=About(event.about),
        source=f"{source}: {event.source_words}" if event.source_words else source,
        significance=Significance(event.significance),
        impact=Impact(event.impact),
        impact_words=event.impact_words,
        audience=Audience(event.audience),
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
