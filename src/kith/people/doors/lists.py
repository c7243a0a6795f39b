"""Who is around a baby, what was noticed, and the lists of somebody's own work. Queries are bounded."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import connection
from django.db.models import DateTimeField, Exists, OuterRef, QuerySet, prefetch_related_objects
from django.db.models.expressions import RawSQL

from kith.access import rls
from kith.access.actor import Actor
from kith.directory import doors as directory_doors
from kith.people import words
from kith.people.models import Involvement, Note
from kith.people.words import Knowledge, NoteKind, Part

from . import files, men

MOMENT = RawSQL(rls.MOMENT, (), output_field=DateTimeField())  # noqa: S611  a constant of the house


@dataclass(frozen=True, kw_only=True)
class Involved:
    """A worker, or a whole team, working with a baby now, and how to reach them."""

    id: UUID
    worker_id: UUID | None
    worker: str
    role: str
    team_id: UUID
    team: str
    agency_id: UUID
    agency: str
    agency_kind: str
    part: Part
    since: datetime
    until: datetime | None
    basis: str
    claimed: bool
    phone: str
    email: str


def standing(baby_id: UUID) -> QuerySet[Involvement]:
    """The involvements with a baby that stand now."""
    return Involvement.objects.filter(baby_id=baby_id, stands_until__gt=MOMENT)


def involved_with(baby_id: UUID) -> list[Involved]:
    """Who works with a baby now, longest first. The caller has opened the file."""
    held = standing(baby_id).select_related("worker", "team", "agency")
    rows = list(held.order_by("since", "id"))
    contacts = directory_doors.contacts_of({row.team_id for row in rows if not (row.worker and row.worker.phone)})
    phones = {c.team_id: c.value for c in reversed(contacts) if c.means == "phone"}
    return [_involved(row, phones.get(row.team_id, "")) for row in rows]


def involved_with_family(baby_id: UUID) -> list[Involvement]:
    """Which agencies work with this baby's brothers and sisters, one line each: that they do, not what they know.

    The lines are not saved and are shown only to somebody who holds the baby. The caller has opened the file.
    """
    with connection.cursor() as cursor:
        cursor.execute("select worker_id, team_id, agency_id, part, since from people_family(%s)", [baby_id])
        rows = cursor.fetchall()
    names = ("worker_id", "team_id", "agency_id", "part", "since")
    lines = [Involvement(baby_id=baby_id, **dict(zip(names, row, strict=True))) for row in rows]
    prefetch_related_objects(lines, "worker", "team__agency", "agency")
    return lines


def _involved(row: Involvement, team_phone: str) -> Involved:
    worker = row.worker
    return Involved(
        id=row.pk,
        worker_id=row.worker_id,
        worker=worker.full_name if worker else "",
        role=worker.get_role_display() if worker else "",
        team_id=row.team_id,
        team=row.team.name,
        agency_id=row.agency_id,
        agency=row.agency.name,
        agency_kind=row.agency.kind,
        part=Part(row.part),
        since=row.since,
        until=row.until,
        basis=row.basis,
        claimed=row.claimed,
        phone=(worker.phone if worker else "") or team_phone,
        email=worker.email if worker else "",
    )


@dataclass(frozen=True, kw_only=True)
class Noted:
    """A worry, a strength or a sighting, owned by its agency."""

    id: UUID
    kind: NoteKind
    words: str
    agency: str
    who: str
    happened_at: datetime
    recorded_at: datetime


def notes_of(actor: Actor, baby_id: UUID, *, most: int = 50, kind: NoteKind | None = None) -> list[Noted]:
    """What was noticed, newest first; of one `kind` only when asked. The caller has opened the file."""
    notes = Note.objects.filter(baby_id=baby_id, baby__in=files.visible_to(actor))
    notes = notes.filter(kind=kind.value) if kind else notes
    newest = notes.select_related("agency", "recorded_by").order_by("-happened_at", "-id")[:most]
    return [
        Noted(
            id=note.pk,
            kind=NoteKind(note.kind),
            words=note.words,
            agency=note.agency.name,
            who=note.recorded_by.full_name if note.recorded_by else "",
            happened_at=note.happened_at,
            recorded_at=note.recorded_at,
        )
        for note in newest
    ]


@dataclass(frozen=True, kw_only=True)
class BabyLine:
    """One line of somebody's list of babies."""

    id: UUID
    name: str
    date_of_birth: date | None
    expected_on: date | None
    mother: str
    has_gap: bool


def babies_for(actor: Actor, *, most: int = 20, skip: int = 0) -> list[BabyLine]:
    """The babies that the actor, or a team of theirs, works with: the newest on file first."""
    open_gap = men.newest().filter(
        baby_id=OuterRef("pk"), knowledge__in=[knowledge.value for knowledge in Knowledge if knowledge.is_gap]
    )
    babies = files.one_of_each(actor).select_related("mother").annotate(has_gap=Exists(open_gap))
    return [
        BabyLine(
            id=baby.pk,
            name=files.name_of(baby),
            date_of_birth=baby.date_of_birth,
            expected_on=baby.expected_on,
            mother=words.full_name(baby.mother.given_name, baby.mother.family_name),
            has_gap=baby.has_gap,
        )
        for baby in babies.order_by("-recorded_at", "-id")[skip : skip + most]
    ]


def baby_count(actor: Actor) -> int:
    """How many babies the actor, or a team of theirs, works with."""
    return files.one_of_each(actor).count()
