"""A pregnancy's dates, its babies, the mother's booking and the steps before birth: each record is added."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import connection, transaction

from kith.access import audit
from kith.access.actor import Actor
from kith.access.doors import NotThere
from kith.access.permissions import Permission
from kith.directory import doors as directory_doors
from kith.kernel import gestation, handbook
from kith.kernel.clock import day_of
from kith.kernel.findings import Finding
from kith.people import doors, rules
from kith.people.models import BabiesExpected, Baby, ExpectedDate, MilestoneDone, Pregnancy, PregnancyCare
from kith.people.words import Booking, DateSource, YesNoUnknown

from . import checks

MOVE = "select people_expect(%s, %s)"


@dataclass(frozen=True, kw_only=True)
class DateSaid:
    """An estimate of the expected date; `replaces_id` is one that was recorded in error."""

    expected_on: date
    source: DateSource
    estimated_on: date | None = None
    words: str = ""
    replaces_id: UUID | None = None


@dataclass(frozen=True, kw_only=True)
class CareSaid:
    """What is known of the mother's booking."""

    booking: Booking
    booked_on: date | None = None
    booked_at: str = ""
    concealed: YesNoUnknown = YesNoUnknown.UNKNOWN
    words: str = ""


@dataclass(frozen=True)
class StaleCare:
    """Somebody recorded the booking meanwhile: what stands now, to be shown beside what was typed."""

    newer: doors.Care


def baby_for_writing(baby_id: UUID, permission: Permission, *, by: Actor, at: datetime) -> Baby:
    """A file to add to, nobody else adding to this mother's pregnancy until the transaction ends. Raises Refused."""
    doors.allow(by, permission, baby_id, at=at)
    baby = Baby.objects.select_related("mother", "pregnancy").filter(pk=baby_id).first()
    if baby is None:
        raise NotThere
    checks.alone("baby of", baby.mother_id)
    baby.refresh_from_db(fields=["date_of_birth", "expected_on", "ended_as", "pregnancy", "nhs_number", "mobility"])
    return baby


def pregnancy_of(baby: Baby, *, by: Actor, at: datetime) -> Pregnancy:
    """The pregnancy of a file being added to; begun with the date the file has, where a file has none yet."""
    if baby.pregnancy is not None:
        return baby.pregnancy
    made = Pregnancy.objects.create(mother_id=baby.mother_id, recorded_at=at, recorded_by_id=by.worker_id)
    baby.pregnancy = made
    baby.save(update_fields=["pregnancy"])
    if baby.expected_on:
        ExpectedDate.objects.create(
            pregnancy=made,
            expected_on=baby.expected_on,
            source=DateSource.OTHER.value,
            estimated_on=day_of(baby.recorded_at),
            words="As given when the file was opened",
            recorded_at=baby.recorded_at,
            recorded_by_id=baby.recorded_by_id,
        )
    return made


@transaction.atomic
def record_expected_date(
    baby_id: UUID, said: DateSaid, *, explained: str = "", by: Actor, at: datetime
) -> ExpectedDate | checks.Queried:
    """Add an estimate; the date that stands (PRG-1) moves for every baby not born yet. Raises Refused."""
    baby = baby_for_writing(baby_id, Permission.FILE_RECORD, by=by, at=at)
    found = _queries_about_date(baby, said, at)
    queried = checks.unexplained(found, explained)
    if queried:
        return queried
    pregnancy = pregnancy_of(baby, by=by, at=at)
    same = pregnancy.dates.filter(
        expected_on=said.expected_on, source=said.source.value, estimated_on=said.estimated_on
    ).first()
    if same is not None and said.replaces_id is None:
        return same
    made = ExpectedDate.objects.create(
        pregnancy=pregnancy,
        expected_on=said.expected_on,
        source=said.source.value,
        estimated_on=said.estimated_on,
        words=said.words,
        replaces=pregnancy.dates.filter(pk=said.replaces_id).first() if said.replaces_id else None,
        agency_id=agency_of(by),
        recorded_at=at,
        recorded_by_id=by.worker_id,
    )
    _move(pregnancy, day_of(at))
    checks.explain(found, explained, baby, by=by, at=at)
    leave_a_line(by, "recorded an expected date", baby, made.pk, {"source": said.source.value})
    return made


def _queries_about_date(baby: Baby, said: DateSaid, at: datetime) -> list[Finding]:
    today, bounds = day_of(at), checks.bounds(day_of(at))
    found = queries_about_mother(baby, said.expected_on, at)
    if baby.date_of_birth is None:
        found.append(gestation.expected_date_is_possible(said.expected_on, today, bounds))
    else:
        found.append(gestation.birth_fits_expected_date(baby.date_of_birth, said.expected_on, bounds))
    if said.estimated_on:
        found.append(rules.nothing_happens_before_conception(said.estimated_on, said.expected_on, bounds))
    return [finding for finding in found if finding]


def queries_about_mother(baby: Baby, day: date, at: datetime) -> list[Finding | None]:
    """PRG-7 and PRG-8 for a day on which a baby was born, or is expected."""
    youngest = handbook.current().figure("youngest_mother", day_of(at))
    died_on = baby.mother.died_on
    return [
        rules.a_baby_is_younger_than_its_mother(baby.mother.date_of_birth, day, youngest),
        rules.nothing_after_the_mothers_death(died_on, day),
    ]


