"""The directory's rule."""

from dataclasses import replace
from datetime import UTC, date, datetime
from uuid import uuid4

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


def test_dir_2_a_leavers_families_go_to_the_team_then_the_manager_then_the_lead() -> None:
    manager, lead = uuid4(), uuid4()
    there = rules.Successors(manager=manager, team_sees_its_work=True, safeguarding_lead=lead)
    assert rules.goes_on_with(there) is None
    assert rules.goes_on_with(replace(there, team_sees_its_work=False)) == manager
    assert rules.goes_on_with(replace(there, team_sees_its_work=False, manager=None)) == lead
    assert rules.goes_on_with(rules.Successors()) is None
