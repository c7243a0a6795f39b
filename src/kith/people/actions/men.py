"""The men in a baby's life: each record is added; a stale edit is shown beside the newer one, never lost."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from kith.access import audit
from kith.access.actor import Actor
from kith.access.doors import NotThere
from kith.access.permissions import Permission
from kith.kernel.clock import day_of
from kith.kernel.findings import Finding
from kith.people import doors, rules
from kith.people.models import Baby, MaleCarer, MaleCarerRecord, Person
from kith.people.words import Knowledge, Relationship, Sex, Source, YesNoUnknown

from . import checks, history


@dataclass(frozen=True, kw_only=True)
class ManSaid:
    """What somebody records about a man at one moment."""

    knowledge: Knowledge
    relationship: Relationship
    given_name: str = ""
    family_name: str = ""
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


@dataclass(frozen=True)
class Stale:
    """Somebody recorded something newer meanwhile: `newer` is theirs. Nothing was saved, nothing is lost."""

    newer: doors.Man


type Recorded = MaleCarerRecord | Stale | checks.Queried


@transaction.atomic
def add_carer(baby_id: UUID, said: ManSaid, *, explained: str = "", by: Actor, at: datetime) -> Recorded:
    """Add another man to a baby's life with the first record about him. Raises Refused."""
    baby = _baby(baby_id, by, at)
    found = _queries(baby, said, at)
    queried = checks.unexplained(found, explained)
    if queried:
        return queried
    carer = MaleCarer.objects.create(baby=baby, added_at=at, added_by_id=by.worker_id)
    checks.explain(found, explained, baby, by=by, at=at)
    return _add(carer, baby, said, None, by=by, at=at)


@transaction.atomic
def record_carer(
    carer_id: UUID, said: ManSaid, *, based_on: int, explained: str = "", by: Actor, at: datetime
) -> Recorded:
    """Add what is known now about a man, having read record `based_on`; Stale when there is a newer one.

    Raises NotThere when there is no such man among the actor's families, Refused when they may not.
    """
    carer = MaleCarer.objects.filter(pk=carer_id).first()
    if carer is None:
        raise NotThere
    baby = _baby(carer.baby_id, by, at)
    checks.alone("man", carer_id)
    newest = carer.records.select_related(*doors.RELATED).order_by("-number").first()
    if newest is not None and newest.number > based_on:
        return Stale(doors.man(newest))
    found = _queries(baby, said, at)
    queried = checks.unexplained(found, explained)
    if queried:
        return queried
    checks.explain(found, explained, baby, by=by, at=at)
    return _add(carer, baby, said, newest, by=by, at=at)


def _baby(baby_id: UUID, by: Actor, at: datetime) -> Baby:
    doors.allow(by, Permission.CARER_RECORD, baby_id, at=at)
    baby = Baby.objects.filter(pk=baby_id).first()
    if baby is None:
        raise NotThere
    return baby


def _queries(baby: Baby, said: ManSaid, at: datetime) -> list[Finding]:
    day = baby.date_of_birth or baby.expected_on
    if said.seen_on is None or day is None:
        return []
    finding = rules.nothing_happens_before_conception(said.seen_on, day, checks.bounds(day_of(at)))
    return [finding] if finding else []


def _add(
    carer: MaleCarer, baby: Baby, said: ManSaid, before: MaleCarerRecord | None, *, by: Actor, at: datetime
) -> MaleCarerRecord:
    record = MaleCarerRecord.objects.create(
        carer=carer,
        baby=baby,
        number=before.number + 1 if before else 1,
        knowledge=said.knowledge.value,
        relationship=said.relationship.value,
        person=_person(said, before.person if before else None, by, at),
        name_given=said.name,
        lives_with_baby=said.lives_with_baby.value,
        sole_care=said.sole_care.value,
        source=said.source.value if said.source else "",
        verified=said.verified,
        seen_on=said.seen_on,
        seen_by_agency_id=said.seen_by_id,
        strengths=said.strengths,
        worries=said.worries,
        next_step=said.next_step,
        recorded_at=at,
        recorded_by_id=by.worker_id,
    )
    history.keep_back(baby.mother_id)
    act = audit.Act(
        action="recorded what is known about a man",
        permission=Permission.CARER_RECORD,
        subject_kind="male carer",
        subject_id=carer.pk,
        baby_id=baby.pk,
        detail={"number": record.number, "knowledge": said.knowledge.value},
    )
    audit.record(by, act)
    return record


def _person(said: ManSaid, before: Person | None, by: Actor, at: datetime) -> Person | None:
    """The man on file: the same as before while his name and birthday are; a new entry when they changed."""
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
        sex=Sex.MALE.value,
        recorded_by_id=by.worker_id,
        recorded_at=at,
    )
