"""Dates and moments: the message names the part that is missing or wrong."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from kith.design import fields, wording
from kith.design.fields.dates import time_of_day
from kith.design.widgets import Typed

BORN = fields.DateField(label="Date of birth", earliest=date(2024, 1, 1), latest=lambda: date(2026, 11, 22))
SEEN = fields.MomentField(label="When did you see it?", called="when you saw it")


def refusal(field, *typed):
    with pytest.raises(ValidationError) as caught:
        field.clean(Typed(*typed))
    return caught.value.messages[0], (caught.value.error_list[0].params or {}).get("parts", ())


@pytest.mark.parametrize(
    ("typed", "message", "parts"),
    [
        (("", "", ""), "Enter date of birth", ()),
        (("1", "", "2026"), "Date of birth must include a month", ("month",)),
        (("", "3", ""), "Date of birth must include a day and a year", ("day", "year")),
        (("1", "13", "2026"), "Month in date of birth must be a number from 1 to 12, or a name", ("month",)),
        (("1", "Mai", "2026"), "Month in date of birth must be a number from 1 to 12, or a name", ("month",)),
        (("1", "3", "26"), "Year in date of birth must include 4 numbers, like 2026", ("year",)),
        (("1", "3", "20 26"), "Year in date of birth must include 4 numbers, like 2026", ("year",)),
        (("1", "3", "1066"), "Year in date of birth must be between 1900 and 2199", ("year",)),
        (("32", "3", "2026"), "Day in date of birth must be a number from 1 to 31", ("day",)),
        (("١", "3", "2026"), "Day in date of birth must be a number from 1 to 31", ("day",)),
        (("31", "2", "2026"), "Date of birth must be a real date: February 2026 has no 31st", ("day",)),
        (("29", "2", "2026"), "Date of birth must be a real date: February 2026 has no 29th", ("day",)),
        (("31", "12", "2023"), "Date of birth must be 1 January 2024 or later", ()),
        (("23", "11", "2026"), "Date of birth must be 22 November 2026 or earlier", ()),
    ],
)
def test_dates_that_are_refused(typed, message, parts):
    assert refusal(BORN, *typed) == (message, parts)


def test_limits_may_be_said_in_words():
    field = fields.DateField(label="Date seen", latest=date(2026, 11, 22), latest_words="today or in the past")
    assert refusal(field, "1", "1", "2027")[0] == "Date seen must be today or in the past"


@pytest.mark.parametrize("month", ["3", "03", "mar", "March", "MAR.", " march "])
def test_months_by_number_or_name(month):
    assert BORN.clean(Typed(" 3", month, "2026")) == date(2026, 3, 3)


def test_an_optional_date_gives_none():
    assert fields.DateField(label="Due date", required=False).clean(Typed()) is None


@given(st.dates(date(2024, 1, 1), date(2026, 11, 22)))
def test_every_date_shown_is_read_back(on):
    assert BORN.clean(Typed.of(on)) == on


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("9:30", time(9, 30)),
        ("09:30", time(9, 30)),
        ("0930", time(9, 30)),
        ("9.30am", time(9, 30)),
        ("9:30 a.m.", time(9, 30)),
        ("2pm", time(14)),
        ("2:05PM", time(14, 5)),
        ("14:30", time(14, 30)),
        ("12am", time(0)),
        ("12pm", time(12)),
        ("midday", time(12)),
        ("Noon", time(12)),
        ("midnight", time(0)),
    ],
)
def test_times_as_people_write_them(text, meant):
    assert time_of_day(text) == meant


@pytest.mark.parametrize(
    "text", ["", "9", "25:00", "9:60", "13pm", "0am", "half past nine", "9:3", "٩:٣٠", "-1:30", "9:30:00"]
)
def test_what_is_not_a_time(text):
    assert time_of_day(text) is None


def test_moments_that_are_refused():
    assert refusal(SEEN, "1", "3", "2026") == ("When you saw it must include a time", ("time",))
    assert refusal(SEEN, "1", "3", "2026", "tea") == (
        "Time in when you saw it must be like 9:30am, 2pm or 14:30",
        ("time",),
    )
    assert refusal(SEEN, "31", "2", "2026", "9am")[1] == ("day",)


def test_an_hour_the_clocks_skip_is_refused():
    message, parts = refusal(SEEN, "29", "3", "2026", "1:30am")
    assert message == "When you saw it cannot be 1:30am: the clocks went forward then. Enter a time an hour later"
    assert parts == ("time",)


def test_an_hour_the_clocks_show_twice_means_the_first():
    moment = SEEN.clean(Typed("25", "10", "2026", "1:30am"))
    assert moment.astimezone(UTC) == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)


def test_moments_are_on_a_clock_in_england():
    assert SEEN.clean(Typed("1", "7", "2026", "9:30am")).astimezone(UTC) == datetime(2026, 7, 1, 8, 30, tzinfo=UTC)


def test_a_moment_in_the_future_is_refused_to_the_minute():
    now = datetime(2026, 11, 22, 10, 15, 40, tzinfo=UTC)
    field = fields.MomentField(label="When", called="it", latest=now, earliest=now - timedelta(days=1))
    assert refusal(field, "22", "11", "2026", "10:17am")[0] == "It must be 22 November 2026 at 10:15am or earlier"
    assert refusal(field, "1", "11", "2026", "10:17am")[0] == "It must be 21 November 2026 at 10:15am or later"
    assert field.clean(Typed("22", "11", "2026", "10:15")) <= now


@given(st.datetimes(datetime(2000, 1, 1), datetime(2060, 1, 1), timezones=st.just(UTC)))
def test_every_moment_shown_is_read_back(moment):
    moment = moment.replace(second=0, microsecond=0)
    shown = wording.london(moment)
    back = SEEN.clean(Typed.of(moment))
    assert back.replace(tzinfo=None) == shown.replace(tzinfo=None)
    assert back == moment or shown.fold == 1
