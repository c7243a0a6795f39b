"""Seeing the baby: when it can be, how much of the baby is seen, and where the baby sleeps."""

from dataclasses import dataclass
from datetime import date

from kith.kernel.findings import Finding, Weight
from kith.kernel.rulebook import rule
from kith.people.words import Undressed

VISITS = "Children's social care data sets: visits record whether the child was seen; for a baby, awake and undressed"
BRUISING = "Child Safeguarding Practice Review Panel, Bruising in non-mobile infants, 2022"
SLEEP = "Child Safeguarding Practice Review Panel, Out of routine: sudden unexpected death in infancy, 2020"
VOICE = "Working Together to Safeguard Children: a child-centred approach, for a child without words"


@dataclass(frozen=True, kw_only=True)
class SightingFacts:
    """What a rule needs of one sighting."""

    seen_on: date
    undressed: Undressed | None = None
    undressed_why: str = ""
    showed: str = ""
    voice: str = ""


def age_in_months(born: date, on: date) -> int:
    """Whole months from birth; less than nothing before it."""
    return (on.year - born.year) * 12 + on.month - born.month - (on.day < born.day)


def cannot_move(non_mobile: bool | None, age_in_months: int, moves_from: int) -> bool:
    """Whether a baby counts as not moving by itself: by PRG-11, and by age while nobody recorded how it moves."""
    return age_in_months < moves_from if non_mobile is None else non_mobile


@rule("LIV-1", source=VISITS, title="Seen after birth")
def a_baby_is_seen_after_birth(seen_on: date, born: date | None) -> Finding | None:
    """A baby is seen from the day of birth on; before that, the mother is seen and somebody speaks for the baby."""
    if born is not None and seen_on >= born:
        return None
    says = (
        "This baby has not been born yet. Record the visit as a strength or a worry, or say why it belongs here."
        if born is None
        else "This is before the baby was born. Check the date, or say why it is right."
    )
    return Finding("LIV-1", says, asks=("reason",), missing=("date",))


@rule("LIV-2", source=BRUISING, title="Undressed, or why not")
def a_baby_who_cannot_move_is_seen_undressed(sighting: SightingFacts, *, cannot_move: bool) -> Finding | None:
    """A baby who cannot move is seen undressed, because a mark on such a baby matters; or the record says why not."""
    if not cannot_move or sighting.undressed is not Undressed.NO or sighting.undressed_why:
        return None
    says = "This baby cannot move by itself and was not undressed. Say why not, and who will see the baby undressed."
    return Finding("LIV-2", says, asks=("reason",), missing=("why not undressed",))


@rule("LIV-3", source=SLEEP, title="Where the baby sleeps")
def somebody_has_seen_where_the_baby_sleeps(seen: bool, age_in_months: int | None, until_months: int) -> Finding | None:
    """In the first year somebody has seen where the baby sleeps, by day and by night."""
    if seen or age_in_months is None or age_in_months >= until_months:
        return None
    says = "Nobody has recorded seeing where this baby sleeps. Ask to see it, by day and by night."
    return Finding("LIV-3", says, asks=("follow_up",), missing=("sleeping place",), weight=Weight.NOTE)


@rule("LIV-4", source=VISITS, title="Seen awake and undressed")
def somebody_has_seen_the_baby_awake_and_undressed(
    awake: bool, undressed: bool, age_in_months: int | None
) -> Finding | None:
    """Every baby has been seen awake by somebody, and undressed by somebody."""
    if age_in_months is None or (awake and undressed):
        return None
    lacks = " or ".join(word for word, seen in (("awake", awake), ("undressed", undressed)) if not seen)
    return Finding(
        "LIV-4", f"Nobody has recorded seeing this baby {lacks}.", asks=("follow_up",), missing=(lacks,),
        weight=Weight.NOTE,
    )  # fmt: skip


@rule("LIV-5", source=VOICE, title="The baby's own day")
def the_record_says_what_the_day_was_like(sighting: SightingFacts) -> Finding | None:
    """A record of a baby says what the baby showed, or what today was like for this baby; a baby has no other voice."""
    if sighting.showed or sighting.voice:
        return None
    says = "This record does not say what the baby showed, or what today was like for this baby."
    return Finding("LIV-5", says, asks=("follow_up",), missing=("voice",), weight=Weight.NOTE)
