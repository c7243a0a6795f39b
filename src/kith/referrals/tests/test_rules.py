"""The Front Door's rules as tables: what is known, and what the procedures say of it."""

from datetime import UTC, date, datetime, timedelta

import pytest

from kith.kernel.calendar import england
from kith.kernel.findings import Weight
from kith.kernel.handbook.kinds import Route
from kith.kernel.limits import TimeLimit, Unit
from kith.kernel.rulebook import RULEBOOK
from kith.referrals import rules
from kith.referrals.words import Agreement, FamilyTold, RequestStage, Step

from .factories import asked, sharing

MONDAY = datetime(2026, 11, 23, 16, 10, tzinfo=UTC)
SATURDAY = datetime(2026, 11, 21, 11, tzinfo=UTC)
CHRISTMAS_EVE = datetime(2026, 12, 24, 15, tzinfo=UTC)
ONE_DAY = TimeLimit(
    code="R1", source="test", edition="1", in_force_from=date(2018, 1, 1), label="Decide", amount=1,
    unit=Unit.WORKING_DAYS, clock_starts="when the request was received",
)  # fmt: skip
FOUR_HOURS = TimeLimit(
    code="R2", source="test", edition="1", in_force_from=date(2018, 1, 1), label="In writing", amount=4,
    unit=Unit.HOURS, clock_starts="the first call",
)  # fmt: skip


def route(destination: str, *, copies: tuple[str, ...] = ()) -> Route:
    return Route(
        code="r", source="test", edition="1", in_force_from=date(2018, 1, 1), level="2", destination=destination,
        copies=copies, goes_to="The locality", what_happens="The meeting says who helps.", agreement="They agree.",
    )  # fmt: skip


def procedures(to: str | None = "front_door") -> rules.Procedures:
    return rules.Procedures(route=route(to) if to else None, written_after_phoning=FOUR_HOURS, calendar=england())


@pytest.mark.parametrize(
    ("received", "due"),
    [
        (MONDAY, datetime(2026, 11, 24, 16, 10, tzinfo=UTC)),
        (SATURDAY, datetime(2026, 11, 23, 23, 59, tzinfo=UTC)),
        (CHRISTMAS_EVE, datetime(2026, 12, 29, 15, tzinfo=UTC)),
    ],
    ids=["an ordinary Monday", "a Saturday", "Christmas Eve, with two bank holidays and a weekend after it"],
)
def test_ref_1_the_clock_starts_when_the_request_is_received(received: datetime, due: datetime) -> None:
    assert rules.response_clock(received, ONE_DAY, england()).due_at.replace(second=0, microsecond=0) == due


@pytest.mark.parametrize(
    ("decided_after", "now_after", "weight"),
    [
        (None, timedelta(hours=2), None),
        (None, timedelta(days=1), None),
        (None, timedelta(days=1, minutes=1), Weight.ACT_NOW),
        (timedelta(hours=2), timedelta(days=9), None),
        (timedelta(days=2), timedelta(days=9), Weight.EXPLAIN),
    ],
    ids=["waiting, in time", "on the minute", "waiting, late", "decided in time", "decided late"],
)
def test_ref_1_a_late_decision_asks_for_a_reason(
    decided_after: timedelta | None, now_after: timedelta, weight: Weight | None
) -> None:
    deadline = rules.response_clock(MONDAY, ONE_DAY, england())
    decided_at = MONDAY + decided_after if decided_after else None
    found = rules.decided_in_time(deadline, decided_at, MONDAY + now_after)
    assert (found.weight if found else None) == weight


@pytest.mark.parametrize(
    ("changed", "missing"),
    [
        ({}, ()),
        ({"lawful_basis": ""}, ("lawful basis",)),
        ({"rationale": "  "}, ("reasons for sharing",)),
        ({"lawful_basis": "", "rationale": ""}, ("lawful basis", "reasons for sharing")),
        ({"agreement": Agreement.REFUSED}, ()),
        ({"family_told": FamilyTold.NOT_SAFE}, ()),
    ],
)
def test_ref_2_each_of_the_three_consents_has_its_own_answer(changed: dict, missing: tuple[str, ...]) -> None:
    found = rules.three_parts_answered(sharing(**changed))
    assert (found.missing if found else ()) == missing


@pytest.mark.parametrize("agreement", Agreement)
@pytest.mark.parametrize("reason", ["", "delay"])
def test_ref_3_only_agreement_not_sought_needs_a_reason(agreement: Agreement, reason: str) -> None:
    found = rules.agreement_not_sought(sharing(agreement=agreement, agreement_reason=reason))
    assert bool(found) is (agreement is Agreement.NOT_SOUGHT and not reason)


@pytest.mark.parametrize(
    ("told", "reason", "weight"),
    [
        (FamilyTold.TOLD, "", None),
        (FamilyTold.WILL_BE_TOLD, "", Weight.NOTE),
        (FamilyTold.NOT_SAFE, "", Weight.EXPLAIN),
        (FamilyTold.NOT_SAFE, "tell_risk_to_child", None),
    ],
)
def test_ref_4_not_telling_the_family_needs_a_listed_reason(
    told: FamilyTold, reason: str, weight: Weight | None
) -> None:
    found = rules.not_safe_to_tell(sharing(family_told=told, not_told_reason=reason))
    assert (found.weight if found else None) == weight


