"""What asking tells the measures: a row for each request, consultation and decision not to share; and counts."""

from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import connection

from kith.kernel import handbook
from kith.referrals.doors import WRITTEN_LIMIT


@dataclass(frozen=True)
class AskingFact:
    """One request, consultation or decision not to share (`kind`), as the measures see it.

    `destination` is the handbook's body for a request and the step advised for a consultation. `decided_at` is the
    Front Door's first decision, the locality's answer, or the first advice. `rang_at` is the urgent call before it:
    `written_after` is the time to the written confirmation. What does not apply is empty or None.
    """

    kind: str
    happened_at: datetime
    agency_id: UUID | None
    locality: str
    level: int | None
    destination: str
    to_front_door: bool
    unborn: bool
    children: int
    basis: str
    agreement: str
    family_told: str
    reason: str
    harm: bool | None
    decided_at: datetime | None
    told_at: datetime | None
    rang_at: datetime | None
    became_request: bool

    @property
    def decided_after(self) -> timedelta | None:
        return self.decided_at - self.happened_at if self.decided_at else None

    @property
    def written_after(self) -> timedelta | None:
        return self.happened_at - self.rang_at if self.rang_at else None


@dataclass(frozen=True)
class AskingCounts:
    """How many there were in one month from one agency, of one kind, level, route and consent state.

    Small numbers are not hidden here. `minutes_to_decision` is the median of those decided, nought when none is.
    `written_in_time` is of those with a call (`rang`), by the handbook's limit on the last day asked about.
    """

    kind: str
    month: date
    agency_id: UUID | None
    locality: str
    level: int | None
    destination: str
    unborn: bool
    agreement: str
    number: int
    decided: int
    told: int
    minutes_to_decision: int
    rang: int
    written_in_time: int
    harm: int
    became_request: int


def asking_facts(*, since: date, until: date) -> list[AskingFact]:
    """Facts of everything asked between the two days, both included, that the actor may see."""
    columns = ", ".join(field.name for field in fields(AskingFact))
    statement = f"select {columns} from referrals_asking_facts(%s, %s) order by happened_at, kind"  # noqa: S608  ours
    return [AskingFact(*row) for row in _rows(statement, (since, until))]


def asking_counts(*, since: date, until: date) -> list[AskingCounts]:
    """Counts over the whole partnership: no family and no worker is named."""
    columns = ", ".join(field.name for field in fields(AskingCounts))
    statement = f"select {columns} from referrals_asking_counts(%s, %s, %s) order by month, kind, level, destination"  # noqa: S608
    limit = timedelta(hours=handbook.current().limit(WRITTEN_LIMIT, until).amount)
    return [AskingCounts(*row) for row in _rows(statement, (since, until, limit))]


def _rows(statement: str, given: Iterable[Any]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(statement, tuple(given))
        return list(cursor.fetchall())
