"""What may be printed of a count, and how sure a share can be. Pure: counts in, cells out."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date
from math import sqrt
from statistics import NormalDist

from kith.kernel.limits import add_months
from kith.kernel.rulebook import rule

from .words import PeriodCode, Status

CONFIDENCE = 0.95


@dataclass(frozen=True)
class Count:
    """So many of so many, for one group. Straight from the records: never to be shown."""

    code: str
    label: str
    numerator: int
    denominator: int


@dataclass(frozen=True)
class Interval:
    """The limits between which the true share may well lie."""

    low: float
    high: float


@dataclass(frozen=True, kw_only=True)
class Group:
    """A count as it may be shown. Hidden or empty cells carry no number at all."""

    code: str
    label: str
    status: Status
    numerator: int | None = None
    denominator: int | None = None
    proportion: float | None = None
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, kw_only=True)
class Month:
    """One month's share, and the limits within which chance alone would leave it; None where nothing was counted."""

    month: date
    numerator: int
    denominator: int
    proportion: float | None
    centre: float
    low: float | None
    high: float | None

    @property
    def outside(self) -> bool:
        if self.proportion is None or self.low is None or self.high is None:
            return False
        return not self.low <= self.proportion <= self.high


@dataclass(frozen=True, kw_only=True)
class Period:
    """The days counted, the first and the last included."""

    code: PeriodCode
    starts_on: date
    ends_on: date


def period(code: PeriodCode, today: date) -> Period:
    """Whole months and the one we are in: 12 months on 22 November 2026 are 1 December 2025 to 22 November 2026."""
    return Period(code=code, starts_on=add_months(today.replace(day=1), 1 - code.months), ends_on=today)


def longest(of: Period) -> Period:
    """The longest period that ends on the same day."""
    return period(PeriodCode.TWO_YEARS, of.ends_on)


def months_of(of: Period) -> tuple[date, ...]:
    """The first day of every month of a period, the oldest first."""
    return tuple(add_months(of.starts_on, number) for number in range(of.code.months))


@rule("MEA-1", source="Wilson (1927); the form used by the UK Health Security Agency's public health methods")
def wilson(numerator: int, denominator: int) -> Interval:
    """Every share is printed with its Wilson 95% interval, because few cases say little.

    Raises ValueError for a count that cannot be: nothing counted, or more than all.
    """
    if denominator <= 0 or not 0 <= numerator <= denominator:
        raise ValueError(f"{numerator} of {denominator} is not a share")
    z = NormalDist().inv_cdf((1 + CONFIDENCE) / 2)
    share, z2 = numerator / denominator, z * z
    centre = share + z2 / (2 * denominator)
    spread = z * sqrt(share * (1 - share) / denominator + z2 / (4 * denominator**2))
    whole = 1 + z2 / denominator
    low = 0.0 if numerator == 0 else (centre - spread) / whole
    high = 1.0 if numerator == denominator else (centre + spread) / whole
    return Interval(low, high)


@rule("MEA-2", source="Partnership default, editable in the handbook's measures; usual practice of official statistics")
def too_few(count: Count, minimum: int) -> bool:
    """A group smaller than the measure's minimum group is hidden, and shown as [c]."""
    return 0 < count.denominator < minimum


@rule("MEA-3", source="Usual practice of official statistics: secondary suppression")
def total_gives_away(counts: tuple[Count, ...], hidden: Collection[str], minimum: int) -> bool:
    """When a hidden group could be found by subtracting the others from the total, the total is hidden with it.

    What is hidden is safe beside the total when it is at least two groups, together at least the minimum group, and
    more than one each: then there is more than one way to share out what is left. The groups large enough to show are
    kept, because comparing them is what a measure is for.
    """
    if not hidden:
        return False
    together = sum(count.denominator for count in counts if count.code in hidden)
    return len(hidden) < 2 or together < minimum or together <= len(hidden)


@rule("MEA-4", source="Usual practice of official statistics: differencing between overlapping tables")
def hidden_by_difference(counts: tuple[Count, ...], beside: tuple[Count, ...], minimum: int) -> frozenset[str]:
    """A group is hidden in one period when subtracting it from another that is printed would leave too few to show."""
    others = {count.code: count.denominator for count in beside}
    gaps = (abs(others.get(c.code, c.denominator) - c.denominator) for c in counts)
    return frozenset(c.code for c, gap in zip(counts, gaps, strict=True) if c.denominator and 0 < gap < minimum)