def _move(pregnancy: Pregnancy, on: date) -> None:
    """Every baby of the pregnancy that is not born gets the date that stands; also one the actor does not hold."""
    standing = doors.standing_date(pregnancy.pk, on)
    if standing is None:
        return
    pregnancy.babies.filter(date_of_birth=None, ended_as="").update(expected_on=standing.expected_on)
    with connection.cursor() as cursor:
        cursor.execute(MOVE, [pregnancy.pk, standing.expected_on])


@transaction.atomic
def record_babies(
    baby_id: UUID, babies: int, *, known_on: date | None = None, explained: str = "", by: Actor, at: datetime
) -> BabiesExpected | checks.Queried:
    """Add how many babies there are, one to five. Raises Refused."""
    baby = baby_for_writing(baby_id, Permission.FILE_RECORD, by=by, at=at)
    pregnancy = pregnancy_of(baby, by=by, at=at)
    found = [rules.babies_of_a_pregnancy(babies, pregnancy.babies.count())]
    queried = checks.unexplained(found, explained)
    if queried:
        return queried
    made = BabiesExpected.objects.create(
        pregnancy=pregnancy, babies=babies, known_on=known_on, recorded_at=at, recorded_by_id=by.worker_id
    )
    checks.explain(found, explained, baby, by=by, at=at)
    leave_a_line(by, "recorded how many babies there are", baby, made.pk, {"babies": babies})
    return made


@transaction.atomic
def record_care(
    baby_id: UUID, said: CareSaid, *, based_on: int, explained: str = "", by: Actor, at: datetime
) -> PregnancyCare | checks.Queried | StaleCare:
    """Add what is known of the mother's booking, having read record `based_on`. Raises Refused (PRG-9)."""
    baby = baby_for_writing(baby_id, Permission.FILE_RECORD, by=by, at=at)
    doors.mothers_health(by, baby, at=at)
    pregnancy = pregnancy_of(baby, by=by, at=at)
    newest = doors.care_of(pregnancy.pk, baby.expected_on)
    if newest is not None and newest.number > based_on:
        return StaleCare(newest)
    found = _queries_about_booking(baby, said.booked_on, at)
    queried = checks.unexplained(found, explained)
    if queried:
        return queried
    made = PregnancyCare.objects.create(
        pregnancy=pregnancy,
        number=newest.number + 1 if newest else 1,
        booking=said.booking.value,
        booked_on=said.booked_on,
        booked_at=said.booked_at,
        concealed=said.concealed.value,
        words=said.words,
        agency_id=agency_of(by),
        recorded_at=at,
        recorded_by_id=by.worker_id,
    )
    checks.explain(found, explained, baby, by=by, at=at)
    leave_a_line(by, "recorded the booking", baby, made.pk, {"number": made.number})
    return made


def _queries_about_booking(baby: Baby, booked_on: date | None, at: datetime) -> list[Finding | None]:
    day = baby.expected_on or baby.date_of_birth
    if booked_on is None or day is None:
        return []
    return [
        rules.nothing_happens_before_conception(booked_on, day, checks.bounds(day_of(at))),
        rules.nothing_after_the_mothers_death(baby.mother.died_on, booked_on),
    ]


@transaction.atomic
def record_step(baby_id: UUID, code: str, done_on: date, *, by: Actor, at: datetime, words: str = "") -> MilestoneDone:
    """A step before birth was done; the expected date and edition it was judged by stay with it.

    Raises Refused, and NotThere for a step the handbook does not have.
    """
    return _add_step(baby_id, code, done_on, withdrawn=False, words=words, by=by, at=at)


@transaction.atomic
def withdraw_step(baby_id: UUID, code: str, *, by: Actor, at: datetime, words: str = "") -> MilestoneDone:
    """A step was recorded as done in error: that is added, and it stands as before. Raises Refused or NotThere."""
    return _add_step(baby_id, code, day_of(at), withdrawn=True, words=words, by=by, at=at)


def _add_step(baby_id: UUID, code: str, day: date, *, by: Actor, at: datetime, **more: Any) -> MilestoneDone:
    baby = baby_for_writing(baby_id, Permission.FILE_RECORD, by=by, at=at)
    step = next((one for one in handbook.current().milestones(day_of(at)) if one.code == code), None)
    if step is None:
        raise NotThere
    pregnancy = pregnancy_of(baby, by=by, at=at)
    edd = baby.expected_on
    made = MilestoneDone.objects.create(
        pregnancy=pregnancy,
        code=code,
        done_on=day,
        judged_by=edd,
        gestation_days=gestation.gestation(edd, day).total_days if edd else None,
        edition=f"{step.edition}, {step.in_force_from:%d/%m/%Y}",
        recorded_at=at,
        recorded_by_id=by.worker_id,
        **more,
    )
    action = "took back a step before birth" if more["withdrawn"] else "recorded a step before birth"
    leave_a_line(by, action, baby, made.pk, {"step": code})
    return made


def agency_of(by: Actor) -> UUID:
    """The agency that owns what this actor writes."""
    return directory_doors.worker_of(by).team.agency_id


def leave_a_line(by: Actor, action: str, baby: Baby, subject_id: UUID, detail: dict[str, Any]) -> None:
    act = audit.Act(
        action=action,
        permission=Permission.FILE_RECORD,
        subject_kind="pregnancy record",
        subject_id=subject_id,
        baby_id=baby.pk,
        detail=detail,
    )
    audit.record(by, act)
