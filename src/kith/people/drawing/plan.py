"""A family as a graph: who stands in which row, which couples have which children, what keeps which side.

Conventions of the genogram (McGoldrick and others): the oldest generation on top; the man of a couple on the left;
children from the oldest on the left to the youngest on the right; twins side by side.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from kith.people import doors
from kith.people.words import Member, ParentKind, Relationship, Sex, UnionStatus

MOST_IN_A_ROW = 10
LATE = date(9999, 1, 1)

_SAME_ROW_AS_BABY = {Relationship.BROTHER.label, Relationship.SISTER.label}
_ROW_ABOVE_PARENTS = {Relationship.GRANDFATHER.label, Relationship.GRANDMOTHER.label}

type Pair = frozenset[UUID]


@dataclass(frozen=True)
class Couple:
    """Two parents, or a couple without children here; the man, or else whoever is named first, on the left."""

    name: str
    left: UUID
    right: UUID
    union: doors.Union
    children: tuple[UUID, ...] = ()
    certain: bool = True
    beside: bool = True


@dataclass(frozen=True)
class Alone:
    """Somebody's child, and no other parent of it is known here; or a parent who is not one of the couple."""

    name: str
    parent: UUID
    child: UUID
    kind: ParentKind
    certain: bool


@dataclass(frozen=True)
class Plan:
    """The family ready to be laid out; `names` are what people are called in the graph: p0, p1 …"""

    family: doors.Family
    names: dict[UUID, str]
    rows: dict[UUID, int]
    couples: tuple[Couple, ...]
    alone: tuple[Alone, ...]
    twins: tuple[tuple[UUID, ...], ...]
    others: tuple[UUID, ...]
    couple_of_baby: Couple | None = None


def plan(family: doors.Family) -> Plan:
    """Decide the rows, the couples and their sides, and write the graph down."""
    names = {person.id: f"p{number}" for number, person in enumerate(family.people)}
    people = {person.id: person for person in family.people}
    couples, alone = _couples(family, people)
    couples = tuple(_seated(couples, family.baby_id))
    others = tuple(_others(family, couples))
    rows = _rows(family)
    rows |= _below(others, (row for one, row in rows.items() if one not in others))
    parents = next((one for one in couples if family.baby_id in one.children), None)
    return Plan(family, names, rows, couples, alone, tuple(_twins(couples, people)), others, parents)


def _others(family: doors.Family, couples: Iterable[Couple]) -> Iterator[UUID]:
    """Those tied to no child and no household here: they stand in a group of their own, a couple side by side."""
    kin = {end for one in family.parentage for end in (one.parent, one.child)}
    kin |= {one for home in family.households for one in home.members}
    while True:
        more = {end for one in couples for end in (one.left, one.right) if kin & {one.left, one.right}} - kin
        if not more:
            break
        kin |= more
    pairs = [(one.left, one.right) for one in couples if one.left not in kin]
    paired = {one for pair in pairs for one in pair}
    yield from dict.fromkeys(one for pair in pairs for one in pair)
    yield from (person.id for person in family.people if person.id not in kin | paired)


