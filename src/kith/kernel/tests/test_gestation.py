"""Weeks of pregnancy, ages, and dates that cannot be right."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kith.kernel import gestation
from kith.kernel.findings import Weight
from kith.kernel.gestation import Bounds, Span

BOUNDS = Bounds(longest=44, usual_longest=42, term=37, earliest_birth=20, conception_margin=2)
EDD = date(2027, 3, 1)
DAYS = st.dates(date(2020, 1, 1), date(2035, 1, 1))


@pytest.mark.parametrize(
    ("on", "weeks", "days"),
    [(EDD, 40, 0), (date(2027, 2, 27), 39, 5), (date(2027, 3, 8), 41, 0), (date(2026, 5, 25), 0, 0)],
)
def test_gestation(on: date, weeks: int, days: int):
    assert gestation.gestation(EDD, on) == Span(weeks, days)


@given(DAYS, DAYS)
def test_the_date_at_a_gestation_is_the_way_back(edd: date, on: date):
    span = gestation.gestation(edd, on)
    assert gestation.date_at(edd, span.weeks, span.days) == on
    assert 0 <= span.days < 7


def test_ges_1_an_expected_date_fifty_weeks_off_is_found():
    for off in (timedelta(weeks=50), timedelta(weeks=-50)):
        finding = gestation.expected_date_is_possible(EDD, EDD + off, BOUNDS)
        assert finding is not None
        assert finding.missing == ("expected date of birth",)


@pytest.mark.parametrize(
    ("days_ahead", "weight"),
    [
        (281, Weight.EXPLAIN),
        (280, None),
        (0, None),
        (-13, None),
        (-14, Weight.EXPLAIN),
        (-27, Weight.EXPLAIN),
        (-28, Weight.ACT_NOW),
    ],
)
def test_ges_1_where_the_bounds_lie(days_ahead: int, weight: Weight | None):
    finding = gestation.expected_date_is_possible(EDD, EDD - timedelta(days=days_ahead), BOUNDS)
    assert (finding.weight if finding else None) is weight


@pytest.mark.parametrize(("weeks", "possible"), [(19, False), (20, True), (40, True), (43, True), (44, False)])
def test_ges_2_birth_and_expected_date_fit(weeks: int, possible: bool):
    finding = gestation.birth_fits_expected_date(gestation.date_at(EDD, weeks), EDD, BOUNDS)
    assert (finding is None) is possible


def test_age_and_its_words():
    born = date(2026, 9, 13)
    assert gestation.age(born, date(2026, 11, 22)) == Span(10, 0)
    assert Span(10, 0).in_words == "10 weeks"
    assert Span(1, 1).in_words == "1 week + 1 day"
    assert Span(0, 4).in_words == "4 days"
    assert str(Span(34, 2)) == "34+2"
    with pytest.raises(ValueError, match="before the birth"):
        gestation.age(born, born - timedelta(days=1))


def test_corrected_age_is_only_for_babies_born_early():
    early, on_time, today = date(2027, 1, 4), date(2027, 2, 22), date(2027, 4, 12)
    assert gestation.corrected_age(early, EDD, today, BOUNDS) == Span(6, 0)
    assert gestation.corrected_age(on_time, EDD, today, BOUNDS) == Span(7, 0)
    assert gestation.corrected_age(early, None, today, BOUNDS) == Span(14, 0)
    assert gestation.corrected_age(early, EDD, date(2027, 2, 1), BOUNDS) == Span(0, 0)


def test_the_conception_window_lies_around_two_weeks_into_the_pregnancy():
    first, last = gestation.conception_window(EDD, BOUNDS)
    assert (first, last) == (date(2026, 5, 25), date(2026, 6, 22))
