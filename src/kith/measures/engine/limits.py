"""Centre and limits of a control chart, three standard deviations either side, by the kind of data.

Sources: Provost and Murray, The Health Care Data Guide (XmR, P, U, G, T); Laney, Quality Engineering 14 (2002),
531-537 (P prime and U prime); Nelson, Journal of Quality Technology 26 (1994), 239-240 (the power
1/3.6 of times between events).
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from math import sqrt
from statistics import fmean

D2 = 1.128
"""The mean range of two values of a normal distribution, in its standard deviations."""
FURTHEST_RANGE = 3.267
"""Ranges of two beyond this many times their average are themselves outside their limit."""
NELSON = 3.6
Numbers = list[float | None]


class Chart(StrEnum):
    """The kind of data decides the chart."""

    XMR = "xmr"
    P = "p"
    U = "u"
    P_PRIME = "pprime"
    U_PRIME = "uprime"
    T = "t"
    G = "g"

    @property
    def label(self) -> str:
        return LABELS[self]

    @property
    def of_rare_events(self) -> bool:
        return self in {Chart.T, Chart.G}

    @property
    def needs_denominator(self) -> bool:
        return self in {Chart.P, Chart.U, Chart.P_PRIME, Chart.U_PRIME}


LABELS = {
    Chart.XMR: "Single values (XmR)",
    Chart.P: "Share of cases (P)",
    Chart.U: "Events by exposure (U)",
    Chart.P_PRIME: "Share of very many cases (P′)",
    Chart.U_PRIME: "Events by very large exposure (U′)",
    Chart.T: "Time between rare events (T)",
    Chart.G: "Cases between rare events (G)",
}


@dataclass(frozen=True)
class Point:
    """One point as it came: `amount` is the value, or the numerator when there is a denominator. None was not known."""

    when: str
    amount: float | None
    denominator: float | None = None


@dataclass(frozen=True)
class Lines:
    """What is drawn, one number a point; None where nothing can be drawn. `near_*` are two standard deviations away."""

    values: Numbers
    centre: Numbers
    lower: Numbers
    upper: Numbers
    near_lower: Numbers
    near_upper: Numbers


@dataclass(frozen=True)
class _Spread:
    """Centre, one standard deviation of each point (None: cannot be told), and what no limit passes."""

    centre: float
    sigma: Numbers
    least: float = float("-inf")
    most: float = float("inf")


def lines(chart: Chart, points: Sequence[Point], *, screen_ranges: bool) -> Lines:
    """Values, centre and limits. With one value or none there is no spread to judge by: the limits are None."""
    values = [_value(chart, point) for point in points]
    known = [value for value in values if value is not None]
    if not known:
        nothing: Numbers = [None] * len(points)
        return Lines(values, nothing, nothing, nothing, nothing, nothing)
    if chart is Chart.T:
        return _back(_drawn(*_single([_root(v) for v in values], screen_ranges)), values)
    if chart is Chart.XMR:
        return _drawn(*_single(values, screen_ranges))
    if chart is Chart.G:
        mean = fmean(known)
        return _drawn(values, _Spread(mean, [sqrt(mean * (mean + 1))] * len(values), least=0.0))
    return _drawn(values, _counted(chart, points, values, screen_ranges))


def _value(chart: Chart, point: Point) -> float | None:
    if point.amount is None or point.denominator == 0 or (chart.needs_denominator and point.denominator is None):
        return None
    return point.amount if point.denominator is None else point.amount / point.denominator


def average_range(values: Sequence[float | None], *, screen: bool) -> float | None:
    """The mean of the ranges between neighbours; with `screen` once more without those beyond their own limit."""
    known = [value for value in values if value is not None]
    ranges = [abs(after - before) for before, after in pairwise(known)]
    if not ranges:
        return None
    average = fmean(ranges)
    kept = [one for one in ranges if one <= FURTHEST_RANGE * average] if screen else ranges
    return fmean(kept)


def _single(values: Numbers, screen: bool) -> tuple[Numbers, _Spread]:
    average = average_range(values, screen=screen)
    sigma = None if average is None else average / D2
    return values, _Spread(fmean(v for v in values if v is not None), [sigma] * len(values))


def _counted(chart: Chart, points: Sequence[Point], values: Numbers, screen: bool) -> _Spread:
    counted = [point for point, value in zip(points, values, strict=True) if value is not None]
    centre = sum(p.amount or 0 for p in counted) / sum(p.denominator or 0 for p in counted)
    shares = chart in {Chart.P, Chart.P_PRIME}
    variance = centre * (1 - centre) if shares else centre
    chance: Numbers = [sqrt(variance / p.denominator) if p.denominator else None for p in points]
    if chart in {Chart.P_PRIME, Chart.U_PRIME}:
        chance = _by_their_ranges(values, centre, chance, screen)
    return _Spread(centre, chance, least=0.0, most=1.0 if shares else float("inf"))


def _by_their_ranges(values: Numbers, centre: float, chance: Numbers, screen: bool) -> Numbers:
    """Laney: how much more, or less, the points move from one to the next than chance alone would move them."""
    scores = [(v - centre) / s if v is not None and s else None for v, s in zip(values, chance, strict=True)]
    average = average_range(scores, screen=screen)
    return [None if average is None or s is None else s * average / D2 for s in chance]


def _drawn(values: Numbers, spread: _Spread) -> Lines:
    def line(sigmas: int) -> Numbers:
        return [
            None if s is None else min(max(spread.centre + sigmas * s, spread.least), spread.most) for s in spread.sigma
        ]

    return Lines(values, [spread.centre] * len(values), line(-3), line(3), line(-2), line(2))


def _root(value: float | None) -> float | None:
    return None if value is None else value ** (1 / NELSON)


def _back(drawn: Lines, values: Numbers) -> Lines:
    """From the scale on which times between events lie evenly to days; no time is less than none."""

    def days(line: Numbers) -> Numbers:
        return [None if v is None else max(v, 0.0) ** NELSON for v in line]

    each: Callable[[Numbers], Numbers] = days
    return Lines(values, *map(each, (drawn.centre, drawn.lower, drawn.upper, drawn.near_lower, drawn.near_upper)))
