"""Names, addresses and contact of an adult, from one day to another; an address kept back is in none of it."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID

from kith.access.actor import Actor
from kith.access.doors import NotThere
from kith.people import words
from kith.people.models import Baby, ContactPoint, MaleCarerRecord, Person, PersonName, Residence, Withholding
from kith.people.words import From, HistoryKind, Means, NameKind, Relationship, Safe, ToldBy

from . import files

MODELS: dict[HistoryKind, Any] = {
    HistoryKind.NAME: PersonName,
    HistoryKind.ADDRESS: Residence,
    HistoryKind.CONTACT: ContactPoint,
}


@dataclass(frozen=True, kw_only=True)
class Kept:
    """One row as a page may show it; `values` are its own fields, empty when it is kept back.

    `id` is None for what stands on the person and has no row of its own yet.
    """

    id: UUID | None
    what: str
    kind: str = ""
    note: str = ""
    since: date | None = None
    until: date | None = None
    source: ToldBy | None = None
    recorded_at: datetime | None = None
    recorded_by: str = ""
    withheld: bool = False
    values: dict[str, Any] = field(default_factory=dict)

    def current(self, today: date) -> bool:
        return self.until is None or self.until > today


@dataclass(frozen=True, kw_only=True)
class Standing:
    """A decision to keep an address back that stands."""

    id: UUID
    kept_from: str
    reason: str
    since: date | None
    review_on: date | None
    recorded_at: datetime
    recorded_by: str


def person_for(actor: Actor, baby_id: UUID, person_id: UUID) -> tuple[Person, str]:
    """An adult of this baby's family, and who they are to the baby. The caller has opened the file.

    Raises NotThere for anybody who is not the mother, a man or another carer on this baby's file.
    """
    baby = files.visible_to(actor).select_related("mother").filter(pk=baby_id).first()
    if baby is None:
        raise NotThere
    if baby.mother_id == person_id:
        return baby.mother, "Mother"
    records = MaleCarerRecord.objects.filter(baby_id=baby_id, person_id=person_id).select_related("person")
    record = records.order_by("-recorded_at", "-number").first()
    if record is None or record.person is None:
        raise NotThere
    return record.person, Relationship(record.relationship).label


def adults_of(actor: Actor, baby_id: UUID) -> list[tuple[UUID, str, str]]:
    """The adults of a family who have an entry of their own: id, name, who they are to the baby; the mother first."""
    baby = files.visible_to(actor).select_related("mother").get(pk=baby_id)
    mother = baby.mother
    found = {mother.pk: (mother.pk, words.full_name(mother.given_name, mother.family_name), "Mother")}
    records = MaleCarerRecord.objects.filter(baby_id=baby_id, person__isnull=False).select_related("person")
    for one in records.order_by("number"):
        if one.person is not None:
            name = words.full_name(one.person.given_name, one.person.family_name)
            found[one.person.pk] = (one.person.pk, name, Relationship(one.relationship).label)
    return list(found.values())


def rows_of(person: Person, kind: HistoryKind) -> list[Any]:
    """Every row that nothing replaces, the newest beginning first; those that say "a mistake" are left out."""
    rows = list(MODELS[kind].objects.filter(person=person).select_related("recorded_by").order_by("recorded_at", "pk"))
    return standing(rows)


def standing(rows: Sequence[Any]) -> list[Any]:
    replaced = {row.replaces_id for row in rows}
    left = [row for row in rows if row.pk not in replaced and not row.mistaken]
    return sorted(left, key=lambda row: (row.until is None, row.since or date.min, row.recorded_at), reverse=True)


def newest_row(person: Person, kind: HistoryKind) -> Any:
    """The row that was added last, or None: who changes something says that they have seen it."""
    rows = MODELS[kind].objects.filter(person=person).select_related("recorded_by")
    return rows.order_by("-recorded_at", "-pk").first()


def kept_of(person: Person, kind: HistoryKind) -> list[Kept]:
    """The history as a page may show it, with what stands on the person when it has no row yet."""
    rows = rows_of(person, kind)
    shown = [kept(row, person) for row in rows]
    values = unwritten(person, kind, rows)
    if values is None:
        return shown
    now = kept(MODELS[kind](person=person, recorded_at=person.recorded_at, **values), person)
    return [Kept(**now.__dict__ | {"id": None, "recorded_by": ""}), *shown]


SAME_WHEN: dict[HistoryKind, tuple[str, ...]] = {
    HistoryKind.NAME: ("given_name", "family_name"),
    HistoryKind.ADDRESS: ("address", "postcode"),
    HistoryKind.CONTACT: ("value",),
}
"""The fields by which what stands on a person is known again among the rows."""


def unwritten(person: Person, kind: HistoryKind, rows: Sequence[Any]) -> dict[str, Any] | None:
    """What stands on the person and is in none of these rows: recorded before there was history, or by a merge."""
    values, same = values_now(person, kind), SAME_WHEN[kind]
    mine = [values[name] for name in same]
    if not any(mine) or any([getattr(row, name) for name in same] == mine for row in rows):
        return None
    return values


def values_now(person: Person, kind: HistoryKind) -> dict[str, Any]:
    """What stands on the person, as a row of this kind has it."""
    return {
        HistoryKind.NAME: {
            "given_name": person.given_name, "family_name": person.family_name, "name_key": person.name_key,
            "kind": NameKind.USUAL.value,
        },
        HistoryKind.ADDRESS: {"address": person.address, "postcode": person.postcode},
        HistoryKind.CONTACT: {"means": Means.PHONE.value, "value": person.phone},
    }[kind]  # fmt: skip


def kept(row: Any, person: Person) -> Kept:
    """A row as a page may show it."""
    say: dict[type, Callable[[Any, Person], dict[str, Any]]] = {
        PersonName: _name,
        Residence: _residence,
        ContactPoint: _contact,
    }
    said = say[type(row)](row, person)
    return Kept(
        id=row.pk,
        since=row.since,
        until=row.until,
        source=ToldBy(row.source) if row.source else None,
        recorded_at=row.recorded_at,
        recorded_by=row.recorded_by.full_name if row.recorded_by else "",
        **said,
    )


def _name(row: PersonName, _person: Person) -> dict[str, Any]:
    values = {"given_name": row.given_name, "family_name": row.family_name, "kind": row.kind}
    return {
        "what": words.full_name(row.given_name, row.family_name),
        "kind": NameKind(row.kind).label,
        "values": values,
    }


def _residence(row: Residence, person: Person) -> dict[str, Any]:
    withheld = row.withheld or person.withhold_address
    values = {} if withheld else {"address": row.address, "postcode": row.postcode}
    return {"what": words.where_lives(row.address, row.postcode, withheld=withheld), "withheld": withheld,
            "values": values}  # fmt: skip


def _contact(row: ContactPoint, _person: Person) -> dict[str, Any]:
    safe = Safe(row.safe)
    names = ("means", "value", "safe", "safe_words", "preferred")
    note = ". ".join(part for part in (safe.label, row.safe_words) if part)
    kind = Means(row.means).label + (", preferred" if row.preferred else "")
    return {"what": row.value, "kind": kind, "note": note, "values": {name: getattr(row, name) for name in names}}


def withholdings_of(person: Person) -> list[Standing]:
    """The decisions to keep this person's address back that stand, the newest first."""
    rows = Withholding.objects.filter(person=person).select_related("recorded_by", "carer")
    left = [row for row in standing(list(rows)) if not row.lifted]
    names = _carer_names(row.carer_id for row in left if row.carer_id)
    return [
        Standing(
            id=row.pk,
            kept_from=names.get(row.carer_id) or row.from_words or From(row.kept_from).label,
            reason=row.reason,
            since=row.since,
            review_on=row.review_on,
            recorded_at=row.recorded_at,
            recorded_by=row.recorded_by.full_name if row.recorded_by else "",
        )
        for row in left
    ]


def _carer_names(carer_ids: Iterable[UUID]) -> dict[UUID, str]:
    records = MaleCarerRecord.objects.filter(carer_id__in=list(carer_ids)).order_by("number")
    return {one.carer_id: one.name_given or Relationship(one.relationship).label for one in records}


def babies_at_home_with(mother: Person, postcode: str) -> list[Baby]:
    """Her babies among the actor's rows who are recorded at this postcode."""
    return list(Baby.objects.filter(mother=mother, postcode=postcode))
