"""From what was typed to what the database is asked: names to try with their weights, and which indexes to look in."""

import json
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Any

from kith.kernel import handbook
from kith.people import rules
from kith.people.words import Agree, Trait

from .dictionary import Dictionary
from .terms import Terms, key_of
from .weights import variants, weights

MOST_KEYS = 60
MANY_ROWS = 3_000
FEW_ROWS = 400
KEPT = 60
SHOWN = 20
FAR = timedelta(days=rules.FAR_DAYS)
EARLIEST, LATEST = date.min + FAR, date.max - FAR
TRAIT = {"g": Trait.GIVEN, "f": Trait.FAMILY, "s": Trait.STREET}


@dataclass(frozen=True)
class Keys:
    """Values to look for, what each is worth, how it agrees, and which of the words typed it stands for."""

    values: list[str] = field(default_factory=list)
    bits: list[float] = field(default_factory=list)
    agrees: list[int] = field(default_factory=list)
    masks: list[int] = field(default_factory=list)
    rows: int = 0


@dataclass(frozen=True)
class Ask:
    """One question for `people_find`: its arguments, and the ways it looks."""

    said: dict[str, Any]
    given: Keys
    family: Keys
    other_given: Keys
    other_family: Keys
    street: Keys
    days: list[date]
    day_bits: list[float]
    day_agrees: list[int]
    probe_days: list[date]
    probes: frozenset[str]
    wider: frozenset[str]
    wider_days: list[date]

    def widened(self) -> "Ask":
        """The same question with the ways that read more rows."""
        return replace(self, probes=self.wider - self.probes, probe_days=self.wider_days)

    def arguments(self) -> tuple[Any, ...]:
        g, f, s = self.given, self.family, self.street
        said = {**self.said, "probes": ",".join(sorted(self.probes))}
        dated = (self.days, self.day_bits, self.day_agrees) if self.days else (None, None, None)
        return (
            json.dumps(said, default=str), g.values, g.bits, g.agrees, g.masks, f.values, f.bits, f.agrees, f.masks,
            self.other_given.values, self.other_given.bits, self.other_family.values, self.other_family.bits,
            s.values, s.bits, s.agrees, *dated, self.probe_days,
        )  # fmt: skip


