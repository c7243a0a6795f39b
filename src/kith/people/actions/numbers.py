"""NHS numbers with where they came from, and how a baby moves with how we know."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from kith.access.actor import Actor
from kith.access.permissions import Permission
from kith.kernel.findings import Finding
from kith.people import doors, rules
from kith.people.models import Baby, MobilityRecord, NhsNumberRecord
from kith.people.words import Kind, Mobility, MobilityBasis, NumberSource

from . import checks, pregnancies


@dataclass(frozen=True, kw_only=True)
class NumberSaid:
    """A number, where it came from, on which day, and whether it was checked. Empty takes the number out."""

    nhs_number: str
    source: NumberSource
    said_on: date | None = None
    verified: bool = False


@dataclass(frozen=True, kw_only=True)
class MovementSaid:
    """How a baby moved on one day: seen by somebody, or told by somebody."""

    stage: Mobility
    basis: MobilityBasis
    said_by: str
    seen_on: date
    words: str = ""


@transaction.atomic
def record_number(
    baby_id: UUID, said: NumberSaid, *, of_mother: bool = False, explained: str = "", by: Actor, at: datetime
) -> NhsNumberRecord | checks.Queried:
    """Add a baby's NHS number, or the mother's. It is never a key: who has whose number is queried. Raises Refused."""
    baby = pregnancies.baby_for_writing(baby_id, Permission.FILE_RECORD, by=by, at=at)
    whose = baby.mother if of_mother else baby
    found = [] if of_mother else [rules.an_unborn_baby_has_no_number(said.nhs_number, born=bool(baby.date_of_birth))]
    found += number_taken(said.nhs_number, whose.pk, by=by, at=at)
    queried = checks.unexplained(found, explained)
    if queried:
        return queried
    made = NhsNumberRecord.objects.create(
        nhs_number=said.nhs_number,
        source=said.source.value,
        said_on=said.said_on,
        verified=said.verified,
        recorded_at=at,
        recorded_by_id=by.worker_id,
        **({"person": whose} if of_mother else {"baby": whose}),
    )
    whose.nhs_number = said.nhs_number
    whose.save(update_fields=["nhs_number"])
    checks.explain(found, explained, baby, by=by, at=at)
    pregnancies.leave_a_line(by, "recorded an NHS number", baby, made.pk, {"of_mother": of_mother})
    return made


def number_taken(number: str, own_id: UUID, *, by: Actor, at: datetime) -> list[Finding]:
    """PPL-7: somebody else on file has this number."""
    if not number:
        return []
    return _matching(doors.Terms(nhs_number=number), own_id, by=by, at=at)


def same_person(baby: Baby, given_name: str, family_name: str, born: date, *, by: Actor, at: datetime) -> list[Finding]:
    """PPL-7: another baby on file has this name and birthday."""
    if not given_name or not family_name:
        return []
    return _matching(doors.Terms(name=f"{given_name} {family_name}", date_of_birth=born), baby.pk, by=by, at=at)


def _matching(terms: doors.Terms, own_id: UUID, *, by: Actor, at: datetime) -> list[Finding]:
    new = rules.Identity(
        name_key=doors.key_of(terms.name), date_of_birth=terms.date_of_birth, nhs_number=terms.nhs_number
    )
    for hit in doors.similar_to(by, terms, at=at).hits:
        if hit.id == own_id:
            continue
        number = terms.nhs_number if hit.by_number and hit.kind in {Kind.MOTHER, Kind.BABY} else ""
        known = rules.Identity(name_key=doors.key_of(hit.name), date_of_birth=hit.date_of_birth, nhs_number=number)
        finding = rules.may_be_the_same_person(new, known)
        if finding:
            return [finding]
    return []


@transaction.atomic
def record_movement(
    baby_id: UUID, said: MovementSaid, *, explained: str = "", by: Actor, at: datetime
) -> MobilityRecord | checks.Queried:
    """Add how the baby moved on a day; the newest day stands on the file. Raises Refused."""
    baby = pregnancies.baby_for_writing(baby_id, Permission.FILE_RECORD, by=by, at=at)
    found = _queries_about_movement(baby, said)
    queried = checks.unexplained(found, explained)
    if queried:
        return queried
    made = MobilityRecord.objects.create(
        baby=baby,
        stage=said.stage.value,
        basis=said.basis.value,
        said_by=said.said_by,
        seen_on=said.seen_on,
        words=said.words,
        agency_id=pregnancies.agency_of(by),
        recorded_at=at,
        recorded_by_id=by.worker_id,
    )
    baby.mobility = doors.movement_of(baby.pk)[0].stage.value
    baby.save(update_fields=["mobility"])
    checks.explain(found, explained, baby, by=by, at=at)
    pregnancies.leave_a_line(by, "recorded how a baby moves", baby, made.pk, {"basis": said.basis.value})
    return made


def _queries_about_movement(baby: Baby, said: MovementSaid) -> list[Finding]:
    born = baby.date_of_birth
    if born is not None and said.seen_on >= born:
        return []
    says = "This day is before the baby was born." if born else "This baby is not born yet: nobody has seen it move."
    return [Finding("PRG-11", says, asks=("reason",), missing=("date",))]
