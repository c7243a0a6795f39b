"""Two files, and whether they are one baby's."""

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from kith.kernel import gestation
from kith.kernel.findings import Finding, Weight
from kith.kernel.gestation import Bounds
from kith.kernel.rulebook import rule

from .merges import SAFETY_CASE


@dataclass(frozen=True, kw_only=True)
class BabyEntry:
    """What the rules know of one of two files. `pregnancy` is the pregnancy on file that the baby is of."""

    mother: UUID
    born: date | None = None
    expected: date | None = None
    pregnancy: UUID | None = None


@rule("MRG-8", source=SAFETY_CASE, title="The dates fit one baby")
def dates_fit_one_baby(one: BabyEntry, other: BabyEntry, bounds: Bounds) -> Finding | None:
    """Two files are one baby's only when the births, or a birth and an expected date, can be of one pregnancy."""
    if one.born and other.born:
        fits = one.born == other.born
    elif one.born or other.born:
        born, expected = one.born or other.born, (other if one.born else one).expected
        fits = born is None or expected is None or _possible(born, expected, bounds)
    else:
        margin = timedelta(weeks=2 * bounds.conception_margin)
        fits = not (one.expected and other.expected) or abs(one.expected - other.expected) <= margin
    if fits:
        return None
    says = "The dates of the two files do not fit one pregnancy. Say which date is wrong, and who told you."
    return Finding("MRG-8", says, asks=("reason",), weight=Weight.ACT_NOW)


def _possible(born: date, expected: date, bounds: Bounds) -> bool:
    earliest = gestation.date_at(expected, bounds.earliest_birth)
    latest = gestation.date_at(expected, bounds.longest)
    return earliest <= born <= latest


@rule("MRG-9", source=SAFETY_CASE, title="They may be twins")
def babies_of_one_pregnancy_may_be_twins(one: BabyEntry, other: BabyEntry) -> Finding | None:
    """Two files of one pregnancy on file, or of one mother with one birthday, may be twins'."""
    one_pregnancy = one.pregnancy is not None and one.pregnancy == other.pregnancy
    one_birthday = one.mother == other.mother and one.born is not None and one.born == other.born
    if not (one_pregnancy or one_birthday):
        return None
    says = "They may be twins: ask how many babies were born before you make the two files one."
    return Finding("MRG-9", says, asks=("reason",), weight=Weight.ACT_NOW)


@rule("MRG-10", source=SAFETY_CASE, title="One mother")
def one_baby_has_one_mother(one: BabyEntry, other: BabyEntry) -> Finding | None:
    """One baby's two files name one mother; when they name two, those two are looked at first."""
    if one.mother == other.mother:
        return None
    says = "The files name two mothers. If she is one woman on file twice, make her one first; else say how you know."
    return Finding("MRG-10", says, asks=("reason",), weight=Weight.ACT_NOW)
