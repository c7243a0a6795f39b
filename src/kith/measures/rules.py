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
class Period:
    """The days counted, the first and the last included."""

    code: PeriodCode
    starts_on: date
    ends_on: date


def period(code: PeriodCode, today: date) -> Period:
    """Whole months and the one we are in: 12 months on 22 November 2026 are 1 December 2025 to 22 November 2026."""
    return Period(code=code, starts_on=add_months(today.replace(day=1), 1 - code.months), ends_on=today)


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
def hidden_among(counts: tuple[Count, ...], minimum: int) -> frozenset[str]:
    """When hiding one group would leave it to be found by subtraction from the total, the next smallest is hidden too.

    What is hidden together is at least two groups, at least the minimum group, and more than one each; if that cannot
    be, everything that has a number is hidden and the total with it.
    """
    first = {count.code for count in counts if too_few(count, minimum)}
    return _widened(counts, first, minimum)


def _widened(counts: tuple[Count, ...], hidden: set[str], minimum: int) -> frozenset[str]:
    """Hide more, smallest first, until what is hidden cannot be found from the total."""
    if not hidden:
        return frozenset()
    by_size = sorted((c for c in counts if c.denominator), key=lambda c: (c.denominator, c.code))
    for count in by_size:
        if _keeps(counts, hidden, minimum):
            break
        hidden = hidden | {count.code}
    return frozenset(hidden)


@rule("MEA-4", source="Usual practice of official statistics: differencing between overlapping tables")
def hidden_by_difference(shorter: tuple[Count, ...], longer: tuple[Count, ...], minimum: int) -> frozenset[str]:
    """A group is hidden in the shorter period when subtracting it from the longer one would leave too few to show."""
    before = {count.code: count.denominator for count in longer}
    rest = (Count(c.code, c.label, 0, before.get(c.code, c.denominator) - c.denominator) for c in shorter)
    hidden = {count.code for count in rest if too_few(count, minimum)}
    return frozenset(hidden & {count.code for count in shorter if count.denominator})


@rule("MEA-5", source="Usual practice of official statistics: a true zero is not a hidden number")
def status_of(count: Count, hidden: frozenset[str]) -> Status:
    """None out of enough is printed as a zero; nothing to count is printed as [z]; only a hidden number is [c]."""
    if count.denominator == 0:
        return Status.NOT_APPLICABLE
    if count.code in hidden:
        return Status.SUPPRESSED
    return Status.TRUE_ZERO if count.numerator == 0 else Status.VALUE


def shown(counts: tuple[Count, ...], minimum: int, longer: tuple[Count, ...] = ()) -> tuple[tuple[Group, ...], Group]:
    """The groups and their total as they may be printed.

    `longer` are the same groups over the longer period printed beside this one, empty when there is none.
    """
    hidden = hidden_among(counts, minimum)
    differing = hidden_by_difference(counts, longer, minimum) if longer else frozenset()
    hidden = _widened(counts, set(hidden | differing), minimum)
    groups = tuple(_cell(count, hidden) for count in counts)
    total = Count("all", "All together", sum(c.numerator for c in counts), sum(c.denominator for c in counts))
    whole_before = (replace(total, denominator=sum(c.denominator for c in longer)),) if longer else ()
    hide_total = (
        too_few(total, minimum)
        or bool(hidden and not _keeps(counts, hidden, minimum))
        or bool(whole_before and hidden_by_difference((total,), whole_before, minimum))
    )
    return groups, _cell(total, frozenset({"all"}) if hide_total else frozenset())


def _keeps(counts: tuple[Count, ...], hidden: Collection[str], minimum: int) -> bool:
    """Whether what is hidden stays hidden beside the total: more than one way to share out what is left."""
    together = sum(c.denominator for c in counts if c.code in hidden)
    return len(hidden) >= 2 and together >= minimum and together > len(hidden)


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
