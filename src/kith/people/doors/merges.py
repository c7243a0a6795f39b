"""Two entries on file side by side, for somebody who works with both; and the merges that stand."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import Q

from kith.access import audit
from kith.access.actor import Actor
from kith.access.decide import EMPTY
from kith.access.doors import NotThere, must
from kith.access.permissions import Permission
from kith.design import wording
from kith.kernel.findings import Finding, gather
from kith.people import rules, words
from kith.people.models import Baby, NhsNumberRecord, Person, PersonMerge, PersonMergeMove, SamePersonDoubt
from kith.people.words import MERGE_FIELDS, Kind, Sex

from . import files, men
from .search import Hit, Terms, key_of, similar_to

ADDRESS = frozenset({"address", "postcode"})


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One of two entries as they are compared. `values` are words; a withheld address is not in them."""

    id: UUID
    name: str
    values: dict[str, str]
    babies: tuple[tuple[UUID, str], ...]
    withheld: bool
    recorded_at: datetime
    facts: rules.Entry


@dataclass(frozen=True, kw_only=True)
class Comparison:
    """Two entries side by side, and what the rules find."""

    one: Entry
    other: Entry
    findings: tuple[Finding, ...]

    @property
    def differing(self) -> tuple[str, ...]:
        """The facts that both have and that differ: somebody chooses which stands."""
        hidden = ADDRESS if self.one.withheld or self.other.withheld else frozenset()
        both = [name for name in MERGE_FIELDS if self.one.values[name] and self.other.values[name]]
        found = [name for name in both if name not in hidden and self.one.values[name] != self.other.values[name]]
        return tuple(name for name in found if name != "postcode" or "address" not in found)


def babies_with(actor: Actor, person_id: UUID) -> list[Baby]:
    """The babies of this mother, or of this man, that the actor works with."""
    his = men.newest().filter(person_id=person_id).values("baby_id")
    held = files.held_by(actor).filter(Q(mother_id=person_id) | Q(pk__in=his))
    return list(held.select_related("mother").order_by("recorded_at", "id"))


def root_of(person_id: UUID) -> UUID:
    """The entry that this one was merged into, through however many merges; or itself."""
    with connection.cursor() as cursor:
        cursor.execute("select id from people_line(%s) id", [person_id])
        line = [row[0] for row in cursor.fetchall()]
    return line[-1] if line else person_id


def entry_for(actor: Actor, person_id: UUID, *, at: datetime) -> tuple[Person, list[Baby]]:
    """An entry that stands, and the babies through which the actor works with it.

    Raises Refused when the actor works with none of this person's babies, NotThere when there is no such entry.
    """
    babies = babies_with(actor, person_id)
    must(actor, Permission.PERSON_MERGE, files.subject_of(babies[0].pk) if babies else EMPTY, at=at)
    person = Person.objects.filter(pk=person_id, merged_into=None).first()
    if person is None:
        raise NotThere
    return person, babies


def compare(actor: Actor, one_id: UUID, other_id: UUID, *, at: datetime) -> Comparison:
    """Two entries side by side. Raises Refused or NotThere unless the actor works with both."""
    one, other = (_entry(*entry_for(actor, each, at=at)) for each in (one_id, other_id))
    for each in (one, other):
        audit.record(
            actor,
            audit.Act(
                action="compared two entries on file",
                permission=Permission.PERSON_MERGE,
                subject_kind="person",
                subject_id=each.id,
                baby_id=each.babies[0][0],
            ),
        )
    sealed = any(files.is_sealed(baby_id) for each in (one, other) for baby_id, _name in each.babies)
    findings = gather(findings_of(one.facts, other.facts), rules.a_seal_is_thought_of(sealed))
    return Comparison(one=one, other=other, findings=findings)


def findings_of(one: rules.Entry, other: rules.Entry) -> tuple[Finding, ...]:
    """What the rules say about making these two one."""
    return gather(
        rules.two_entries_are_compared(one.id, other.id),
        rules.one_family_has_them_as_two(one.babies & other.babies),
        rules.checked_numbers_agree(one, other),
        rules.one_number_is_one_person(one, other),
        rules.lasting_facts_agree(one, other),
        rules.twins_are_two(one, other),
    )


