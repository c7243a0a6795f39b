"""The men and other carers around a baby, the first page: each record is added, and keeps what it does not speak of.

A stale edit is shown beside the newer one, never lost.
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from kith.access.actor import Actor
from kith.kernel.clock import day_of
from kith.kernel.findings import Finding
from kith.people import doors, rules
from kith.people.models import Baby, CarerSeen, MaleCarer, MaleCarerRecord, Person
from kith.people.words import CarerKind, Fact, Knowledge, Relationship, Sex, Side, Source, YesNoUnknown

from . import adding, checks
from .adding import Stale

type Recorded = MaleCarerRecord | Stale | checks.Queried


@dataclass(frozen=True, kw_only=True)
class ManSaid:
    """What somebody records about a man, or another carer, on the first page."""

    knowledge: Knowledge
    relationship: Relationship
    kind: CarerKind = CarerKind.MAN
    given_name: str = ""
    family_name: str = ""
    aliases: str = ""
    sex: Sex = Sex.UNKNOWN
    side: Side = Side.UNKNOWN
    deceased: bool = False
    date_of_birth: date | None = None
    lives_with_baby: YesNoUnknown = YesNoUnknown.UNKNOWN
    sole_care: YesNoUnknown = YesNoUnknown.UNKNOWN
    source: Source | None = None
    verified: bool = False
    seen_on: date | None = None
    seen_by_id: UUID | None = None
    strengths: str = ""
    worries: str = ""
    next_step: str = ""

    @property
    def name(self) -> str:
        return f"{self.given_name} {self.family_name}".strip()

    @property
    def columns(self) -> dict[str, Any]:
        """What goes into the record as it is said; a man's sex is no question."""
        return {
            "knowledge": self.knowledge.value,
            "relationship": self.relationship.value,
            "name_given": self.name,
            "aliases": self.aliases,
            "sex": Sex.MALE.value if self.kind is CarerKind.MAN else self.sex.value,
            "side": self.side.value,
            "deceased": self.deceased,
            "lives_with_baby": self.lives_with_baby.value,
            "sole_care": self.sole_care.value,
            "source": self.source.value if self.source else "",
            "verified": self.verified,
            "strengths": self.strengths,
            "worries": self.worries,
            "next_step": self.next_step,
            "about": "",
        }


@transaction.atomic
def add_carer(baby_id: UUID, said: ManSaid, *, explained: str = "", by: Actor, at: datetime) -> Recorded:
    """Add another man, or another carer, to a baby's life with the first record about them. Raises Refused."""
    baby = adding.baby(baby_id, by, at)
    found = _queries(baby, said, at)
    queried = checks.unexplained(found, explained)
    if queried:
        return queried
    carer = MaleCarer.objects.create(baby=baby, kind=said.kind.value, added_at=at, added_by_id=by.worker_id)
    checks.explain(found, explained, baby, by=by, at=at)
    return _add(carer, baby, said, None, by=by, at=at)


@transaction.atomic
def record_carer(
    carer_id: UUID, said: ManSaid, *, based_on: int, explained: str = "", by: Actor, at: datetime
) -> Recorded:
    """Add what is known now about somebody, having read record `based_on`; Stale when there is a newer one.

    Raises NotThere when there is no such carer among the actor's families, Refused when they may not.
    """
    carer, baby, newest = adding.opened(carer_id, by, at)
    if newest is not None and newest.number > based_on:
        return Stale(doors.man(newest))
    found = _queries(baby, said, at)
    queried = checks.unexplained(found, explained)
    if queried:
        return queried
    checks.explain(found, explained, baby, by=by, at=at)
    return _add(carer, baby, said, newest, by=by, at=at)


def _queries(baby: Baby, said: ManSaid, at: datetime) -> list[Finding]:
    day = baby.date_of_birth or baby.expected_on
    if said.seen_on is None or day is None:
        return []
    finding = rules.nothing_happens_before_conception(said.seen_on, day, checks.bounds(day_of(at)))
    return [finding] if finding else []


def _add(
    carer: MaleCarer, baby: Baby, said: ManSaid, before: MaleCarerRecord | None, *, by: Actor, at: datetime
) -> MaleCarerRecord:
    changed = said.columns
    changed["person"] = _person(said, before.person if before else None, by, at)
    if before is not None:
        changed["facts_from"] = _facts_from(before, changed)
    record = adding.add(carer, baby, before, changed, by=by, at=at)
    if said.seen_on and said.seen_by_id:
        CarerSeen.objects.get_or_create(
            carer=carer, baby=baby, agency_id=said.seen_by_id, seen_on=said.seen_on,
            defaults={"recorded_at": at, "recorded_by_id": by.worker_id},
        )  # fmt: skip
    return record


FIRST_PAGE = {
    Fact.NAME: "name_given",
    Fact.DATE_OF_BIRTH: "person",
    Fact.RELATIONSHIP: "relationship",
    Fact.LIVES_WITH_BABY: "lives_with_baby",
    Fact.SOLE_CARE: "sole_care",
}


def _facts_from(before: MaleCarerRecord, changed: dict[str, Any]) -> dict[str, Any]:
    """A fact changed on the first page comes from whom that page names; its own source was about what stood before."""
    stale = {fact.value for fact, column in FIRST_PAGE.items() if getattr(before, column) != changed[column]}
    return {fact: told for fact, told in before.facts_from.items() if fact not in stale}


def _person(said: ManSaid, before: Person | None, by: Actor, at: datetime) -> Person | None:
    """The person on file: the same as before while name and birthday are; a new entry when they changed."""
    if said.knowledge not in {Knowledge.KNOWN, Knowledge.BELIEVED} or not said.name:
        return None
    facts = (said.given_name, said.family_name, said.date_of_birth)
    if before is not None and (before.given_name, before.family_name, before.date_of_birth) == facts:
        return before
    return Person.objects.create(
        given_name=said.given_name,
        family_name=said.family_name,
        name_key=doors.key_of(said.name),
        date_of_birth=said.date_of_birth,
        sex=said.columns["sex"],
        recorded_by_id=by.worker_id,
        recorded_at=at,
    )
