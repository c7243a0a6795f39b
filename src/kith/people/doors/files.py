"""Opening a baby's file: access is asked, and a line is left in the audit."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import Exists, OuterRef, Q, QuerySet

from kith.access import audit
from kith.access.actor import Actor
from kith.access.doors import NotThere, must
from kith.access.permissions import Permission
from kith.access.policy import Subject
from kith.people import words
from kith.people.models import Baby, HeldFile, OpenFile, Person


def subject_of(baby_id: UUID) -> Subject:
    """The facts about a baby's file that permission is decided on: who works with the baby, who opened it, its seals.

    One function of the database gives them, past row-level security: they are for deciding, never for showing.
    """
    with connection.cursor() as cursor:
        cursor.execute("select kind, worker_id, team_id, agency_id, until from people_facts(%s)", [baby_id])
        rows = cursor.fetchall()
    works = [row[1:] for row in rows if row[0] == "works"]
    only = frozenset(worker for kind, worker, *_rest in rows if kind == "only")
    return Subject(
        baby_id=baby_id,
        involved_workers=frozenset(worker for worker, _team, _agency, until in works if worker and until is None),
        involved_teams=frozenset(team for _worker, team, _agency, until in works if until is None),
        involved_agencies=frozenset(agency for _worker, _team, agency, _until in works),
        invited=_latest((who, until) for *pair, _agency, until in works if until for who in pair if who),
        opened=_latest((worker, until) for kind, worker, _team, _agency, until in rows if kind == "opened"),
        excluded=frozenset(worker for kind, worker, *_rest in rows if kind == "excluded"),
        only_these=only if any(kind == "restricted" for kind, *_rest in rows) else None,
    )


def is_sealed(baby_id: UUID) -> bool:
    """Whether a seal stands on this file. For somebody who works with it."""
    subject = subject_of(baby_id)
    return bool(subject.excluded) or subject.only_these is not None


def _latest(pairs: Iterable[tuple[UUID, datetime]]) -> dict[UUID, datetime]:
    """The latest moment for each id."""
    return dict(sorted(pairs, key=lambda pair: pair[1]))


def allow(actor: Actor, permission: Permission, baby_id: UUID, *, at: datetime) -> Subject:
    """Raise Refused unless `actor` may do `permission` to this baby's file; return the facts it was decided on."""
    subject = subject_of(baby_id)
    must(actor, permission, subject, at=at)
    return subject


def baby_for(actor: Actor, baby_id: UUID, permission: Permission = Permission.BABY_VIEW, *, at: datetime) -> Baby:
    """A baby's file for somebody involved with it; the opening is recorded.

    Raises Refused when the actor may not, NotThere when there is no such baby among the rows they see.
    """
    allow(actor, permission, baby_id, at=at)
    second = Exists(Baby.objects.filter(same_as=OuterRef("pk")))
    baby = Baby.objects.select_related("mother").annotate(has_second=second).filter(pk=baby_id).first()
    if baby is None:
        raise NotThere
    audit.record(
        actor, audit.Act(action="opened a baby's file", permission=permission, subject_kind="baby", baby_id=baby_id)
    )
    return baby


SHOWN = "was shown the small family picture"


def baby_for_picture(actor: Actor, baby_id: UUID, *, at: datetime) -> Baby:
    """The file whose small picture is fetched by its own page: recorded as that. Raises Refused, NotThere."""
    allow(actor, Permission.BABY_VIEW, baby_id, at=at)
    baby = visible_to(actor).select_related("mother").filter(pk=baby_id).first()
    if baby is None:
        raise NotThere
    act = audit.Act(action=SHOWN, permission=Permission.BABY_VIEW, subject_kind="baby", baby_id=baby_id)
    audit.record(actor, act)
    return baby


def visible_to(actor: Actor) -> QuerySet[Baby]:
    """The babies whose files `actor` may read now, by working with them or by break-glass: the filter of every list."""
    return _through(OpenFile.objects.all(), actor)


def held_by(actor: Actor) -> QuerySet[Baby]:
    """The babies that `actor`, or a team they manage or share, works with now: the filter of one's own lists."""
    return _through(HeldFile.objects.all(), actor)


def _through(files: QuerySet[Any], actor: Actor) -> QuerySet[Baby]:
    if actor.worker_id is None:
        return Baby.objects.none()
    mine = files.filter(Q(worker_id=actor.worker_id) | Q(team_id__in=actor.team_ids))
    return Baby.objects.filter(pk__in=mine.values("baby_id"))


def going_on(actor: Actor) -> QuerySet[Baby]:
    """Those of `held_by` whose file has not ended: the filter of lists of work, clocks and tasks (PRG-6)."""
    return held_by(actor).filter(ended_as="")


def one_of_each(actor: Actor) -> QuerySet[Baby]:
    """Those of `going_on` without second files of one baby: the filter of lists of babies.

    Requests and discussions of a second file go on, and stay in their queues: they are lists of work.
    """
    return going_on(actor).filter(same_as=None)


@dataclass(frozen=True, kw_only=True)
class Adult:
    """The mother as a page may show her: an address that is withheld is not in here."""

    id: UUID
    name: str
    date_of_birth: date | None
    phone: str
    lives: str
    nhs_number: str
    address_withheld: bool


@dataclass(frozen=True, kw_only=True)
class BabyProfile:
    """Who a baby is, without anything that is withheld."""

    id: UUID
    name: str
    born: bool
    date_of_birth: date | None
    expected_on: date | None
    sex: str
    nhs_number: str
    mobility: str
    mobility_stage: str
    born_at_days: int | None
    ended_as: str
    lives: str
    mother: Adult
    recorded_at: datetime


def profile_of(baby: Baby) -> BabyProfile:
    """The profile of a file already opened with `baby_for`."""
    mother = adult(baby.mother)
    return BabyProfile(
        id=baby.pk,
        name=name_of(baby),
        born=baby.date_of_birth is not None,
        date_of_birth=baby.date_of_birth,
        expected_on=baby.expected_on,
        sex=words.Sex(baby.sex).label,
        nhs_number=spaced(baby.nhs_number),
        mobility=words.Mobility(baby.mobility).label,
        mobility_stage=baby.mobility,
        born_at_days=baby.born_at_days,
        ended_as=baby.ended_as,
        lives=words.where_lives("", baby.postcode, withheld=baby.mother.withhold_address),
        mother=mother,
        recorded_at=baby.recorded_at,
    )


def adult(person: Person) -> Adult:
    """A person as a page may show them; the one place where a withheld address is held back."""
    return Adult(
        id=person.pk,
        name=words.full_name(person.given_name, person.family_name),
        date_of_birth=person.date_of_birth,
        phone=person.phone,
        lives=words.where_lives(person.address, person.postcode, withheld=person.withhold_address),
        nhs_number=spaced(person.nhs_number),
        address_withheld=person.withhold_address,
    )


def name_of(baby: Baby) -> str:
    """What a baby is called on a page."""
    mother = words.full_name(baby.mother.given_name, baby.mother.family_name)
    return words.baby_name(baby.given_name, baby.family_name, mother, born=baby.date_of_birth is not None)


def spaced(number: str) -> str:
    """An NHS number as it is read aloud: 999 123 4567."""
    return f"{number[:3]} {number[3:6]} {number[6:]}" if number else ""
