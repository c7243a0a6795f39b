"""The rules of need to know, one by one."""

from datetime import date, datetime, timedelta
from uuid import uuid4

from kith.kernel.clock import LONDON
from kith.people import rules

TODAY = date(2026, 11, 24)
AT = datetime(2026, 11, 24, 9, tzinfo=LONDON)


def test_ntk_1_an_invitation_ends_within_the_handbooks_days() -> None:
    assert rules.an_invitation_ends(TODAY, TODAY, 90) is None
    assert rules.an_invitation_ends(TODAY + timedelta(days=90), TODAY, 90) is None
    assert rules.an_invitation_ends(TODAY + timedelta(days=91), TODAY, 90)
    assert rules.an_invitation_ends(TODAY - timedelta(days=1), TODAY, 90)


def test_ntk_2_bringing_somebody_in_has_a_reason() -> None:
    assert rules.bringing_somebody_in_has_a_reason("Needed.")
    assert rules.bringing_somebody_in_has_a_reason("Skeletal survey on Monday") is None


def test_ntk_3_the_last_one_says_why_nobody_goes_on() -> None:
    assert rules.somebody_goes_on_working_with_the_baby(0)
    assert rules.somebody_goes_on_working_with_the_baby(1) is None


def test_ntk_4_break_glass_has_a_reason_in_a_sentence() -> None:
    assert rules.break_glass_has_a_reason("   ")
    assert rules.break_glass_has_a_reason("urgent now")
    assert rules.break_glass_has_a_reason("Police are at the door") is None


def test_ntk_5_the_second_factor_is_a_few_minutes_old_at_most() -> None:
    assert rules.the_second_factor_is_fresh(None, AT, 5)
    assert rules.the_second_factor_is_fresh(AT - timedelta(minutes=5, seconds=1), AT, 5)
    assert rules.the_second_factor_is_fresh(AT + timedelta(minutes=1), AT, 5)
    assert rules.the_second_factor_is_fresh(AT - timedelta(minutes=5), AT, 5) is None


def test_ntk_6_somebody_else_reviews() -> None:
    one, other = uuid4(), uuid4()
    assert rules.somebody_else_reviews(one, one)
    assert rules.somebody_else_reviews(one, None)
    assert rules.somebody_else_reviews(one, other) is None


def test_ntk_7_a_seal_is_looked_at_again_within_the_handbooks_days() -> None:
    assert rules.a_seal_is_looked_at_again(TODAY, TODAY, 183)
    assert rules.a_seal_is_looked_at_again(TODAY + timedelta(days=184), TODAY, 183)
    assert rules.a_seal_is_looked_at_again(TODAY + timedelta(days=183), TODAY, 183) is None
