"""Working days in England and Wales."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kith.kernel import calendar
from kith.kernel.clock import LONDON

ENGLAND = calendar.england()
MOMENTS = st.datetimes(datetime(2020, 1, 1), datetime(2032, 12, 31)).map(lambda m: m.replace(tzinfo=LONDON))


def at(*when: int) -> datetime:
    return datetime(*when, tzinfo=LONDON)


@pytest.mark.parametrize(
    "day",
    [
        date(2026, 12, 25),
        date(2026, 12, 28),  # Boxing Day falls on a Saturday
        date(2026, 4, 3),  # Good Friday
        date(2026, 4, 6),  # Easter Monday
        date(2022, 9, 19),  # the Queen's funeral
        date(2023, 5, 8),  # the coronation
        date(2026, 11, 21),  # a Saturday
    ],
)
def test_days_that_are_not_working_days(day: date):
    assert not ENGLAND.is_working_day(day)


def test_scotlands_second_of_january_is_a_working_day_in_england():
    assert ENGLAND.is_working_day(date(2026, 1, 2))


def test_a_local_day_off_does_not_count():
    local = calendar.england({date(2026, 11, 23): "Flood"})
    assert local.holiday_name(date(2026, 11, 23)) == "Flood"
    assert local.add_working_days(at(2026, 11, 20, 9, 0), 1) == at(2026, 11, 24, 9, 0)


@pytest.mark.parametrize(
    ("start", "amount", "end"),
    [
        (at(2026, 11, 20, 16, 10), 1, at(2026, 11, 23, 16, 10)),  # Friday to Monday, same time
        (at(2026, 11, 21, 14, 0), 1, calendar.end_of(date(2026, 11, 23))),  # Saturday: the end of Monday
        (at(2026, 12, 24, 10, 0), 1, at(2026, 12, 29, 10, 0)),  # across Christmas
        (at(2026, 11, 23, 20, 0), 1, at(2026, 11, 24, 20, 0)),  # an evening is not skipped
        (at(2026, 3, 27, 12, 0), 1, at(2026, 3, 30, 12, 0)),  # across the change to summer time
        (at(2026, 11, 21, 14, 0), 0, at(2026, 11, 21, 14, 0)),
    ],
)
def test_add_working_days(start: datetime, amount: int, end: datetime):
    assert ENGLAND.add_working_days(start, amount) == end


def test_counting_back_or_from_an_unmarked_time_is_refused():
    with pytest.raises(ValueError, match="never back"):
        ENGLAND.add_working_days(at(2026, 1, 5, 9, 0), -1)
    with pytest.raises(ValueError, match="time zone"):
        ENGLAND.add_working_days(datetime(2026, 1, 5, 9), 1)


@given(MOMENTS, st.integers(1, 60))
def test_the_end_is_a_working_day_and_the_right_number_on(start: datetime, amount: int):
    end = ENGLAND.add_working_days(start, amount)
    assert ENGLAND.is_working_day(end.date())
    assert ENGLAND.working_days_between(start.date(), end.date()) == amount


@given(MOMENTS, st.timedeltas(timedelta(0), timedelta(days=20)), st.integers(1, 30))
def test_what_starts_later_is_never_due_sooner(start: datetime, wait: timedelta, amount: int):
    earlier, later = ENGLAND.add_working_days(start, amount), ENGLAND.add_working_days(start + wait, amount)
    assert later >= earlier


def test_days_between_count_back_too():
    assert ENGLAND.working_days_between(date(2026, 11, 20), date(2026, 11, 24)) == 2
    assert ENGLAND.working_days_between(date(2026, 11, 24), date(2026, 11, 20)) == -2
    assert ENGLAND.working_days_between(date(2026, 11, 20), date(2026, 11, 20)) == 0


def test_a_time_the_spring_change_skips_moves_on():
    skipped = calendar.at_clock(date(2026, 3, 29), at(2026, 3, 28, 1, 30))
    assert (skipped.hour, skipped.minute) == (2, 30)
