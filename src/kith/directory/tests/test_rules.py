"""The directory's rules."""

from dataclasses import replace
from datetime import UTC, date, datetime
from uuid import uuid4

import pytest

from kith.directory import rules
from kith.directory.rules import Answers, Number, Served
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


def _number(answers: Answers, number: str = "1", *, doubted: bool = False) -> Number:
    return Number(number=number, answers=answers, doubted=doubted)


@pytest.mark.parametrize(
    ("numbers", "office_open", "expected"),
    [
        ([], True, None),
        ([_number(Answers.NIGHT)], True, None),
        ([_number(Answers.DAY)], False, None),
        ([_number(Answers.DAY), _number(Answers.ON_CALL, "2")], True, "2"),
        ([_number(Answers.NIGHT), _number(Answers.DAY, "2")], False, "1"),
        ([_number(Answers.ON_CALL, doubted=True), _number(Answers.NIGHT, "2")], False, "2"),
        ([_number(Answers.DAY, doubted=True)], True, "1"),
    ],
)
def test_dir_3_who_answers_at_this_hour(numbers: list[Number], office_open: bool, expected: str | None) -> None:
    found = rules.answers_now(numbers, office_open=office_open)
    assert (found.number if found else None) == expected


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ([], (None, None)),
        ([None, None], (None, None)),
        ([None, _number(Answers.DAY)], (1, None)),
        ([_number(Answers.DAY, "1"), _number(Answers.DAY, "1"), _number(Answers.DAY, "2")], (0, 2)),
        ([_number(Answers.DAY, "1", doubted=True), _number(Answers.DAY, "2")], (1, 0)),
    ],
)
def test_dir_4_an_answer_and_a_fallback(asked: list[Number | None], expected: tuple[int | None, int | None]) -> None:
    assert rules.whom_to_call(asked) == expected


def test_dir_5_the_nearest_team_serves() -> None:
    here: dict[str, str] = {"district": "exeter", "locality": "exeter_locality"}
    assert rules.serves(Served(districts=frozenset({"exeter"})), **here) == 0
    assert rules.serves(Served(localities=frozenset({"exeter_locality"})), **here) == 1
    assert rules.serves(Served(), **here) == 2
    assert rules.serves(Served(districts=frozenset({"torridge"})), **here) is None
    beside = Served(districts=frozenset({"torridge"}), localities=frozenset({"exeter_locality"}))
    assert rules.serves(beside, **here) is None
    assert rules.serves(Served(localities=frozenset({"northern"})), district="", locality="") is None
