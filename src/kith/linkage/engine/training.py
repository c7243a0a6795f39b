"""What the files themselves say of the weights: expectation and maximisation over counted patterns, three kinds of
pairs.

A pair that shares a key is one person twice, two people of one household, or two people by chance. Chance is
learned from pairs drawn at random; the first from the pairs that share a key. What the handbook expects counts as a
number of pairs already seen, so that a file of three rows is judged by the handbook and a file of a million by
itself.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from .comparisons import Comparison, with_chances
from .numbers import MILLION, Numbers

Pattern = tuple[int, ...]


@dataclass(frozen=True)
class Learned:
    """The comparisons with what was learned, the share of all pairs that are one person, and of a household."""

    comparisons: tuple[Comparison, ...]
    prior: float
    kin: float
    trained: bool


@dataclass(frozen=True)
class Start:
    """The handbook's chances, the pairs they count for, and the share below which no level goes."""

    chances: list[list[float]]
    seen: int
    rarest: float


def learn(
    comparisons: Sequence[Comparison],
    keyed: dict[Pattern, float],
    drawn: dict[Pattern, float],
    all_pairs: float,
    numbers: Numbers,
) -> Learned:
    """`keyed` and `drawn` count the patterns of levels (None is -1) among pairs sharing a key and pairs drawn at random.

    `keyed` is already scaled to all keyed pairs; `all_pairs` is how many pairs there are in all.
    """
    m, u, kin = ([[getattr(level, name) for level in one.levels] for one in comparisons] for name in ("m", "u", "kin"))
    rarest = numbers.rarest / MILLION
    start_m, start_u = Start(m, numbers.start_counts_m, rarest), Start(u, numbers.start_counts_u, rarest)
    n_keyed, n_drawn = sum(keyed.values()), sum(drawn.values())
    u = _shares(drawn, dict.fromkeys(drawn, 1.0), start_u)
    chance = [list(x) for x in u]
    rare = min(all_pairs**-0.5, 0.3) if all_pairs else 0.3
    mix = [rare, rare / 2, 1 - 1.5 * rare]
    for _ in range(numbers.learning_rounds):
        same: dict[Pattern, float] = {}
        other: dict[Pattern, float] = {}
        total = [0.0, 0.0, 0.0]
        for pattern, count in keyed.items():
            a, b, c = (share * _chance(table, pattern) for share, table in zip(mix, (m, kin, chance), strict=True))
            whole = a + b + c or 1.0
            same[pattern], other[pattern] = a / whole, c / whole
            for i, x in enumerate((a, b, c)):
                total[i] += count * x / whole
        before = mix
        mix = [(t + 1.0) / (n_keyed + 3.0) for t in total]
        m = _shares(keyed, same, start_m)
        chance = _shares(keyed, other, start_u)
        if max(abs(x - y) for x, y in zip(mix, before, strict=True)) < 1e-5:
            break
    prior, kin_share = (_share(part * n_keyed, least, all_pairs) for part, least in ((mix[0], 1.0), (mix[1], 0.1)))
    u = _without_matches(drawn, m, u, start_u, prior) if n_drawn else u
    learned = tuple(with_chances(one, a, b) for one, a, b in zip(comparisons, m, u, strict=True))
    return Learned(learned, prior, kin_share, n_keyed >= numbers.learned_from)


def _share(found: float, least: float, all_pairs: float) -> float:
    return min(max(found, least) / max(all_pairs, 2.0), 0.5)


def _chance(table: list[list[float]], pattern: Pattern) -> float:
    result = 1.0
    for levels, at in zip(table, pattern, strict=True):
        if at >= 0:
            result *= levels[at]
    return result


def _shares(counts: dict[Pattern, float], weight: dict[Pattern, float], start: Start) -> list[list[float]]:
    sums = [[start.seen * x for x in levels] for levels in start.chances]
    for pattern, count in counts.items():
        add = count * weight[pattern]
        if add > 1e-9:
            for levels, at in zip(sums, pattern, strict=True):
                if at >= 0:
                    levels[at] += add
    return [[max(x / sum(levels), start.rarest) * (1 + 1e-6 * i) for i, x in enumerate(levels)] for levels in sums]


def _without_matches(
    drawn: dict[Pattern, float], m: list[list[float]], u: list[list[float]], start: Start, prior: float
) -> list[list[float]]:
    weight = {}
    for pattern in drawn:
        a, c = prior * _chance(m, pattern), _chance(u, pattern)
        weight[pattern] = c / (a + c) if a + c else 1.0
    return _shares(drawn, weight, start)
