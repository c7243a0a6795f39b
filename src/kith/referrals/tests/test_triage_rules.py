"""The rules of triage, of asking agencies and of case resolution, as tables of cases named by their codes."""

from datetime import UTC, datetime, timedelta

import pytest

from kith.kernel import handbook
from kith.kernel.findings import Weight
from kith.kernel.limits import Deadline, due
from kith.referrals import rules
from kith.referrals.words import AboutWhom, ResolutionStage, SafeMeanwhile, TriageOutcome

MORNING = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
S, T = ResolutionStage, TriageOutcome
REFUSING = (T.NO_FURTHER_ACTION, T.ADVICE, T.EARLY_HELP, T.OTHER)


def limit(code: str, started: datetime = MORNING) -> Deadline:
    book = handbook.current()
    return due(book.limit(code), started, book.calendar())


def mark(**more: object) -> rules.MarkFacts:
    return rules.MarkFacts(**{"injury": True, "non_mobile": True, "outcome": T.ADVICE} | more)  # type: ignore[arg-type]


@pytest.mark.parametrize("outcome", list(T))
def test_tri_1_only_an_outcome_after_which_somebody_meets_the_baby_looks_at_a_mark(outcome: TriageOutcome) -> None:
    finding = rules.mark_is_looked_at(mark(outcome=outcome))
    assert bool(finding) is (outcome in REFUSING)
    if finding:
        assert finding.weight is Weight.ACT_NOW
        assert finding.asks == ("reason", "follow_up")


@pytest.mark.parametrize(
    ("facts", "asks"),
    [
        (mark(injury=False), None),
        (mark(non_mobile=False), None),
        (mark(looked_at=True), None),
        (mark(reason_given=True), ("follow_up",)),
        (mark(), ("reason", "follow_up")),
    ],
)
def test_tri_1_a_reason_does_not_silence_it_and_being_looked_at_does(
    facts: rules.MarkFacts, asks: tuple[str, ...] | None
) -> None:
    finding = rules.mark_is_looked_at(facts)
    assert (finding.asks if finding else None) == asks


@pytest.mark.parametrize(
    ("closes", "registered", "decided_it", "allowed"),
    [
        (False, False, True, True),
        (False, True, False, True),
        (True, True, False, True),
        (True, True, True, False),
        (True, False, False, False),
        (True, False, True, False),
    ],
)
def test_tri_2_a_health_professional_who_did_not_decide_closes_it(
    closes: bool, registered: bool, decided_it: bool, allowed: bool
) -> None:
    finding = rules.mark_is_answered_by_health(closes=closes, registered=registered, decided_it=decided_it)
    assert (finding is None) is allowed


@pytest.mark.parametrize(
    ("days", "is_one"), [([], False), ([1], True), ([364], True), ([365], True), ([366], False), ([-5], False)]
)
def test_tri_3_an_earlier_request_within_the_handbooks_months_makes_it_a_re_referral(
    days: list[int], is_one: bool
) -> None:
    months = handbook.current().figure("re_referral_months")
    earlier = [MORNING - timedelta(days=day) for day in days]
    finding = rules.re_referral(MORNING, earlier, months)
    assert bool(finding) is is_one
    assert rules.is_re_referral(MORNING, earlier, months) is is_one


@pytest.mark.parametrize(
    ("left", "after", "weight"),
    [(0, 100, None), (1, 1, Weight.EXPLAIN), (2, 24, Weight.EXPLAIN), (1, 25, Weight.ACT_NOW)],
)
def test_tri_4_people_are_told_within_a_working_day(left: int, after: int, weight: Weight | None) -> None:
    finding = rules.told_in_time(left, limit("TOLD"), MORNING + timedelta(hours=after))
    assert (finding.weight if finding else None) is weight


@pytest.mark.parametrize(
    ("waiting", "siblings", "says"),
    [
        (0, 0, ""),
        (1, 0, "1 other request about this family waits too."),
        (2, 0, "2 other requests about this family wait too."),
        (0, 1, "1 request was made about a brother or sister."),
        (1, 2, "1 other request about this family waits too. 2 requests were made about a brother or sister."),
    ],
)
def test_tri_5_requests_on_one_family_are_read_together(waiting: int, siblings: int, says: str) -> None:
    finding = rules.family_is_read_together(waiting, siblings)
    assert (finding.says if finding else "") == says


ASKED = {
    "purpose": "To decide today",
    "about": frozenset({AboutWhom.BABY}),
    "others": "",
    "questions": ("known",),
    "offered": 7,
}


