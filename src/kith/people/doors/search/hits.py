"""What an answer holds: who, how likely and why, and whom to speak with."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from math import log2
from typing import Any
from uuid import UUID

from kith.directory import doors as directory_doors
from kith.kernel import handbook
from kith.kernel.findings import Finding
from kith.people import words
from kith.people.words import Agree, Band, Kind, Trait


@dataclass(frozen=True, kw_only=True)
class Contact:
    """A team that works with a family, and how to reach it."""

    team: str
    agency: str
    phone: str = ""


@dataclass(frozen=True)
class Why:
    """How one fact that was given agrees with the entry."""

    trait: Trait
    agree: Agree


@dataclass(frozen=True, kw_only=True)
class Hit:
    """One answer. `held`: the searcher works with the baby already. `baby_id` only opens the file, or joins it."""

    kind: Kind
    id: UUID
    name: str
    date_of_birth: date | None = None
    expected_on: date | None = None
    district: str = ""
    mother_id: UUID | None = None
    baby_id: UUID | None = None
    held: bool = False
    speak_with: tuple[Contact, ...] = ()
    bits: float = 0.0
    band: Band = Band.POSSIBLE
    why: tuple[Why, ...] = ()
    by_number: bool = False


@dataclass(frozen=True)
class Fits:
    """How many fit equally well, and the fact that would tell them apart best."""

    count: int = 0
    ask_for: Trait | None = None


@dataclass(frozen=True)
class Found:
    """What a search found; `query` is what to mend when the search was too wide to make."""

    hits: tuple[Hit, ...] = ()
    query: Finding | None = None
    more: bool = False
    fits: Fits = Fits()

    def of(self, kind: Kind) -> tuple[Hit, ...]:
        return tuple(hit for hit in self.hits if hit.kind is kind)

    def babies_of(self, mother_id: UUID | None) -> tuple[Hit, ...]:
        return tuple(hit for hit in self.of(Kind.BABY) if hit.mother_id == mother_id)


NUMBERED = 99.0
AGREES = list(Agree)
ORDER = (Trait.GIVEN, Trait.FAMILY, Trait.BORN, Trait.PLACE, Trait.STREET, Trait.PHONE, Trait.PARENT)


def hits_of(rows: list[dict[str, Any]], people: int = 0) -> tuple[Hit, ...]:
    """The rows of an answer as hits, best first, each in its band."""
    contacts = _contacts({team for row in rows for team in row["speak_with"]})
    mothers = {
        row["id"]: words.full_name(row["given_name"], row["family_name"]) for row in rows if not row["mother_id"]
    }
    weighed = sorted((row["bits"] for row in rows if row.get("bits") is not None), reverse=True)
    bands = Bands.now(people, weighed)
    hits = [_hit(row, mothers, contacts, bands) for row in rows]
    return tuple(sorted(hits, key=lambda hit: (-hit.bits, hit.name, str(hit.id))))


def _hit(row: dict[str, Any], mothers: Mapping[UUID, str], contacts: Mapping[UUID, Contact], bands: "Bands") -> Hit:
    kind = Kind(row["kind"])
    name = words.full_name(row["given_name"], row["family_name"])
    if kind is Kind.BABY:
        mother = mothers.get(row["mother_id"], "")
        name = words.baby_name(row["given_name"], row["family_name"], mother, born=row["date_of_birth"] is not None)
    same = ("date_of_birth", "expected_on", "district", "mother_id", "baby_id", "held", "id")
    speak_with = tuple(contacts[team] for team in row["speak_with"] if team in contacts)
    bits, by_number = row.get("bits"), bool(row.get("by_number"))
    return Hit(
        kind=kind,
        name=name,
        speak_with=speak_with,
        bits=NUMBERED if by_number else bits or 0.0,
        band=bands.of(None if by_number else bits),
        why=_why(row),
        by_number=by_number,
        **{column: row[column] for column in same},
    )


def _why(row: dict[str, Any]) -> tuple[Why, ...]:
    unborn = row["kind"] == Kind.BABY and row["date_of_birth"] is None
    found = []
    for trait, number in zip(ORDER, row.get("agrees") or (), strict=False):
        if number is not None:
            said = Trait.EXPECTED if trait is Trait.BORN and unborn else trait
            found.append(Why(said, AGREES[number]))
    if row.get("by_number"):
        found.insert(0, Why(Trait.NUMBER, Agree.EXACT))
    return tuple(found)


@dataclass(frozen=True)
class Bands:
    """Bits above chance to words, by the handbook's figures."""

    chance: float
    very_likely: int
    likely: int
    lead: int
    best: tuple[float, ...]

    @classmethod
    def now(cls, people: int, best: list[float]) -> "Bands":
        book = handbook.current()
        chance = log2(max(people, book.figure("search_people_thought_of")))
        very, likely, lead = (book.figure(f"search_{name}") for name in ("very_likely", "likely", "lead"))
        return cls(chance, very, likely, lead, tuple(best[:2]))

    def of(self, bits: float | None) -> Band:
        """An NHS number or an id that was asked for (no bits) is as likely as can be."""
        if bits is None:
            return Band.VERY_LIKELY
        above = bits - self.chance
        alone = len(self.best) < 2 or bits - self.best[1] >= self.lead
        if above >= self.very_likely and alone:
            return Band.VERY_LIKELY
        return Band.LIKELY if above >= self.likely else Band.POSSIBLE


def _contacts(team_ids: set[UUID]) -> dict[UUID, Contact]:
    if not team_ids:
        return {}
    phones = {c.team_id: c.value for c in reversed(directory_doors.contacts_of(team_ids)) if c.means == "phone"}
    teams = directory_doors.teams(team_ids)
    return {t.pk: Contact(team=t.name, agency=t.agency.name, phone=phones.get(t.pk, "")) for t in teams}
