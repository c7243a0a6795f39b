"""How things are written."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kith.design import wording


def test_a_moment_without_a_time_zone_is_refused():
    with pytest.raises(ValueError, match="time zone"):
        wording.day_text(datetime(2026, 3, 3, 9, 0))


def test_a_length_below_nought_is_refused():
    with pytest.raises(ValueError, match="less than nothing"):
        wording.weeks_text(-1)


def test_dates_and_times():
    moment = datetime(2026, 7, 1, 23, 30, tzinfo=UTC)
    assert wording.day_text(date(2026, 3, 3)) == "3 March 2026"
    assert wording.short_day_text(date(2026, 9, 3)) == "3 Sep 2026"
    assert wording.weekday_text(date(2026, 3, 3)) == "Tuesday 3 March 2026"
    assert wording.moment_text(moment) == "2 July 2026 at 12:30am"
    assert wording.weekday_moment_text(moment) == "Thursday 2 July 2026 at 12:30am"
    assert wording.machine_text(moment) == "2026-07-02T00:30:00+01:00"
    assert wording.machine_text(date(2026, 3, 3)) == "2026-03-03"


@pytest.mark.parametrize(
    ("at", "text"),
    [(time(0), "midnight"), (time(12), "midday"), (time(9), "9am"), (time(14, 5), "2:05pm"), (time(12, 1), "12:01pm")],
)
def test_times_of_day(at, text):
    assert wording.clock_text(at) == text


def test_days_near_today():
    today = date(2026, 11, 22)
    assert wording.near_day_text(today, today=today) == "today"
    assert wording.near_day_text(today + timedelta(days=1), today=today) == "tomorrow"
    assert wording.near_day_text(today - timedelta(days=1), today=today) == "yesterday"
    assert wording.near_day_text(date(2026, 11, 24), today=today) == "Tuesday 24 November 2026"
    now = datetime(2026, 11, 22, 9, tzinfo=UTC)
    assert wording.near_moment_text(now + timedelta(hours=6), now=now) == "today at 3pm"


def test_numbers_and_lists():
    assert wording.plural(1, "baby", "babies") == "1 baby"
    assert wording.plural(1200, "baby", "babies") == "1,200 babies"
    assert wording.plural(0, "day") == "0 days"
    assert wording.percent_text(0.625) == "62%"
    assert wording.percent_text(0.625, places=1) == "62.5%"
    assert wording.list_text([]) == ""
    assert wording.list_text(["police"]) == "police"
    assert wording.list_text(["police", "health", "the GP"]) == "police, health and the GP"
    assert wording.list_text(["PDF", "PNG"], joiner="or") == "PDF or PNG"


@pytest.mark.parametrize(
    ("days", "text"), [(0, "0 days"), (1, "1 day"), (7, "1 week"), (73, "10 weeks + 3 days"), (71, "10 weeks + 1 day")]
)
def test_lengths_in_weeks(days, text):
    assert wording.weeks_text(days) == text


@pytest.mark.parametrize(
    ("born", "text"),
    [
        (date(2026, 11, 23), "not yet born"),
        (date(2026, 11, 13), "1 week + 2 days old"),
        (date(2026, 9, 10), "10 weeks + 3 days old"),
        (date(2026, 5, 22), "6 months old"),
        (date(2025, 9, 23), "13 months old"),
        (date(2024, 11, 22), "2 years old"),
    ],
)
def test_ages_as_people_say_them(born, text):
    assert wording.age_text(born, on=date(2026, 11, 22)) == text


@given(st.dates(date(2000, 1, 1), date(2060, 1, 1)), st.integers(0, 1500))
def test_months_between_never_passes_the_day(start, days):
    months = wording.months_between(start, start + timedelta(days=days))
    assert months >= 0
    assert days >= months * 28


def test_first_letters():
    assert wording.lower_first("Date of birth") == "date of birth"
    assert wording.lower_first("NHS number") == "NHS number"
    assert wording.lower_first("I agree") == "I agree"
    assert wording.upper_first("the date") == "The date"