def _entry(person: Person, babies: Iterable[Baby]) -> Entry:
    names = tuple((baby.pk, files.name_of(baby)) for baby in babies)
    return Entry(
        id=person.pk,
        name=words.full_name(person.given_name, person.family_name),
        values={name: value_words(name, getattr(person, name), person.withhold_address) for name in MERGE_FIELDS},
        babies=names,
        withheld=person.withhold_address,
        recorded_at=person.recorded_at,
        facts=_facts(person, frozenset(baby_id for baby_id, _name in names)),
    )


def _facts(person: Person, babies: frozenset[UUID]) -> rules.Entry:
    newest = NhsNumberRecord.objects.filter(person=person).order_by("-recorded_at", "-id").first()
    return rules.Entry(
        id=person.pk,
        given_key=key_of(person.given_name),
        family_key=key_of(person.family_name),
        date_of_birth=person.date_of_birth,
        sex=Sex(person.sex),
        nhs_number=person.nhs_number,
        number_checked=bool(newest and newest.verified and newest.nhs_number == person.nhs_number),
        babies=babies,
    )


def value_words(name: str, value: Any, withheld: bool = False) -> str:
    """A fact of an entry as it is read; nothing of an address that is withheld."""
    if not value or (name in ADDRESS and withheld):
        return words.ADDRESS_WITHHELD if value else ""
    if name == "date_of_birth":
        return wording.day_text(value)
    if name == "sex":
        return "" if value == Sex.UNKNOWN else Sex(value).label
    return files.spaced(value) if name == "nhs_number" else str(value)


@dataclass(frozen=True, kw_only=True)
class Twice:
    """Somebody on a baby's file, and who on file may be the same person. `held`: the actor works with them too."""

    id: UUID
    name: str
    part: str
    perhaps: tuple[tuple[Hit, bool], ...]
    merges: tuple[tuple[UUID, str, datetime], ...] = ()
    asked: tuple[tuple[str, datetime, str], ...] = ()


def twice_on(actor: Actor, baby: Baby, *, at: datetime) -> list[Twice]:
    """The mother and each man of a baby already opened, and whoever has the same number, or name and birthday."""
    people = [(baby.mother, "Mother")]
    for record in men.newest().filter(baby=baby).exclude(person=None).select_related("person"):
        if record.person is not None:
            people.append((record.person, words.Relationship(record.relationship).label))
    found = {person.pk: (person, part) for person, part in people}
    merges, doubts = merges_of(found), _doubts(found)
    return [
        Twice(
            id=person.pk,
            name=words.full_name(person.given_name, person.family_name),
            part=part,
            perhaps=tuple((hit, bool(babies_with(actor, hit.id))) for hit in _like(actor, person, at)),
            asked=tuple(
                (f"{one.recorded_by.full_name}, {one.team.name}", one.recorded_at, one.why)
                for one in doubts
                if person.pk in (one.one_id, one.other_id)
            ),
            merges=tuple((one.pk, _name_in(one), one.recorded_at) for one in merges if one.kept_id == person.pk),
        )
        for person, part in found.values()
    ]


def _doubts(person_ids: Iterable[UUID]) -> list[SamePersonDoubt]:
    """Who asked whether one of these people is somebody else on file too, while no merge has answered it."""
    about = list(person_ids)
    asked = SamePersonDoubt.objects.filter(Q(one_id__in=about) | Q(other_id__in=about))
    pairs = PersonMerge.objects.filter(Q(kept_id__in=about) | Q(merged_id__in=about), undone=None)
    done = {frozenset(pair) for pair in pairs.values_list("kept_id", "merged_id")}
    found = asked.select_related("recorded_by", "team").order_by("-recorded_at")[:20]
    return [one for one in found if frozenset((one.one_id, one.other_id)) not in done]


def _name_in(merge: PersonMerge) -> str:
    return words.full_name(merge.fields["given_name"]["merged"], merge.fields["family_name"]["merged"])


