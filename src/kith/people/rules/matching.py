"""Same person? How each fact of two entries agrees, and what that is worth in bits (Fellegi and Sunter).

Pure comparisons and one set of weights for the look-up while typing and for the batch engine: both say the same of a
pair. A weight is log2(m / u): how much more often a fact agrees so well for one person than for two people by chance.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from math import log2

from rapidfuzz.distance import OSA

from kith.people.words import Agree, Trait

from .names import Variants, skeleton, sound

MILLION = 1_000_000
SMALLEST = 1e-9
NEAR_DAYS = 14
FAR_DAYS = 35


@dataclass(frozen=True)
class Weight:
    """m and u of one level of agreement; `by_frequency`: u is how common this very name is."""

    m: float
    u: float
    by_frequency: bool = False

    def bits(self, frequency: float | None = None) -> float:
        u = frequency if self.by_frequency and frequency is not None else self.u
        return log2(max(self.m, SMALLEST) / max(u, SMALLEST))


@dataclass(frozen=True)
class Weights:
    """Every weight by fact and level. What is missing says nothing: 0 bits."""

    by: Mapping[tuple[Trait, Agree], Weight]

    @classmethod
    def of(cls, rows: Iterable[tuple[str, str, int, int, bool]]) -> "Weights":
        """From rows (fact, level, m, u, by frequency), m and u in parts per million."""
        made = ((Trait(f), Agree(a), m, u, often) for f, a, m, u, often in rows)
        return cls({(f, a): Weight(m / MILLION, u / MILLION, often) for f, a, m, u, often in made})

    def bits(self, fact: Trait, agree: Agree, frequency: float | None = None) -> float:
        if agree is Agree.MISSING:
            return 0.0
        found = self.by.get((fact, agree))
        if found is None and agree is Agree.DIFFERS_WOMAN:
            found = self.by.get((fact, Agree.DIFFERS))
        return found.bits(frequency) if found else 0.0


def compare_names(kind: str, one: str, other: str, variants: Variants) -> Agree:
    """Two folded names of one kind ("given" or "family"), each a single word."""
    if not one or not other:
        return Agree.MISSING
    if one == other:
        return Agree.EXACT
    if other in variants.of_name(kind, one):
        return Agree.VARIANT
    if min(len(one), len(other)) > 2 and OSA.distance(one, other, score_cutoff=1) <= 1:
        return Agree.NEAR
    if sounds_same(one, other):
        return Agree.SOUNDS
    shorter, longer = sorted((one, other), key=len)
    return Agree.BEGINS if len(shorter) > 2 and longer.startswith(shorter) else Agree.DIFFERS


def sounds_same(one: str, other: str) -> bool:
    if sound(one) and sound(one) == sound(other):
        return True
    foreign = not (one.isascii() and other.isascii())
    return foreign and len(skeleton(one)) > 1 and skeleton(one) == skeleton(other)


def compare_born(one: date | None, other: date | None) -> Agree:
    """Two dates of birth: the same, day and month changed over, one digit typed wrong, or not."""
    if one is None or other is None:
        return Agree.MISSING
    if one == other:
        return Agree.EXACT
    if swapped(one) == other:
        return Agree.SWAPPED
    return Agree.NEAR if other in near_days(one) else Agree.DIFFERS


def compare_expected(one: date | None, other: date | None) -> Agree:
    """Two dates for one unborn baby: estimates move by days, so the nearer the better."""
    if one is None or other is None:
        return Agree.MISSING
    apart = abs((one - other).days)
    if apart == 0:
        return Agree.EXACT
    return Agree.NEAR if apart <= NEAR_DAYS else Agree.HALF if apart <= FAR_DAYS else Agree.DIFFERS


def compare_age(age: int, give: int, born: date | None, on: date) -> Agree:
    """ "About 25" give or take so many years, against a date of birth."""
    if born is None:
        return Agree.MISSING
    low, high = born_between(age, give, on)
    if low <= born <= high:
        return Agree.EXACT
    low, high = born_between(age, give * 2 + 1, on)
    return Agree.NEAR if low <= born <= high else Agree.DIFFERS


def born_between(age: int, give: int, on: date) -> tuple[date, date]:
    """The first and last day of birth of somebody of about this age on this day."""
    first = max(on.year - age - give - 1, 1)
    return date(first, on.month, min(on.day, 28)), min(
        date(max(on.year - age + give, 1), on.month, min(on.day, 28)), on
    )


def age_share(give: int) -> float:
    """How many adults by chance are within this of an age: adults of about fifty years of age groups."""
    return min((2 * give + 2) / 50, 1.0)


def swapped(day: date) -> date | None:
    """Day and month changed over, when that is another date."""
    if day.day > 12 or day.day == day.month:
        return None
    return day.replace(month=day.day, day=day.month)


def near_days(day: date) -> frozenset[date]:
    """Dates one slip away: a day or a year off, one digit of day, month or year typed wrong, digits changed over."""
    written = f"{day.day:02}{day.month:02}{day.year:04}"
    slips = {written[:n] + digit + written[n + 1 :] for n in range(8) for digit in "0123456789" if n not in (4, 5)}
    slips |= {written[:n] + written[n + 1] + written[n] + written[n + 2 :] for n in (0, 2, 6)}
    found = {made for slip in slips if (made := _date(slip)) is not None}
    return frozenset(found | {day + timedelta(days=n) for n in (-1, 1) if date.min < day < date.max}) - {day}


def _date(written: str) -> date | None:
    try:
        return date(int(written[4:]), int(written[2:4]), int(written[:2]))
    except ValueError:
        return None


def phone_key(value: str) -> str:
    """The last ten digits of a British number; a foreign one keeps its last ten as well."""
    return "".join(letter for letter in value if letter.isdigit() and letter.isascii())[-10:]


def phone_halves(key: str) -> tuple[str, str]:
    """The two parts a number is remembered by: the four digits after the first, and the last five."""
    return (key[1:5], key[5:10]) if len(key) == 10 else ("", key[-5:] if len(key) >= 5 else "")


def compare_phones(one: str, other: str) -> Agree:
    ones, others = phone_key(one), phone_key(other)
    if not ones or not others:
        return Agree.MISSING
    if ones == others:
        return Agree.EXACT
    halves = zip(phone_halves(ones), phone_halves(others), strict=True)
    return Agree.HALF if any(a == b != "" for a, b in halves) else Agree.DIFFERS


def outcode(postcode: str) -> str:
    """The first half of a postcode, however it was typed: "EX4" of "ex43ls"."""
    packed = postcode.upper().replace(" ", "")
    return packed[:-3] if len(packed) > 4 else packed


def compare_postcodes(one: str, other: str) -> Agree:
    ones, others = (p.upper().replace(" ", "") for p in (one, other))
    if not ones or not others:
        return Agree.MISSING
    if ones == others:
        return Agree.EXACT
    return Agree.DISTRICT if outcode(ones) == outcode(others) else Agree.DIFFERS
