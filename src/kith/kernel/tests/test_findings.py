"""Findings: words, in order of what presses most; never a block."""

from kith.kernel.findings import ASKS, Finding, Weight, asked, gather, unanswered

POLICE = Finding("STR-1", "The police are missing.", missing=("police",))
NOTE = Finding("STR-2", "No interpreter was asked for.", asks=(), weight=Weight.NOTE)
NOW = Finding("STR-3", "Nobody knows where the baby is.", asks=("follow_up",), weight=Weight.ACT_NOW)


def test_a_finding_asks_for_a_reason_and_a_follow_up():
    assert POLICE.asks == ASKS
    assert POLICE.weight.label == "Give a reason"


def test_gather_leaves_out_nothing_found_and_puts_the_pressing_first():
    assert gather(None, NOTE, [POLICE, NOW], None) == (NOW, POLICE, NOTE)
    assert gather(None) == ()


def test_what_is_asked_and_not_answered():
    assert asked([POLICE, NOW, NOTE]) == ("reason", "follow_up")
    assert unanswered([POLICE], {"reason": "  ", "follow_up": "Call them at two"}) == ("reason",)
