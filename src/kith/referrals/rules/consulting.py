"""The rules about the advice line: nameless until harm is plain, and advice that leads somewhere."""

import re
from collections.abc import Iterable

from kith.kernel.findings import Finding, Weight
from kith.kernel.rulebook import rule
from kith.referrals.words import NextStep

WORD = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")
DEVON_LINE = "Devon, the consultation line (read in an excerpt): details are anonymous unless safeguarding is evident"


@rule("ASK-11", source=DEVON_LINE, title="Nobody is named")
def consultation_names_nobody(texts: Iterable[str], names: Iterable[str], *, evident: bool) -> Finding | None:
    """A consultation names nobody of the family unless it is plain that a baby may be being harmed.

    `names` are those of the families the person who asks works with.
    """
    if evident:
        return None
    said = {word.casefold() for text in texts for word in WORD.findall(text) if word[0].isupper()}
    found = sorted({name for name in names if name.casefold() in said})
    if not found:
        return None
    says = "This may name the family. Write it again without names."
    return Finding("ASK-11", says, asks=("reason",), missing=tuple(found))


@rule("ASK-12", source=DEVON_LINE, title="Harm is plain")
def plain_harm_becomes_a_request(*, evident: bool, requested: bool) -> Finding | None:
    """When it is plain that a baby may be being harmed, the consultation ends and a request for the baby is made."""
    if not evident or requested:
        return None
    says = "It is plain that a baby may be being harmed. Ring the Front Door, and make this a request for the baby."
    return Finding("ASK-12", says, asks=("follow_up",), weight=Weight.ACT_NOW)


@rule("ASK-13", source="Our proposal, for the partnership to confirm", title="Advice is followed")
def advice_leads_somewhere(step: NextStep | None, *, requested: bool, said_why: bool = False) -> Finding | None:
    """When the advice was to make a request, it is made, or whoever asked says why not."""
    if requested or said_why or step not in {NextStep.REQUEST, NextStep.RING_NOW}:
        return None
    return Finding("ASK-13", "The advice was to make a request. It has not been made.", asks=("reason",))
