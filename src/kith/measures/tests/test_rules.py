"""Intervals against published examples, and attacks on what is hidden."""

from datetime import date
from itertools import combinations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from scipy.stats import binomtest

from kith.measures import rules
from kith.measures.rules import Count
from kith.measures.words import PeriodCode, Status

MINIMUM = 5


def counts(*pairs: tuple[int, int]) -> tuple[Count, ...]:
    return tuple(Count(f"g{place}", f"Group {place}", of, out_of) for place, (of, out_of) in enumerate(pairs))


@pytest.mark.parametrize(
    ("numerator", "denominator", "low", "high"),
    [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611), (1, 29, 0.0061, 0.1718)],
)
def test_mea_1_intervals_agree_with_newcombes_worked_examples_of_1998(
    numerator: int, denominator: int, low: float, high: float
) -> None:
    found = rules.wilson(numerator, denominator)
    assert found.low == pytest.approx(low, abs=0.00005)
    assert found.high == pytest.approx(high, abs=0.00005)


@given(st.integers(1, 5000).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_mea_1_intervals_agree_with_scipy(pair: tuple[int, int]) -> None:
    expected = binomtest(*pair).proportion_ci(method="wilson")
    found = rules.wilson(*pair)
    assert found.low == pytest.approx(expected.low, abs=1e-12)
    assert found.high == pytest.approx(expected.high, abs=1e-12)
    assert found.low <= pair[0] / pair[1] <= found.high


@pytest.mark.parametrize("pair", [(1, 0), (3, 2), (-1, 4)])
def test_mea_1_a_share_that_cannot_be_is_refused(pair: tuple[int, int]) -> None:
    with pytest.raises(ValueError, match="is not a share"):
        rules.wilson(*pair)


def test_mea_2_a_group_below_the_minimum_carries_no_number_at_all() -> None:
    (small, *_), _ = rules.shown(counts((2, 4), (3, 9), (60, 80)), MINIMUM)
    assert small.status is Status.SUPPRESSED
    assert (small.numerator, small.denominator, small.proportion, small.low, small.high) == (None,) * 5


def test_mea_2_a_group_of_exactly_the_minimum_is_shown() -> None:
    groups, total = rules.shown(counts((2, 5), (3, 9)), MINIMUM)
    assert [group.status for group in (*groups, total)] == [Status.VALUE] * 3


def test_mea_3_one_hidden_group_takes_the_total_with_it_and_leaves_the_comparison() -> None:
    groups, total = rules.shown(counts((50, 80), (2, 3), (4, 9)), MINIMUM)
    assert [group.status for group in groups] == [Status.VALUE, Status.SUPPRESSED, Status.VALUE]
    assert total.status is Status.SUPPRESSED
    assert total.denominator is None


def test_mea_3_two_tiny_groups_are_not_left_to_be_found_together() -> None:
    groups, total = rules.shown(counts((50, 80), (1, 1), (1, 2), (4, 9)), MINIMUM)
    assert [group.status.shown for group in groups] == [True, False, False, True]
    assert not total.status.shown


def test_mea_3_two_hidden_groups_large_enough_together_leave_the_total() -> None:
    groups, total = rules.shown(counts((50, 80), (1, 4), (1, 3)), MINIMUM)
    assert [group.status.shown for group in groups] == [True, False, False]
    assert total.denominator == 87


def test_mea_3_when_only_one_group_has_anything_the_total_is_hidden_too() -> None:
    groups, total = rules.shown(counts((2, 3), (0, 0)), MINIMUM)
    assert [group.status for group in groups] == [Status.SUPPRESSED, Status.NOT_APPLICABLE]
    assert total.status is Status.SUPPRESSED


def test_mea_3_five_groups_of_one_are_not_known_from_a_total_of_five() -> None:
    groups, total = rules.shown(counts(*[(1, 1)] * 5), MINIMUM)
    assert {group.status for group in (*groups, total)} == {Status.SUPPRESSED}


sizes = st.integers(0, 14).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))


