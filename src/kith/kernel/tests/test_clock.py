"""The clock: aware, and England's."""

from datetime import UTC, date, datetime

import pytest

from kith.kernel import clock


def test_a_moment_without_a_time_zone_is_refused():
    with pytest.raises(ValueError, match="does not say its time zone"):
        clock.london(datetime(2026, 7, 1, 12))


def test_now_is_aware_and_utc():
    assert clock.now().tzinfo is UTC


def test_the_day_is_the_one_on_englands_clock():
    assert clock.day_of(datetime(2026, 6, 30, 23, 30, tzinfo=UTC)) == date(2026, 7, 1)
    assert clock.day_of(datetime(2026, 12, 31, 23, 30, tzinfo=UTC)) == date(2026, 12, 31)
