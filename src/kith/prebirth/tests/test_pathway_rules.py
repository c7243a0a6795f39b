"""The pathway's rules as truth tables: levels, late booking, a scan that moves the date, twins, a loss, a birth."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from kith.kernel import gestation, handbook
from kith.kernel.handbook.kinds import Milestone
from kith.prebirth import rules
from kith.prebirth.words import StepState

EDD = date(2027, 3, 8)
EARLY = gestation.date_at(EDD, 11)
ALLOWED = rules.Allowed(free_days=7, several_weeks=2)
FACTS = rules.PregnancyFacts(edd=EDD, noticed_on=EARLY, level=4)


def steps(facts=FACTS, done=None, aside=None, *, on=None):
    book = handbook.current()
    found = rules.steps_before(
        book.milestones(), facts, done or {}, aside or {}, on=on or gestation.date_at(EDD, 25), allowed=ALLOWED
    )
    return {one.code: one for one in found}


@pytest.mark.parametrize(
    ("levels", "level", "has"),
    [
        ((), None, True),
        ((), 4, True),
        (("4",), 4, True),
        (("4",), 3, False),
        (("3", "4"), 3, True),
        (("2",), None, False),
        (("2", "3", "4"), 2, True),
    ],
)
def test_pre_1_a_family_has_the_steps_of_its_level(levels, level, has):
    assert rules.step_is_for(levels, level) is has


def test_pre_1_nobody_without_a_request_is_past_a_conference():
    found = steps(replace(FACTS, level=None), on=gestation.date_at(EDD, 39))
    assert set(found) == {"booking", "antenatal_contact"}
    assert "conference" not in steps(replace(FACTS, level=2))
    assert {"panel", "referral"} <= set(steps(replace(FACTS, level=2)))


@pytest.mark.parametrize(
    ("noticed", "days", "expected"),
    [
        (gestation.date_at(EDD, 33), 0, None),
        (gestation.date_at(EDD, 33), 14, (gestation.date_at(EDD, 33), gestation.date_at(EDD, 35))),
        (gestation.date_at(EDD, 38), 14, (gestation.date_at(EDD, 38), gestation.date_at(EDD, 39))),
        (gestation.date_at(EDD, 40), 14, (EDD, EDD + timedelta(days=1))),
    ],
)
def test_pre_2_a_late_step_is_done_at_once_and_before_the_baby_is_expected(noticed, days, expected):
    assert rules.compressed(noticed, days, EDD, 7) == expected


def test_pre_2_booked_at_33_weeks_is_no_wall_of_overdue():
    day = gestation.date_at(EDD, 33)
    found = steps(replace(FACTS, noticed_on=day), on=day)
    assert {one.state for one in found.values()} <= {StepState.DUE, StepState.AHEAD}
    assert found["assessment"].late
    assert found["assessment"].to_day == day + timedelta(days=14)
    assert not found["conference"].late
    two_weeks_on = steps(replace(FACTS, noticed_on=day), on=day + timedelta(days=15))
    assert two_weeks_on["assessment"].state is StepState.PAST


def test_pre_2_a_step_without_days_is_not_possible():
    one = Milestone(
        code="x", label="X", weeks_from=12, weeks_to=16, why="", source="s", edition="1", in_force_from=date(2018, 7, 4)
    )
    noticed = gestation.date_at(EDD, 33)
    found = rules.steps_before([one], replace(FACTS, noticed_on=noticed), {}, {}, on=noticed, allowed=ALLOWED)
    assert found[0].state is StepState.NOT_POSSIBLE


@pytest.mark.parametrize(
    ("week", "state"),
    [(19, StepState.AHEAD), (20, StepState.DUE), (24, StepState.DUE), (25, StepState.PAST)],
)
def test_pre_3_a_step_stands_by_the_week(week, state):
    assert steps(on=gestation.date_at(EDD, week))["assessment"].state is state


def test_pre_3_a_scan_moves_what_is_ahead_and_never_what_was_done():
    done = {"referral": rules.DoneFact(on=gestation.date_at(EDD, 13), judged_by=EDD)}
    before = steps(done=done)
    later = EDD + timedelta(days=10)
    after = steps(replace(FACTS, edd=later), done=done)
    assert after["referral"] == before["referral"]
    assert after["referral"].state is StepState.DONE
    assert after["birth_plan"].from_day == before["birth_plan"].from_day + timedelta(days=10)


def test_pre_3_what_was_set_aside_keeps_its_reason():
    found = steps(aside={"legal": "Not thought of"})["legal"]
    assert (found.state, found.why_not) == (StepState.NOT_NEEDED, "Not thought of")


def test_pre_4_with_twins_the_birth_plan_is_ready_earlier():
    one, two = steps()["birth_plan"], steps(replace(FACTS, babies=2))["birth_plan"]
    assert one.from_day - two.from_day == timedelta(weeks=2)
    assert steps()["assessment"] == steps(replace(FACTS, babies=2))["assessment"]


def test_pre_5_a_loss_leaves_no_step_at_all():
    facts = replace(FACTS, ended=True)
    assert rules.everything_has_stopped(facts)
    assert steps(facts, {"referral": rules.DoneFact(on=EARLY)}) == {}
    assert rules.steps_after(handbook.current().after_birth(), facts, {}, {}, on=EDD) == ()


def after(born=None, done=None, aside=None, *, on, level=4):
    facts = replace(FACTS, born_on=born, level=level)
    found = rules.steps_after(handbook.current().after_birth(), facts, done or {}, aside or {}, on=on)
    return {one.code: one for one in found}


def test_pre_6_after_the_birth_steps_count_from_the_day_the_baby_was_born():
    born = EDD - timedelta(days=12)
    assert {one.state for one in after(on=EDD).values()} == {StepState.AHEAD}
    found = after(born, on=born + timedelta(days=12))
    assert found["new_birth_visit"].state is StepState.DUE
    assert found["discharge_meeting"].state is StepState.PAST
    assert found["six_weeks"].state is StepState.AHEAD
    seen = rules.DoneFact(on=born)
    assert after(born, {"discharge_meeting": seen}, on=born)["discharge_meeting"].state is StepState.DONE
    assert after(born, {}, {"first_visit": "Moved"}, on=born)["first_visit"].state is StepState.NOT_NEEDED
    assert "discharge_meeting" not in after(born, on=born, level=None)


def test_pre_6_steps_before_birth_are_never_overdue_once_the_baby_is_born():
    found = steps(replace(FACTS, born_on=gestation.date_at(EDD, 36)), on=EDD)
    assert {one.state for one in found.values()} == {StepState.NOT_RECORDED}


def test_pre_7_what_is_next_is_due_first_then_what_begins_first():
    found = steps(on=gestation.date_at(EDD, 21))
    following = rules.what_is_next(found.values())
    assert following is not None
    assert following.state is not StepState.AHEAD
    assert following.to_day == min(one.to_day for one in found.values() if one.state is not StepState.AHEAD)
    everything = {code: rules.DoneFact(on=EARLY) for code in found if code != "birth_plan"}
    ahead = rules.what_is_next(steps(done=everything).values())
    assert ahead is not None
    assert (ahead.code, ahead.state) == ("birth_plan", StepState.AHEAD)
    assert rules.what_is_next([]) is None


def test_pre_8_nothing_is_set_aside_without_a_reason():
    assert not rules.setting_aside_has_a_reason("  ")
    assert rules.setting_aside_has_a_reason("The threshold is not met")


def test_pre_2_a_worry_at_27_weeks_makes_no_wall_of_overdue_either():
    day = gestation.date_at(EDD, 27)
    found = steps(replace(FACTS, asked_on=day), on=day)
    assert found["allocate"].late
    assert {one.state for code, one in found.items() if code != "booking"} <= {StepState.DUE, StepState.AHEAD}
