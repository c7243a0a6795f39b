"""Who is around a baby, what was noticed, and the lists of somebody's own work. Queries are bounded."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import connection
from django.db.models import Case, Exists, OuterRef, QuerySet, When, prefetch_related_objects

from kith.access.actor import Actor
from kith.directory import doors as directory_doors
from kith.kernel.findings import Finding
from kith.people import rules, words
from kith.people.models import Involvement, MaleCarerRecord, Note
from kith.people.words import Knowledge, NoteKind, Part, Relationship, Source, YesNoUnknown

from . import files


@dataclass(frozen=True, kw_only=True)
class Man:
    """What is known now about one man in a baby's life; `gap` is what is still to be found out, or None."""

    carer_id: UUID
    number: int
    knowledge: Knowledge
    relationship: Relationship
    name: str
    given_name: str
    family_name: str
    date_of_birth: date | None
    lives_with_baby: YesNoUnknown
    sole_care: YesNoUnknown
    source: Source | None
    verified: bool
    seen_on: date | None
    seen_by_id: UUID | None
    seen_by: str
    strengths: str
    worries: str
    next_step: str
    recorded_at: datetime
    recorded_by: str
    gap: Finding | None

    @property
    def is_gap(self) -> bool:
        return self.knowledge.is_gap

    @property
    def facts(self) -> rules.ManFacts:
        return rules.ManFacts(
            relationship=self.relationship,
            knowledge=self.knowledge,
            next_step=self.next_step,
            source=self.source or "",
            owner=self.recorded_by,
        )


def men_of(actor: Actor, baby_id: UUID) -> list[Man]:
    """The newest record of each man around a baby, the father first. The caller has opened the file."""
    records = _newest().filter(baby_id=baby_id, baby__in=files.visible_to(actor))
    men = [man(record) for record in records.select_related("person", "seen_by_agency", "recorded_by")]
    return sorted(men, key=lambda one: (one.relationship is not Relationship.FATHER, str(one.carer_id)))


def man_for(actor: Actor, baby_id: UUID, carer_id: UUID) -> Man | None:
    """One man around a baby; None when he is not this baby's."""
    return next((one for one in men_of(actor, baby_id) if one.carer_id == carer_id), None)


def _newest() -> QuerySet[MaleCarerRecord]:
    newer = MaleCarerRecord.objects.filter(carer_id=OuterRef("carer_id"), number__gt=OuterRef("number"))
    return MaleCarerRecord.objects.filter(~Exists(newer))


def man(record: MaleCarerRecord) -> Man:
    """A record as the rooms read it."""
    person = record.person
    facts = rules.ManFacts(
        relationship=Relationship(record.relationship),
        knowledge=Knowledge(record.knowledge),
        next_step=record.next_step,
        source=record.source,
        owner=record.recorded_by.full_name if record.recorded_by else "",
    )
    name = record.name_given or (words.full_name(person.given_name, person.family_name) if person else "")
    return Man(
        carer_id=record.carer_id,
        number=record.number,
        knowledge=facts.knowledge,
        relationship=facts.relationship,
        name=name,
        given_name=person.given_name if person else record.name_given,
        family_name=person.family_name if person else "",
        date_of_birth=person.date_of_birth if person else None,
        lives_with_baby=YesNoUnknown(record.lives_with_baby),
        sole_care=YesNoUnknown(record.sole_care),
        source=Source(record.source) if record.source else None,
        verified=record.verified,
        seen_on=record.seen_on,
        seen_by_id=record.seen_by_agency_id,
        seen_by=record.seen_by_agency.name if record.seen_by_agency else "",
        strengths=record.strengths,
        worries=record.worries,
        next_step=record.next_step,
        recorded_at=record.recorded_at,
        recorded_by=facts.owner,
        gap=rules.a_gap_has_a_next_step(facts),
    )


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
    basis: str
    claimed: bool
    phone: str
    email: str


def involved_with(baby_id: UUID) -> list[Involved]:
    """Who works with a baby now, longest first. The caller has opened the file."""
    held = Involvement.objects.filter(baby_id=baby_id, until=None).select_related("worker", "team", "agency")
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


def notes_of(actor: Actor, baby_id: UUID, *, most: int = 50) -> list[Noted]:
    """What was noticed, newest first. The caller has opened the file."""
    notes = Note.objects.filter(baby_id=baby_id, baby__in=files.visible_to(actor))
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
class Gap:
    """A baby with a man nobody has asked about, or is sure of; who owns finding out, and what comes next."""

    baby_id: UUID
    baby: str
    carer_id: UUID
    relationship: Relationship
    knowledge: Knowledge
    owner: str
    next_step: str
    since: datetime


def _gap_records(actor: Actor) -> QuerySet[MaleCarerRecord]:
    gaps = [knowledge.value for knowledge in Knowledge if knowledge.is_gap]
    return _newest().filter(baby__in=files.visible_to(actor), knowledge__in=gaps)


def gaps_for(actor: Actor, *, most: int = 20) -> list[Gap]:
    """The open gaps about men among the actor's own families: those nobody asked about first, then the oldest."""
    records = _gap_records(actor).select_related("baby__mother", "recorded_by")
    unasked_first = Case(When(knowledge=Knowledge.NOT_ASKED.value, then=0), default=1)
    return [
        Gap(
            baby_id=record.baby_id,
            baby=files.name_of(record.baby),
            carer_id=record.carer_id,
            relationship=Relationship(record.relationship),
            knowledge=Knowledge(record.knowledge),
            owner=record.recorded_by.full_name if record.recorded_by else "",
            next_step=record.next_step,
            since=record.recorded_at,
        )
        for record in records.order_by(unasked_first, "recorded_at", "id")[:most]
    ]


def gap_count(actor: Actor) -> int:
    """How many open gaps about men there are among the actor's own families."""
    return _gap_records(actor).count()


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
    open_gap = _newest().filter(
        baby_id=OuterRef("pk"), knowledge__in=[knowledge.value for knowledge in Knowledge if knowledge.is_gap]
    )
    babies = files.visible_to(actor).select_related("mother").annotate(has_gap=Exists(open_gap))
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
    return files.visible_to(actor).count()
