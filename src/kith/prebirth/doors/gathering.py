"""What the pathway of some babies is computed from: one query, however many babies, under row-level security."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import NamedTuple
from uuid import UUID

from django.db import connection

from kith.kernel import handbook
from kith.kernel.clock import day_of
from kith.people import doors as people_doors
from kith.people.models import Baby, PregnancyCare
from kith.prebirth import rules
from kith.prebirth.words import Mark

from .told import Told, told_about

BOOKING, REFERRAL, MEETING, BIRTH = "booking", "referral", "discharge_meeting", "birth_record"


class Row(NamedTuple):
    """One row of `prebirth_kept`; what a column holds follows from `kind`."""

    baby_id: UUID
    kind: str
    code: str
    at: datetime
    on_day: date
    judged: date | None
    number: int
    words: str


@dataclass(kw_only=True)
class Kept:
    """What is on file for one baby's pathway: steps done by code, set aside by code with why, requests."""

    noticed_on: date
    level: int | None = None
    expected: int = 1
    files: int = 1
    lost: int = 0
    done: dict[str, rules.DoneFact] = field(default_factory=dict)
    aside: dict[str, str] = field(default_factory=dict)
    first_request: datetime | None = None
    newest_request: datetime | None = None

    @property
    def babies(self) -> int:
        """How many babies the pregnancy goes on with: as many as were recorded, or have files, without those lost."""
        return max(1, max(self.expected, self.files) - self.lost)

    def facts(self, baby: Baby) -> rules.PregnancyFacts:
        """For a baby whose expected date, or birth, is known; a birth without an expected date counts as at term."""
        edd = baby.expected_on or baby.date_of_birth
        assert edd is not None, "the table asks for one of the two"
        return rules.PregnancyFacts(
            edd=edd,
            noticed_on=self.noticed_on,
            level=self.level,
            asked_on=day_of(self.newest_request) if self.newest_request else None,
            babies=self.babies,
            born_on=baby.date_of_birth,
            ended=bool(baby.ended_as),
        )


def kept_of(babies: Sequence[Baby], *, judged: bool = False, told: bool = True) -> dict[UUID, Kept]:
    """Everything the rules need, for each baby. The caller has asked access for the files.

    With `judged`, what other rooms tell is kept with the expected date that stood on its day: one query more.
    Without `told`, no room above is asked.
    """
    found = {baby.pk: Kept(noticed_on=day_of(baby.recorded_at)) for baby in babies}
    for row in sorted(_rows(list(found)), key=lambda row: (row.at is not None, row.at)):
        TAKES[row.kind](found[row.baby_id], row)
    booked, others = _booked(babies), _told(babies) if told else {}
    stood = _stood(babies, found, others) if judged else {}
    for baby in babies:
        kept = found[baby.pk]
        if baby.pregnancy_id in booked:
            kept.done.setdefault(BOOKING, rules.DoneFact(on=booked[baby.pregnancy_id]))
        if kept.first_request:
            asked_on = day_of(kept.first_request)
            judged_by = stood.get((baby.pregnancy_id, asked_on))
            kept.done.setdefault(REFERRAL, rules.DoneFact(on=asked_on, judged_by=judged_by))
        if baby.date_of_birth and baby.nhs_number:
            kept.done.setdefault(BIRTH, rules.DoneFact(on=baby.date_of_birth))
        for one in others.get(baby.pk, {}).values():
            judged_by = stood.get((baby.pregnancy_id, one.on))
            kept.done[one.code] = rules.DoneFact(on=one.on, judged_by=judged_by, source=one.source, href=one.href)
    return found


def _booked(babies: Sequence[Baby]) -> dict[UUID | None, date]:
    """When each was booked: the mother's own health, which the database shows to those to whom it is open (PRG-9)."""
    rows = PregnancyCare.objects.filter(pregnancy__in={one.pregnancy_id for one in babies}).order_by("number")
    newest = dict(rows.values_list("pregnancy_id", "booked_on"))
    return {pk: on for pk, on in newest.items() if on}


def _told(babies: Sequence[Baby]) -> dict[UUID, dict[str, Told]]:
    """What rooms above say, the first of each step. A step before the birth was done before it, or not at all."""
    found: dict[UUID, dict[str, Told]] = {}
    born = {baby.pk: baby.date_of_birth for baby in babies}
    before = {one.code for one in handbook.current().milestones()}
    for one in told_about(list(born)):
        birth = born[one.baby_id]
        if one.code not in before or birth is None or one.on <= birth:
            found.setdefault(one.baby_id, {}).setdefault(one.code, one)
    return found


def _rows(ids: list[UUID]) -> list[Row]:
    if not ids:
        return []
    with connection.cursor() as cursor:
        cursor.execute("select * from prebirth_kept(%s)", [ids])
        return [Row(*row) for row in cursor.fetchall()]


def _noticed(kept: Kept, row: Row) -> None:
    kept.noticed_on = min(kept.noticed_on, day_of(row.at))


def _expected(kept: Kept, row: Row) -> None:
    kept.expected = row.number


def _files(kept: Kept, row: Row) -> None:
    kept.files, kept.lost = row.number, int(row.words)


def _done(kept: Kept, row: Row) -> None:
    kept.done[row.code] = rules.DoneFact(on=row.on_day, judged_by=row.judged)


def _undone(kept: Kept, row: Row) -> None:
    kept.done.pop(row.code, None)


def _mark(kept: Kept, row: Row) -> None:
    """What is said of a step after another thing takes its place."""
    mark, _colon, why = row.words.partition(":")
    kept.aside.pop(row.code, None)
    if mark == Mark.NOT_NEEDED:
        kept.aside[row.code] = why
    elif mark == Mark.DONE:
        kept.done.setdefault(row.code, rules.DoneFact(on=row.on_day))
    else:
        kept.done.pop(row.code, None)


def _meeting(kept: Kept, row: Row) -> None:
    kept.done.setdefault(MEETING, rules.DoneFact(on=day_of(row.at)))


def _request(kept: Kept, row: Row) -> None:
    kept.level, kept.first_request, kept.newest_request = row.number, kept.first_request or row.at, row.at


TAKES = {
    "noticed": _noticed,
    "expected": _expected,
    "files": _files,
    "done": _done,
    "undone": _undone,
    "mark": _mark,
    "meeting": _meeting,
    "request": _request,
}


def _stood(
    babies: Sequence[Baby], found: dict[UUID, Kept], told: dict[UUID, dict[str, Told]]
) -> dict[tuple[UUID | None, date], date]:
    asked: set[tuple[UUID | None, date]] = set()
    for baby in babies:
        first = found[baby.pk].first_request
        days = {one.on for one in told.get(baby.pk, {}).values()} | ({day_of(first)} if first else set())
        asked |= {(baby.pregnancy_id, day) for day in days if baby.pregnancy_id}
    return people_doors.dates_that_stood(asked)


def allowed(on: date) -> rules.Allowed:
    """The handbook's figures of that day."""
    book = handbook.current()
    return rules.Allowed(
        free_days=book.figure("late_step_before", on), several_weeks=book.figure("several_earlier", on)
    )
