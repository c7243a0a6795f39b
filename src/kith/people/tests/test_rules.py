from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kith.kernel.gestation import Bounds
from kith.people import rules
from kith.people.words import Knowledge, Relationship

TODAY = date(2026, 11, 23)
BOUNDS = Bounds(longest=44, usual_longest=42, term=37, earliest_birth=20, conception_margin=2)
DAYS = st.dates(min_value=date(1940, 1, 1), max_value=date(2040, 12, 31))


def man(**more):
    return rules.ManFacts(**{"relationship": Relationship.FATHER, "knowledge": Knowledge.KNOWN, **more})


def test_ppl_1_nobody_is_added_before_a_search() -> None:
    assert rules.search_comes_before_adding({"mary"}, set())
    assert rules.search_comes_before_adding({"mary"}, {"ada"})
    assert rules.search_comes_before_adding({"mary", "tamblyn"}, {"tamblyn"}) is None


@pytest.mark.parametrize(
    ("facts", "enough"),
    [
        ({}, False),
        ({"name_words": 1}, False),
        ({"has_date": True}, False),
        ({"has_postcode": True}, False),
        ({"name_words": 2}, True),
        ({"name_words": 1, "has_date": True}, True),
        ({"name_words": 1, "has_postcode": True}, True),
        ({"has_date": True, "has_postcode": True}, True),
        ({"has_number": True}, True),
    ],
)
def test_ppl_2_a_search_is_for_one_person(facts, enough) -> None:
    assert (rules.search_is_for_one_person(rules.SearchFacts(**facts)) is None) is enough


@pytest.mark.parametrize(("looks", "stopped"), [(1, False), (400, False), (401, True)])
def test_ppl_21_looking_is_not_fishing(looks, stopped) -> None:
    assert (rules.looking_is_not_fishing(looks, 400) is not None) is stopped


@pytest.mark.parametrize(
    ("facts", "enough"),
    [
        ({"name_words": 1, "has_age": True}, True),
        ({"has_phone": True}, True),
        ({"parent_words": 1, "has_date": True}, True),
        ({"has_age": True, "has_street": True}, False),
        ({"has_date": True}, False),
    ],
)
def test_ppl_2_weighs_the_other_facts_too(facts, enough) -> None:
    assert (rules.search_is_for_one_person(rules.SearchFacts(**facts)) is None) is enough


def test_ppl_3_every_baby_has_a_place_for_the_father() -> None:
    assert rules.every_baby_has_a_place_for_the_father([])
    assert rules.every_baby_has_a_place_for_the_father([man(relationship=Relationship.UNCLE)])
    assert rules.every_baby_has_a_place_for_the_father([man(knowledge=Knowledge.NOT_ASKED)]) is None


@pytest.mark.parametrize("knowledge", list(Knowledge))
def test_ppl_4_what_is_not_known_is_an_open_gap_with_an_owner_and_a_next_step(knowledge) -> None:
    finding = rules.a_gap_has_a_next_step(man(knowledge=knowledge, owner="Hannah Vale"))
    assert bool(finding) is knowledge.is_gap
    if finding:
        assert "Hannah Vale" in finding.says
        assert finding.missing == ("next step",)
        settled = rules.a_gap_has_a_next_step(man(knowledge=knowledge, next_step="Ask on Thursday"))
        assert settled is not None
        assert not settled.missing


@pytest.mark.parametrize(("years", "queried"), [(9, True), (10, False), (30, False)])
def test_ppl_5_a_mother_younger_than_the_handbook_says_is_queried(years, queried) -> None:
    born = date(TODAY.year - years, TODAY.month, TODAY.day)
    assert bool(rules.mother_is_old_enough(born, TODAY, 10)) is queried
    assert bool(rules.mother_is_old_enough(born + timedelta(days=1), TODAY, 10)) is (years <= 10)


def test_ppl_5_an_unknown_birthday_is_not_queried() -> None:
    assert rules.mother_is_old_enough(None, TODAY, 10) is None


@given(DAYS, DAYS)
def test_ppl_6_nothing_is_dated_before_conception(happened, day) -> None:
    queried = rules.nothing_happens_before_conception(happened, day, BOUNDS)
    assert bool(queried) is (happened < day - timedelta(weeks=40))


def test_ppl_7_the_same_number_or_the_same_name_and_birthday_is_probably_one_person() -> None:
    mary = rules.Identity(name_key="mary tamblyn", date_of_birth=date(1996, 4, 12), nhs_number="9991234567")
    assert rules.may_be_the_same_person(mary, rules.Identity(nhs_number="9991234567"))
    assert rules.may_be_the_same_person(mary, rules.Identity(name_key="mary tamblyn", date_of_birth=date(1996, 4, 12)))
    assert rules.may_be_the_same_person(mary, rules.Identity(name_key="mary tamblyn")) is None
    assert rules.may_be_the_same_person(rules.Identity(), rules.Identity()) is None


def test_ppl_8_a_file_runs_until_the_second_birthday() -> None:
    assert rules.baby_is_under_the_upper_age(date(2024, 11, 24), TODAY, 2) is None
    assert rules.baby_is_under_the_upper_age(date(2024, 11, 23), TODAY, 2)
    assert rules.baby_is_under_the_upper_age(date(2024, 2, 29), date(2026, 2, 28), 2) is None


def test_ppl_9_what_is_known_about_a_man_has_a_source() -> None:
    assert rules.what_is_known_has_a_source(man())
    assert rules.what_is_known_has_a_source(man(source="mother")) is None
    assert rules.what_is_known_has_a_source(man(knowledge=Knowledge.NOT_ASKED)) is None


@pytest.mark.parametrize(("reason", "queried"), [("", True), (" . ", True), ("Visit", True), ("Birth visit", False)])
def test_ppl_10_a_claim_to_work_with_a_family_has_a_reason(reason, queried) -> None:
    assert bool(rules.opening_by_claim_has_a_reason(reason)) is queried


@given(DAYS, DAYS)
def test_ppl_11_one_pregnancy_has_one_file(one, other) -> None:
    queried = bool(rules.one_pregnancy_has_one_file(one, other, BOUNDS))
    assert queried is (abs(one - other) < timedelta(weeks=20))
    assert queried is bool(rules.one_pregnancy_has_one_file(other, one, BOUNDS))
