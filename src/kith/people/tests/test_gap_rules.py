"""The sentences about gaps, each on its own; pure, no database."""

from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kith.people import rules
from kith.people.words import CarerKind, GapKind, Knowledge, Part, Relationship, Stays, YesNoUnknown

NOW, LATER = rules.CryingTime(True), rules.CryingTime(False)
BORN = date(2026, 9, 14)


def carer(**more):
    said = {"knowledge": Knowledge.KNOWN, "relationship": Relationship.FATHER}
    return rules.CarerFacts(**(said | more))


def holder(part, *, worker=1, day=1, team=1):
    return rules.Holder(
        worker_id=UUID(int=worker) if worker else None, team_id=UUID(int=team), agency_id=UUID(int=9), part=part,
        since=datetime(2026, 1, day, tzinfo=UTC),
    )  # fmt: skip


@pytest.mark.parametrize("knowledge", list(Knowledge))
def test_man_1_man_2_and_man_3_say_what_is_not_known(knowledge) -> None:
    facts = carer(knowledge=knowledge)
    found = [
        rules.somebody_has_asked_about_him(facts),
        rules.who_he_is_has_been_confirmed(facts),
        rules.a_mother_who_declined_is_asked_again_kindly(facts),
    ]
    codes = [finding.code for finding in found if finding]
    wanted = {"not_asked": ["MAN-1"], "believed": ["MAN-2"], "declined_by_mother": ["MAN-3"]}
    assert codes == wanted.get(knowledge.value, [])


def test_man_2_a_man_believed_is_confirmed_by_somebody() -> None:
    assert rules.who_he_is_has_been_confirmed(carer(knowledge=Knowledge.BELIEVED)).code == "MAN-2"


def test_man_3_a_mother_who_declined_is_never_blamed() -> None:
    says = rules.a_mother_who_declined_is_asked_again_kindly(carer(knowledge=Knowledge.DECLINED_BY_MOTHER)).says
    assert "chose not to say" in says
    assert "refus" not in says


@pytest.mark.parametrize(
    ("lives", "stays", "gap"),
    [("unknown", "", True), ("no", "", False), ("yes", "", False), ("unknown", Stays.DAYTIME, False)],
)
def test_man_4_the_record_says_whether_he_lives_with_the_baby(lives, stays, gap) -> None:
    assert bool(rules.whether_he_lives_with_the_baby_is_known(carer(lives=YesNoUnknown(lives), stays=stays))) is gap


def test_man_5_everybody_who_lives_with_or_cares_for_the_baby_has_been_seen() -> None:
    seen = rules.everybody_who_cares_for_the_baby_has_been_seen
    assert seen(carer(lives=YesNoUnknown.YES))
    assert seen(carer(sole_care=YesNoUnknown.YES))
    assert seen(carer(stays=Stays.SOME_NIGHTS))
    assert seen(carer(lives=YesNoUnknown.YES, seen=True)) is None
    assert seen(carer(lives=YesNoUnknown.NO, stays=Stays.NEVER)) is None


def test_man_6_what_others_said_is_checked() -> None:
    checked = rules.what_others_said_about_him_has_been_checked
    assert checked(carer(source="mother"))
    assert checked(carer(source="mother", verified=True)) is None
    assert checked(carer(source="himself")) is None


def test_man_7_each_near_carer_hears_about_crying_in_time() -> None:
    talked = rules.somebody_has_talked_with_him_about_crying
    assert talked(carer(), NOW)
    assert talked(carer(), LATER) is None
    assert talked(carer(icon=YesNoUnknown.YES), NOW) is None
    assert talked(carer(relationship=Relationship.UNCLE), NOW) is None
    assert talked(carer(relationship=Relationship.UNCLE, sole_care=YesNoUnknown.YES), NOW)


@pytest.mark.parametrize(("weeks", "now"), [(7, False), (6, True), (1, True)])
def test_man_7_begins_late_in_pregnancy(weeks, now) -> None:
    expected = BORN + timedelta(weeks=weeks)
    assert rules.crying_time(None, expected, BORN, from_weeks=34, months=6).now is now


