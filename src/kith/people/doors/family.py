"""The family as a picture: who there is, who is whose parent, who is with whom, who lives with whom, and how they are.

Everything is what was recorded, from the newest record of each person and the newest tie between each two. Only babies
that the actor works with are in it, so that the picture tells nobody of a file they may not open.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Q

from kith.access.actor import Actor
from kith.people import words
from kith.people.models import Baby, FamilyTie, MaleCarerRecord
from kith.people.words import (
    PARENTS,
    CarerKind,
    Knowledge,
    Living,
    Member,
    ParentKind,
    Quality,
    Relationship,
    Sex,
    Side,
    Source,
    TieKind,
    UnionStatus,
    YesNoUnknown,
)

from . import files, men, withheld


@dataclass(frozen=True, kw_only=True)
class FamilyPerson:
    """Somebody in the picture. `id` is the same wherever this person stands in this family.

    `name` is empty for somebody whose name is not known. `carer_id` leads to the page about a man or another carer,
    `baby_id` to a baby's page.
    """

    id: UUID
    name: str
    sex: Sex
    member: Member
    relationship: str
    date_of_birth: date | None = None
    expected_on: date | None = None
    deceased: bool = False
    knowledge: Knowledge = Knowledge.KNOWN
    side: Side = Side.UNKNOWN
    carer_id: UUID | None = None
    baby_id: UUID | None = None

    @property
    def unborn(self) -> bool:
        return self.baby_id is not None and self.date_of_birth is None


@dataclass(frozen=True, kw_only=True)
class Union:
    """Two people who are, or were, a couple, or who have a child together (then perhaps UNKNOWN)."""

    one: UUID
    other: UUID
    status: UnionStatus
    since: date | None = None
    source: Source | None = None
    recorded_at: datetime | None = None


@dataclass(frozen=True, kw_only=True)
class Parentage:
    """`parent` is a parent of `child`; `certain` is False while a father is believed and not confirmed."""

    parent: UUID
    child: UUID
    kind: ParentKind = ParentKind.BIRTH
    certain: bool = True


@dataclass(frozen=True, kw_only=True)
class Household:
    """People who live together; the one with the baby is first in the list of the family."""

    members: tuple[UUID, ...]
    with_baby: bool = False


@dataclass(frozen=True, kw_only=True)
class Bond:
    """How two people are with each other: a dated fact with its source."""

    one: UUID
    other: UUID
    quality: Quality
    since: date | None
    source: Source | None
    verified: bool
    words: str
    recorded_at: datetime
    recorded_by: str


@dataclass(frozen=True, kw_only=True)
class Family:
    """Everything the picture of a baby's family is drawn from."""

    baby_id: UUID
    people: tuple[FamilyPerson, ...]
    unions: tuple[Union, ...]
    parentage: tuple[Parentage, ...]
    households: tuple[Household, ...]
    bonds: tuple[Bond, ...]

    def person(self, person_id: UUID) -> FamilyPerson:
        """Raises StopIteration when there is no such person in the family."""
        return next(one for one in self.people if one.id == person_id)


type Ends = tuple[UUID, UUID]
Records = Sequence[MaleCarerRecord]


def family_of(actor: Actor, baby_id: UUID) -> Family:
    """The family around a baby. The caller has opened the file. Five queries, however many people there are."""
    seen = files.visible_to(actor)
    baby = seen.select_related("mother").get(pk=baby_id)
    one_file = Q(same_as=None) | Q(pk=baby_id)
    babies = list(
        seen.filter(one_file, mother_id=baby.mother_id).select_related("mother").order_by("date_of_birth", "id")
    )
    records = list(_records(babies))
    others = _through_fathers(actor, babies, records)
    everyone = [*babies, *others.babies]
    ties = list(FamilyTie.objects.select_related("recorded_by").filter(baby_id__in=[one.pk for one in everyone]))
    return _Drawing(baby, everyone, [*_shown(records, baby), *others.records], ties).family()


def _records(babies: Iterable[Baby]) -> Iterable[MaleCarerRecord]:
    found = men.newest().filter(baby_id__in=[one.pk for one in babies])
    return found.select_related("person", "carer", "baby__mother").order_by("carer_id")


def _shown(records: Records, baby: Baby) -> Records:
    """Everybody around this baby; of its brothers and sisters only the parents. A place that does not apply is none."""
    return [
        record
        for record in records
        if (record.baby_id == baby.pk or record.relationship in PARENTS) and not _empty_place(record)
    ]


def _empty_place(record: MaleCarerRecord) -> bool:
    named = record.person_id or record.name_given or record.deceased
    return record.knowledge == Knowledge.DOES_NOT_APPLY and not named


@dataclass(frozen=True)
class _Others:
    """Half-brothers and half-sisters through a father on file, with what is recorded of him there."""

    babies: list[Baby]
    records: list[MaleCarerRecord]


