"""Pairs: how likely, who decides, and what a decision needs."""

from collections.abc import Collection
from dataclasses import dataclass

from kith.kernel.findings import Finding, Weight
from kith.kernel.rulebook import rule
from kith.linkage.words import Answer
from kith.people.words import Band

INVISIBLE_MEN = "Child Safeguarding Practice Review Panel, The Myth of Invisible Men, 2021"
ACCURACY = "UK GDPR article 5(1)(d), accuracy"
HANDBOOK = "handbook/england/extracts.toml"


@dataclass(frozen=True, kw_only=True)
class Pairing:
    """From which weight on, in bits, a pair is shown, likely, and very likely."""

    shown: float
    likely: float
    very_likely: float


@rule("LNK-1", source=INVISIBLE_MEN, title="A person decides")
def nobody_is_linked_without_a_decision(answers: Collection[Answer]) -> bool:
    """Nobody in an agency's records is taken for somebody on file until a named person says so, whatever the weight."""
    return Answer.SAME in answers


@rule("LNK-2", source=HANDBOOK, title="How likely")
def band_of(weight: float, at: Pairing) -> Band:
    """How likely a pair is to be one person is said in three bands by the handbook's weights, not as a bare number."""
    if weight >= at.very_likely:
        return Band.VERY_LIKELY
    return Band.LIKELY if weight >= at.likely else Band.POSSIBLE


@rule("LNK-3", source=ACCURACY, title="Say why")
def a_decision_has_its_reason(answer: Answer, reason: str) -> Finding | None:
    """Whoever says that two entries are one person, or two, says how they know; “cannot tell yet” needs no reason."""
    if answer is Answer.UNSURE or len(reason.split()) > 1:
        return None
    says = "Say in a few words how you know, for example “same tattoo and car as in our record; I know him”."
    return Finding("LNK-3", says, asks=("reason",), missing=("reason",))


@rule("LNK-4", source=ACCURACY, title="One row is one person")
def one_row_is_one_person(answer: Answer, others_same: int) -> Finding | None:
    """A row of an extract is one person: when it was found to be somebody on file, another match needs a reason."""
    if answer is not Answer.SAME or not others_same:
        return None
    says = (
        "This row was found to be somebody else on file already. If both are him, the file has him twice: say so here, "
        "and ask for the two entries to be made one."
    )
    return Finding("LNK-4", says, asks=("reason",), weight=Weight.ACT_NOW)
