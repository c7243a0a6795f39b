"""Birth, ending, age, movement and the NHS number: what follows from what was recorded."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from kith.kernel import gestation
from kith.kernel.findings import Finding, Weight
from kith.kernel.gestation import Span
from kith.kernel.rulebook import rule
from kith.people.words import Ending, Mobility

WEEKS = "handbook/england/gestation.toml"


@rule("PRG-6", source="Kith: kindness after a loss", title="A loss stops everything")
def everything_stops(ended_as: str) -> bool:
    """When a baby's file has ended, every reminder, letter and task about that baby stops at once."""
    return ended_as != ""


@rule("PRG-9", source="NHS confidentiality: what is needed, by who needs it", title="The mother’s own health")
def mothers_health_is_open(*, health_role: bool, before_birth: bool) -> bool:
    """The mother's own health in a pregnancy is read by health staff who work with the baby, and by those who worked
    with the family before the birth; a birth opens it to nobody new.
    """
    return health_role or before_birth


@dataclass(frozen=True, kw_only=True)
class Correction:
    """Until what age in months an age is corrected, and before which week a birth is early, or very early."""

    term: int
    very_early: int
    months: int
    months_very_early: int


@rule("PRG-10", source="RCPCH growth charts: correct for early birth", title="Corrected age")
def corrected_age(born: date, born_at_days: int | None, on: date, by: Correction) -> Span | None:
    """The age of a baby born early is shown corrected, beside its age, until the handbook's age; else not at all."""
    if born_at_days is None or on < born or born_at_days >= by.term * 7:
        return None
    until = by.months_very_early if born_at_days < by.very_early * 7 else by.months
    if (on.year - born.year) * 12 + on.month - born.month - (on.day < born.day) >= until:
        return None
    early = gestation.TERM.days - born_at_days
    return Span(*divmod(max(0, (on - born).days - early), 7))


@dataclass(frozen=True, kw_only=True)
class Definition:
    """What counts as moving independently, and until which age a baby counts as non-mobile whatever was seen."""

    moves: Collection[str]
    under_months: int
    source: str


@rule("PRG-11", source="handbook: mobility; Devon: not pulling to stand, cruising or walking", title="Non-mobile")
def is_non_mobile(stage: str, months: int | None, definition: Definition) -> bool | None:
    """A baby is non-mobile by the area's definition; when nobody recorded how the baby moves, that is not known."""
    if months is not None and months < definition.under_months:
        return True
    if stage == Mobility.NOT_RECORDED.value:
        return None
    return stage not in definition.moves


@rule("PRG-12", source="NHS number: given at birth notification", title="An unborn baby has no number of its own")
def an_unborn_baby_has_no_number(number: str, *, born: bool) -> Finding | None:
    """A baby gets its NHS number at birth; until then the mother's is used."""
    if born or not number:
        return None
    says = "A baby gets an NHS number when it is born. Until then the mother’s own number is used, on her record."
    return Finding("PRG-12", says, asks=("reason",), missing=("NHS number",))


@rule("PRG-14", source="Stillbirth (Definition) Act 1992: 24 weeks; weeks in the handbook", title="Words of a loss")
def words_fit_the_weeks(kind: Ending, at: Span | None, stillbirth_from: int) -> Finding | None:
    """A baby lost before the handbook's week is a miscarriage in law, and one born dead from then on is registered."""
    if at is None or kind not in {Ending.MISCARRIAGE, Ending.STILLBIRTH}:
        return None
    late = at.total_days >= stillbirth_from * 7
    if late is (kind is Ending.STILLBIRTH):
        return None
    word = "a stillbirth, and is registered" if late else "a miscarriage"
    says = f"At {at.in_words} the law calls this {word}. If the family uses another word, keep it in what they said."
    return Finding("PRG-14", says, asks=("reason",), weight=Weight.NOTE)
