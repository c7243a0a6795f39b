"""Reading who a baby is and was said to be: births, corrections, endings, numbers, movement, age."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID

from kith.design import wording
from kith.kernel import handbook
from kith.kernel.gestation import Span
from kith.people import rules
from kith.people.models import Baby, BabyEnding, BabyRecord, MobilityRecord, NhsNumberRecord, PersonRecord
from kith.people.words import Ending, Mobility, MobilityBasis, NumberSource, Sex

VERY_EARLY = ("term", "very_early", "corrected_until", "corrected_until_very_early")


@dataclass(frozen=True, kw_only=True)
class BabyVersion:
    """What somebody recorded about who a baby is; `number` is nought for a file nobody has added to."""

    number: int = 0
    given_name: str = ""
    family_name: str = ""
    date_of_birth: date | None = None
    born_at: time | None = None
    place: str = ""
    sex: Sex = Sex.UNKNOWN
    weight_grams: int | None = None
    birth_order: int | None = None
    born_at_days: int | None = None
    why: str = ""
    who: str = ""
    agency: str = ""
    recorded_at: datetime | None = None


@dataclass(frozen=True, kw_only=True)
class EndingLine:
    """How a file ended, on whose word; or that this was recorded in error."""

    number: int
    kind: Ending
    ended_on: date | None
    said_by: str
    words: str
    withdrawn: bool
    who: str
    agency: str
    recorded_at: datetime


@dataclass(frozen=True, kw_only=True)
class NumberLine:
    """An NHS number and where it came from."""

    nhs_number: str
    source: NumberSource
    said_on: date | None
    verified: bool
    who: str
    recorded_at: datetime


@dataclass(frozen=True, kw_only=True)
class MovementLine:
    """How a baby moved on one day, and how we know."""

    stage: Mobility
    basis: MobilityBasis
    said_by: str
    seen_on: date
    words: str
    agency: str
    who: str
    recorded_at: datetime


@dataclass(frozen=True, kw_only=True)
class MotherVersion:
    """A mother's dates as somebody recorded them."""

    number: int
    date_of_birth: date | None
    died_on: date | None
    why: str
    who: str
    recorded_at: datetime


@dataclass(frozen=True, kw_only=True)
class NonMobile:
    """Whether a baby counts as non-mobile where we are, and by whose definition; None when not known."""

    is_so: bool | None
    label: str
    source: str


def versions_of(baby: Baby) -> list[BabyVersion]:
    """Every record of who this baby is, newest first. The caller has opened the file."""
    rows = BabyRecord.objects.filter(baby=baby).select_related("agency", "recorded_by").order_by("-number")
    return [_version(row) for row in rows]


def version_of(baby: Baby) -> BabyVersion:
    """What stands now: the newest record, or what the file was opened with."""
    newest = BabyRecord.objects.filter(baby=baby).select_related("agency", "recorded_by").order_by("-number").first()
    if newest is not None:
        return _version(newest)
    return BabyVersion(
        given_name=baby.given_name,
        family_name=baby.family_name,
        date_of_birth=baby.date_of_birth,
        sex=Sex(baby.sex),
        birth_order=baby.birth_order,
        born_at_days=baby.born_at_days,
        recorded_at=baby.recorded_at,
    )


def _version(row: BabyRecord) -> BabyVersion:
    same = ("given_name", "family_name", "date_of_birth", "born_at", "place", "weight_grams", "birth_order", "why")
    return BabyVersion(
        number=row.number,
        sex=Sex(row.sex),
        born_at_days=row.born_at_days,
        who=row.recorded_by.full_name if row.recorded_by else "",
        agency=row.agency.name if row.agency else "",
        recorded_at=row.recorded_at,
        **{name: getattr(row, name) for name in same},
    )


def endings_of(baby_id: UUID) -> list[EndingLine]:
    """Every record of an ending, newest first. The caller has opened the file."""
    rows = BabyEnding.objects.filter(baby_id=baby_id).select_related("agency", "recorded_by").order_by("-number")
    return [
        EndingLine(
            number=row.number,
            kind=Ending(row.kind),
            ended_on=row.ended_on,
            said_by=row.said_by,
            words=row.words,
            withdrawn=row.withdrawn,
            who=row.recorded_by.full_name if row.recorded_by else "",
            agency=row.agency.name if row.agency else "",
            recorded_at=row.recorded_at,
        )
        for row in rows
    ]


