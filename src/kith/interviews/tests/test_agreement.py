"""Agreement against published worked examples.

K: K. Krippendorff, "Computing Krippendorff's Alpha-Reliability" (2011), the examples A, B and C as printed there.
G: K. L. Gwet, irrCAC for R (2019), overview vignette: `cont3x3abstractors` and `cac.raw4raters`, figures as printed.
"""

import pytest

from kith.interviews.rules import agreement
from kith.interviews.rules.agreement import ac1, alpha, alpha_interval, percent

BINARY = list(zip("0100000010", "1110010000", strict=True))
LETTERS = list(zip("aabbdcccedda", "babbbcccedddd"[:12], strict=True))
FOUR = [
    (1, 1, None, 1),
    (2, 2, 3, 2),
    (3, 3, 3, 3),
    (3, 3, 3, 3),
    (2, 2, 2, 2),
    (1, 2, 3, 4),
    (4, 4, 4, 4),
    (1, 1, 2, 1),
    (2, 2, 2, 2),
    (None, 5, 5, 5),
    (None, None, 1, 1),
    (None, 3, None, None),
]
TABLE = {("e", "e"): 13, ("a", "a"): 20, ("a", "n"): 7, ("n", "a"): 4, ("n", "n"): 56}
ABSTRACTORS = [pair for pair, number in TABLE.items() for _ in range(number)]


def test_alpha_of_krippendorffs_binary_example() -> None:
    assert alpha(BINARY) == pytest.approx(0.095, abs=0.0005)


def test_alpha_of_krippendorffs_nominal_example() -> None:
    assert alpha(LETTERS) == pytest.approx(0.692, abs=0.0005)


def test_alpha_of_krippendorffs_example_with_missing_ratings() -> None:
    assert alpha(FOUR) == pytest.approx(0.743, abs=0.0005)


def test_gwets_figures_for_four_raters_with_missing_ratings() -> None:
    assert percent(FOUR) == pytest.approx(0.8181818, abs=1e-6)
    assert ac1(FOUR) == pytest.approx(0.77544, abs=1e-5)
    assert alpha(FOUR) == pytest.approx(0.74342, abs=1e-5)


def test_gwets_figures_for_two_abstractors() -> None:
    assert percent(ABSTRACTORS) == pytest.approx(0.89)
    assert ac1(ABSTRACTORS) == pytest.approx(0.8493305, abs=1e-6)


def test_where_nothing_varies_alpha_is_not_made_up() -> None:
    same = [(0, 0)] * 20
    assert alpha(same) is None
    assert alpha_interval(same) is None
    assert percent(same) == 1
    assert ac1(same, categories=2) == 1


def test_where_one_answer_is_rare_alpha_sinks_and_ac1_does_not() -> None:
    rare = [(0, 0)] * 95 + [(1, 0), (0, 1), (1, 0), (0, 1), (1, 1)]
    assert percent(rare) == pytest.approx(0.96)
    assert alpha(rare) < 0.5 < 0.9 < ac1(rare)


def test_nobody_rated_nothing_is_said() -> None:
    for ratings in ([], [(1, None)], [(None, None)]):
        assert percent(ratings) is None
        assert alpha(ratings) is None
        assert ac1(ratings) is None


def test_the_interval_holds_alpha_and_is_the_same_each_time() -> None:
    low, high = alpha_interval(ABSTRACTORS)
    assert low < alpha(ABSTRACTORS) < high
    assert alpha_interval(ABSTRACTORS) == (low, high)
    assert alpha_interval(ABSTRACTORS, seed=2) != (low, high)


def test_all_figures_together() -> None:
    found = agreement.agreement(FOUR, draws=200)
    assert found.units == 11
    assert found.alpha == alpha(FOUR)
    assert found.low < found.alpha < found.high