@rule("MEA-5", source="Usual practice of official statistics: a true zero is not a hidden number")
def status_of(count: Count, hidden: frozenset[str]) -> Status:
    """None out of enough is printed as a zero; nothing to count is printed as [z]; only a hidden number is [c]."""
    if count.denominator == 0:
        return Status.NOT_APPLICABLE
    if count.code in hidden:
        return Status.SUPPRESSED
    return Status.TRUE_ZERO if count.numerator == 0 else Status.VALUE


def shown(counts: tuple[Count, ...], minimum: int, beside: tuple[Count, ...] = ()) -> tuple[tuple[Group, ...], Group]:
    """The groups and their total as they may be printed.

    `beside` are the same groups over the overlapping period that is printed whatever this one hides; or empty.
    """
    hidden = frozenset(count.code for count in counts if too_few(count, minimum))
    hidden |= hidden_by_difference(counts, beside, minimum)
    groups = tuple(_cell(count, hidden) for count in counts)
    total = Count("all", "All together", sum(c.numerator for c in counts), sum(c.denominator for c in counts))
    whole_beside = (replace(total, denominator=sum(c.denominator for c in beside)),) if beside else ()
    hide_total = (
        too_few(total, minimum)
        or total_gives_away(counts, hidden, minimum)
        or bool(hidden_by_difference((total,), whole_beside, minimum))
    )
    return groups, _cell(total, frozenset({"all"}) if hide_total else frozenset())


def _cell(count: Count, hidden: frozenset[str]) -> Group:
    status = status_of(count, hidden)
    if not status.shown:
        return Group(code=count.code, label=count.label, status=status)
    limits = wilson(count.numerator, count.denominator)
    return Group(
        code=count.code,
        label=count.label,
        status=status,
        numerator=count.numerator,
        denominator=count.denominator,
        proportion=count.numerator / count.denominator,
        low=limits.low,
        high=limits.high,
    )


@rule("MEA-6", source="Our proposal, for the partnership to confirm")
def apart(one: Group, other: Group) -> bool:
    """Two groups are said to differ only when neither one's interval reaches the other's."""
    if one.low is None or other.low is None or one.high is None or other.high is None:
        return False
    return one.low > other.high or other.low > one.high


@rule("MEA-7", source="Usual practice of official statistics: the same counts cut twice must not be subtracted")
def months_may_stand(counts: tuple[Count, ...], minimum: int) -> bool:
    """Months are shown only where none of them has too few, so that no hidden month can be found by subtracting.

    They, and a second cut of the same counts, stand only beside totals that may be shown in every period and cut:
    otherwise adding them up would give back the total that is hidden.
    """
    return any(count.denominator for count in counts) and not any(too_few(count, minimum) for count in counts)


@rule("MEA-8", source="Shewhart's control chart for shares (p-chart), as NHS England teaches it: Making Data Count")
def months(counts: tuple[Count, ...]) -> tuple[Month, ...]:
    """Month by month: the share, the share over all months, and three standard errors either side of it.

    The limits are narrow in a month with many and wide in one with few. A month between them differs from the others by
    no more than chance would leave it.
    """
    centre = sum(count.numerator for count in counts) / sum(count.denominator for count in counts)
    return tuple(_month(count, centre) for count in counts)


def _month(count: Count, centre: float) -> Month:
    if not count.denominator:
        return Month(
            month=date.fromisoformat(count.code), numerator=0, denominator=0, proportion=None, centre=centre, low=None,
            high=None,
        )  # fmt: skip
    spread = 3 * sqrt(centre * (1 - centre) / count.denominator)
    return Month(
        month=date.fromisoformat(count.code),
        numerator=count.numerator,
        denominator=count.denominator,
        proportion=count.numerator / count.denominator,
        centre=centre,
        low=max(0.0, centre - spread),
        high=min(1.0, centre + spread),
    )


RUN = 8


@rule("MEA-9", source="Shewhart's control chart: a point outside the limits, or a run of eight on one side")
def has_changed(shown: tuple[Month, ...]) -> tuple[tuple[Month, ...], tuple[Month, ...]]:
    """Something other than chance is at work in a month outside its limits, and in eight months running on one side.

    Gives the months outside, and the longest such run when it reaches eight; a month with nothing counted breaks none.
    """
    run: list[Month] = []
    best: tuple[Month, ...] = ()
    for one in shown:
        if one.proportion is None:
            continue
        same = bool(run) and (one.proportion - one.centre) * (_last(run) - one.centre) > 0
        run = [*run, one] if same else [one]
        best = tuple(run) if len(run) >= max(RUN, len(best)) else best
    return tuple(one for one in shown if one.outside), best


def _last(run: list[Month]) -> float:
    return run[-1].proportion or 0.0