def numbers_of(*, baby_id: UUID | None = None, person_id: UUID | None = None) -> list[NumberLine]:
    """Where an NHS number came from, newest first. The caller has opened the file."""
    whose = {"baby_id": baby_id} if baby_id else {"person_id": person_id}
    rows = NhsNumberRecord.objects.filter(**whose).select_related("recorded_by").order_by("-recorded_at", "-id")
    return [
        NumberLine(
            nhs_number=row.nhs_number,
            source=NumberSource(row.source),
            said_on=row.said_on,
            verified=row.verified,
            who=row.recorded_by.full_name if row.recorded_by else "",
            recorded_at=row.recorded_at,
        )
        for row in rows
    ]


def movement_of(baby_id: UUID) -> list[MovementLine]:
    """How a baby moved, the newest day first. The caller has opened the file."""
    rows = MobilityRecord.objects.filter(baby_id=baby_id).select_related("agency", "recorded_by")
    return [
        MovementLine(
            stage=Mobility(row.stage),
            basis=MobilityBasis(row.basis),
            said_by=row.said_by,
            seen_on=row.seen_on,
            words=row.words,
            agency=row.agency.name if row.agency else "",
            who=row.recorded_by.full_name if row.recorded_by else "",
            recorded_at=row.recorded_at,
        )
        for row in rows.order_by("-seen_on", "-recorded_at", "-id")
    ]


def mother_versions(person_id: UUID) -> list[MotherVersion]:
    """What a mother's dates were recorded as, newest first. The caller has opened the file."""
    rows = PersonRecord.objects.filter(person_id=person_id).select_related("recorded_by").order_by("-number")
    return [
        MotherVersion(
            number=row.number,
            date_of_birth=row.date_of_birth,
            died_on=row.died_on,
            why=row.why,
            who=row.recorded_by.full_name if row.recorded_by else "",
            recorded_at=row.recorded_at,
        )
        for row in rows
    ]


def corrected_age(born: date | None, born_at_days: int | None, on: date) -> Span | None:
    """The age corrected for an early birth, by the handbook of that day; None where none is shown (PRG-10)."""
    if born is None or born_at_days is None:
        return None
    book = handbook.current()
    term, very_early, months, months_very_early = (book.figure(code, on) for code in VERY_EARLY)
    by = rules.Correction(term=term, very_early=very_early, months=months, months_very_early=months_very_early)
    return rules.corrected_age(born, born_at_days, on, by)


def age_of(baby: Baby, on: date) -> str:
    """A baby's age as every page says it: corrected beside it for an early birth; gestation before birth.

    A file that has ended says so and counts nothing.
    """
    return age_words(baby.date_of_birth, baby.expected_on, baby.born_at_days, baby.ended_as, on)


def age_words(born: date | None, expected: date | None, born_at_days: int | None, ended_as: str, on: date) -> str:
    """`age_of` from its parts. "10 weeks + 3 days old, corrected 3 weeks + 3 days"; "unborn, 24 weeks + 3 days"."""
    if rules.everything_stops(ended_as):
        return "file closed"
    if born is not None:
        corrected = corrected_age(born, born_at_days, on)
        return wording.age_text(born, on=on) + _corrected_words(corrected, born, born_at_days)
    if expected is None:
        return "unborn"
    return f"unborn, {unborn_words(expected, on)}"


def _corrected_words(corrected: Span | None, born: date, born_at_days: int | None) -> str:
    if corrected is None:
        return ""
    if corrected.total_days or born_at_days is None:
        return f", corrected {corrected.in_words}"
    return f", corrected age counts from {wording.day_text(born + timedelta(days=280 - born_at_days))}"


def unborn_words(expected: date, on: date) -> str:
    """How far a pregnancy is, in weeks and days."""
    days = 280 - (expected - on).days
    return f"{Span(*divmod(days, 7)).in_words} of pregnancy" if days >= 0 else "pregnancy not begun"


def non_mobile(baby: Baby, on: date) -> NonMobile:
    """Whether this baby counts as non-mobile on that day by the area's definition (PRG-11)."""
    return non_mobile_at(baby.mobility, baby.date_of_birth, on)


def non_mobile_at(stage: str, born: date | None, on: date) -> NonMobile:
    definition = handbook.current().mobility(on)
    months = wording.months_between(born, on) if born and born <= on else None
    facts = rules.Definition(moves=definition.moves, under_months=definition.under_months, source=definition.source)
    return NonMobile(is_so=rules.is_non_mobile(stage, months, facts), label=definition.label, source=definition.source)
