"""The sentences of sign-off."""

from datetime import UTC, datetime
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kith.kernel import handbook
from kith.reviews import rules
from kith.reviews.rules import Progress
from kith.reviews.words import Stage


def test_rev_1_an_author_may_not_decide_and_another_may() -> None:
    me, other = uuid4(), uuid4()
    assert rules.own_work(me, {me, other})
    assert not rules.own_work(me, {other})


def test_rev_2_a_finding_without_evidence_is_named_and_a_reason_is_asked_for() -> None:
    found = rules.without_evidence({"F1": 0, "F5": 2, "F6": 0})
    assert found
    assert found.missing == ("F1", "F6")
    assert "reason" in found.asks
    assert rules.without_evidence({"F5": 1}) is None


def test_rev_3_a_recommendation_nobody_owns_is_named() -> None:
    found = rules.without_owner({"REC1": "Devon SCP", "REC2": " "})
    assert found
    assert found.missing == ("REC2",)
    assert rules.without_owner({"REC1": "Devon SCP"}) is None


parts = st.integers() | st.text(max_size=6) | st.lists(st.integers(), max_size=3)
contents = st.dictionaries(st.text(max_size=4), parts, max_size=3)


@given(contents, contents)
@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_rev_4_any_change_of_content_changes_the_fingerprint(one: object, other: object) -> None:
    then = rules.fingerprint(one)
    assert rules.altered(one, then) is None
    if rules.fingerprint(other) != then:
        assert rules.altered(other, then)


def test_rev_4_the_order_in_which_a_database_keeps_keys_does_not_matter() -> None:
    assert rules.fingerprint({"a": 1, "b": [1, 2]}) == rules.fingerprint({"b": [1, 2], "a": 1})
    assert rules.fingerprint({"a": [1, 2]}) != rules.fingerprint({"a": [2, 1]})


def test_rev_5_words_newer_than_what_was_put_up_are_a_note_and_no_obstacle() -> None:
    put_up = rules.fingerprint({"words": "as they were"})
    found = rules.newer_words({"words": "newer"}, put_up)
    assert found
    assert found.asks == ()
    assert rules.newer_words({"words": "as they were"}, put_up) is None


def test_rev_6_twenty_working_days_skip_weekends_and_bank_holidays() -> None:
    book = handbook.current()
    sent_at = datetime(2026, 12, 14, 10, tzinfo=UTC)
    due = rules.acknowledge_by(book.limit("ACK"), sent_at, book.calendar())
    assert due.due_at.date().isoformat() == "2027-01-14"


def test_rev_7_an_agency_without_an_address_is_named() -> None:
    found = rules.not_reached({"Surgery": "", "Police": "p@police.example"})
    assert found
    assert found.missing == ("Surgery",)
    assert rules.not_reached({"Police": "p@police.example"}) is None


@pytest.mark.parametrize(
    ("progress", "stage"),
    [
        (Progress(), Stage.WRITING),
        (Progress(asked=True), Stage.WITH_EXECUTIVE),
        (Progress(asked=True, decided=True, returned=True), Stage.RETURNED),
        (Progress(asked=True, decided=True, approved=True), Stage.APPROVED),
        (Progress(asked=True, decided=True, approved=True, sent=True), Stage.SENT),
        (Progress(asked=True, approved=True, sent=True), Stage.WITH_EXECUTIVE),
        (Progress(asked=True, decided=True, returned=True, approved=True, sent=True), Stage.RETURNED),
    ],
)
def test_a_stage_follows_from_what_was_done(progress: Progress, stage: Stage) -> None:
    assert rules.stage(progress) is stage
