"""What is known about a man, and what is a gap."""

from collections.abc import Sequence
from dataclasses import dataclass

from kith.kernel.findings import Finding, Weight
from kith.kernel.rulebook import rule
from kith.people.words import Knowledge, Relationship

from .parts import INVISIBLE_MEN


@dataclass(frozen=True, kw_only=True)
class ManFacts:
    """What is known now about one man in a baby's life."""

    relationship: Relationship
    knowledge: Knowledge
    next_step: str = ""
    source: str = ""
    owner: str = ""


@rule("PPL-3", source=INVISIBLE_MEN, title="A place for the father")
def every_baby_has_a_place_for_the_father(men: Sequence[ManFacts]) -> Finding | None:
    """Every baby's file has a place for the father, whether or not anybody knows who he is."""
    if any(man.relationship is Relationship.FATHER for man in men):
        return None
    says = "There is no place for this baby's father yet. Add him, even if nobody has asked who he is."
    return Finding("PPL-3", says, asks=("follow_up",), missing=("father",))


@rule("PPL-4", source=INVISIBLE_MEN, title="An open gap has an owner and a next step")
def a_gap_has_a_next_step(man: ManFacts) -> Finding | None:
    """A man nobody has asked about, or is not sure of, is an open gap: somebody owns it and says what comes next."""
    if not man.knowledge.is_gap:
        return None
    owner = f" {man.owner} owns this." if man.owner else ""
    says = f"{_GAP_WORDS[man.knowledge]}{owner}"
    if man.next_step:
        return Finding("PPL-4", f"{says} Next: {man.next_step}", asks=(), weight=Weight.NOTE)
    return Finding("PPL-4", f"{says} Say what you will do next.", asks=("follow_up",), missing=("next step",))


_GAP_WORDS = {
    Knowledge.NOT_ASKED: "Nobody has asked about him yet.",
    Knowledge.DECLINED_BY_MOTHER: "The mother was asked and chose not to say. She may have a reason to be afraid.",
    Knowledge.BELIEVED: "Who he is has not been confirmed.",
}


@rule("PPL-9", source=INVISIBLE_MEN, title="Where it comes from")
def what_is_known_has_a_source(man: ManFacts) -> Finding | None:
    """What is recorded about a man says where it came from: himself, the mother, somebody else or a record."""
    if man.knowledge not in {Knowledge.KNOWN, Knowledge.BELIEVED} or man.source:
        return None
    return Finding("PPL-9", "Say who told you about him.", asks=("follow_up",), missing=("source",))
