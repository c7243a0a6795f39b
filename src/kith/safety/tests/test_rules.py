"""The sentences, each as a truth table: facts in, findings out."""

from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest

from kith.kernel import handbook
from kith.kernel.findings import Weight
from kith.safety import rules
from kith.safety.words import Channel, Gateway, Sign, Toward

AT = datetime(2026, 11, 23, 9, tzinfo=UTC)
STANDARD = rules.BandFacts(code="standard", label="Standard", begins_at=0)
MEDIUM = rules.BandFacts(code="medium", label="Medium", begins_at=10)
HIGH = rules.BandFacts(code="high", label="High", begins_at=14, heard=True)
BANDS = (STANDARD, MEDIUM, HIGH)


@pytest.mark.parametrize(
    ("yes", "band"),
    [(0, STANDARD), (6, STANDARD), (9, STANDARD), (10, MEDIUM), (13, MEDIUM), (14, HIGH), (24, HIGH)],
)
def test_das_1_the_count_falls_in_the_tools_own_band(yes: int, band: rules.BandFacts) -> None:
    assert rules.advised(yes, BANDS) == band


@pytest.mark.parametrize(
    ("advice", "judgement", "stands"),
    [
        (STANDARD, None, STANDARD),
        (STANDARD, MEDIUM, MEDIUM),
        (STANDARD, HIGH, HIGH),
        (MEDIUM, STANDARD, MEDIUM),
        (MEDIUM, HIGH, HIGH),
        (HIGH, STANDARD, HIGH),
        (HIGH, MEDIUM, HIGH),
        (HIGH, None, HIGH),
    ],
)
def test_das_2_judgement_raises_and_never_lowers(advice: Any, judgement: Any, stands: Any) -> None:
    assert rules.judged(advice, judgement) == stands


def test_das_2_high_risk_by_judgement_at_score_6() -> None:
    assert rules.judged(rules.advised(6, BANDS), HIGH).heard


@pytest.mark.parametrize(
    ("judgement", "reason", "asks"),
    [(None, "", False), (HIGH, "", True), (HIGH, "He strangled", True), (HIGH, "He strangled her twice", False)],
)
def test_das_3_raising_has_a_reason(judgement: Any, reason: str, asks: bool) -> None:
    assert bool(rules.raising_has_a_reason(STANDARD, judgement, reason)) is asks
    assert rules.raising_has_a_reason(HIGH, STANDARD, "") is None


@pytest.mark.parametrize(
    ("days_ago", "escalates"), [([1, 100, 364], True), ([1, 100], False), ([1, 100, 400], False), ([], False)]
)
def test_das_4_incidents_within_a_year_escalate(days_ago: list[int], escalates: bool) -> None:
    incidents = [AT - timedelta(days=days) for days in days_ago]
    assert bool(rules.escalation(incidents, AT, most=3, months=12)) is escalates


@pytest.mark.parametrize(
    ("referred", "days_after", "again"),
    [(None, 3, False), (AT.date(), 3, True), (AT.date(), 0, False), (AT.date(), 364, True), (AT.date(), 400, False)],
)
def test_das_5_an_incident_after_a_referral_is_a_repeat(referred: date | None, days_after: int, again: bool) -> None:
    assert bool(rules.repeat(referred, [AT + timedelta(days=days_after)], months=12)) is again


@pytest.mark.parametrize("gateway", list(Gateway))
def test_das_6_one_gateway_is_enough(gateway: Gateway) -> None:
    found = rules.to_marac([gateway], referred=False)
    assert found
    assert found.weight is Weight.ACT_NOW
    assert rules.to_marac([gateway], referred=True) is None
    assert rules.to_marac([], referred=False) is None


@pytest.mark.parametrize(
    ("born_on", "known"),
    [(None, True), (date(2026, 11, 1), True), (date(2025, 5, 24), True), (date(2025, 5, 23), False)],
)
def test_das_7_pregnancy_and_a_new_baby_are_answered_from_the_file(born_on: date | None, known: bool) -> None:
    assert rules.known_from_the_file(born_on, date(2026, 11, 23), months=18) is known


def test_das_8_not_known_is_asked_again() -> None:
    assert rules.asked_again([]) is None
    found = rules.asked_again(["Is she afraid?"])
    assert found
    assert "not a no" in found.says


