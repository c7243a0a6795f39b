"""Everything the page about a pregnancy, a birth and each detail shows, gathered in one go."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from kith.access.actor import Actor
from kith.access.decide import Decision, role_may
from kith.access.permissions import Permission
from kith.kernel import gestation
from kith.kernel.clock import day_of
from kith.kernel.gestation import Span
from kith.people.models import Baby
from kith.people.words import Ending, Sex

from . import births, files, pregnancies


@dataclass(frozen=True, kw_only=True)
class Details:
    """One baby's dates, births, endings, numbers and movement, with where each comes from."""

    baby_id: UUID
    name: str
    age: str
    date_of_birth: date | None
    expected_on: date | None
    born_at: Span | None
    gestation: Span | None
    ended: Ending | None
    sex: Sex
    stands: births.BabyVersion
    versions: tuple[births.BabyVersion, ...]
    endings: tuple[births.EndingLine, ...]
    nhs_number: str
    numbers: tuple[births.NumberLine, ...]
    movement: tuple[births.MovementLine, ...]
    mobility: str
    non_mobile: births.NonMobile
    mother: files.Adult
    mother_died_on: date | None
    mothers_numbers: tuple[births.NumberLine, ...]
    mother_versions: tuple[births.MotherVersion, ...]
    pregnancy: pregnancies.PregnancyFile
    may_record: Decision

    @property
    def born(self) -> bool:
        return self.date_of_birth is not None


def details_of(actor: Actor, baby: Baby, *, at: datetime) -> Details:
    """The details of a file already opened with `baby_for`. No gestation is counted for a file that has ended."""
    today, ended = day_of(at), pregnancies.ended(baby)
    counting = baby.date_of_birth is None and baby.expected_on is not None and ended is None
    return Details(
        baby_id=baby.pk,
        name=files.name_of(baby),
        age=births.age_of(baby, today),
        date_of_birth=baby.date_of_birth,
        expected_on=baby.expected_on,
        born_at=Span(*divmod(baby.born_at_days, 7)) if baby.born_at_days is not None else None,
        gestation=gestation.gestation(baby.expected_on, today) if counting and baby.expected_on else None,
        ended=ended,
        sex=Sex(baby.sex),
        stands=births.version_of(baby),
        versions=tuple(births.versions_of(baby)),
        endings=tuple(births.endings_of(baby.pk)),
        nhs_number=files.spaced(baby.nhs_number),
        numbers=tuple(births.numbers_of(baby_id=baby.pk)),
        movement=tuple(births.movement_of(baby.pk)),
        mobility=baby.mobility,
        non_mobile=births.non_mobile(baby, today),
        mother=files.adult(baby.mother),
        mother_died_on=baby.mother.died_on,
        mothers_numbers=tuple(births.numbers_of(person_id=baby.mother_id)),
        mother_versions=tuple(births.mother_versions(baby.mother_id)),
        pregnancy=pregnancies.pregnancy_of(actor, baby, at=at),
        may_record=role_may(actor, Permission.FILE_RECORD),
    )