@dataclass(frozen=True)
class Asker:
    """Makes questions of terms, with the names there are and the weights that stand."""

    names: Dictionary
    scale: rules.Weights
    forms: rules.Variants
    on: date

    @classmethod
    def now(cls, names: Dictionary, on: date) -> "Asker":
        return cls(names, weights(), variants(), on)

    def questions(self, terms: Terms) -> list[Ask]:
        """One question, or two when a baby's own name and its mother's are both known."""
        name, mother, father = (tuple(key_of(x).split())[:8] for x in (terms.name, terms.mother, terms.father))
        if mother:
            asks = [self._ask(terms, mother, father, "m", by_parent=True)]
            return [*asks, self._ask(terms, name, mother, "o", by_parent=True)] if name else asks
        if name:
            roles = "p,c,o,m" if terms.date_of_birth or father else "p,c,o"
            return [self._ask(terms, name, father, roles, by_parent=False)]
        if father:
            return [self._ask(terms, father, (), "f", by_parent=True)]
        roles = "p,c" if terms.phone or not terms.date_of_birth else "p,c,o,m"
        return [self._ask(terms, (), (), roles, by_parent=False)]

    def _ask(self, terms: Terms, names: tuple[str, ...], other: tuple[str, ...], roles: str, *, by_parent: bool) -> Ask:
        given, family = self.keys("g", names), self.keys("f", names)
        street = self.keys("s", (street_key(terms.street),)) if terms.street else Keys()
        day = terms.date_of_birth
        scored = {} if day is None or by_parent else self._days(day)
        said = self._said(terms, len(names), roles)
        if by_parent and day:
            said |= {"lo2": max(day, EARLIEST) - FAR, "hi2": min(day, LATEST) + FAR}
        plan = Plan(said, given, family, street, day, by_parent, self.names.rows)
        return Ask(
            said, given, family, self.keys("g", other), self.keys("f", other), street,
            list(scored), [bits for bits, _ in scored.values()], [n for _, n in scored.values()],
            plan.days(wide=False), plan.probes(), plan.wider(), plan.days(wide=True),
        )  # fmt: skip

    def keys(self, letter: str, words: tuple[str, ...]) -> Keys:
        """What to look for of these words, as first names ("g"), last names ("f") or a street ("s")."""
        kind = self.names.kinds[letter]
        found: dict[str, tuple[Agree, float, int]] = {}
        for word, mask in _spans(words, joined=letter != "s"):
            last = mask >> (len(words) - 1) & 1 == 1
            forms = self.names.forms(letter, word, self.forms, unfinished=bool(last) or letter == "s")
            for value, (agree, bits) in self._weighed(letter, forms).items():
                if value not in found or found[value][1] < bits:
                    found[value] = (agree, bits, mask)
        best = sorted(found.items(), key=lambda item: -item[1][1])[:MOST_KEYS]
        return Keys(
            [value for value, _ in best],
            [round(bits, 3) for _, (_, bits, _) in best],
            [agree.number for _, (agree, _, _) in best],
            [mask for _, (_, _, mask) in best],
            kind.count(value for value, _ in best),
        )

    def _weighed(self, letter: str, forms: dict[str, Agree]) -> dict[str, tuple[Agree, float]]:
        kind = self.names.kinds[letter]
        groups: dict[Agree, list[str]] = {}
        for value, agree in forms.items():
            groups.setdefault(agree, []).append(value)
        worth = {
            agree: self.scale.bits(TRAIT[letter], agree, kind.frequency(values)) for agree, values in groups.items()
        }
        return {value: (agree, worth[agree]) for value, agree in forms.items()}

    def _days(self, day: date) -> dict[date, tuple[float, int]]:
        bits = {a: self.scale.bits(Trait.BORN, a) for a in (Agree.EXACT, Agree.SWAPPED, Agree.NEAR)}
        found = {near: (bits[Agree.NEAR], Agree.NEAR.number) for near in rules.near_days(day)}
        if other := rules.swapped(day):
            found[other] = (bits[Agree.SWAPPED], Agree.SWAPPED.number)
        return {**found, day: (bits[Agree.EXACT], Agree.EXACT.number)}

    def _said(self, terms: Terms, words: int, roles: str) -> dict[str, Any]:
        bits, book = self.scale.bits, handbook.current()
        half = rules.phone_halves(rules.phone_key(terms.phone)) if terms.phone else (None, None)
        packed = terms.postcode.upper().replace(" ", "")
        said: dict[str, Any] = {
            "roles": roles, "words": words, "most": book.figure("search_rows"), "kept": KEPT, "shown": SHOWN,
            "number": terms.nhs_number, "day": terms.date_of_birth,
            "given_differs": bits(Trait.GIVEN, Agree.DIFFERS), "family_differs": bits(Trait.FAMILY, Agree.DIFFERS),
            "family_differs_woman": bits(Trait.FAMILY, Agree.DIFFERS_WOMAN),
            "born_differs": bits(Trait.BORN, Agree.DIFFERS), "street_differs": bits(Trait.STREET, Agree.DIFFERS),
            "postcode": packed if len(packed) > 4 else None, "outcode": rules.outcode(packed) or None,
            "phone_a": half[0] or None, "phone_b": half[1] or None,
        }  # fmt: skip
        for trait, agrees in LEVELS.items():
            said |= {f"{trait}_{agree}": bits(trait, agree) for agree in agrees}
        if terms.age is not None and terms.date_of_birth is None:
            said |= self._aged(terms.age, book.figure("search_give_years") if terms.give is None else terms.give)
        return said

    def _aged(self, age: int, give: int) -> dict[str, Any]:
        lo, hi = rules.born_between(age, give, self.on)
        lo2, hi2 = rules.born_between(age, give * 2 + 1, self.on)
        share = rules.age_share(give)
        ages = {f"age_{a}": self.scale.bits(Trait.AGE, a, share) for a in (Agree.EXACT, Agree.NEAR, Agree.DIFFERS)}
        return {"lo": lo, "hi": hi, "lo2": lo2, "hi2": hi2, **ages}