@given(st.lists(sizes, min_size=1, max_size=5), st.integers(2, 7))
@settings(max_examples=250, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_mea_3_subtracting_what_is_shown_from_the_total_never_finds_a_hidden_group(
    pairs: list[tuple[int, int]], minimum: int
) -> None:
    given_counts = counts(*pairs)
    groups, total = rules.shown(given_counts, minimum)
    hidden = [c for c, g in zip(given_counts, groups, strict=True) if g.status is Status.SUPPRESSED]
    if not hidden or not total.status.shown:
        return
    left = (total.denominator or 0) - sum(group.denominator or 0 for group in groups)
    assert left == sum(count.denominator for count in hidden)
    assert len(hidden) >= 2
    assert left >= minimum
    assert left > len(hidden), "only one way to share out what is left: every hidden group is one"


more = st.lists(st.integers(0, 6), min_size=4, max_size=4)


@given(st.lists(sizes, min_size=1, max_size=4), more, more)
@settings(max_examples=250, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_mea_4_subtracting_one_period_from_another_never_leaves_too_few(
    pairs: list[tuple[int, int]], then: list[int], before: list[int]
) -> None:
    quarter = counts(*pairs)
    year = counts(*((of, out_of + extra) for (of, out_of), extra in zip(pairs, then, strict=False)))
    two_years = counts(*((c.numerator, c.denominator + e) for c, e in zip(year, before, strict=False)))
    tables = [rules.shown(quarter, MINIMUM, year), rules.shown(year, MINIMUM), rules.shown(two_years, MINIMUM, year)]
    for (one, one_total), (other, other_total) in combinations(tables, 2):
        for left, right in zip((*one, one_total), (*other, other_total), strict=True):
            if left.denominator is not None and right.denominator is not None:
                assert not 0 < abs(right.denominator - left.denominator) < MINIMUM


def test_mea_5_none_out_of_enough_is_a_true_zero_and_nothing_to_count_is_not() -> None:
    groups, _ = rules.shown(counts((0, 12), (0, 0), (3, 20)), MINIMUM)
    assert [group.status for group in groups] == [Status.TRUE_ZERO, Status.NOT_APPLICABLE, Status.VALUE]
    assert groups[0].numerator == 0
    assert groups[0].low == 0.0
    assert groups[1].numerator is None
    assert [status.symbol for status in (Status.SUPPRESSED, Status.NOT_APPLICABLE, Status.TRUE_ZERO)] == [
        "[c]",
        "[z]",
        "",
    ]


def test_mea_6_groups_are_apart_only_when_their_intervals_do_not_meet() -> None:
    (front, locality, near, small), _ = rules.shown(counts((112, 130), (61, 118), (58, 100), (1, 2)), 1)
    assert rules.apart(front, locality)
    assert not rules.apart(locality, near)
    assert not rules.apart(front, small)


@pytest.mark.parametrize(
    ("code", "starts_on"),
    [
        (PeriodCode.QUARTER, date(2026, 9, 1)),
        (PeriodCode.YEAR, date(2025, 12, 1)),
        (PeriodCode.TWO_YEARS, date(2024, 12, 1)),
    ],
)
def test_periods_begin_on_the_first_of_a_month_and_end_today(code: PeriodCode, starts_on: date) -> None:
    found = rules.period(code, date(2026, 11, 22))
    assert (found.starts_on, found.ends_on) == (starts_on, date(2026, 11, 22))


def monthly(*counts: tuple[int, int]) -> tuple[rules.Count, ...]:
    return tuple(
        rules.Count(f"2025-{number:02}-01", "", of, out_of) for number, (of, out_of) in enumerate(counts, start=1)
    )


def test_mea_7_months_stand_only_where_none_of_them_has_too_few() -> None:
    assert rules.months_may_stand(monthly((4, 9), (0, 0), (5, 5)), 5)
    assert not rules.months_may_stand(monthly((4, 9), (1, 4)), 5)
    assert not rules.months_may_stand(monthly((0, 0), (0, 0)), 5)


def test_mea_8_the_limits_are_three_standard_errors_and_narrower_where_more_was_counted() -> None:
    few, many, none = rules.months(monthly((10, 20), (200, 400), (0, 0)))
    assert few.centre == many.centre == 0.5
    assert (round(few.low or 0, 3), round(few.high or 0, 3)) == (0.165, 0.835)
    assert (round(many.low or 0, 3), round(many.high or 0, 3)) == (0.425, 0.575)
    assert (none.proportion, none.low, none.outside) == (None, None, False)
    (whole,) = rules.months(monthly((7, 7)))
    assert (whole.low, whole.high, whole.outside) == (1.0, 1.0, False)


def test_mea_9_a_month_outside_or_eight_running_on_one_side_is_more_than_chance() -> None:
    steady = rules.months(monthly(*[(50, 100), (51, 100), (49, 100)] * 4))
    assert rules.has_changed(steady) == ((), ())
    spike = rules.months(monthly(*[(50, 100)] * 5, (90, 100)))
    assert [one.month.month for one in rules.has_changed(spike)[0]] == [6]
    shifted = rules.months(monthly((40, 100), (40, 100), (40, 100), *[(52, 100)] * 3, (0, 0), *[(52, 100)] * 5))
    run = rules.has_changed(shifted)[1]
    assert [run[0].month.month, run[-1].month.month, len(run)] == [4, 12, 8]
