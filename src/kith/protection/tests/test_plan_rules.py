"""Truth tables of the rules about plans and visits, each named by its code."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from kith.kernel.clock import day_of
from kith.kernel.findings import Weight
from kith.protection import rules
from kith.protection.doors import procedures
from kith.protection.rules import StepFacts, VisitFacts
from kith.protection.words import EndReason, FathersPart

HELD = datetime(2026, 12, 3, 10, tzinfo=UTC)
WEEK = timedelta(weeks=1)
WHOLE: dict[str, Any] = {"what": "Visit", "who": "Hazel", "by_when": date(2027, 1, 4), "know": "He settles"}


@pytest.mark.parametrize("left_out", [None, "who", "by_when", "know"])
def test_cp_20_a_step_says_who_what_when_and_how_one_knows(left_out: str | None) -> None:
    words = {name: value for name, value in WHOLE.items() if name != left_out}
    assert bool(rules.steps_can_be_followed([StepFacts(**words)])) is (left_out is not None)
    assert rules.steps_can_be_followed([])


@pytest.mark.parametrize(("day", "then", "asks"), [("a", "b", False), ("", "b", True), ("a", " ", True)])
def test_cp_21_a_plan_has_the_babys_day_and_what_happens_at_once(day: str, then: str, asks: bool) -> None:
    assert bool(rules.plan_has_the_babys_day(day, then)) is asks


@pytest.mark.parametrize(
    ("standing", "his", "hers", "asks"),
    [
        (FathersPart.IN_PLAN, "a", "b", False),
        (FathersPart.IN_PLAN, "", "b", True),
        (FathersPart.NOT_KNOWN, "", "b", True),
        (FathersPart.UNSAFE, "He may not come near", "b", False),
        (None, "a", "b", True),
        (FathersPart.IN_PLAN, "a", "", True),
    ],
)
def test_cp_22_father_and_mother_each_have_their_part(standing: Any, his: str, hers: str, asks: bool) -> None:
    assert bool(rules.fathers_part(standing, his, hers)) is asks


def test_cp_23_the_core_group_meets_within_ten_working_days_and_again() -> None:
    assert day_of(procedures.core_group_due(HELD, None).due_at) == date(2026, 12, 17)
    assert day_of(procedures.core_group_due(HELD, HELD + WEEK).due_at) == date(2027, 1, 21)


def test_cp_24_reviews_at_three_months_and_then_at_most_six() -> None:
    assert day_of(procedures.review_due(HELD, None).due_at) == date(2027, 3, 3)
    assert day_of(procedures.review_due(HELD, datetime(2027, 3, 1, 10, tzinfo=UTC)).due_at) == date(2027, 9, 1)


def test_cp_25_visits_as_often_as_the_handbook_says() -> None:
    assert day_of(procedures.visit_due(HELD, None).due_at) == date(2026, 12, 17)
    assert day_of(procedures.visit_due(HELD, HELD + WEEK).due_at) == date(2026, 12, 24)


@pytest.mark.parametrize(
    ("facts", "missing"),
    [
        ({"born": False, "sightings": 2}, None),
        ({"born": True, "sightings": 0}, None),
        ({"born": True, "sightings": 1}, 4),
        ({"born": True, "sightings": 1, "awake": True, "undressed": True, "handled": True}, 1),
        ({"born": True, "sightings": 1, "awake": True, "undressed": True, "handled": True, "sleep_place": True}, None),
    ],
)
def test_cp_26_a_visit_sees_the_baby_awake_undressed_handled_and_where_it_sleeps(facts: Any, missing: Any) -> None:
    found = rules.baby_seen_on_visit(VisitFacts(**facts))
    assert (len(found.missing) if found else None) == missing


@pytest.mark.parametrize(
    ("reason", "words", "told", "went_to", "asks"),
    [
        (EndReason.SAFER, "Calm now", "Both parents", "", False),
        (EndReason.SAFER, "", "Both parents", "", True),
        (EndReason.SAFER, "Calm now", "", "", True),
        (EndReason.MOVED_AWAY, "They moved", "Both parents", "", True),
        (EndReason.MOVED_AWAY, "They moved", "Both parents", "Somerset", False),
    ],
)
def test_cp_27_an_end_says_why_and_who_was_told(
    reason: EndReason, words: str, told: str, went_to: str, asks: bool
) -> None:
    assert bool(rules.end_says_who_was_told(reason, words, told, went_to)) is asks


@pytest.mark.parametrize(
    ("before", "born", "written", "asks"),
    [
        (False, date(2026, 12, 9), None, False),
        (True, None, date(2026, 12, 1), False),
        (True, date(2026, 12, 9), date(2026, 12, 1), True),
        (True, date(2026, 12, 9), None, True),
        (True, date(2026, 12, 9), date(2026, 12, 10), False),
    ],
)
def test_cp_28_a_plan_begun_before_birth_is_written_afresh_after_it(
    before: bool, born: Any, written: Any, asks: bool
) -> None:
    found = rules.renewed_after_birth(before, born, written)
    assert (found.weight if found else None) is (Weight.ACT_NOW if asks else None)


@pytest.mark.parametrize(("on", "lead", "asks"), [(False, "", False), (True, "", True), (True, "Amara", False)])
def test_cp_29_a_lead_practitioner_where_switched_on(on: bool, lead: str, asks: bool) -> None:
    assert bool(rules.lead_practitioner(on, lead)) is asks
