"""What the Front Door tells the measures: how agencies answer, marks that were refused, and how disagreements end.

Each runs over the whole partnership with the database's own eyes and names no baby, no worker and no words.
"""

from dataclasses import dataclass, fields
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import connection

from kith.kernel import handbook
from kith.kernel.limits import due
from kith.referrals.doors.informing import INFORMATION_LIMIT
from kith.referrals.doors.resolving import LIMITS
from kith.referrals.words import ResolutionStage


@dataclass(frozen=True)
class InformationFact:
    """One request for information: which agency was asked, when, and whether and when it replied."""

    ask_id: UUID
    agency_id: UUID
    agency_kind: str
    asked_at: datetime
    replied_at: datetime | None
    nothing_known: bool

    @property
    def minutes(self) -> int | None:
        return int((self.replied_at - self.asked_at).total_seconds() // 60) if self.replied_at else None

    @property
    def due_at(self) -> datetime:
        """By when the reply was wanted, by the limit in force on the day it was asked."""
        book = handbook.current()
        return due(book.limit(INFORMATION_LIMIT, self.asked_at.date()), self.asked_at, book.calendar()).due_at

    @property
    def in_time(self) -> bool:
        """Whether the reply came within the time limit of its day."""
        return self.replied_at is not None and self.replied_at <= self.due_at


@dataclass(frozen=True)
class MarkFact:
    """One decision that left a mark on a baby who cannot move: who had asked, and when it was answered and how."""

    decision_id: UUID
    agency_id: UUID
    locality: str
    outcome: str
    refused_at: datetime
    reason_given: bool
    answered_at: datetime | None
    answered_by: str


@dataclass(frozen=True)
class TellingFact:
    """One decision and when whoever made the request was told of it, and how."""

    decision_id: UUID
    agency_id: UUID
    decided_at: datetime
    told_at: datetime | None
    how: str


@dataclass(frozen=True)
class ResolutionFact:
    """One disagreement: between which agencies, about what, how far it went and how it ended."""

    resolution_id: UUID
    topic: str
    raised_by_agency_id: UUID
    other_agency_id: UUID
    raised_at: datetime
    stage: str
    stage_began_at: datetime
    settlement: str
    ended_at: datetime | None
    learning: str

    @property
    def pair(self) -> tuple[UUID, UUID]:
        """The two agencies, whoever of them raised it."""
        first, second = sorted((self.raised_by_agency_id, self.other_agency_id))
        return first, second

    @property
    def days(self) -> int | None:
        """Whole days from raising it to its end."""
        return (self.ended_at - self.raised_at).days if self.ended_at else None

    @property
    def last_stage_in_time(self) -> bool | None:
        """Whether the stage at which it ended was ended in its time; None while it is open."""
        if self.ended_at is None:
            return None
        book = handbook.current()
        limit = book.limit(LIMITS[ResolutionStage(self.stage)], self.stage_began_at.date())
        return self.ended_at <= due(limit, self.stage_began_at, book.calendar()).due_at


def information_facts(*, since: date, until: date) -> list[InformationFact]:
    """Requests for information asked between the two days, both included."""
    return [InformationFact(*row) for row in _rows(InformationFact, "information", since, until)]


def mark_facts(*, since: date, until: date) -> list[MarkFact]:
    """Marks refused between the two days, both included."""
    return [MarkFact(*row) for row in _rows(MarkFact, "mark", since, until)]


def telling_facts(*, since: date, until: date) -> list[TellingFact]:
    """Decisions made between the two days, both included."""
    return [TellingFact(*row) for row in _rows(TellingFact, "telling", since, until)]


def resolution_facts(*, since: date, until: date) -> list[ResolutionFact]:
    """Disagreements raised between the two days, both included."""
    return [ResolutionFact(*row) for row in _rows(ResolutionFact, "resolution", since, until)]


def _rows(kind: type[Any], name: str, since: date, until: date) -> list[tuple[Any, ...]]:
    columns = ", ".join(field.name for field in fields(kind))
    with connection.cursor() as cursor:
        cursor.execute(f"select {columns} from referrals_{name}_facts(%s, %s)", [since, until])  # noqa: S608  ours
        return list(cursor.fetchall())
