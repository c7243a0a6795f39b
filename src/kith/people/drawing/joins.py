"""Couples and their children: the line between two parents, what crosses it, and the way down to each child.

The library says where everybody stands and leaves the space between two rows free; in it the lines of different
couples are kept apart, each at a height of its own, as on paper.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from uuid import UUID

from kith.design.graphviz import Box, Laid, Point
from kith.people import doors
from kith.people.words import ParentKind, UnionStatus

from . import labels, lines
from .lines import Line
from .plan import Alone, Couple, Plan

RIM = 22
"""From the middle of a symbol to its side."""
LOWEST, APART, FOOT = 26, 9, 11
"""The lowest bar above the children's symbols; the next above it; and lines under one symbol from each other."""

KINDS = {
    UnionStatus.MARRIED: "married",
    UnionStatus.WIDOWED: "married",
    UnionStatus.DIVORCED: "married",
    UnionStatus.SEPARATED: "married",
    UnionStatus.LIVING_TOGETHER: "together",
    UnionStatus.TOGETHER: "together",
    UnionStatus.NEVER: "never",
    UnionStatus.UNKNOWN: "unknown",
}
SLASHES = {UnionStatus.SEPARATED: 1, UnionStatus.DIVORCED: 2}
PARENTS = {ParentKind.BIRTH: "child", ParentKind.SECOND: "second", ParentKind.FOSTER: "foster"}


@dataclass(frozen=True)
class Brood:
    """Children who hang from one place on one bar."""

    at: Point
    stems: tuple[tuple[Point, ...], ...]
    kind: str
    says: str

    @property
    def span(self) -> tuple[float, float]:
        across = [self.at[0], *(stem[0][0] for stem in self.stems)]
        return min(across), max(across)

    @property
    def below(self) -> float:
        return min(stem[-1][1] for stem in self.stems)


