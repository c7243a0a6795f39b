"""How far coders agree beyond chance. Ratings are given unit by unit: what each coder said, None where they did not.

The formulas are Krippendorff's (alpha for nominal data, "Computing Krippendorff's Alpha-Reliability", 2011) and Gwet's
(AC1, "Computing inter-rater reliability and its variance in the presence of high agreement", 2008). Kept here, and not
taken from a library, because the maintained ones are GPL or wrong with missing ratings.
"""

from collections import Counter
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from random import Random

type Ratings = Sequence[Sequence[Hashable | None]]
type Pattern = frozenset[tuple[Hashable, int]]


@dataclass(frozen=True, kw_only=True)
class Agreement:
    """What two or more coders agree on. A figure is None when it cannot be computed, never a made-up 0 or 1."""

    units: int
    percent: float | None
    alpha: float | None
    low: float | None
    high: float | None
    ac1: float | None


def _counts(ratings: Ratings) -> list[Counter[Hashable]]:
    return [Counter(value for value in unit if value is not None) for unit in ratings]


def percent(ratings: Ratings) -> float | None:
    """The share of pairs of coders who said the same, averaged over units that two or more coders rated."""
    shares = [_pairs(count) for count in _counts(ratings) if count.total() > 1]
    return sum(shares) / len(shares) if shares else None


def _pairs(count: Counter[Hashable]) -> float:
    total = count.total()
    return sum(n * (n - 1) for n in count.values()) / (total * (total - 1))


def alpha(ratings: Ratings) -> float | None:
    """Krippendorff's alpha for nominal data; None when nothing varies, since then chance cannot be told from skill."""
    return _alpha(_patterns(ratings))


def _patterns(ratings: Ratings) -> Counter[Pattern]:
    """How many units were rated in each way, of those that two or more coders rated."""
    return Counter(frozenset(count.items()) for count in _counts(ratings) if count.total() > 1)


def _alpha(patterns: Mapping[Pattern, int]) -> float | None:
    values: Counter[Hashable] = Counter()
    observed = 0.0
    for pattern, times in patterns.items():
        total = sum(n for _value, n in pattern)
        for value, number in pattern:
            values[value] += number * times
        observed += times * sum(n * (total - n) for _value, n in pattern) / (total - 1)
    everything = values.total()
    expected = sum(n * (everything - n) for n in values.values())
    if not expected:
        return None
    return 1 - (everything - 1) * observed / expected


def alpha_interval(ratings: Ratings, *, draws: int = 1000, seed: int = 1) -> tuple[float, float] | None:
    """The middle 95% of alpha over samples of the units drawn with replacement; the same seed gives the same answer."""
    patterns = sorted(_patterns(ratings).items(), key=lambda pair: sorted(map(str, pair[0])))
    chance = Random(seed)  # noqa: S311  a sample, not a secret
    drawn = (_alpha(_sample(patterns, chance)) for _ in range(draws))
    found = sorted(value for value in drawn if value is not None)
    if not found or len(found) < draws / 2:
        return None
    return found[round(0.025 * (len(found) - 1))], found[round(0.975 * (len(found) - 1))]


def _sample(patterns: Sequence[tuple[Pattern, int]], chance: Random) -> dict[Pattern, int]:
    """As many units as there are, drawn with replacement: how often each way of rating comes up."""
    left = units = sum(times for _pattern, times in patterns)
    drawn: dict[Pattern, int] = {}
    for pattern, times in patterns:
        drawn[pattern] = chance.binomialvariate(left, times / units) if units else 0
        left, units = left - drawn[pattern], units - times
    return drawn


def ac1(ratings: Ratings, *, categories: int | None = None) -> float | None:
    """Gwet's AC1: agreement beyond chance where one answer is much commoner than the others and alpha sinks.

    `categories` is how many answers there could have been; by default how many were given.
    """
    counts = [count for count in _counts(ratings) if count.total()]
    said: Counter[Hashable] = Counter()
    for count in counts:
        for value, number in count.items():
            said[value] += number / count.total()  # type: ignore[assignment]
    kinds = categories or len(said)
    agreed = percent(ratings)
    if agreed is None or kinds < 2:
        return None
    shares = [number / len(counts) for number in said.values()]
    chance = sum(share * (1 - share) for share in shares) / (kinds - 1)
    return (agreed - chance) / (1 - chance)


def agreement(ratings: Ratings, *, categories: int | None = None, draws: int = 1000) -> Agreement:
    """All figures together, since one alone misleads."""
    span = alpha_interval(ratings, draws=draws)
    return Agreement(
        units=sum(count.total() > 1 for count in _counts(ratings)),
        percent=percent(ratings),
        alpha=alpha(ratings),
        low=span[0] if span else None,
        high=span[1] if span else None,
        ac1=ac1(ratings, categories=categories),
    )