def _through_fathers(actor: Actor, babies: list[Baby], records: Records) -> _Others:
    fathers = {record.person_id for record in records if record.relationship in PARENTS and record.person_id}
    if not fathers:
        return _Others([], [])
    theirs = men.newest().filter(person_id__in=fathers, relationship__in=PARENTS, baby__in=files.visible_to(actor))
    found = list(
        theirs.exclude(baby_id__in=[one.pk for one in babies]).select_related("person", "carer", "baby__mother")
    )
    return _Others([record.baby for record in found], found)


class _Drawing:
    """The family while it is put together."""

    def __init__(self, baby: Baby, babies: list[Baby], records: Records, ties: list[FamilyTie]) -> None:
        self.baby, self.babies, self.records = baby, babies, records
        self.nodes = {record.carer_id: record.person_id or record.carer_id for record in records}
        self.standing = standing(ties)
        self.mothers = {one.pk: one.mother_id for one in babies}

    def family(self) -> Family:
        people = {person.id: person for person in self._people()}
        return Family(
            baby_id=self.baby.pk,
            people=tuple(people.values()),
            unions=tuple(self._unions().values()),
            parentage=tuple(dict.fromkeys(self._parentage())),
            households=tuple(self._households(people)),
            bonds=tuple(self._bonds()),
        )

    def _people(self) -> Iterable[FamilyPerson]:
        """The mother and the baby last, so that nobody else stands in their place."""
        for record in sorted(self.records, key=lambda one: one.baby_id == self.baby.pk):
            yield _carer(record, self.nodes[record.carer_id])
        for one in self.babies:
            if one.mother_id != self.baby.mother_id:
                yield _mother(one, "Mother of a half-brother or half-sister")
            if one.pk != self.baby.pk:
                half = one.mother_id != self.baby.mother_id
                yield _baby(one, Member.SIBLING, "Half-brother or half-sister" if half else "Brother or sister")
        yield _mother(self.baby, "Mother")
        yield _baby(self.baby, Member.BABY, "The baby")

    def _end(self, tie: FamilyTie, carer_id: UUID | None) -> UUID | None:
        return self.mothers[tie.baby_id] if carer_id is None else self.nodes.get(carer_id)

    def _ends(self, tie: FamilyTie) -> Ends | None:
        """The two people of a tie, or None when one of them is not in the picture."""
        one = self._end(tie, tie.one_id)
        other = tie.baby_id if tie.with_baby else self._end(tie, tie.other_id)
        return (one, other) if one and other and one != other else None

    def _ties(self, kind: TieKind) -> Iterable[tuple[FamilyTie, Ends]]:
        for tie in self.standing:
            ends = self._ends(tie) if tie.kind == kind else None
            if ends:
                yield tie, ends

    def _unions(self) -> dict[frozenset[UUID], Union]:
        found: dict[frozenset[UUID], Union] = {}
        for record in self.records:
            mother, node = self.mothers[record.baby_id], self.nodes[record.carer_id]
            status = _presumed(record)
            if status is not None and mother != node:
                found.setdefault(frozenset((mother, node)), Union(one=mother, other=node, status=status))
        for tie, (one, other) in self._ties(TieKind.UNION):
            found[frozenset((one, other))] = Union(
                one=one, other=other, status=UnionStatus(tie.says), since=tie.since, source=_source(tie),
                recorded_at=tie.recorded_at,
            )  # fmt: skip
        return found

    def _parentage(self) -> Iterable[Parentage]:
        for one in self.babies:
            yield Parentage(parent=one.mother_id, child=one.pk)
        for record in self.records:
            yield from self._parent(record)

    def _parent(self, record: MaleCarerRecord) -> Iterable[Parentage]:
        node, kind = self.nodes[record.carer_id], _PARENT_KINDS.get(Relationship(record.relationship))
        certain = record.knowledge == Knowledge.KNOWN
        if kind is not None:
            yield Parentage(parent=node, child=record.baby_id, kind=kind, certain=certain)
        elif record.relationship in {Relationship.GRANDFATHER, Relationship.GRANDMOTHER}:
            child = self._child_of(record)
            if child:
                yield Parentage(parent=node, child=child, certain=certain)

    def _child_of(self, grandparent: MaleCarerRecord) -> UUID | None:
        """The mother or the father, by the side on which the grandparent is."""
        if grandparent.side == Side.MOTHERS:
            return self.mothers[grandparent.baby_id]
        if grandparent.side == Side.FATHERS:
            same = (r for r in self.records if r.baby_id == grandparent.baby_id)
            return next((self.nodes[r.carer_id] for r in same if r.relationship == Relationship.FATHER), None)
        return None

    def _households(self, people: dict[UUID, FamilyPerson]) -> Iterable[Household]:
        """The baby's own first; then others of more than one person, by the same address or a recorded tie."""
        homes = _Homes(people)
        apart = {frozenset(ends) for tie, ends in self._ties(TieKind.HOUSEHOLD) if tie.says == Living.APART}
        for ends in self._together():
            if frozenset(ends) not in apart:
                homes.join(*ends)
        for members in sorted(homes.groups(), key=lambda group: self.baby.pk not in group):
            if len(members) > 1 or self.baby.pk in members:
                yield Household(members=tuple(members), with_baby=self.baby.pk in members)

    def _together(self) -> Iterable[Ends]:
        for tie, ends in self._ties(TieKind.HOUSEHOLD):
            if tie.says == Living.TOGETHER:
                yield ends
        for one in self.babies:
            yield one.mother_id, one.pk
        first: dict[tuple[str, str], UUID] = {}
        for record in self.records:
            node = self.nodes[record.carer_id]
            if record.lives_with_baby == YesNoUnknown.YES and not record.deceased:
                yield node, record.baby_id
            elif record.address and not withheld.hides(record):
                yield first.setdefault((record.address.casefold(), record.postcode), node), node

    def _bonds(self) -> Iterable[Bond]:
        for tie, (one, other) in self._ties(TieKind.BOND):
            yield Bond(
                one=one, other=other, quality=Quality(tie.says), since=tie.since, source=_source(tie),
                verified=tie.verified, words=tie.words, recorded_at=tie.recorded_at,
                recorded_by=tie.recorded_by.full_name if tie.recorded_by else "",
            )  # fmt: skip