LEVELS: dict[Trait, tuple[Agree, ...]] = {
    Trait.EXPECTED: (Agree.EXACT, Agree.NEAR, Agree.HALF, Agree.DIFFERS),
    Trait.PLACE: (Agree.EXACT, Agree.DISTRICT, Agree.DIFFERS),
    Trait.PHONE: (Agree.EXACT, Agree.HALF, Agree.DIFFERS),
}


@dataclass(frozen=True)
class Plan:
    """Which indexes to look in: those that read few rows and cannot miss the person; the wider ones if need be."""

    said: dict[str, Any]
    given: Keys
    family: Keys
    street: Keys
    day: date | None
    by_parent: bool
    rows: int

    @property
    def aged(self) -> bool:
        return self.said.get("lo2") is not None

    def probes(self) -> frozenset[str]:
        return frozenset(self._named() | self._placed())

    @property
    def placed(self) -> bool:
        """Is there a place or a phone, which reads fewer rows than a first name and an age?"""
        return bool(self.said["outcode"] or self.street.values or self.said["phone_b"])

    def _named(self) -> set[str]:
        words, found = self.said["words"], set()
        if words > 1:
            both = self.given.rows * self.family.rows / max(self.rows, 1)
            found |= {"fga", "fgn"} if self.aged and both > MANY_ROWS else {"fg"}
            if self.family.rows < FEW_ROWS:
                found.add("f")
        elif words == 1 and self.aged and not (self.placed and self.given.rows > MANY_ROWS):
            found |= {"ga", "fa"}
        if words and self.day and not self.by_parent:
            found |= {"fb", "gb"}
        if words > 1 and self.day and self.by_parent:
            found.add("fa")
        return found

    def _placed(self) -> set[str]:
        words, found = self.said["words"], set()
        if self.said["outcode"] and words:
            found.add("of")
            if words == 1 or self.aged:
                found.add(self._area_and_given())
        if self.street.values:
            found.add("sg" if words and self.street.rows > FEW_ROWS else "st")
        if self.said["phone_b"]:
            found |= {"pag" if words else "pa", "pb"} if self.said["phone_a"] else {"pb"}
        if self.said["postcode"]:
            found.add("pc")
        return found

    def _area_and_given(self) -> str:
        return "oga" if self.aged and self.given.rows > MANY_ROWS else "og"

    def wider(self) -> frozenset[str]:
        found: set[str] = set()
        if self.said["words"]:
            if self.aged:
                found |= {"fa", "ga"}
            if self.day and not self.by_parent:
                found |= {"fb", "gb"}
            if self.said["outcode"]:
                found.add(self._area_and_given())
            if self.said["phone_a"]:
                found.add("pa")
            found.add("f")
        if self.street.values:
            found.add("st")
        return frozenset(found)

    def days(self, *, wide: bool) -> list[date]:
        if self.day is None:
            return []
        own = [self.day, *([other] if (other := rules.swapped(self.day)) else [])]
        return sorted({*own, *rules.near_days(self.day)}) if wide else own


def _spans(words: tuple[str, ...], *, joined: bool) -> Iterable[tuple[str, int]]:
    """Each word, and words next to each other written as one, with the words they stand for as bits."""
    for n, word in enumerate(words):
        yield word, 1 << n
    if not joined:
        return
    for first in range(len(words)):
        for last in range(first + 2, min(len(words), first + 4) + 1):
            yield "".join(words[first:last])[:100], sum(1 << n for n in range(first, last))


STREET_TYPES = frozenset(
    "street st road rd lane ln avenue ave close cl drive dr way place pl court ct terrace crescent gardens hill park "
    "row square walk view mews rise grove".split()
)


def street_key(street: str) -> str:
    """A street as traces keep it: no number, no "Street", no spaces."""
    words = [word for word in key_of(street.split(",")[0]).split() if not word[0].isdigit()]
    kept = words[:-1] if len(words) > 1 and words[-1] in STREET_TYPES else words
    return "".join(kept)[:60]
