"""Which points say more than chance would, by a named set of rules."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from statistics import median

from kith.kernel.handbook.charts import ChartRules

from .limits import Chart, Lines


class Rule(StrEnum):
    """The four rules that the named sets set differently."""

    OUTSIDE = "outside"
    SHIFT = "shift"
    TREND = "trend"
    NEAR = "near"

    @property
    def label(self) -> str:
        return LABELS[self]


LABELS = {
    Rule.OUTSIDE: "A point outside the limits",
    Rule.SHIFT: "A run of points on one side of the centre",
    Rule.TREND: "A run of points each higher, or each lower, than the one before",
    Rule.NEAR: "Two of three points near the same limit",
}


@dataclass(frozen=True, order=True)
class Signal:
    """The point at `index`, counted from 0, is part of what `rule` says."""

    index: int
    rule: Rule


def signals(chart: Chart, drawn: Lines, rules: ChartRules) -> list[Signal]:
    """Every point that a rule marks, in order. Points without a value are passed over: they neither make nor break."""
    known = [n for n, value in enumerate(drawn.values) if value is not None]
    middle = _middle(chart, drawn, rules)
    sides = [_side(drawn.values[n], at) for n, at in zip(known, middle, strict=True)]
    steps = [_zone(drawn, n) for n in known]
    places: dict[Rule, Iterator[int]] = {
        Rule.OUTSIDE: (n for n, zone in enumerate(steps) if abs(zone) == 2),
        Rule.SHIFT: _runs(sides, rules.shift),
        Rule.TREND: _trends([drawn.values[n] or 0.0 for n in known], rules),
        Rule.NEAR: _two_in_three(steps, sides, rules.near_counts_beyond),
    }
    return sorted({Signal(known[place], rule) for rule, found in places.items() for place in found})


def _middle(chart: Chart, drawn: Lines, rules: ChartRules) -> list[float]:
    values = [value for value in drawn.values if value is not None]
    if chart.of_rare_events and rules.rare_from_median and values:
        return [median(values)] * len(values)
    return [at or 0.0 for value, at in zip(drawn.values, drawn.centre, strict=True) if value is not None]


def _side(value: float | None, middle: float) -> int:
    return 0 if value is None else (value > middle) - (value < middle)


def _zone(drawn: Lines, n: int) -> int:
    """0 well inside the limits, 1 beyond two standard deviations, 2 beyond the limit; negative below the centre."""
    value = drawn.values[n] or 0.0
    for size, lower, upper in ((2, drawn.lower[n], drawn.upper[n]), (1, drawn.near_lower[n], drawn.near_upper[n])):
        if upper is not None and value > upper:
            return size
        if lower is not None and value < lower:
            return -size
    return 0


def _runs(sides: Sequence[int], length: int) -> Iterator[int]:
    """Places in runs of at least `length` on one side; a point on the centre ends a run."""
    start = 0
    for end in range(1, len(sides) + 1):
        if end == len(sides) or sides[end] != sides[start]:
            if sides[start] and end - start >= length:
                yield from range(start, end)
            start = end


def _trends(values: Sequence[float], rules: ChartRules) -> Iterator[int]:
    """Places in runs of at least `trend` points that all rise or all fall."""
    kept = [n for n, value in enumerate(values) if rules.ties_break or n == 0 or value != values[n - 1]]
    ways = [_side(values[after], values[before]) for before, after in pairwise(kept)]
    start = 0
    for end in range(1, len(ways) + 1):
        if end == len(ways) or ways[end] != ways[start]:
            if ways[start] and end - start + 1 >= rules.trend:
                yield from range(kept[start], kept[end] + 1)
            start = end


def _two_in_three(zones: Sequence[int], sides: Sequence[int], beyond_counts: bool) -> Iterator[int]:
    """Places near a limit, two at least in three points that all lie on its side."""
    near = [abs(zone) == 1 or (beyond_counts and abs(zone) == 2) for zone in zones]
    for start in range(len(zones) - 2):
        three = range(start, start + 3)
        if abs(sum(sides[n] for n in three)) == 3 and sum(near[n] for n in three) >= 2:
            yield from (n for n in three if near[n])