def test_das_9_what_weighs_in_itself_asks_for_judgement() -> None:
    assert rules.weighs_alone([]) is None
    found = rules.weighs_alone(["Strangled"])
    assert found
    assert found.missing == ("Strangled",)


@pytest.mark.parametrize(
    ("signs", "has_plan", "finds"), [((), False, False), ((Sign.POLICE,), False, True), ((Sign.POLICE,), True, False)]
)
def test_das_10_every_identified_case_has_a_plan(signs: tuple[Sign, ...], has_plan: bool, finds: bool) -> None:
    assert bool(rules.every_case_has_a_plan(signs, has_plan=has_plan)) is finds


def test_das_11_a_plan_says_what_the_handbook_needs() -> None:
    needed = [("carries", "Who carries the baby")]
    assert rules.plan_says(needed, {"carries": "She does"}, when="Mornings", how="Nursery") is None
    found = rules.plan_says(needed, {"carries": " "}, when="", how="Nursery")
    assert found
    assert found.missing == ("when it is safe to reach her", "who carries the baby")


def test_das_12_somebody_acts_on_the_harm() -> None:
    def one(**more: Any) -> rules.ActionFacts:
        return rules.ActionFacts(**{"toward": Toward.HARMING, "what": "Programme", **more})

    whole = one(who="Probation", by_when=date(2026, 12, 1))
    assert rules.actions_have_owners([whole]) is None
    assert rules.actions_have_owners([one(toward=Toward.HER, who="IDVA", by_when=date(2026, 12, 1))])
    for wanting in (one(), one(who="Probation"), one(by_when=date(2026, 12, 1))):
        found = rules.actions_have_owners([whole, wanting])
        assert found
        assert found.missing == ("Programme",)


def test_das_13_a_plan_is_looked_at_again_in_weeks_and_sooner_after_an_incident() -> None:
    book = handbook.current()
    limits: dict[str, Any] = {
        "limit": book.limit("R17"), "after_incident": book.limit("DA-INCIDENT"), "calendar": book.calendar()
    }  # fmt: skip
    usual = rules.look_again(AT, [AT - timedelta(days=3)], **limits)
    assert (usual.due_at.date() - AT.date()).days == 84
    sooner = rules.look_again(AT, [AT + timedelta(days=9), AT + timedelta(days=1)], **limits)
    assert sooner.due_at.date() == date(2026, 11, 26)


def test_das_14_when_ways_are_closed_one_is_open() -> None:
    assert rules.one_channel_is_open([], "") is None
    assert rules.one_channel_is_open([Channel.TEXT], "Ring the nursery") is None
    assert rules.one_channel_is_open([Channel.TEXT], " ")


@pytest.mark.parametrize(
    ("channel", "address", "at_work", "leaves"),
    [
        ("email", "her@example.com", False, False),
        ("email", "midwife@nhs.example", True, True),
        ("email", "SHARED@example.com ", True, False),
        ("text", "07700 900000", False, True),
    ],
)
def test_das_15_nothing_leaves_by_a_closed_channel(channel: str, address: str, at_work: bool, leaves: bool) -> None:
    post = rules.Post(channel=channel, address=address, at_work=at_work)
    assert rules.may_leave(post, ["email"], ["shared@example.com"]) is leaves


def test_das_16_a_worker_close_to_the_family_is_shut_out() -> None:
    worker = uuid4()
    assert rules.shuts_out(worker, {worker})
    assert not rules.shuts_out(worker, {uuid4()})
    assert not rules.shuts_out(None, {worker})


def test_das_17_a_police_notification_is_read_by_each() -> None:
    nobody = rules.police_notice_is_read([], [])
    assert nobody
    assert nobody.weight is Weight.ACT_NOW
    assert rules.police_notice_is_read(["Hazel"], []) is None
    assert rules.police_notice_is_read(["Hazel"], ["Hazel"])


@pytest.mark.parametrize(
    ("tells", "known", "of_the_baby", "out"),
    [
        (True, False, True, True),
        (True, True, True, True),
        (False, True, True, False),
        (False, True, False, True),
        (False, False, False, False),
    ],
)
def test_das_18_a_parents_copy_tells_nothing_of_abuse(tells: bool, known: bool, of_the_baby: bool, out: bool) -> None:
    assert rules.stays_out_of_a_copy(tells=tells, known=known, of_the_baby=of_the_baby) is out
