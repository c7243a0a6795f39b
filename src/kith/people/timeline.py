"""What this room tells the chronology: notes, who came and went, and what was learnt about the men."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.urls import reverse

from kith.access.actor import Actor
from kith.directory.models import Worker

from . import doors
from .models import Involvement, MaleCarerRecord, Note
from .words import Knowledge, NoteKind, Part, Relationship


@dataclass(frozen=True, kw_only=True)
class TimelineFact:
    """One entry, owned by its agency: when it happened, when it was known, and in whose words."""

    happened_at: datetime
    known_at: datetime
    agency_name: str
    kind: str
    words: str
    who: str = ""
    href: str = ""


def entries_for(actor: Actor, baby_id: UUID) -> list[TimelineFact]:
    """What happened around one baby, in no order; the caller has asked access for the file."""
    if not doors.visible_to(actor).filter(pk=baby_id).exists():
        return []
    return [*_notes(baby_id), *_sightings(actor, baby_id), *_comings(baby_id), *_men(baby_id)]


def _who(worker: Worker | None) -> str:
    return worker.full_name if worker else ""


def _notes(baby_id: UUID) -> list[TimelineFact]:
    notes = Note.objects.select_related("agency", "recorded_by").filter(baby_id=baby_id)
    return [
        TimelineFact(
            happened_at=note.happened_at,
            known_at=note.recorded_at,
            agency_name=note.agency.name,
            kind=note.get_kind_display(),
            words=note.words,
            who=_who(note.recorded_by),
        )
        for note in notes
    ]


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
        )
        for one in doors.sightings_of(actor, baby_id, notes=())
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
    )
