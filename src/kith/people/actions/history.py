"""Names, addresses and contact of an adult: each change is a row; the person's own fields are what stands now."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, ClassVar
from uuid import UUID

from django.db import connection, transaction

from kith.access import audit
from kith.access.actor import Actor
from kith.access.permissions import Permission
from kith.kernel.clock import day_of
from kith.kernel.findings import Finding
from kith.people import doors, rules
from kith.people.models import Person
from kith.people.words import HistoryKind, Means, NameKind, Safe, ToldBy

from . import checks


@dataclass(frozen=True)
class About:
    """An adult, as one of this baby's family: the baby's file is what gives permission."""

    baby_id: UUID
    person_id: UUID


@dataclass(frozen=True, kw_only=True)
class DatedSaid:
    """What every change says. `replaces`: the row put right, or ended; `mistaken`: it should never have been there.

    `based_on` is the newest row of this kind that the writer has seen.
    """

    what: ClassVar[HistoryKind]
    since: date | None = None
    until: date | None = None
    source: ToldBy | None = None
    replaces: UUID | None = None
    mistaken: bool = False
    based_on: UUID | None = None

    @property
    def current(self) -> bool:
        return self.until is None and not self.mistaken


@dataclass(frozen=True, kw_only=True)
class NameSaid(DatedSaid):
    what = HistoryKind.NAME
    given_name: str = ""
    family_name: str = ""
    kind: NameKind = NameKind.USUAL

    @property
    def values(self) -> dict[str, Any]:
        key = doors.key_of(f"{self.given_name} {self.family_name}")
        return {
            "given_name": self.given_name,
            "family_name": self.family_name,
            "name_key": key,
            "kind": self.kind.value,
        }


@dataclass(frozen=True, kw_only=True)
class AddressSaid(DatedSaid):
    """`withheld`: the address itself is secret. `earlier_ended`: they moved. `babies_too`: so did her babies."""

    what = HistoryKind.ADDRESS
    address: str = ""
    postcode: str = ""
    withheld: bool = False
    earlier_ended: bool = False
    babies_too: bool = False

    @property
    def values(self) -> dict[str, Any]:
        return {"address": self.address, "postcode": self.postcode, "withheld": self.withheld}


@dataclass(frozen=True, kw_only=True)
class ContactSaid(DatedSaid):
    what = HistoryKind.CONTACT
    means: Means = Means.PHONE
    value: str = ""
    safe: Safe = Safe.NOT_ASKED
    safe_words: str = ""
    preferred: bool = False

    @property
    def values(self) -> dict[str, Any]:
        return {
            "means": self.means.value, "value": self.value, "safe": self.safe.value, "safe_words": self.safe_words,
            "preferred": self.preferred,
        }  # fmt: skip


type Said = NameSaid | AddressSaid | ContactSaid


@dataclass(frozen=True)
class Overtaken:
    """Somebody recorded something newer meanwhile. Nothing was saved, nothing is lost."""

    newer: doors.Kept


@transaction.atomic
def record_history(
    about: About, said: Said, *, explained: str = "", by: Actor, at: datetime
) -> doors.Kept | Overtaken | checks.Queried:
    """Add a name, an address or a way to reach somebody; or put one right, or end it. The person's fields follow.

    Raises Refused, NotThere when there is no such adult in the family, ValueError when it ends before it begins.
    """
    doors.allow(by, Permission.PERSON_RECORD, about.baby_id, at=at)
    person, _relation = doors.person_for(by, about.baby_id, about.person_id)
    if rules.it_ends_after_it_begins(said.since, said.until):
        raise ValueError("it ends before it begins")
    checks.alone("history of", person.pk)
    newer = _newer(person, said)
    if newer:
        return Overtaken(newer)
    found = _queries(person, said)
    queried = checks.unexplained(found, explained)
    if queried:
        return queried
    _write_down_what_stands(person, said.what)
    _end_earlier(person, said, by, at)
    row = _add(person, said, by, at)
    _keep_in_step(person, said)
    checks.explain(found, explained, person, by=by, at=at)
    _record(by, about, said, row.pk)
    return doors.kept(row, person)


def keep_back(person_id: UUID, *, clearing: bool = False) -> None:
    """Let the mark on this person, and on whoever lives with the same babies, follow the decisions that stand.

    Marks are set; `clearing` takes them off too, where nothing stands any more. The database works it out, because it
    sees families that the actor does not.
    """
    with connection.cursor() as cursor:
        cursor.execute("select people_keep_back(%s, %s)", [person_id, clearing])


def _newer(person: Person, said: Said) -> doors.Kept | None:
    newest = doors.newest_row(person, said.what)
    return doors.kept(newest, person) if newest is not None and newest.pk != said.based_on else None


def _others(person: Person, said: Said) -> list[Any]:
    """The other rows of this kind that stand and have not ended."""
    return [row for row in doors.rows_of(person, said.what) if row.until is None and row.pk != said.replaces]


def _queries(person: Person, said: Said) -> list[Finding]:
    found: list[Finding | None] = []
    if isinstance(said, AddressSaid):
        others = len(_others(person, said)) or int(_stands_unwritten(person, said))
        found.append(rules.one_current_address_is_usual(others, current=said.current, earlier_ended=said.earlier_ended))
    if isinstance(said, ContactSaid):
        found.append(rules.limits_on_contact_are_in_words(said.safe, said.safe_words))
    return [finding for finding in found if finding]


def _stands_unwritten(person: Person, said: AddressSaid) -> bool:
    """An address on the person that has no row yet, and is another than the one said."""
    values = doors.unwritten(person, said.what, doors.rows_of(person, said.what))
    return values is not None and (person.address, person.postcode) != (said.address, said.postcode)


def _write_down_what_stands(person: Person, kind: HistoryKind) -> None:
    """Before a change: what stands on the person becomes a row, so that it is not lost."""
    values = doors.unwritten(person, kind, doors.rows_of(person, kind))
    if values is not None:
        doors.MODELS[kind].objects.create(
            person=person, recorded_at=person.recorded_at, recorded_by_id=person.recorded_by_id, **values
        )


def _end_earlier(person: Person, said: Said, by: Actor, at: datetime) -> None:
    """A new usual name ends the one before it, a move ends the address before: a copy with its end is added."""
    if not said.current:
        return
    if isinstance(said, NameSaid) and said.kind is NameKind.USUAL:
        earlier = [row for row in _others(person, said) if row.kind == NameKind.USUAL]
        more = {"kind": NameKind.FORMER.value}
    elif isinstance(said, AddressSaid) and said.earlier_ended:
        earlier, more = _others(person, said), {}
    else:
        return
    for row in earlier:
        values = {name: getattr(row, name) for name in ("since", "source", *said.values)}
        until = max(said.since or day_of(at), row.since or date.min)
        row.__class__.objects.create(
            person=person, replaces=row, recorded_at=at, recorded_by_id=by.worker_id,
            **values | {"until": until} | more,
        )  # fmt: skip


def _add(person: Person, said: Said, by: Actor, at: datetime) -> Any:
    model = doors.MODELS[said.what]
    replaced = model.objects.filter(person=person, pk=said.replaces).first() if said.replaces else None
    return model.objects.create(
        person=person,
        replaces=replaced,
        mistaken=said.mistaken,
        since=said.since,
        until=said.until,
        source=said.source.value if said.source else "",
        recorded_at=at,
        recorded_by_id=by.worker_id,
        **said.values,
    )


def _keep_in_step(person: Person, said: Said) -> None:
    """The person's own fields are what stands now."""
    rows = [row for row in doors.rows_of(person, said.what) if row.until is None]
    if isinstance(said, NameSaid):
        usual = next((row for row in rows if row.kind == NameKind.USUAL), None)
        if usual:
            _set(person, given_name=usual.given_name, family_name=usual.family_name, name_key=usual.name_key)
    elif isinstance(said, AddressSaid):
        _move(person, rows[0] if rows else None, babies_too=said.babies_too)
    else:
        phones = [row for row in rows if row.means == Means.PHONE and row.safe != Safe.NO]
        phones.sort(key=lambda row: not row.preferred)
        _set(person, phone=phones[0].value[:30] if phones else "")


def _move(person: Person, row: Any, *, babies_too: bool) -> None:
    before = person.postcode
    _set(person, address=row.address if row else "", postcode=row.postcode if row else "")
    if babies_too and row:
        for baby in doors.babies_at_home_with(person, before):
            baby.postcode = row.postcode
            baby.save(update_fields=["postcode"])
    keep_back(person.pk)


def _set(person: Person, **values: str) -> None:
    for name, value in values.items():
        setattr(person, name, value)
    person.save(update_fields=list(values))


def _record(by: Actor, about: About, said: Said, row_id: UUID) -> None:
    act = audit.Act(
        action=f"recorded {said.what.one} of an adult",
        permission=Permission.PERSON_RECORD,
        subject_kind="person",
        subject_id=about.person_id,
        baby_id=about.baby_id,
        detail={"row": str(row_id), "kind": said.what.value},
    )
    audit.record(by, act)
