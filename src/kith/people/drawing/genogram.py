"""The genogram: a symbol for each person where the library put it, and the lines between them by convention."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from kith.design.graphviz import Box, Laid, Point
from kith.people import doors
from kith.people.words import Knowledge, Member, Sex

from . import graph, labels, lines
from .joins import joins
from .lines import Line
from .plan import Plan, plan

EDGE = 14
"""Free space around the picture."""


@dataclass(frozen=True)
class Figure:
    """A person: the symbol, what stands in and under it, and where the arrow keys lead."""

    key: str
    person_id: UUID
    x: float
    y: float
    symbol: str
    inside: str
    under: tuple[str, ...]
    says: str
    main: bool = False
    died: bool = False
    doubtful: bool = False
    up: str = ""
    down: str = ""
    left: str = ""
    right: str = ""


@dataclass(frozen=True)
class Home:
    """The dotted boundary of a household."""

    x: float
    y: float
    width: float
    height: float
    says: str
    main: bool


@dataclass(frozen=True)
class Picture:
    """What the template draws, from back to front."""

    width: float
    height: float
    homes: tuple[Home, ...]
    bonds: tuple[Line, ...]
    joins: tuple[Line, ...]
    people: tuple[Figure, ...]


def genogram(family: doors.Family, today: date) -> Picture:
    """Draw a family. Raises graphviz.LayoutFailed when the library gives no answer."""
    made = plan(family)
    return _Drawing(made, graph.best(made), today).picture()


class _Drawing:
    def __init__(self, made: Plan, laid: Laid, today: date) -> None:
        self.plan, self.laid, self.today = made, laid, today
        self.family = made.family
        self.people = {person.id: person for person in made.family.people}
        self.box: dict[UUID, Box] = {one: laid.nodes[name] for one, name in made.names.items()}

    def picture(self) -> Picture:
        boxes = [*self.box.values(), *self.laid.clusters.values()]
        return Picture(
            width=round(max(box.right for box in boxes)) + 2 * EDGE,
            height=round(max(box.bottom for box in boxes)) + 2 * EDGE,
            homes=tuple(self._homes()),
            bonds=tuple(self._bonds()),
            joins=tuple(joins(self.plan, self.laid, self.people)),
            people=tuple(self._figures()),
        )

    def _homes(self) -> Iterator[Home]:
        for number, home in enumerate(self.family.households):
            box = self.laid.clusters.get(f"cluster_{number}")
            if box:
                says = "The baby’s household" if home.with_baby else "Another household"
                yield Home(box.left, box.top, box.width, box.height, says, home.with_baby)
        box = self.laid.clusters.get("cluster_others")
        if box:
            yield Home(box.left, box.top, box.width, box.height, "Others around the baby", False)

    def _bonds(self) -> Iterator[Line]:
        for number, bond in enumerate(self.family.bonds):
            curve = self._bond_way(number, bond)
            if curve:
                yield lines.bond(curve, bond.quality, self._bond_says(bond))

    def _bond_way(self, number: int, bond: doors.Bond) -> list[Point]:
        """Beside each other: just above the couple's line. Else the library's curve, on to the symbols."""
        if bond.one not in self.box or bond.other not in self.box:
            return []
        left, right = sorted((self.box[bond.one], self.box[bond.other]), key=lambda box: box.x)
        row = (box for box in self.box.values() if abs(box.y - left.y) < 1)
        if abs(left.y - right.y) < 1 and not any(left.x < box.x < right.x for box in row):
            return [(left.x + 20, left.y - 13), (right.x - 20, right.y - 13)]
        curve = self.laid.curves.get(f"b{number}")
        if not curve:
            return []
        one, other = self.box[bond.one], self.box[bond.other]
        return [_near(one, curve[0]), *lines.sampled(curve), _near(other, curve[-1])]

    def _bond_says(self, bond: doors.Bond) -> str:
        return f"{self.called(bond.one)} and {self.called(bond.other)}: {bond.quality.label}"

    def called(self, person_id: UUID) -> str:
        return labels.called(self.people[person_id])

    def _figures(self) -> Iterator[Figure]:
        """Row by row, from left to right: the order in which the keyboard meets them."""
        order = sorted(self.people, key=lambda one: (round(self.box[one].y), self.box[one].x))
        for one in order:
            person, box = self.people[one], self.box[one]
            yield Figure(
                key=self.plan.names[one], person_id=one, x=box.x, y=box.y, symbol=symbol(person),
                inside=_inside(person, self.today), under=labels.under(person), says=_says(person, self.today),
                main=person.member is Member.BABY, died=person.deceased,
                doubtful=person.knowledge is not Knowledge.KNOWN, **self._moves(one, order),
            )  # fmt: skip

    def _moves(self, one: UUID, order: list[UUID]) -> dict[str, str]:
        """Left and right along the row; up to a parent and down to a child, nearest first."""
        here, rows = self.box[one], self.plan.rows
        row = [other for other in order if rows[other] == rows[one]]
        at = row.index(one)
        found = {"left": row[at - 1] if at else None, "right": row[at + 1] if at + 1 < len(row) else None}
        for way, ends in (("up", self._parents(one)), ("down", self._children(one))):
            found[way] = min(ends, key=lambda other: abs(self.box[other].x - here.x), default=None)
        return {way: self.plan.names[other] for way, other in found.items() if other}

    def _parents(self, one: UUID) -> list[UUID]:
        return [link.parent for link in self.family.parentage if link.child == one]

    def _children(self, one: UUID) -> list[UUID]:
        return [link.child for link in self.family.parentage if link.parent == one]


def _near(box: Box, end: Point) -> Point:
    """The place on a symbol's rim that is nearest to the end of a curve."""
    half = 22
    x = min(max(end[0], box.x - half), box.x + half)
    y = min(max(end[1], box.y - half), box.y + half)
    return (x, y)


def symbol(person: doors.FamilyPerson) -> str:
    """A triangle is not born yet, a square a man, a circle a woman; a diamond when the sex is not known."""
    if person.unborn:
        return "triangle"
    return {Sex.MALE: "square", Sex.FEMALE: "circle"}.get(person.sex, "diamond")


def _inside(person: doors.FamilyPerson, today: date) -> str:
    return "?" if not person.name and person.knowledge.is_gap else labels.age(person, today)


def _says(person: doors.FamilyPerson, today: date) -> str:
    """The whole of what a symbol stands for, read aloud."""
    parts: Iterable[str] = (
        labels.called(person),
        person.relationship if person.name else "",
        labels.age_words(person, today),
        "has died" if person.deceased else "",
        "" if person.knowledge is Knowledge.KNOWN else person.knowledge.label.lower(),
    )
    return ", ".join(part for part in parts if part)
