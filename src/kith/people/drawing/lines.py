"""Lines of a genogram: how the curves that the library routed are drawn, by convention, as SVG paths."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import hypot

from kith.design.graphviz import Point
from kith.people.words import Quality

STEP = 4.0
ZIGZAG = {Quality.CONFLICT: (5.0, 6.0), Quality.VIOLENCE: (7.0, 5.0)}
"""How far to each side, and how far on, for each tooth."""


@dataclass(frozen=True)
class Line:
    """A line of a kind, what it says, and small marks across it (slashes, bars, a square)."""

    path: str
    kind: str
    says: str
    marks: tuple[str, ...] = ()


def straight(points: Iterable[Point]) -> str:
    """From point to point: "M1 2L3 4"."""
    return "".join(f"{'L' if number else 'M'}{x:.1f} {y:.1f}" for number, (x, y) in enumerate(points))


def sampled(curve: Sequence[Point]) -> list[Point]:
    """Points along a curve of cubic pieces, a few units apart."""
    found: list[Point] = [curve[0]]
    for start in range(0, len(curve) - 3, 3):
        a, b, c, d = curve[start : start + 4]
        pieces = max(2, round((_far(a, b) + _far(b, c) + _far(c, d)) / STEP))
        found += [_on(a, b, c, d, number / pieces) for number in range(1, pieces + 1)]
    return found


def _on(a: Point, b: Point, c: Point, d: Point, t: float) -> Point:
    s = 1 - t
    one, two, three, four = s**3, 3 * s * s * t, 3 * s * t * t, t**3
    return (
        one * a[0] + two * b[0] + three * c[0] + four * d[0],
        one * a[1] + two * b[1] + three * c[1] + four * d[1],
    )


def _far(one: Point, other: Point) -> float:
    return hypot(other[0] - one[0], other[1] - one[1])


def spaced(points: Sequence[Point], gap: float) -> list[Point]:
    """The same way, with a point every `gap`."""
    found, left = [points[0]], gap
    for one, other in pairwise(points):
        length = _far(one, other)
        done = 0.0
        while length - done >= left > 0:
            done += left
            share = done / length
            found.append((one[0] + share * (other[0] - one[0]), one[1] + share * (other[1] - one[1])))
            left = gap
        left -= length - done
    return [*found, points[-1]]


def bond(points: Sequence[Point], quality: Quality, says: str) -> Line:
    """How two people are with each other: close is double, conflict a zigzag, no contact broken by two bars …"""
    kind = f"bond kith-bond--{quality.value.replace('_', '-')}"
    if quality in ZIGZAG:
        return Line(_zigzag(points, *ZIGZAG[quality]), kind, says)
    middle = _middle(points)
    if quality is Quality.CUT_OFF:
        before, after = _parted(points, 7.0)
        marks = (_across(before[-2], before[-1], 8.0), _across(after[1], after[0], 8.0))
        return Line(straight(before) + straight(after), kind, says, marks)
    if quality is Quality.CLOSE:
        return Line(straight(_aside(points, 3.0)) + straight(_aside(points, -3.0)), kind, says)
    mark = {Quality.CONTROL: _square, Quality.WARM: _ring}.get(quality)
    return Line(straight(points), kind, says, (mark(middle),) if mark else ())


def _zigzag(points: Sequence[Point], side: float, on: float) -> str:
    way = spaced(points, on)
    teeth = [way[0]]
    for number in range(1, len(way) - 1):
        across, along = _normal(way[number - 1], way[number + 1])
        turn = side if number % 2 else -side
        teeth.append((way[number][0] + across * turn, way[number][1] + along * turn))
    return straight([*teeth, way[-1]])


def _normal(one: Point, other: Point) -> Point:
    length = _far(one, other) or 1.0
    return (-(other[1] - one[1]) / length, (other[0] - one[0]) / length)


def _middle(points: Sequence[Point]) -> Point:
    way = spaced(points, STEP)
    return way[len(way) // 2]


def _parted(points: Sequence[Point], gap: float) -> tuple[list[Point], list[Point]]:
    """The way before and after a gap in its middle."""
    way = spaced(points, STEP)
    middle, apart = len(way) // 2, max(1, round(gap / STEP / 2))
    return way[: max(2, middle - apart)], way[min(len(way) - 2, middle + apart) :]


def _across(before: Point, at: Point, side: float) -> str:
    x, y = _normal(before, at)
    return straight([(at[0] + x * side, at[1] + y * side), (at[0] - x * side, at[1] - y * side)])


def _aside(points: Sequence[Point], side: float) -> list[Point]:
    """The same way, a little to one side."""
    normals = [_normal(one, other) for one, other in pairwise(points)]
    ways = zip(points, [*normals, normals[-1]], strict=True)
    return [(x + across * side, y + along * side) for (x, y), (across, along) in ways]


def _ring(at: Point) -> str:
    return f"M{at[0] + 4:.1f} {at[1]:.1f}a4 4 0 1 0 -8 0a4 4 0 1 0 8 0"


def _square(at: Point) -> str:
    x, y = at
    return f"M{x - 5:.1f} {y - 5:.1f}h10v10h-10z"


def slashes(at: Point, how_many: int) -> tuple[str, ...]:
    """Strokes across a couple's line: one for separated, two for divorced."""
    x, y = at
    return tuple(straight([(x + 7 * number - 5, y + 10), (x + 7 * number + 5, y - 10)]) for number in range(how_many))