@pytest.mark.parametrize(
    ("more", "missing"),
    [
        ({}, None),
        ({"purpose": " "}, ("purpose",)),
        ({"questions": ()}, ("questions",)),
        ({"about": frozenset()}, ("whom it is about",)),
        ({"about": frozenset({AboutWhom.OTHERS})}, ("who the other person is",)),
        ({"about": frozenset({AboutWhom.OTHERS}), "others": "A Man, born 1990"}, None),
        ({"questions": tuple("abcdefg")}, ()),
    ],
)
def test_inf_1_a_purpose_and_the_least_that_serves_it(more: dict[str, object], missing: tuple[str, ...] | None) -> None:
    finding = rules.least_necessary(rules.AskFacts(**ASKED | more))  # type: ignore[arg-type]
    assert (finding.missing if finding else None) == missing


@pytest.mark.parametrize(
    ("replied", "now", "asks"),
    [(None, 4, None), (None, 5, ("follow_up",)), (3, 9, None), (5, 9, ())],
)
def test_inf_2_a_reply_in_time(replied: int | None, now: int, asks: tuple[str, ...] | None) -> None:
    at = MORNING + timedelta(hours=replied) if replied else None
    finding = rules.replied_in_time(limit("INFO"), at, MORNING + timedelta(hours=now))
    assert (finding.asks if finding else None) == asks


@pytest.mark.parametrize(("replied", "hours", "goes"), [(None, 1, False), (None, 2, True), (1, 3, False)])
def test_a_reminder_goes_when_nobody_has_replied(replied: int | None, hours: int, goes: bool) -> None:
    at = MORNING + timedelta(hours=replied) if replied else None
    assert rules.reminder_due(limit("INFOREM"), at, MORNING + timedelta(hours=hours)) is goes


@pytest.mark.parametrize(
    ("safe", "plan", "found"),
    [
        (SafeMeanwhile.AGREED, "With her grandmother", None),
        (SafeMeanwhile.AGREED, " ", Weight.EXPLAIN),
        (SafeMeanwhile.NOT_AGREED, "With her grandmother", Weight.ACT_NOW),
        (SafeMeanwhile.UNKNOWN, "", Weight.ACT_NOW),
    ],
)
def test_res_1_the_babys_safety_meanwhile(safe: SafeMeanwhile, plan: str, found: Weight | None) -> None:
    finding = rules.safety_meanwhile(rules.SafetyFacts(safe=safe, plan=plan))
    assert (finding.weight if finding else None) is found


@pytest.mark.parametrize(
    ("stage", "code", "hours", "late"),
    [
        (S.PRACTITIONERS, "CRP1", 24, False),
        (S.PRACTITIONERS, "CRP1", 25, True),
        (S.LINE_MANAGERS, "CRP2", 48, False),
        (S.LINE_MANAGERS, "CRP2", 49, True),
        (S.SAFEGUARDING_LEADS, "CRP3", 49, True),
        (S.EXECUTIVE, "CRP4", 49, True),
        (S.RESOLVED, "CRP4", 4900, False),
    ],
)
def test_res_2_each_stage_in_its_time(stage: ResolutionStage, code: str, hours: int, late: bool) -> None:
    finding = rules.stage_in_time(stage, limit(code), MORNING + timedelta(hours=hours))
    assert bool(finding) is late


@pytest.mark.parametrize("now", list(S))
@pytest.mark.parametrize("wanted", list(S))
def test_res_3_one_stage_at_a_time_and_never_out_of_resolved(now: ResolutionStage, wanted: ResolutionStage) -> None:
    one_on = wanted.number == now.number + 1 or (wanted is S.RESOLVED and now is not S.RESOLVED)
    assert rules.may_follow(now, wanted) is one_on
    assert (rules.stages_follow(now, wanted) is None) is one_on


@pytest.mark.parametrize(
    ("stage", "sides", "missing"),
    [
        (S.PRACTITIONERS, {"Health": 1, "Social care": 1}, None),
        (S.LINE_MANAGERS, {"Health": 0, "Social care": 2}, ("Health",)),
        (S.SAFEGUARDING_LEADS, {"Health": 0, "Social care": 0}, ("Health", "Social care")),
        (S.EXECUTIVE, {"Health": 0, "Social care": 0}, None),
        (S.RESOLVED, {"Health": 0, "Social care": 0}, None),
    ],
)
def test_res_4_both_sides_take_it_up(
    stage: ResolutionStage, sides: dict[str, int], missing: tuple[str, ...] | None
) -> None:
    finding = rules.both_sides_hold_it(stage, sides)
    assert (finding.missing if finding else None) == missing


def test_every_stage_says_that_its_time_is_our_default() -> None:
    for code in ("CRP1", "CRP2", "CRP3", "CRP4"):
        found = handbook.current().limit(code)
        assert found.certainty.value == "proposal"
        assert "not found" in found.source
