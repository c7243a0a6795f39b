"""A birth, and corrections of who a baby is. The same file goes on; a second twin gets a file of its own."""

from dataclasses import dataclass
from datetime import date, datetime, time
from uuid import UUID

from django.db import transaction

from kith.access.actor import Actor
from kith.access.permissions import Permission
from kith.kernel import gestation, handbook
from kith.kernel.clock import day_of
from kith.kernel.findings import Finding
from kith.people import doors, rules
from kith.people.models import Baby, BabyRecord
from kith.people.words import Sex

from . import checks, numbers, pregnancies, twins


@dataclass(frozen=True, kw_only=True)
class BirthSaid:
    """What is known of a birth, or what it is corrected to. `why` says what was wrong before."""

    date_of_birth: date | None
    born_at: time | None = None
    place: str = ""
    sex: Sex = Sex.UNKNOWN
    given_name: str = ""
    family_name: str = ""
    weight_grams: int | None = None
    birth_order: int | None = None
    why: str = ""


SAID = ("date_of_birth", "born_at", "place", "sex", "given_name", "family_name", "weight_grams", "birth_order")


@dataclass(frozen=True)
class StaleBirth:
    """Somebody recorded the birth, or corrected it, meanwhile: what stands now. Nothing was saved."""

    newer: doors.BabyVersion


Born = Baby | checks.Queried | StaleBirth


@transaction.atomic
def record_birth(
    baby_id: UUID, said: BirthSaid, *, based_on: int = 0, explained: str = "", by: Actor, at: datetime
) -> Born:
    """The unborn file becomes the child's own: same id, so that everything around it goes on. Also corrects it.

    The same birth said twice is one birth; another version than the one that was read is StaleBirth. Raises Refused.
    """
    baby = pregnancies.baby_for_writing(baby_id, Permission.FILE_RECORD, by=by, at=at)
    stands = doors.version_of(baby)
    if (stands.number > based_on or baby.date_of_birth) and _same(stands, said):
        return baby
    if stands.number > based_on:
        return StaleBirth(stands)
    found = _queries(baby, said, by, at)
    queried = checks.unexplained(found, explained)
    if queried:
        return queried
    was_born = baby.date_of_birth is not None
    pregnancies.pregnancy_of(baby, by=by, at=at)
    if stands.number == 0 and was_born:
        _keep_what_stood(baby)
    _write(baby, said, by, at)
    checks.explain(found, explained, baby, by=by, at=at)
    pregnancies.leave_a_line(by, "corrected a baby's details" if was_born else "recorded a birth", baby, baby.pk, {})
    return baby


@transaction.atomic
def record_another_birth(baby_id: UUID, said: BirthSaid, *, explained: str = "", by: Actor, at: datetime) -> Born:
    """A further baby of a pregnancy whose one file stood for several: it gets its own file with the shared history.

    When somebody gave it one meanwhile, that is the answer (the same facts) or StaleBirth (others). Raises Refused.
    """
    baby = pregnancies.baby_for_writing(baby_id, Permission.FILE_RECORD, by=by, at=at)
    pregnancy = pregnancies.pregnancy_of(baby, by=by, at=at)
    others = list(pregnancy.babies.exclude(pk=baby.pk).order_by("-recorded_at", "-id"))
    twin = next((one for one in others if _same(doors.version_of(one), said)), None)
    if twin is not None:
        return twin
    if doors.babies_in(pregnancy.pk) <= len(others) + 1 and others:
        return StaleBirth(doors.version_of(others[0]))
    found = _queries(baby, said, by, at)
    queried = checks.unexplained(found, explained)
    if queried:
        return queried
    made = twins.another_file(baby, by=by, at=at)
    _write(made, said, by, at)
    checks.explain(found, explained, made, by=by, at=at)
    pregnancies.leave_a_line(by, "recorded a birth", made, made.pk, {"twin_of": str(baby.pk)})
    return made


def _same(stands: doors.BabyVersion, said: BirthSaid) -> bool:
    return all(getattr(stands, name) == getattr(said, name) for name in SAID)


def _queries(baby: Baby, said: BirthSaid, by: Actor, at: datetime) -> list[Finding]:
    today, born = day_of(at), said.date_of_birth
    found: list[Finding | None] = []
    if rules.everything_stops(baby.ended_as):
        says = "This file was closed. If that was a mistake, correct how it ended first; everything then starts again."
        found.append(Finding("PRG-6", says, asks=("reason",)))
    if born is not None:
        if baby.expected_on:
            found.append(gestation.birth_fits_expected_date(born, baby.expected_on, checks.bounds(today)))
        years = handbook.current().figure("file_ends_at", today)
        found.append(rules.baby_is_under_the_upper_age(born, today, years))
        found += pregnancies.queries_about_mother(baby, born, at)
        found += numbers.same_person(baby, said.given_name, said.family_name, born, by=by, at=at)
    return [finding for finding in found if finding]


def _keep_what_stood(baby: Baby) -> None:
    """The first row of a file opened for a baby already born holds what it was opened with."""
    BabyRecord.objects.create(
        baby=baby,
        number=1,
        given_name=baby.given_name,
        family_name=baby.family_name,
        date_of_birth=baby.date_of_birth,
        sex=baby.sex,
        birth_order=baby.birth_order,
        born_at_days=baby.born_at_days,
        judged_by=baby.expected_on,
        recorded_at=baby.recorded_at,
        recorded_by_id=baby.recorded_by_id,
    )


def _write(baby: Baby, said: BirthSaid, by: Actor, at: datetime) -> None:
    """Add the record, and let the file say what now stands."""
    edd, born = baby.expected_on, said.date_of_birth
    days = gestation.gestation(edd, born).total_days if edd and born else baby.born_at_days
    days = days if days is not None and 0 <= days < 400 else None  # a queried birth may lie outside any pregnancy
    number = BabyRecord.objects.filter(baby=baby).count() + 1
    BabyRecord.objects.create(
        baby=baby,
        number=number,
        born_at_days=days,
        judged_by=edd,
        why=said.why,
        agency_id=pregnancies.agency_of(by),
        recorded_at=at,
        recorded_by_id=by.worker_id,
        **{name: getattr(said, name) for name in SAID},
    )
    baby.given_name, baby.family_name, baby.sex = said.given_name, said.family_name, said.sex.value
    baby.name_key = doors.key_of(f"{said.given_name} {said.family_name}") if said.given_name or said.family_name else ""
    baby.date_of_birth, baby.born_at_days, baby.birth_order = born, days, said.birth_order
    baby.save(
        update_fields=[
            "given_name",
            "family_name",
            "name_key",
            "sex",
            "date_of_birth",
            "born_at_days",
            "birth_order",
        ]
    )