@pytest.mark.parametrize(
    ("agreement", "weighed", "level", "missing", "says"),
    [
        (Agreement.GIVEN, "", 3, None, ""),
        (Agreement.NOT_SOUGHT, "", 4, None, ""),
        (Agreement.REFUSED, "", 3, ("weighing",), "Say how you weighed it"),
        (Agreement.REFUSED, "She is afraid of him.", 3, (), "whether the level of need still stands"),
        (Agreement.REFUSED, "She is afraid of him.", 4, (), "without their agreement"),
    ],
)
def test_ref_5_a_refusal_is_weighed_and_never_stops_a_request(
    agreement: Agreement, weighed: str, level: int, missing: tuple[str, ...] | None, says: str
) -> None:
    found = rules.refusal_is_weighed(sharing(agreement=agreement, weighed=weighed), level)
    assert (found.missing if found else None) == missing
    assert says in (found.says if found else "")


def test_ref_6_the_route_is_shown_and_a_level_without_one_asks_for_a_next_step() -> None:
    to_front_door = rules.route_of_level(4, route("front_door"))
    assert (to_front_door.weight, to_front_door.asks) == (Weight.NOTE, ())
    elsewhere = rules.route_of_level(2, route("locality_early_help"))
    assert (elsewhere.weight, elsewhere.asks) == (Weight.NOTE, ())
    assert "The locality. The meeting says who helps." in elsewhere.says
    assert rules.route_of_level(7, None).asks == ("follow_up",)


@pytest.mark.parametrize(
    ("level", "injury", "non_mobile", "phoned_ago", "weight"),
    [
        (4, True, True, None, Weight.ACT_NOW),
        (4, True, True, timedelta(hours=4), None),
        (4, True, True, timedelta(hours=4, minutes=1), Weight.EXPLAIN),
        (4, False, False, None, Weight.ACT_NOW),
        (3, True, None, None, Weight.ACT_NOW),
        (3, True, False, None, None),
        (3, False, True, None, None),
        (2, False, None, None, None),
    ],
)
def test_ref_7_phone_first_and_follow_in_writing_within_four_hours(
    level: int, injury: bool, non_mobile: bool | None, phoned_ago: timedelta | None, weight: Weight | None
) -> None:
    phoned_at = MONDAY - phoned_ago if phoned_ago else None
    request = asked(level=level, injury=injury, phoned_at=phoned_at)
    found = rules.phone_first(request, rules.About(non_mobile=non_mobile), procedures(), MONDAY)
    assert (found.weight if found else None) == weight


def test_ref_7_an_unborn_baby_has_no_marks_to_be_seen() -> None:
    request = asked(level=3, injury=True, phoned_at=None)
    assert rules.phone_first(request, rules.About(unborn=True), procedures(), MONDAY) is None


@pytest.mark.parametrize(("times", "says"), [(0, ""), (1, "There is 1 earlier request"), (3, "are 3 earlier requests")])
def test_ref_8_earlier_requests_are_read_with_the_new_one(times: int, says: str) -> None:
    found = rules.asked_before(rules.About(earlier=(MONDAY,) * times))
    assert bool(found) is bool(times)
    assert says in (found.says if found else "")


@pytest.mark.parametrize("stage", RequestStage)
def test_ref_9_a_decision_nobody_was_told_of_is_found(stage: RequestStage) -> None:
    assert bool(rules.referrer_is_told(stage)) is (stage is RequestStage.DECIDED)


@pytest.mark.parametrize(("asked_level", "decided_level", "found"), [(4, 4, False), (4, 2, True), (2, 4, True)])
def test_ref_10_another_level_than_the_referrers_asks_for_reasons(
    asked_level: int, decided_level: int, found: bool
) -> None:
    assert bool(rules.levels_differ(asked_level, decided_level)) is found


def test_a_whole_request_puts_the_most_pressing_first_and_blocks_nothing() -> None:
    request = asked(level=2, phoned_at=None, sharing=sharing(agreement=Agreement.NOT_SOUGHT))
    about = rules.About(non_mobile=True, earlier=(MONDAY,))
    found = rules.on_sending(request, about, procedures("locality_early_help"), at=MONDAY)
    assert [finding.code for finding in found] == ["REF-7", "REF-3", "REF-8", "REF-6", "ASK-1"]
    assert found[0].weight is Weight.ACT_NOW


@pytest.mark.parametrize(
    ("decided", "told", "stage"),
    [(False, False, "waiting"), (True, False, "decided"), (True, True, "answered")],
)
def test_the_stage_is_derived_from_rows(decided: bool, told: bool, stage: str) -> None:
    assert rules.stage(decided=decided, told=told).value == stage


def test_every_stage_can_be_reached_from_waiting_and_left_again() -> None:
    assert set(rules.TRANSITIONS) == set(RequestStage)
    reached = {RequestStage.WAITING}
    for _ in RequestStage:
        reached |= {after for stage in reached for after in rules.TRANSITIONS[stage]}
    assert reached == set(RequestStage)


def test_every_rule_of_this_room_names_its_source() -> None:
    ours = [rule for rule in RULEBOOK.values() if rule.room == "referrals"]
    assert len(ours) >= 34
    assert all(rule.source and rule.sentence for rule in ours)


def test_the_pages_of_the_form_follow_one_another() -> None:
    assert [step.next for step in Step] == [*list(Step)[1:], None]
    assert [step.previous for step in Step] == [None, *list(Step)[:-1]]
    parts = (Step.BASIS, Step.AGREEMENT, Step.EXAMINATION, Step.TELLING)
    assert [step.caption[-6:] for step in parts] == [f"{number} of 4" for number in (1, 2, 3, 4)]