def _below(others: Sequence[UUID], rows: Iterable[int]) -> dict[UUID, int]:
    """The group of others in rows of its own under the family; its couples come first, so that none is parted."""
    first = max(rows) + 1
    return {one: first + number // MOST_IN_A_ROW for number, one in enumerate(others)}


_TOGETHER = {UnionStatus.MARRIED, UnionStatus.LIVING_TOGETHER, UnionStatus.TOGETHER}


def _seated(couples: Iterable[Couple], baby_id: UUID) -> Iterator[Couple]:
    """Who stands beside whom: the baby's parents first, then those who are together, then other parents.

    Everybody has one place on each side; a couple for which none is left is joined by a line below the row.
    """
    right_of: dict[UUID, UUID] = {}
    left_of: dict[UUID, UUID] = {}

    def free(left: UUID, right: UUID) -> bool:
        end = right
        while end in right_of:
            end = right_of[end]
        return left not in right_of and right not in left_of and end != left

    for couple in sorted(couples, key=lambda one: _first(one, baby_id)):
        for left, right in ((couple.left, couple.right), (couple.right, couple.left)):
            if free(left, right):
                right_of[left], left_of[right] = right, left
                yield replace(couple, left=left, right=right)
                break
        else:
            yield replace(couple, beside=False)


def _first(couple: Couple, baby_id: UUID) -> tuple[bool, bool, bool]:
    return baby_id not in couple.children, couple.union.status not in _TOGETHER, not couple.children


def _couples(
    family: doors.Family, people: dict[UUID, doors.FamilyPerson]
) -> tuple[tuple[Couple, ...], tuple[Alone, ...]]:
    """Every union, and every two parents of one child, as one couple; all other parents stand alone."""
    unions = {frozenset((one.one, one.other)): one for one in family.unions}
    parents: dict[UUID, list[doors.Parentage]] = defaultdict(list)
    for one in family.parentage:
        parents[one.child].append(one)
    children: dict[Pair, list[UUID]] = defaultdict(list)
    doubtful: set[Pair] = set()
    alone = []
    for child, theirs in parents.items():
        pair, others = _pair(theirs)
        if len(pair) == 2:
            key = frozenset(one.parent for one in pair)
            children[key].append(child)
            if not all(one.certain for one in pair):
                doubtful.add(key)
            unions.setdefault(key, doors.Union(one=pair[0].parent, other=pair[1].parent, status=UnionStatus.UNKNOWN))
        alone += [(one, child) for one in others]
    found = tuple(
        Couple(f"u{number}", *_sides(union, people), union, _by_age(children.get(key, ()), people), key not in doubtful)
        for number, (key, union) in enumerate(unions.items())
    )
    lone = tuple(Alone(f"a{n}", one.parent, child, one.kind, one.certain) for n, (one, child) in enumerate(alone))
    return found, lone


def _pair(theirs: list[doors.Parentage]) -> tuple[list[doors.Parentage], list[doors.Parentage]]:
    """The two who are drawn as a child's couple: by birth before second parents; a foster carer never is."""
    order = {ParentKind.BIRTH: 0, ParentKind.SECOND: 1}
    near = sorted((one for one in theirs if one.kind in order), key=lambda one: order[one.kind])
    pair = near[:2] if len(near) > 1 else []
    return pair, [one for one in theirs if one not in pair]


def _sides(union: doors.Union, people: dict[UUID, doors.FamilyPerson]) -> tuple[UUID, UUID]:
    """The man left of the woman; two of one sex as they were recorded."""
    one, other = people[union.one], people[union.other]
    turned = other.sex is Sex.MALE and one.sex is not Sex.MALE
    return (other.id, one.id) if turned else (one.id, other.id)


def birthday(person: doors.FamilyPerson) -> date:
    return person.date_of_birth or person.expected_on or LATE


def _by_age(children: Iterable[UUID], people: dict[UUID, doors.FamilyPerson]) -> tuple[UUID, ...]:
    return tuple(sorted(children, key=lambda one: (birthday(people[one]), str(one))))


def _twins(couples: Iterable[Couple], people: dict[UUID, doors.FamilyPerson]) -> Iterator[tuple[UUID, ...]]:
    """Children of one couple, on file as babies, born or expected on one day or on the next."""
    for couple in couples:
        born: list[UUID] = []
        for child in couple.children:
            near = born and (birthday(people[child]) - birthday(people[born[-1]])).days <= 1
            same = near and people[child].unborn == people[born[-1]].unborn
            if not same:
                yield from [tuple(born)] if len(born) > 1 else []
                born = []
            if people[child].baby_id and birthday(people[child]) != LATE:
                born.append(child)
        if len(born) > 1:
            yield tuple(born)


def _rows(family: doors.Family) -> dict[UUID, int]:
    """Which generation each person stands in: the babies 2, their parents 1, and so on upwards and downwards."""
    rows = {person.id: _own_row(person) for person in family.people}
    for _round in range(len(rows)):
        before = dict(rows)
        for one in family.parentage:
            if one.kind is not ParentKind.FOSTER:
                rows[one.parent] = min(rows[one.parent], rows[one.child] - 1)
        for two in family.unions:
            rows[two.one] = rows[two.other] = min(rows[two.one], rows[two.other])
        if rows == before:
            break
    return rows


def _own_row(person: doors.FamilyPerson) -> int:
    if person.member in {Member.BABY, Member.SIBLING} or person.relationship in _SAME_ROW_AS_BABY:
        return 2
    return 0 if person.relationship in _ROW_ABOVE_PARENTS else 1
