"""What the files tell the measures: facts of the babies one may see, and counts that name nobody.

A period is about babies born in it, or expected in it while they are not born; for gaps it is when they opened. Files
that are over and second files of one baby are left out. Small numbers are not hidden here.
"""

from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import connection


@dataclass(frozen=True)
class BabyFact:
    """One baby: whether the father is named or why not, and by which kinds of agency the baby was seen.

    `father` is the best that is known of one, as `Knowledge` has it; empty when no entry about a father was made.
    """

    baby_id: UUID
    month: date
    locality: str
    unborn: bool
    father: str
    father_named: bool
    men: int
    men_named: int
    seen_by: list[str]
    first_seen_on: date | None
    last_seen_on: date | None


@dataclass(frozen=True)
class CarerFact:
    """One man, or another carer, as the newest record has it. `icon`, `invited` and `attended`: yes, no or unknown."""

    carer_id: UUID
    baby_id: UUID
    month: date
    locality: str
    kind: str
    relationship: str
    knowledge: str
    named: bool
    seen_by: list[str]
    icon: str
    icon_on: date | None
    views: bool
    invited: str
    attended: str


@dataclass(frozen=True)
class GapFact:
    """A gap in what is known of one man or other carer, from the record that opened it to the one that closed it.

    `days` is until it closed, or so far. Coping with crying is no gap here, because its time comes and goes with the
    baby's age: `CarerFact.icon` says who was told.
    """

    carer_id: UUID
    baby_id: UUID
    month: date
    locality: str
    gap: str
    opened_at: datetime
    closed_at: datetime | None
    days: int


@dataclass(frozen=True)
class BabyCounts:
    """Babies of one month and locality. Denominators: `babies` for the father, `born` for seen."""

    month: date
    locality: str
    babies: int
    unborn: int
    father_named: int
    father_declined: int
    father_not_asked: int
    father_does_not_apply: int
    no_father_recorded: int
    born: int
    seen: int


@dataclass(frozen=True)
class SeenCounts:
    """How many babies born in one month, of one locality, were seen by agencies of one kind."""

    month: date
    locality: str
    agency_kind: str
    born: int


@dataclass(frozen=True)
class CarerCounts:
    """Men (or other carers) around the babies of one month and locality.

    Denominators: `recorded` for named; `invited` for attended; `named` for all the others.
    """

    month: date
    locality: str
    kind: str
    recorded: int
    named: int
    seen: int
    icon: int
    views: int
    invited: int
    attended: int


@dataclass(frozen=True)
class GapCounts:
    """Gaps of one kind that opened in one month, of one locality, and how many days it took to close those closed."""

    month: date
    locality: str
    gap: str
    opened: int
    closed: int
    median_days: float | None


def baby_facts(*, since: date, until: date) -> list[BabyFact]:
    """One row for each baby of the period that the actor may see."""
    return _read(BabyFact, "people_baby_facts(%s, %s)", (since, until), "month, baby_id")


def carer_facts(*, since: date, until: date) -> list[CarerFact]:
    """One row for each man and each other carer around the babies of the period that the actor may see."""
    return _read(CarerFact, "people_carer_facts(%s, %s)", (since, until), "month, baby_id, carer_id")


def gap_facts(*, since: date, until: date, at: datetime) -> list[GapFact]:
    """One row for each gap that opened in the period, as it stood at the moment `at`, in files the actor may see."""
    return _read(GapFact, "people_gap_facts(%s, %s, %s)", (since, until, at), "opened_at, carer_id, gap")


def baby_counts(*, since: date, until: date) -> list[BabyCounts]:
    """Babies by month and locality over the whole partnership; nobody is named."""
    return _read(BabyCounts, "people_baby_counts(%s, %s)", (since, until), "month, locality")


def seen_counts(*, since: date, until: date) -> list[SeenCounts]:
    """Babies seen, by month, locality and kind of agency over the whole partnership."""
    return _read(SeenCounts, "people_seen_counts(%s, %s)", (since, until), "month, locality, agency_kind")


def carer_counts(*, since: date, until: date) -> list[CarerCounts]:
    """Men and other carers by month and locality over the whole partnership."""
    return _read(CarerCounts, "people_carer_counts(%s, %s)", (since, until), "month, locality, kind")


def gap_counts(*, since: date, until: date, at: datetime) -> list[GapCounts]:
    """Gaps by the month they opened, locality and kind over the whole partnership, as they stood at `at`."""
    return _read(GapCounts, "people_gap_counts(%s, %s, %s)", (since, until, at), "month, locality, gap")


def _read[T](kind: type[T], function: str, given: Iterable[Any], order: str) -> list[T]:
    columns = ", ".join(field.name for field in fields(kind))  # type: ignore[arg-type]  # each is a dataclass
    with connection.cursor() as cursor:
        cursor.execute(f"select {columns} from {function} order by {order}", tuple(given))  # noqa: S608  our own names
        return [kind(*row) for row in cursor.fetchall()]
