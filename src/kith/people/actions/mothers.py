"""A mother's dates put right, or her death recorded: both versions are kept."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from kith.access.actor import Actor
from kith.access.permissions import Permission
from kith.kernel import handbook
from kith.kernel.clock import day_of
from kith.kernel.findings import Finding
from kith.people import doors, rules
from kith.people.models import Baby, Person, PersonRecord

from . import checks, pregnancies


@dataclass(frozen=True, kw_only=True)
class MotherDates:
    """A mother's dates, and what was wrong before."""

    date_of_birth: date | None = None
    died_on: date | None = None
    why: str = ""


@dataclass(frozen=True)
class StaleMother:
    """Somebody corrected her dates meanwhile: what stands now. Nothing was saved."""

    newer: doors.MotherVersion


@transaction.atomic
def correct_mother(
    baby_id: UUID, said: MotherDates, *, based_on: int = 0, explained: str = "", by: Actor, at: datetime
) -> PersonRecord | checks.Queried | StaleMother:
    """Add a mother's dates as they are now known, having read record `based_on`. Raises Refused."""
    baby = pregnancies.baby_for_writing(baby_id, Permission.FILE_RECORD, by=by, at=at)
    mother = baby.mother
    newest = next(iter(doors.mother_versions(mother.pk)), None)
    if newest is not None and newest.number > based_on:
        return StaleMother(newest)
    found = _queries(baby, said, at)
    queried = checks.unexplained(found, explained)
    if queried:
        return queried
    if newest is None:
        stood = MotherDates(date_of_birth=mother.date_of_birth, died_on=mother.died_on)
        _add(mother, 1, stood, mother.recorded_by_id, mother.recorded_at)
    number = (newest.number if newest else 1) + 1
    made = _add(mother, number, said, by.worker_id, at)
    mother.date_of_birth, mother.died_on = said.date_of_birth, said.died_on
    mother.save(update_fields=["date_of_birth", "died_on"])
    checks.explain(found, explained, mother, by=by, at=at)
    pregnancies.leave_a_line(by, "corrected a mother's dates", baby, made.pk, {"number": number})
    return made


def _queries(baby: Baby, said: MotherDates, at: datetime) -> list[Finding]:
    youngest = handbook.current().figure("youngest_mother", day_of(at))
    day = baby.date_of_birth or baby.expected_on
    found = [rules.a_baby_is_younger_than_its_mother(said.date_of_birth, day, youngest) if day else None]
    if baby.date_of_birth:
        found.append(rules.nothing_after_the_mothers_death(said.died_on, baby.date_of_birth))
    return [finding for finding in found if finding]


def _add(mother: Person, number: int, said: MotherDates, by_id: UUID | None, at: datetime) -> PersonRecord:
    return PersonRecord.objects.create(
        person=mother,
        number=number,
        given_name=mother.given_name,
        family_name=mother.family_name,
        date_of_birth=said.date_of_birth,
        died_on=said.died_on,
        why=said.why,
        recorded_at=at,
        recorded_by_id=by_id,
    )