class _Joins:
    def __init__(self, plan: Plan, laid: Laid, people: dict[UUID, doors.FamilyPerson]) -> None:
        self.plan, self.laid, self.people = plan, laid, people
        self.box: dict[UUID, Box] = {one: laid.nodes[name] for one, name in plan.names.items()}
        self.twins = {child: pair for pair in plan.twins for child in pair}
        self.feet = self._feet()
        self.bars = self._bars()

    def lines(self) -> Iterator[Line]:
        broods = [self._brood(couple) for couple in self.plan.couples if couple.children]
        for one in self.plan.alone:
            if self.plan.rows[one.parent] < self.plan.rows[one.child]:
                broods.append(self._lone(one))
            else:
                yield from self._curved(one)
        for couple in self.plan.couples:
            yield self._union(couple)
        yield from _hung(broods)

    def _apart(self) -> list[Couple]:
        """Couples who do not stand side by side."""
        return [couple for couple in self.plan.couples if not self._beside(couple)]

    def _beside(self, couple: Couple) -> bool:
        left, right = self.box[couple.left], self.box[couple.right]
        near, far = sorted((left.x, right.x))
        return not any(abs(box.y - left.y) < 1 and near < box.x < far for box in self.box.values())

    def _feet(self) -> dict[tuple[str, UUID], float]:
        """Where lines to different partners start under a symbol: each at a place of its own, towards its partner."""
        found: dict[tuple[str, UUID], float] = {}
        used: dict[tuple[UUID, bool], int] = {}
        for couple in self._apart():
            for one, other in ((couple.left, couple.right), (couple.right, couple.left)):
                rightwards = self.box[other].x > self.box[one].x
                used[one, rightwards] = number = used.get((one, rightwards), 0) + 1
                found[couple.name, one] = self.box[one].x + (FOOT if rightwards else -FOOT) * number
        return found

    def _bars(self) -> dict[str, float]:
        """The height of the line below a row for each couple who are not side by side."""
        lanes = _Lanes()
        found = {}
        for couple in self._apart():
            ends = sorted(self.feet[couple.name, one] for one in (couple.left, couple.right))
            row = self.box[couple.left]
            found[couple.name] = row.bottom + APART * lanes.take(round(row.y), ends[0], ends[1])
        return found

    def _under(self, person_id: UUID) -> float:
        """Just below the words under a symbol."""
        return self.box[person_id].y + RIM + 4 + labels.LINE * len(labels.under(self.people[person_id]))

    def _middle(self, couple: Couple) -> Point:
        """Where a couple's children hang from."""
        left, right = self.box[couple.left], self.box[couple.right]
        if self._beside(couple):
            return ((left.x + right.x) / 2, left.y)
        ends = sorted(self.feet[couple.name, one] for one in (couple.left, couple.right))
        return (min(max(self.laid.nodes[couple.name].x, ends[0] + 8), ends[1] - 8), self.bars[couple.name])

    def _union(self, couple: Couple) -> Line:
        """Side by side: a line along the row. Else a line below the row, from under one to under the other."""
        left, right = self.box[couple.left], self.box[couple.right]
        way: list[Point]
        if self._beside(couple):
            near, far = sorted((left.x, right.x))
            way = [(near + RIM, left.y), (far - RIM, left.y)]
            at = ((left.x + right.x) / 2, left.y)
        else:
            bar = self.bars[couple.name]
            ends = [(self.feet[couple.name, one], self._under(one)) for one in (couple.left, couple.right)]
            way = [ends[0], (ends[0][0], bar), (ends[1][0], bar), ends[1]]
            at = (self._middle(couple)[0], bar)
        marks = lines.slashes((at[0] + 12, at[1]), SLASHES.get(couple.union.status, 0))
        kind = f"union kith-union--{KINDS[couple.union.status]}"
        return Line(lines.straight(way), kind, self._union_says(couple), marks)

    def _union_says(self, couple: Couple) -> str:
        doubt = "" if couple.certain else "; not confirmed as parents"
        names = " and ".join(labels.called(self.people[one]) for one in (couple.left, couple.right))
        return f"{names}: {couple.union.status.label}{doubt}"

    def _brood(self, couple: Couple) -> Brood:
        names = " and ".join(labels.called(self.people[one]) for one in (couple.left, couple.right))
        children = ", ".join(labels.called(self.people[one]) for one in couple.children)
        kind = "child" if couple.certain else "child kith-child--doubtful"
        stems = tuple(self._stem(child, couple.children) for child in couple.children)
        return Brood(self._middle(couple), stems, kind, f"Children of {names}: {children}")

    def _stem(self, child: UUID, children: Sequence[UUID]) -> tuple[Point, ...]:
        """From the bar down to a child's symbol; twins come from one point."""
        here = self.box[child]
        pair = [self.box[one] for one in self.twins.get(child, (child,)) if one in children]
        middle = sum(box.x for box in pair) / len(pair)
        return ((middle, here.y), (here.x, here.y - RIM))

    def _lone(self, one: Alone) -> Brood:
        parent, child = self.box[one.parent], self.box[one.child]
        aside = 0 if one.kind is ParentKind.BIRTH else 9
        stem = ((child.x + aside, child.y), (child.x + aside, child.y - RIM))
        return Brood((parent.x, self._under(one.parent)), (stem,), PARENTS[one.kind], self._lone_says(one))

    def _curved(self, one: Alone) -> Iterator[Line]:
        curve = self.laid.curves.get(one.name)
        if curve:
            yield Line(lines.straight(lines.sampled(curve)), PARENTS[one.kind], self._lone_says(one))

    def _lone_says(self, one: Alone) -> str:
        parent, child = (labels.called(self.people[each]) for each in (one.parent, one.child))
        return f"{parent} and {child}: {one.kind.label}{'' if one.certain else '; not confirmed'}"


class _Lanes:
    """Heights between two rows, so that no two lines lie on each other."""

    def __init__(self) -> None:
        self._taken: list[tuple[int, int, float, float]] = []

    def take(self, row: int, low: float, high: float) -> int:
        """The first height that is free from `low` to `high`."""
        lane = 0
        while any(
            where == row and at == lane and low - 8 < end and start < high + 8 for where, at, start, end in self._taken
        ):
            lane += 1
        self._taken.append((row, lane, low, high))
        return lane


def _hung(broods: Iterable[Brood]) -> Iterator[Line]:
    """Each brood's bar at a height of its own."""
    lanes = _Lanes()
    for brood in sorted(broods, key=lambda one: (round(one.below), one.span)):
        lane = lanes.take(round(brood.below), *brood.span)
        yield Line(_way(brood, brood.below - LOWEST - APART * lane), brood.kind, brood.says)


def _way(brood: Brood, bar: float) -> str:
    low, high = brood.span
    parts = [lines.straight([brood.at, (brood.at[0], bar)])]
    if high - low > 1:
        parts.append(lines.straight([(low, bar), (high, bar)]))
    parts += [lines.straight([(stem[0][0], bar), stem[-1]]) for stem in brood.stems]
    return "".join(parts)


def joins(plan: Plan, laid: Laid, people: dict[UUID, doors.FamilyPerson]) -> Iterable[Line]:
    """Every couple's line, and the lines from parents to children."""
    return _Joins(plan, laid, people).lines()
