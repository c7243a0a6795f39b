"""The directory's rule."""

from datetime import UTC, date, datetime

import pytest

from kith.directory import rules
from kith.kernel.calendar import england
from kith.kernel.limits import Ends, TimeLimit, Unit

LIMIT = TimeLimit(
    code="CONTACT", source="test", edition="1", in_force_from=date(2018, 1, 1), label="Confirm", amount=90,
    unit=Unit.CALENDAR_DAYS, ends=Ends.END_OF_DAY, clock_starts="when it was last confirmed",
)  # fmt: skip


@pytest.mark.parametrize(
    ("now", "found"),
    [
        (datetime(2026, 10, 2, tzinfo=UTC), False),
        (datetime(2026, 12, 30, 23, 30, tzinfo=UTC), False),
        (datetime(2026, 12, 31, 0, 30, tzinfo=UTC), True),
    ],
)
def test_dir_1_a_contact_nobody_confirmed_in_time_says_since_when(now: datetime, found: bool) -> None:
    finding = rules.contact_is_confirmed(date(2026, 10, 1), LIMIT, england(), now)
    assert bool(finding) is found
    assert ("1 October 2026" in finding.says) if finding else True