_PARENT_KINDS = {
    Relationship.FATHER: ParentKind.BIRTH,
    Relationship.OTHER_MOTHER: ParentKind.SECOND,
    Relationship.FOSTER_CARER: ParentKind.FOSTER,
}


class _Homes:
    """Who lives with whom, put together pair by pair."""

    def __init__(self, people: Iterable[UUID]) -> None:
        self._home = {person: person for person in people}

    def _of(self, person: UUID) -> UUID:
        while self._home[person] != person:
            person = self._home[person]
        return person

    def join(self, one: UUID, other: UUID) -> None:
        if one in self._home and other in self._home:
            self._home[self._of(other)] = self._of(one)

    def groups(self) -> list[list[UUID]]:
        found: dict[UUID, list[UUID]] = {}
        for person in self._home:
            found.setdefault(self._of(person), []).append(person)
        return list(found.values())


def standing(ties: Iterable[FamilyTie]) -> list[FamilyTie]:
    """The newest tie of a kind between each two people, whichever was named first."""
    newest: dict[Any, FamilyTie] = {}
    for tie in sorted(ties, key=lambda one: (one.recorded_at, one.pk)):
        other = tie.baby_id if tie.with_baby else tie.other_id
        newest[tie.baby_id, tie.kind, frozenset((tie.one_id, other))] = tie
    return list(newest.values())


def _source(tie: FamilyTie) -> Source | None:
    return Source(tie.source) if tie.source else None


def _presumed(record: MaleCarerRecord) -> UnionStatus | None:
    """What a relationship alone says about a couple; a recorded tie says it better."""
    relationship = Relationship(record.relationship)
    if relationship is Relationship.MOTHERS_PARTNER:
        lives = record.lives_with_baby == YesNoUnknown.YES
        return UnionStatus.LIVING_TOGETHER if lives else UnionStatus.TOGETHER
    if relationship is Relationship.EX_PARTNER:
        return UnionStatus.SEPARATED
    return UnionStatus.UNKNOWN if relationship in PARENTS else None


def _carer(record: MaleCarerRecord, node: UUID) -> FamilyPerson:
    person, kind = record.person, CarerKind(record.carer.kind)
    name = record.name_given or (words.full_name(person.given_name, person.family_name) if person else "")
    return FamilyPerson(
        id=node,
        name=name,
        sex=Sex.MALE if kind is CarerKind.MAN else Sex(record.sex),
        member=Member.MAN if kind is CarerKind.MAN else Member.CARER,
        relationship=Relationship(record.relationship).label,
        date_of_birth=person.date_of_birth if person else None,
        deceased=record.deceased,
        knowledge=Knowledge(record.knowledge),
        side=Side(record.side),
        carer_id=record.carer_id,
    )


def _mother(baby: Baby, relationship: str) -> FamilyPerson:
    mother = baby.mother
    return FamilyPerson(
        id=mother.pk,
        name=words.full_name(mother.given_name, mother.family_name),
        sex=Sex(mother.sex),
        member=Member.MOTHER,
        relationship=relationship,
        date_of_birth=mother.date_of_birth,
    )


def _baby(baby: Baby, member: Member, relationship: str) -> FamilyPerson:
    return FamilyPerson(
        id=baby.pk,
        name=files.name_of(baby),
        sex=Sex(baby.sex),
        member=member,
        relationship=relationship,
        date_of_birth=baby.date_of_birth,
        expected_on=baby.expected_on,
        baby_id=baby.pk,
    )
