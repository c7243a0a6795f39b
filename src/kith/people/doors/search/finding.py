"""Asking who is on file."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import connection

from kith.access import audit
from kith.access.actor import Actor
from kith.access.doors import NotThere, must
from kith.access.permissions import Permission
from kith.kernel import handbook
from kith.kernel.clock import day_of
from kith.people import rules
from kith.people.words import Agree, Kind, Trait

from .asking import SHOWN, Ask, Asker
from .dictionary import shared
from .hits import AGREES, Fits, Found, Hit, hits_of
from .tally import looks_again
from .terms import Terms, hashes_of

EXISTS = (
    "kind", "id", "given_name", "family_name", "date_of_birth", "expected_on", "district", "mother_id", "baby_id",
    "held", "speak_with",
)  # fmt: skip
COLUMNS = (*EXISTS, "bits", "role", "agrees", "fits", "dates", "areas", "families", "phones", "by_number")
APART = (Agree.MISSING, Agree.DIFFERS, Agree.DIFFERS_WOMAN)
FIND = (
    "select * from people_find(%s::jsonb, %s::text[], %s::real[], %s::int[], %s::int[], %s::text[], %s::real[], "
    "%s::int[], %s::int[], %s::text[], %s::real[], %s::text[], %s::real[], %s::text[], %s::real[], %s::int[], "
    "%s::date[], %s::real[], %s::int[], %s::date[])"
)


def search(actor: Actor, terms: Terms, *, at: datetime, said_before: bool = False) -> Found:
    """Everybody on file who may be the person meant. The audit keeps keyed hashes of the terms, never the terms.

    Forgives nicknames, spellings, the order of names, an unfinished last name, dates a slip away, earlier names and
    addresses. `said_before`: this only goes on with a search the audit has already (typing on).
    """
    must(actor, Permission.PEOPLE_SEARCH, at=at)
    query = rules.search_is_for_one_person(terms.facts) or looks_again(actor, at=at)
    if query is not None:
        return Found(query=query)
    found = _search(terms, day_of(at))
    if not said_before:
        audit.record(
            actor,
            audit.Act(
                action="searched for a family",
                permission=Permission.PEOPLE_SEARCH,
                subject_kind="search",
                detail={"terms": hashes_of(terms), "found": len(found.hits), "babies": _babies_in(found.hits)},
            ),
        )
    return found


def _search(terms: Terms, on: date) -> Found:
    rows = rows_for(terms, on)
    hits = hits_of(rows, shared.rows)
    return Found(hits, more=sum(hit.kind is not Kind.BABY for hit in hits) >= SHOWN, fits=_fits(rows, terms))


def rows_for(terms: Terms, on: date) -> list[dict[str, Any]]:
    """The rows of the answer, each person once with the best of what every question found."""
    book = handbook.current()
    rows: dict[UUID, dict[str, Any]] = {}
    for ask in Asker.now(shared.refresh(), on).questions(terms):
        for row in _asked(ask, book.figure("search_weak")):
            known = rows.get(row["id"])
            if known is None or (row["bits"] or 0) > (known["bits"] or 0):
                rows[row["id"]] = row
    return [row for row in rows.values() if _may_be(row, book)]


def _may_be(row: dict[str, Any], book: handbook.Handbook) -> bool:
    """Is there enough to show? More is wanted of an entry none of whose names agree with a name that was given."""
    if row["by_number"] or row["bits"] is None:
        return True
    names = [AGREES[n] for n in row["agrees"][:2] if n is not None]
    stranger = row["worded"] and not any(agree not in APART for agree in names)
    return bool(row["bits"] >= book.figure("search_possible_other_name" if stranger else "search_possible"))


def _asked(ask: Ask, weak: int) -> list[dict[str, Any]]:
    """The answer; when its best is weak, the answer with the wider ways as well."""
    rows = _find(ask)
    best = max((row["bits"] for row in rows if row["bits"] is not None), default=0.0)
    return rows if best >= weak or not ask.widened().probes else [*rows, *_find(ask.widened())]


def _find(ask: Ask) -> list[dict[str, Any]]:
    with connection.cursor() as cursor:
        cursor.execute(FIND, ask.arguments())
        worded = {"worded": ask.said["words"] > 0}
        return [dict(zip(COLUMNS, row, strict=True)) | worded for row in cursor.fetchall()]


def _fits(rows: list[dict[str, Any]], terms: Terms) -> Fits:
    """How many fit as well as the best, and the fact nobody gave that differs most among them."""
    counted = max((row for row in rows if row["fits"]), key=lambda row: row["bits"] or 0, default=None)
    if counted is None:
        return Fits()
    given = {
        Trait.BORN: terms.date_of_birth,
        Trait.PLACE: terms.postcode,
        Trait.PHONE: terms.phone,
        Trait.FAMILY: len(terms.name_words) > 1 or terms.mother or terms.father,
    }
    apart = {Trait.BORN: "dates", Trait.PLACE: "areas", Trait.PHONE: "phones", Trait.FAMILY: "families"}
    open_facts = [trait for trait, value in given.items() if not value and counted[apart[trait]] > 1]
    best = max(open_facts, key=lambda trait: (counted[apart[trait]], trait is Trait.BORN), default=None)
    return Fits(counted["fits"], best)


def _babies_in(hits: Iterable[Hit]) -> list[str]:
    """The ids of the files an answer held, for "who has seen this file"."""
    return sorted({str(hit.id) for hit in hits if hit.kind is Kind.BABY})


def existence_of(actor: Actor, person_id: UUID, permission: Permission, *, at: datetime) -> Hit:
    """The same answer for one mother or baby by id: for adding her baby, or for saying that one works with them.

    Raises NotThere when there is nobody with this id.
    """
    must(actor, permission, at=at)
    hit = _one(hits_of(_exists(person_id)), person_id)
    if hit.mother_id is None or hit.date_of_birth is not None:
        return hit
    return _one(hits_of(_exists(hit.mother_id)), person_id)


def _exists(wanted: UUID) -> list[dict[str, Any]]:
    with connection.cursor() as cursor:
        cursor.execute("select * from people_exists(%s)", [wanted])
        return [dict(zip(EXISTS, row, strict=True)) for row in cursor.fetchall()]


def _one(hits: tuple[Hit, ...], wanted_id: UUID) -> Hit:
    found = next((hit for hit in hits if hit.id == wanted_id), None)
    if found is None:
        raise NotThere
    return found


def babies_of_mother(actor: Actor, mother_id: UUID, *, at: datetime) -> list[date]:
    """The days on which this mother's babies on file were born or are expected."""
    must(actor, Permission.BABY_ADD, at=at)
    babies = Found(hits_of(_exists(mother_id))).babies_of(mother_id)
    return [day for baby in babies if (day := baby.date_of_birth or baby.expected_on)]


def similar_to(actor: Actor, terms: Terms, *, at: datetime) -> Found:
    """Who is on file that may be the person about to be added."""
    must(actor, Permission.BABY_ADD, at=at)
    return _search(terms, day_of(at))
