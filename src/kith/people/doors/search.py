"""Is this family on file? An answer about existence: who, and whom to speak with; never what a file holds."""

from collections.abc import Iterable, Mapping, MutableMapping
from dataclasses import dataclass, field
from datetime import date, datetime
from itertools import permutations
from typing import Any
from uuid import UUID

from django.db import connection

from kith.access import audit
from kith.access.actor import Actor
from kith.access.doors import NotThere, must
from kith.access.permissions import Permission
from kith.directory import doors as directory_doors
from kith.kernel.findings import Finding
from kith.kernel.text import name_key
from kith.people import rules, words
from kith.people.words import Kind

MOST = 20
MOST_ORDERS = 24
REMEMBERED = 60


@dataclass(frozen=True, kw_only=True)
class Terms:
    """What is being searched for. Everything may be left out; PPL-2 says what is enough."""

    name: str = ""
    date_of_birth: date | None = None
    postcode: str = ""
    nhs_number: str = ""

    @property
    def name_words(self) -> tuple[str, ...]:
        return tuple(key_of(self.name).split())

    @property
    def facts(self) -> rules.SearchFacts:
        return rules.SearchFacts(
            name_words=len(self.name_words),
            has_date=self.date_of_birth is not None,
            has_postcode=bool(self.postcode),
            has_number=bool(self.nhs_number),
        )


@dataclass(frozen=True, kw_only=True)
class Contact:
    """A team that works with a family, and how to reach it."""

    team: str
    agency: str
    phone: str = ""


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
    closeness: int = 4


@dataclass(frozen=True)
class Found:
    """What a search found; `query` is what to mend when the search was too wide to make."""

    hits: tuple[Hit, ...] = ()
    query: Finding | None = None
    more: bool = False

    def of(self, kind: Kind) -> tuple[Hit, ...]:
        return tuple(hit for hit in self.hits if hit.kind is kind)

    def babies_of(self, mother_id: UUID | None) -> tuple[Hit, ...]:
        return tuple(hit for hit in self.of(Kind.BABY) if hit.mother_id == mother_id)


def key_of(name: str) -> str:
    """The key names are compared by; a name without letters (an emoji) is its own key."""
    return (name_key(name) or name.casefold().strip())[:220]


def search(actor: Actor, terms: Terms, *, at: datetime) -> Found:
    """Everybody on file who may be the person meant. The audit keeps keyed hashes of the terms, never the terms.

    Forgives the order of names, an unfinished last name, and a day and month that changed places.
    """
    must(actor, Permission.PEOPLE_SEARCH, at=at)
    query = rules.search_is_for_one_person(terms.facts)
    if query is not None:
        return Found(query=query)
    rows = _find(terms)
    hits = _hits(rows)
    audit.record(
        actor,
        audit.Act(
            action="searched for a family",
            permission=Permission.PEOPLE_SEARCH,
            subject_kind="search",
            detail={"terms": hashes_of(terms), "found": len(hits)},
        ),
    )
    return Found(hits, more=sum(hit.kind is not Kind.BABY for hit in hits) >= MOST)


def existence_of(actor: Actor, person_id: UUID, permission: Permission, *, at: datetime) -> Hit:
    """The same answer for one mother or baby by id: for adding her baby, or for saying that one works with them.

    Raises NotThere when there is nobody with this id.
    """
    must(actor, permission, at=at)
    hit = _one(_hits(_find(Terms(), person_id)), person_id)
    if hit.mother_id is None or hit.date_of_birth is not None:
        return hit
    return _one(_hits(_find(Terms(), hit.mother_id)), person_id)


def _one(hits: tuple[Hit, ...], wanted_id: UUID) -> Hit:
    found = next((hit for hit in hits if hit.id == wanted_id), None)
    if found is None:
        raise NotThere
    return found


def babies_of_mother(actor: Actor, mother_id: UUID, *, at: datetime) -> list[date]:
    """The days on which this mother's babies on file were born or are expected."""
    must(actor, Permission.BABY_ADD, at=at)
    babies = Found(_hits(_find(Terms(), mother_id))).babies_of(mother_id)
    return [day for baby in babies if (day := baby.date_of_birth or baby.expected_on)]


def similar_to(actor: Actor, terms: Terms, *, at: datetime) -> Found:
    """Who is on file that may be the person about to be added."""
    must(actor, Permission.BABY_ADD, at=at)
    return Found(_hits(_find(terms)))


COLUMNS = (
    "kind", "id", "given_name", "family_name", "date_of_birth", "expected_on", "district", "mother_id", "baby_id",
    "held", "speak_with", "closeness",
)  # fmt: skip


