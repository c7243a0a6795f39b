"""The handbook we ship: loads, is complete for the first walk, and says where everything comes from."""

from datetime import date, datetime
from pathlib import Path

import pytest

from kith.kernel import gestation, handbook, limits
from kith.kernel.clock import LONDON
from kith.kernel.entries import Certainty
from kith.kernel.handbook import Handbook, NotInHandbook
from kith.kernel.handbook.kinds import Article, ReasonFor, When

HERE = Path(__file__).resolve().parents[4] / "handbook"
TODAY = date(2026, 11, 22)


@pytest.fixture(scope="module")
def book() -> Handbook:
    return handbook.load([HERE / "england", HERE / "devon"])


def test_the_national_folder_stands_alone():
    assert handbook.load([HERE / "england"]).limit("R1", TODAY).amount == 1


def test_every_limit_of_the_procedures_is_there(book: Handbook):
    codes = {limit.code for limit in book.limits(TODAY)}
    assert {f"R{number}" for number in range(1, 19)} <= codes
    plain = [limit.code for limit in book.limits(TODAY) if limit.code[1:].isdigit()]
    assert plain == [f"R{number}" for number in range(1, 19)]


def test_every_edition_of_a_limit_names_its_source_and_clock(book: Handbook):
    for limit in book.limits(TODAY):
        assert limit.source
        assert limit.clock_starts[0].islower() or limit.clock_starts.startswith("Front")
        assert limit.certainty in Certainty


def test_one_working_day_is_judged_by_the_edition_of_its_day(book: Handbook):
    assert book.limit("R1", date(2026, 3, 18)).edition == "2018 and 2023"
    assert book.limit("R1", date(2026, 3, 19)).edition == "2026"
    friday = datetime(2026, 11, 20, 16, 10, tzinfo=LONDON)
    due = limits.due(book.limit("R1", friday.date()), friday, book.calendar())
    assert due.due_at == datetime(2026, 11, 23, 16, 10, tzinfo=LONDON)
    assert due.why == "1 working day from when the request was received"


def test_the_four_levels_and_their_routes(book: Handbook):
    assert [level.number for level in book.levels(TODAY)] == [1, 2, 3, 4]
    assert book.level(4).name == "Statutory"
    assert book.route(4, unborn=False, on=TODAY).destination == "front_door"
    assert book.route(3, unborn=True, on=TODAY).copies == ("locality_early_help",)
    assert book.route(2, unborn=True, on=TODAY).destination == "locality_early_help"
    assert book.route(1, unborn=False, on=TODAY).destination == "universal_services"
    with pytest.raises(NotInHandbook, match="no route for level 5"):
        book.route(5, unborn=False, on=TODAY)


def test_who_must_be_invited(book: Handbook):
    rules = book.invitation_rules(TODAY)
    assert {rule.when for rule in rules} == set(When)
    always = {rule.quorum for rule in rules if rule.when is When.ALWAYS}
    assert always == {"social_care", "police", "health"}
    assert all(rule.why.endswith(".") and rule.when.label for rule in rules)


def test_the_ten_questions(book: Handbook):
    asked = book.question_set("strategy_discussion", TODAY).questions
    assert len(asked) == 10
    assert asked[0].code == "threshold"
    assert {"request_for_support", "gp_contribution"} <= {each.code for each in book.question_sets(TODAY)}


def test_the_three_consents_are_apart_and_the_golden_rules_seven(book: Handbook):
    sharing = book.sharing(TODAY)
    assert [consent.code for consent in sharing.consents] == ["lawful_basis", "agreement", "examination", "telling"]
    assert len(sharing.golden_rules) == 7
    assert {basis.article for basis in sharing.bases} == set(Article)
    assert all(sharing.reasons_for(explains) for explains in ReasonFor)
    assert sharing.gateways


def test_outcomes_of_each_kind(book: Handbook):
    assert [outcome.code for outcome in book.outcomes("referral", TODAY)] == [
        "no_further_action",
        "advice",
        "early_help",
        "assessment",
        "strategy_discussion",
        "other",
    ]
    assert book.outcomes("contact", TODAY)
    assert book.outcomes("section_47", TODAY)


def test_places_each_district_in_one_locality(book: Handbook):
    places = book.places(TODAY)
    assert len(places.districts) == 8
    listed = [district for locality in places.localities for district in locality.districts]
    assert sorted(listed) == sorted(district.code for district in places.districts)
    torridge = places.locality_of("torridge")
    assert torridge is not None
    assert torridge.name == "Northern"
    assert places.locality_of("plymouth") is None
    assert places.body("front_door").name == "Front Door"
    assert places.agency_type("police").quorum == "police"
    with pytest.raises(NotInHandbook):
        places.body("gone")
    with pytest.raises(NotInHandbook):
        places.agency_type("gone")


def test_every_role_has_a_card_with_something_in_each_part(book: Handbook):
    cards = book.role_cards(TODAY)
    assert len(cards) == 22
    assert all(card.does and card.never and card.tells for card in cards)
    assert book.role_card("health_visitor", TODAY).title == "Health visitor"


def test_measures_say_what_they_cannot_show(book: Handbook):
    assert len(book.measures(TODAY)) == 42
    assert all(measure.caveats and measure.numerator and measure.denominator for measure in book.measures(TODAY))
    assert book.measure("sd_quorate", TODAY).version == 1


def test_the_review_has_its_eight_findings_and_every_recommendation_an_owner(book: Handbook):
    review = book.review("infants_under_2", TODAY)
    assert book.reviews(TODAY) == (review,)
    assert [finding.code for finding in review.finding] == [f"F{number}" for number in range(1, 9)]
    assert review.finding[4].measure == "sd_quality"
    assert len(review.recommendation) == 6
    assert all(each.owner for each in review.recommendation)
    assert [focus.code for focus in review.focus] == [
        "male_carers",
        "knowledge",
        "capacity",
        "working_together",
        "moving_forward",
    ]
    assert all(method.known_from for method in review.method)


def test_steps_before_birth_run_in_order_and_the_bounds_find_a_wrong_date(book: Handbook):
    steps = book.milestones(TODAY)
    assert [step.weeks_from for step in steps] == sorted(step.weeks_from for step in steps)
    bounds = book.pregnancy_bounds(TODAY)
    assert gestation.expected_date_is_possible(date(2027, 11, 7), TODAY, bounds) is not None
    assert gestation.expected_date_is_possible(date(2027, 3, 1), TODAY, bounds) is None
