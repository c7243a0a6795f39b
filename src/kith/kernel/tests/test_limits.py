"""Time limits: when each is due, and how it stands."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kith.kernel import calendar, limits
from kith.kernel.clock import LONDON
from kith.kernel.limits import Ends, TimeLimit, TimeState, Unit

ENGLAND = calendar.england()
MOMENTS = st.datetimes(datetime(2020, 1, 1), datetime(2032, 12, 31)).map(lambda m: m.replace(tzinfo=UTC))


def at(*when: int) -> datetime:
    return datetime(*when, tzinfo=LONDON)


def limit(amount: int, unit: Unit, ends: Ends = Ends.SAME_TIME) -> TimeLimit:
    return TimeLimit(
        code="T1",
        label="Do it",
        amount=amount,
        unit=unit,
        ends=ends,
        clock_starts="when it was noticed",
        source="a test",
        edition="1",
        in_force_from=date(2020, 1, 1),
    )


@pytest.mark.parametrize(
    ("a_limit", "start", "end"),
    [
        (limit(4, Unit.HOURS), at(2026, 11, 20, 22, 0), at(2026, 11, 21, 2, 0)),
        (limit(24, Unit.HOURS), at(2026, 3, 28, 12, 0), at(2026, 3, 29, 13, 0)),  # the clock goes forward
        (limit(24, Unit.HOURS), at(2026, 10, 24, 12, 0), at(2026, 10, 25, 11, 0)),  # the clock goes back
        (limit(1, Unit.WORKING_DAYS), at(2026, 11, 20, 16, 10), at(2026, 11, 23, 16, 10)),
        (limit(15, Unit.WORKING_DAYS, Ends.END_OF_DAY), at(2026, 11, 2, 10, 0), calendar.end_of(date(2026, 11, 23))),
        (
            limit(8, Unit.CALENDAR_DAYS),
            at(2026, 3, 25, 15, 0),
            at(2026, 4, 2, 15, 0),
        ),  # same clock time over the change
        (limit(12, Unit.CALENDAR_WEEKS, Ends.END_OF_DAY), at(2026, 1, 1, 9, 0), calendar.end_of(date(2026, 3, 26))),
        (limit(3, Unit.CALENDAR_MONTHS), at(2026, 11, 30, 9, 0), at(2027, 2, 28, 9, 0)),
        (limit(1, Unit.CALENDAR_MONTHS), at(2028, 1, 31, 9, 0), at(2028, 2, 29, 9, 0)),
        (limit(6, Unit.CALENDAR_MONTHS, Ends.END_OF_DAY), at(2026, 8, 31, 9, 0), calendar.end_of(date(2027, 2, 28))),
        (limit(0, Unit.SAME_DAY), at(2026, 11, 20, 9, 0), calendar.end_of(date(2026, 11, 20))),
        (limit(34, Unit.GESTATION_WEEKS), at(2027, 3, 1, 0, 0), calendar.end_of(date(2027, 1, 18))),
    ],
)
def test_due(a_limit: TimeLimit, start: datetime, end: datetime):
    assert limits.due(a_limit, start, ENGLAND).due_at == end


def test_the_same_day_is_englands_day_not_utcs():
    started = datetime(2026, 6, 30, 23, 30, tzinfo=UTC)  # half past midnight on 1 July in England
    assert limits.due(limit(0, Unit.SAME_DAY), started, ENGLAND).due_at == calendar.end_of(date(2026, 7, 1))


def test_an_unmarked_start_is_refused():
    with pytest.raises(ValueError, match="time zone"):
        limits.due(limit(1, Unit.HOURS), datetime(2026, 1, 1), ENGLAND)


FORWARD = st.sampled_from([unit for unit in Unit if unit not in {Unit.SAME_DAY, Unit.GESTATION_WEEKS}])


@given(MOMENTS, FORWARD, st.integers(1, 80), st.sampled_from(Ends))
def test_a_deadline_is_never_before_its_start_and_soon_comes_before_due(
    start: datetime, unit: Unit, amount: int, ends: Ends
):
    deadline = limits.due(limit(amount, unit, ends), start, ENGLAND)
    assert deadline.due_at > start
    assert deadline.soon_from is not None
    assert start <= deadline.soon_from <= deadline.due_at


@given(MOMENTS, st.integers(1, 100))
def test_hours_are_real_hours(start: datetime, amount: int):
    deadline = limits.due(limit(amount, Unit.HOURS), start, ENGLAND)
    assert deadline.due_at.astimezone(UTC) - start == timedelta(hours=amount)


@given(st.dates(date(2000, 1, 1), date(2100, 12, 31)), st.integers(0, 240))
def test_months_keep_the_day_or_take_the_last(day: date, months: int):
    later = limits.add_months(day, months)
    assert (later.year * 12 + later.month) - (day.year * 12 + day.month) == months
    assert later.day == day.day or (later + timedelta(days=1)).day == 1


@pytest.mark.parametrize(
    ("now", "done", "expected"),
    [
        (at(2026, 11, 20, 10, 0), None, TimeState.ON_TIME),
        (at(2026, 11, 20, 12, 0), None, TimeState.SOON),
        (at(2026, 11, 20, 13, 0), None, TimeState.SOON),
        (at(2026, 11, 20, 13, 1), None, TimeState.LATE),
        (at(2026, 11, 21, 9, 0), at(2026, 11, 20, 13, 0), TimeState.DONE_IN_TIME),
        (at(2026, 11, 21, 9, 0), at(2026, 11, 20, 13, 1), TimeState.DONE_LATE),
    ],
)
def test_state(now: datetime, done: datetime | None, expected: TimeState):
    deadline = limits.due(limit(4, Unit.HOURS), at(2026, 11, 20, 9, 0), ENGLAND)
    assert limits.state(deadline, now, done) is expected
    assert expected.label
    assert expected.is_open == (done is None)


def test_days_late_are_dates_in_england():
    deadline = limits.due(limit(4, Unit.HOURS), at(2026, 11, 20, 9, 0), ENGLAND)
    assert limits.days_late(deadline, at(2026, 11, 19, 9, 0)) == 0
    assert limits.days_late(deadline, at(2026, 11, 20, 23, 0)) == 0
    assert limits.days_late(deadline, at(2026, 11, 22, 0, 1)) == 2


def test_a_limit_says_itself():
    assert limit(1, Unit.WORKING_DAYS).in_words == "1 working day"
    assert limit(3, Unit.CALENDAR_MONTHS).in_words == "3 months"
    assert limit(0, Unit.SAME_DAY).in_words == "the same day"
    assert limit(34, Unit.GESTATION_WEEKS).in_words == "by 34 weeks of pregnancy"
    running = limits.due(limit(4, Unit.HOURS), at(2026, 11, 20, 9, 0), ENGLAND)
    assert running.why == "4 hours from when it was noticed"