def _find(terms: Terms, wanted_id: UUID | None = None) -> list[dict[str, Any]]:
    tokens = list(dict.fromkeys(terms.name_words))
    with connection.cursor() as cursor:
        cursor.execute(
            "select * from people_find(%s::text[], %s::text[], %s::date[], %s, %s, %s::uuid, %s)",
            (
                orders_of(tokens),
                tokens,
                days_of(terms.date_of_birth),
                terms.postcode,
                terms.nhs_number,
                wanted_id,
                MOST,
            ),
        )
        return [dict(zip(COLUMNS, row, strict=True)) for row in cursor.fetchall()]


def orders_of(tokens: list[str]) -> list[str]:
    """Every order the words of a full name may have been typed in; one word alone is no full name."""
    if len(tokens) < 2:
        return []
    if len(tokens) > 4:
        return [" ".join(tokens), " ".join([*tokens[1:], tokens[0]]), " ".join([tokens[-1], *tokens[:-1]])]
    return [" ".join(order) for order in permutations(tokens)][:MOST_ORDERS]


def days_of(day: date | None) -> list[date]:
    """The day, and the day with day and month changed over when that is a date too."""
    if day is None:
        return []
    swapped = day.replace(month=day.day, day=day.month) if day.day <= 12 else day
    return list(dict.fromkeys([day, swapped]))


def _hits(rows: list[dict[str, Any]]) -> tuple[Hit, ...]:
    contacts = _contacts({team for row in rows for team in row["speak_with"]})
    mothers = {
        row["id"]: words.full_name(row["given_name"], row["family_name"]) for row in rows if not row["mother_id"]
    }
    hits = [_hit(row, mothers, contacts) for row in rows]
    return tuple(sorted(hits, key=lambda hit: (hit.closeness, hit.name, str(hit.id))))


def _hit(row: dict[str, Any], mothers: Mapping[UUID, str], contacts: Mapping[UUID, Contact]) -> Hit:
    kind = Kind(row["kind"])
    name = words.full_name(row["given_name"], row["family_name"])
    if kind is Kind.BABY:
        mother = mothers.get(row["mother_id"], "")
        name = words.baby_name(row["given_name"], row["family_name"], mother, born=row["date_of_birth"] is not None)
    same = ("date_of_birth", "expected_on", "district", "mother_id", "baby_id", "held", "closeness", "id")
    speak_with = tuple(contacts[team] for team in row["speak_with"] if team in contacts)
    return Hit(kind=kind, name=name, speak_with=speak_with, **{column: row[column] for column in same})


def _contacts(team_ids: set[UUID]) -> dict[UUID, Contact]:
    if not team_ids:
        return {}
    phones = {c.team_id: c.value for c in reversed(directory_doors.contacts_of(team_ids)) if c.means == "phone"}
    teams = directory_doors.teams(team_ids)
    return {t.pk: Contact(team=t.name, agency=t.agency.name, phone=phones.get(t.pk, "")) for t in teams}


def hashes_of(terms: Terms) -> dict[str, Any]:
    """Each term as a keyed hash: "the same term again" can be seen, which term cannot."""
    said = {
        "date_of_birth": terms.date_of_birth.isoformat() if terms.date_of_birth else "",
        "postcode": terms.postcode,
        "nhs_number": terms.nhs_number,
    }
    hashed: dict[str, Any] = {name: audit.keyed_hash(value) for name, value in said.items() if value}
    if terms.name_words:
        hashed["name"] = sorted(audit.keyed_hash(word) for word in terms.name_words)
    return hashed


@dataclass
class Searched:
    """What this session has searched for: kept in the session on the server, as keyed hashes and ids."""

    store: MutableMapping[str, Any]
    name: str = field(default="searched", repr=False)

    def remember(self, terms: Terms, found: Found) -> None:
        hashed = hashes_of(terms)
        marks = [*hashed.pop("name", []), *hashed.values()]
        self._add([*marks, *(str(hit.id) for hit in found.hits if hit.kind is Kind.MOTHER)])

    def remember_mother(self, mother_id: UUID) -> None:
        self._add([str(mother_id)])

    def missing_for(self, given_name: str, family_name: str, born: date | None) -> Finding | None:
        """PPL-1 for somebody about to be added: has this session searched for one of their names, or their birthday?"""
        marks = [audit.keyed_hash(word) for word in key_of(f"{given_name} {family_name}").split()]
        return self._missing([*marks, *([audit.keyed_hash(born.isoformat())] if born else [])])

    def missing_for_mother(self, mother_id: UUID) -> Finding | None:
        """PPL-1 for a mother on file: was she found, or added, in this session?"""
        return self._missing([str(mother_id)])

    def missing_at_all(self) -> Finding | None:
        """PPL-1 before anything is known: has this session searched for anybody?"""
        return self._missing(self._marks())

    def _missing(self, marks: Iterable[str]) -> Finding | None:
        return rules.search_comes_before_adding(list(marks), self._marks())

    def _marks(self) -> list[str]:
        return list(self.store.get(self.name, []))

    def _add(self, marks: list[str]) -> None:
        kept = [mark for mark in self._marks() if mark not in marks]
        self.store[self.name] = [*kept, *marks][-REMEMBERED:]