def _like(actor: Actor, person: Person, at: datetime) -> list[Hit]:
    terms = Terms(
        name=f"{person.given_name} {person.family_name}".strip(),
        date_of_birth=person.date_of_birth,
        nhs_number=person.nhs_number,
    )
    hits = similar_to(actor, terms, at=at).hits
    return [hit for hit in hits if hit.kind is not Kind.BABY and hit.id != person.pk][:5]


@dataclass(frozen=True, kw_only=True)
class Merged:
    """A merge as it is read afterwards."""

    id: UUID
    kept_id: UUID
    kept: str
    merged_id: UUID
    merged: str
    fields: dict[str, dict[str, str]]
    why: str
    by: str
    at: datetime
    moved: dict[str, int]
    babies: tuple[tuple[UUID, str], ...]
    undone_by: str = ""
    undone_at: datetime | None = None
    undone_why: str = ""
    left: tuple[dict[str, Any], ...] = ()


def merge_for(actor: Actor, merge_id: UUID, *, at: datetime) -> Merged:
    """A merge, for somebody who works with the person who came of it. Raises Refused or NotThere."""
    merge = _readable(merge_id)
    if merge is None:
        must(actor, Permission.PERSON_MERGE, at=at)
        raise NotThere
    held = babies_with(actor, root_of(merge.kept_id)) or babies_with(actor, merge.merged_id)
    must(actor, Permission.PERSON_MERGE, files.subject_of(held[0].pk) if held else EMPTY, at=at)
    return _merged(actor, merge)


def _shown(kept: dict[str, dict[str, str]]) -> dict[str, dict[str, str]]:
    """Both values of each fact as words, an address only when neither of the two withholds it."""
    hidden = ADDRESS if any(kept.get("withhold_address", {}).values()) else frozenset()
    return {
        name: {side: value if side == "stands" else _read(name, value, name in hidden) for side, value in both.items()}
        for name, both in kept.items()
        if name in MERGE_FIELDS
    }


def _read(name: str, raw: str, hidden: bool) -> str:
    return value_words(name, date.fromisoformat(raw) if name == "date_of_birth" and raw else raw, hidden)


def _readable(merge_id: UUID) -> PersonMerge | None:
    return PersonMerge.objects.select_related("recorded_by", "undone__recorded_by").filter(pk=merge_id).first()


def merges_of(person_ids: Iterable[UUID]) -> list[PersonMerge]:
    """The merges that stand into these people."""
    standing = PersonMerge.objects.filter(kept_id__in=list(person_ids), undone=None)
    return list(standing.select_related("recorded_by").order_by("-recorded_at"))


def _merged(actor: Actor, merge: PersonMerge) -> Merged:
    moves = list(PersonMergeMove.objects.filter(merge=merge).values_list("kind", "baby_id"))
    kinds = [kind for kind, _baby in moves]
    undone = getattr(merge, "undone", None)
    left = list(undone.left) if undone else []
    ids = {baby for _kind, baby in moves} | {UUID(one["baby"]) for one in left if one.get("baby")}
    babies = files.visible_to(actor).filter(pk__in=ids).select_related("mother")
    kept, merged = ({name: both[side] for name, both in merge.fields.items()} for side in ("kept", "merged"))
    return Merged(
        id=merge.pk,
        kept_id=merge.kept_id,
        kept=words.full_name(kept["given_name"], kept["family_name"]),
        merged_id=merge.merged_id,
        merged=words.full_name(merged["given_name"], merged["family_name"]),
        fields=_shown(merge.fields),
        why=merge.why,
        by=merge.recorded_by.full_name,
        at=merge.recorded_at,
        moved={kind: kinds.count(kind) for kind in dict.fromkeys(kinds)},
        babies=tuple((baby.pk, files.name_of(baby)) for baby in babies),
        undone_by=undone.recorded_by.full_name if undone else "",
        undone_at=undone.recorded_at if undone else None,
        undone_why=undone.why if undone else "",
        left=tuple(left),
    )