@pytest.mark.parametrize(("months", "now"), [(5, True), (6, False)])
def test_man_7_ends_after_the_first_months(months, now) -> None:
    day = date(2026 + (8 + months) // 12, (8 + months) % 12 + 1, 14)
    assert rules.crying_time(BORN, None, day, from_weeks=34, months=6).now is now


def test_man_8_the_father_or_partner_has_a_voice_in_the_record() -> None:
    voice = rules.his_own_views_are_recorded
    assert voice(carer())
    assert voice(carer(views=True)) is None
    assert voice(carer(relationship=Relationship.LODGER)) is None


@given(st.permutations([holder(Part.GP), holder(Part.MIDWIFE), holder(Part.HEALTH_VISITOR)]))
def test_man_9_the_best_placed_is_the_first_in_the_handbooks_order(holders) -> None:
    assert rules.best_placed(holders, ("midwife", "gp")).part is Part.MIDWIFE
    assert rules.best_placed(holders, ("police", "gp")).part is Part.GP


def test_man_9_a_worker_comes_before_a_team_and_the_longest_first_and_there_is_always_somebody() -> None:
    team, worker = holder(Part.GP, worker=0, day=1), holder(Part.GP, worker=5, day=9)
    assert rules.best_placed([team, worker], ("gp",)) is worker
    old, new = holder(Part.GP, worker=5, day=1), holder(Part.GP, worker=6, day=9)
    assert rules.best_placed([new, old], ("midwife",)) is old
    assert rules.best_placed([], ("midwife",)) is None


@pytest.mark.parametrize(
    ("reason", "step", "missing"), [("", "", 2), ("She knows her", " ", 1), ("She knows her", "Ask on Monday", 0)]
)
def test_man_10_a_gap_is_passed_on_with_a_reason_and_a_next_step(reason, step, missing) -> None:
    found = rules.a_gap_is_passed_on_with_a_reason_and_a_next_step(reason, step)
    assert (len(found.missing) if found else 0) == missing


@pytest.mark.parametrize(
    ("limit", "words", "asks"), [("bail", "", True), ("bail", "Not at her flat", False), ("none", "", False)]
)
def test_man_11_a_limit_on_contact_says_what(limit, words, asks) -> None:
    assert bool(rules.a_limit_on_contact_says_what(limit, words)) is asks


def test_man_12_strengths_stand_beside_worries() -> None:
    assert rules.strengths_are_recorded_beside_worries("", "He shouted")
    assert rules.strengths_are_recorded_beside_worries("He is gentle", "He shouted") is None
    assert rules.strengths_are_recorded_beside_worries("", "") is None


def test_man_13_how_people_are_with_each_other_has_a_source() -> None:
    assert rules.how_people_are_with_each_other_has_a_source("")
    assert rules.how_people_are_with_each_other_has_a_source("mother") is None


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(
    st.builds(
        rules.CarerFacts, knowledge=st.sampled_from(Knowledge), relationship=st.sampled_from(Relationship),
        kind=st.just(CarerKind.OTHER), lives=st.sampled_from(YesNoUnknown), stays=st.just(""),
        sole_care=st.sampled_from(YesNoUnknown), source=st.sampled_from(["", "mother", "himself"]),
        verified=st.booleans(), seen=st.booleans(), icon=st.sampled_from(YesNoUnknown), views=st.booleans(),
        supervised=st.booleans(), deceased=st.booleans(),
    )
)  # fmt: skip
def test_nobody_who_is_not_a_man_is_called_one_and_each_kind_comes_once(facts) -> None:
    found = rules.gaps_about(facts, NOW)
    assert len({kind for kind, _finding in found}) == len(found)
    assert {kind for kind, _finding in found} <= set(GapKind)
    assert not any(
        f" {word} " in f" {finding.says} " for _kind, finding in found for word in ("him", "his", "he", "His")
    )
