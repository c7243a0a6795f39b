"""What the description of a mark must hold, and what calls for referral."""

import re
from collections.abc import Sequence

from kith.injuries.words import Answer, Said
from kith.kernel.findings import Finding, Weight
from kith.kernel.rulebook import rule
from kith.kernel.text import in_words

from .parts import COLOUR, DEFINITE, DEVON, OURS, Account, MarkSeen

AGED = re.compile(r"\b(old|older|fresh|new|recent|healing|fading|(hours?|days?|weeks?)\b)", re.IGNORECASE)


@rule("INJ-1", source=f"{DEVON}; the definition is the handbook’s (PRG-11)", title="Which babies")
def procedure_applies(*, non_mobile: bool, recorded: bool) -> Finding | None:
    """A bruise, mark or injury, however small, on a baby who cannot move independently follows this procedure, and so
    does one on a baby whose movement nobody has recorded.
    """
    if not non_mobile:
        return None
    says = "This baby cannot move independently, so every mark follows the procedure."
    if not recorded:
        says = "Nobody has recorded how this baby moves, so the mark is treated as one on a baby who cannot move."
    return Finding("INJ-1", says, asks=(), weight=Weight.NOTE)


@rule("INJ-11", source=COLOUR, title="Colour is no clock")
def colour_says_no_age(marks: Sequence[MarkSeen]) -> Finding | None:
    """The colour of a bruise is described in plain words and never tells how old it is."""
    told = [mark.colour for mark in marks if AGED.search(mark.colour)]
    if not told:
        return None
    says = f"“{told[0]}” speaks of age. Nobody can tell from its colour how old a bruise is: describe only the colour."
    return Finding("INJ-11", says, asks=("reason",), missing=("colour",))


@rule("INJ-12", source="RCPCH practice for body maps (read in an excerpt)", title="Each mark described")
def mark_is_described(marks: Sequence[MarkSeen]) -> Finding | None:
    """Each mark has its place on the body, kind, size, colour and shape written down."""
    gaps: dict[str, bool] = {}
    for mark in marks:
        gaps |= {name: True for name, given in _parts(mark) if not given}
    if not marks or not gaps:
        return None
    says = f"Still to be described: {in_words(tuple(gaps))}. Somebody may need it when the mark has faded."
    return Finding("INJ-12", says, asks=("follow_up",), missing=tuple(gaps), weight=Weight.NOTE)


def _parts(mark: MarkSeen) -> tuple[tuple[str, bool], ...]:
    return (
        ("what it is", mark.kind is not None),
        ("size", mark.size_mm is not None),
        ("colour", bool(mark.colour)),
        ("shape", bool(mark.shape)),
    )


@rule("INJ-14", source="Domain guidance on suspected injury: who had care (our proposal)", title="Every adult")
def every_adult_is_asked_about(left: Sequence[str]) -> Finding | None:
    """For the time in which the mark may have come, the record says of every adult on file whether they had care of the
    baby.
    """
    if not left:
        return None
    says = f"Nobody has said whether {in_words(tuple(left))} had care of the baby when the mark may have come."
    return Finding("INJ-14", says, asks=("follow_up",), missing=tuple(left))


def pointers(marks: Sequence[MarkSeen], account: Account) -> tuple[str, ...]:
    """What calls for referral, as facts in plain words. It says nothing of who did what."""
    kinds = (mark.kind for mark in marks if mark.kind is not None and mark.kind not in DEFINITE)
    found = [f"kind of injury: {kind.label.split(' (')[0].split(',')[0].lower()}" for kind in dict.fromkeys(kinds)]
    told = (
        (any(mark.patterned is Answer.YES for mark in marks), "a pattern or the shape of a thing"),
        (account.said is Said.NONE, "nobody could explain it"),
        (account.changed is Answer.YES, "the explanation changed"),
        (account.plausible is Answer.NO, "the explanation does not fit what this baby can do"),
        (account.delay is Answer.YES, "help was sought late"),
    )
    return (*found, *(words for holds, words in told if holds))


@rule("INJ-10", source=DEVON, title="Anything that points to harm")
def pointers_call_for_referral(found: Sequence[str]) -> Finding | None:
    """A mark that is unexplained, or for which anything points to harm, is referred at once and a paediatrician sees
    the baby on the same day.
    """
    if not found:
        return None
    says = f"On this record: {in_words(tuple(found))}. Ring the Front Door now; a paediatrician sees the baby today."
    return Finding("INJ-10", says, asks=(), weight=Weight.ACT_NOW)


@rule("INJ-16", source=OURS, title="No pictures on own telephones")
def pictures_by_illustration_only(*, illustrator: bool) -> Finding | None:
    """Photographs of a mark are taken by medical illustration, and never on anybody's own telephone."""
    if illustrator:
        return None
    says = "Medical illustration takes the photographs. Draw and describe the mark instead."
    return Finding("INJ-16", says, asks=(), missing=("medical illustration",), weight=Weight.NOTE)
