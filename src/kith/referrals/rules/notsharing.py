"""The rules about deciding not to share: as much a decision as sharing, recorded with the same fields."""

from dataclasses import dataclass

from kith.kernel.findings import Finding, Weight, gather
from kith.kernel.rulebook import rule
from kith.kernel.text import in_words
from kith.referrals.words import Agreement

from .parts import SHARING_ADVICE, Sharing


@dataclass(frozen=True, kw_only=True)
class NotSharing:
    """A decision not to share, as it was put down."""

    recipient: str
    about: str
    reason: str
    harm_suspected: bool
    look_again: bool
    sharing: Sharing


@rule("ASK-7", source=f"{SHARING_ADVICE}; golden rule 7", title="Not sharing is recorded")
def not_sharing_is_recorded(decision: NotSharing) -> Finding | None:
    """A decision not to share is written down like a decision to share: what, with whom, and why not."""
    missing = tuple(
        name
        for name, said in (
            ("who would have been told", decision.recipient),
            ("what it was about", decision.about),
            ("the reason", decision.reason),
            ("why, in words", decision.sharing.rationale),
        )
        if not said.strip()
    )
    if not missing:
        return None
    return Finding("ASK-7", f"The decision not to share does not say: {in_words(missing)}.", missing=missing)


@rule("ASK-9", source=f"{SHARING_ADVICE}; golden rules 1 and 4", title="Not sharing, with harm suspected")
def harm_is_not_kept_back(decision: NotSharing) -> Finding | None:
    """Somebody who suspects harm and decides not to share takes advice first, and looks at the decision again."""
    if not decision.harm_suspected:
        return None
    if not decision.sharing.advice_from.strip():
        says = "You suspect harm and have asked nobody. Speak with your safeguarding lead or the Front Door today."
        return Finding("ASK-9", says, asks=("follow_up",), weight=Weight.ACT_NOW)
    if not decision.look_again:
        return Finding("ASK-9", "You suspect harm. Set a day to look at this again.", asks=("follow_up",))
    return None


@rule("ASK-10", source=f"{SHARING_ADVICE}; weighing a refusal", title="A refusal alone")
def a_refusal_alone_is_no_reason(decision: NotSharing) -> Finding | None:
    """A family's refusal is weighed with everything else; alone it is no reason to keep back a worry about harm."""
    if not (decision.harm_suspected and decision.sharing.agreement is Agreement.REFUSED):
        return None
    says = "The family refused and you suspect harm. A refusal does not stop you sharing."
    return Finding("ASK-10", says, asks=("reason",), weight=Weight.ACT_NOW)


def on_not_sharing(decision: NotSharing) -> tuple[Finding, ...]:
    """Everything the rules say about a decision not to share, the most pressing first."""
    return gather(
        not_sharing_is_recorded(decision), harm_is_not_kept_back(decision), a_refusal_alone_is_no_reason(decision)
    )
