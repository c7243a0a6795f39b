"""What strategy discussions tell the measures: facts of those one may see, and counts that name nobody."""

from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from django.db import connection

from kith.kernel.calendar import END_OF_DAY
from kith.kernel.clock import LONDON, london
from kith.kernel.limits import TimeLimit, Unit, due

from .doors import procedures

BEFORE, AFTER = timedelta(days=400), timedelta(days=400)
"""A discussion held in the period may rest on a cause, or end in a record, that lies outside it."""


@dataclass(frozen=True)
class DiscussionFact:
    """One discussion as the measures see it. A discussion not held yet has no `started_at`."""

    discussion_id: UUID
    number: str
    held_at: str
    locality: str
    agency_id: UUID
    team_id: UUID
    injury: bool
    unborn: bool
    cause_arose_at: datetime
    called_at: datetime
    started_at: datetime | None
    ended_at: datetime | None
    due_at: datetime | None
    circulated_at: datetime | None
    circulation_due_at: datetime | None
    threshold: str
    invited: int
    attended: int
    quorate: bool
    everyone_invited: bool
    same_day: bool
    held_in_time: bool
    circulated_in_time: bool
    gp_invited: bool
    gp_replied: bool
    gp_attended: bool


@dataclass(frozen=True)
class SettingCounts:
    """How many discussions held in one month, at one setting and locality, were so. Small numbers are not hidden here.

    `called` also counts those called and not held yet. Denominators: `held` for quorate, everyone invited, full
    attendance and held in time; `injury_held` for the same day; `circulation_up` (sent round, or past its time) for
    circulated in time and for all met.
    """

    month: date
    held_at: str
    locality: str
    called: int
    held: int
    quorate: int
    everyone_invited: int
    full_attendance: int
    held_in_time: int
    injury_held: int
    injury_same_day: int
    circulation_up: int
    circulated_in_time: int
    all_met: int
    gp_invited: int
    gp_replied: int
    gp_attended: int


@dataclass(frozen=True)
class CriterionFact:
    """How one discussion stands against one sentence of the published standard; `agency_id` called it."""

    discussion_id: UUID
    number: str
    held_on: date
    held_at: str
    locality: str
    agency_id: UUID
    team_id: UUID
    criterion: str
    part: str
    rated: bool
    judgement: str
    says: str


@dataclass(frozen=True)
class CriterionCounts:
    """How discussions held in one month, at one setting, locality and agency, stand against one sentence.

    "Does not apply" and "cannot tell" belong in no denominator; `still_open` waits for a clock or for the chair.
    """

    month: date
    held_at: str
    locality: str
    agency_id: UUID
    criterion: str
    part: str
    rated: bool
    met: int
    partly: int
    not_met: int
    cannot_tell: int
    does_not_apply: int
    still_open: int


def criterion_facts(*, since: date, until: date, at: datetime) -> list[CriterionFact]:
    """One row for each sentence and each discussion held between the two days that the actor may see."""
    columns = ", ".join(field.name for field in fields(CriterionFact))
    statement = f"select {columns} from strategy_criterion_facts(%s, %s, %s) order by held_on, number, criterion"  # noqa: S608  our fields
    return [CriterionFact(*row) for row in _rows(statement, (since, until, at))]


def criterion_counts(*, since: date, until: date, at: datetime) -> list[CriterionCounts]:
    """Counts by month, setting, locality and agency over the whole partnership; no baby or worker is named."""
    columns = ", ".join(field.name for field in fields(CriterionCounts))
    statement = f"select {columns} from strategy_criterion_counts(%s, %s, %s) order by month, held_at, criterion"  # noqa: S608  our fields
    return [CriterionCounts(*row) for row in _rows(statement, (since, until, at))]


def discussion_facts(*, since: date, until: date) -> list[DiscussionFact]:
    """Facts of every discussion held (or else called) between the two days, both included, that the actor may see."""
    columns = ", ".join(field.name for field in fields(DiscussionFact))
    statement = f"select {columns} from strategy_facts({_marks(15)}) order by called_at, number"  # noqa: S608  our fields
    return [DiscussionFact(*row) for row in _rows(statement, _given(since, until))]


def counts_by_setting(*, since: date, until: date, at: datetime) -> list[SettingCounts]:
    """Counts by month, setting and locality over the whole partnership: no discussion, baby or worker is named.

    `at` decides which discussions' time is up.
    """
    columns = ", ".join(field.name for field in fields(SettingCounts))
    statement = f"select {columns} from strategy_counts({_marks(16)}) order by month, held_at, locality"  # noqa: S608
    return [SettingCounts(*row) for row in _rows(statement, (*_given(since, until), at))]


def _rows(statement: str, given: Iterable[Any]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(statement, tuple(given))
        return list(cursor.fetchall())


def _marks(number: int) -> str:
    kinds = ["date", "date", "date[]", *["date[]", "boolean[]", "integer"] * 4, "timestamptz"]
    return ", ".join(f"%s::{kind}" for kind in kinds[:number])


def _given(since: date, until: date) -> tuple[Any, ...]:
    """The period, and each time limit as "a clock started on this day ends on that day"."""
    first = since - BEFORE
    days = [first + timedelta(days=number) for number in range((until + AFTER - first).days + 1)]
    parts: list[Any] = []
    clocks = (procedures.same_day, procedures.otherwise, procedures.emergency, procedures.circulation)
    for limit in (clock(until) for clock in clocks):
        parts.extend(_spread(limit, days))
    return since, until, days, *parts


def _spread(limit: TimeLimit, days: list[date]) -> tuple[list[date | None], list[bool], int | None]:
    if limit.unit is Unit.HOURS:
        return [None] * len(days), [False] * len(days), limit.amount
    calendar = procedures.calendar()
    ends = [london(due(limit, datetime.combine(day, time(12), LONDON), calendar).due_at) for day in days]
    return [end.date() for end in ends], [end.time() == END_OF_DAY for end in ends], None


@dataclass(frozen=True)
class InvitationFact:
    """One invitation: who was asked by which rule, what they answered and when, and whether they came.

    For a practice's link also when it was opened, prepared and confirmed; times asked and answered give how long.
    """

    invitation_id: UUID
    discussion_id: UUID
    number: str
    month: date
    held_at: str
    locality: str
    agency_id: UUID
    agency_kind: str
    asked_as: str
    rule_code: str
    invited_at: datetime
    reminded: int
    reply: str
    reason_code: str
    replied_at: datetime | None
    report_at: datetime | None
    by_link: bool
    opened_at: datetime | None
    prepared_at: datetime | None
    confirmed: bool
    letters: int
    held: bool
    attended: bool


@dataclass(frozen=True)
class InvitationCounts:
    """Invitations of one month by setting, locality and kind of agency. `median_minutes`: asked until answered."""

    month: date
    held_at: str
    locality: str
    agency_kind: str
    invited: int
    answered: int
    coming: int
    written: int
    cannot: int
    reported: int
    held: int
    attended: int
    median_minutes: float | None


@dataclass(frozen=True)
class ReasonCount:
    """How often one kind of agency gave one reason for not coming, in one month."""

    month: date
    agency_kind: str
    reason_code: str
    times: int


@dataclass(frozen=True)
class UninvitedCounts:
    """Agencies that worked with the family and were not invited, with a reason written and without."""

    month: date
    held_at: str
    locality: str
    agency_kind: str
    explained: int
    unexplained: int


def invitation_facts(*, since: date, until: date) -> list[InvitationFact]:
    """One fact for each invitation to a discussion called between the two days that the actor may see."""
    return _read(InvitationFact, "strategy_invitation_facts", since, until)


def invitation_counts(*, since: date, until: date) -> list[InvitationCounts]:
    """Counts over the whole partnership that name nobody; small numbers are not hidden here."""
    return _read(InvitationCounts, "strategy_invitation_counts", since, until)


def reason_counts(*, since: date, until: date) -> list[ReasonCount]:
    """Why those invited could not come, over the whole partnership."""
    return _read(ReasonCount, "strategy_reason_counts", since, until)


def uninvited_counts(*, since: date, until: date) -> list[UninvitedCounts]:
    """Agencies near the family that were not invited, over the whole partnership."""
    return _read(UninvitedCounts, "strategy_uninvited_counts", since, until)


def _read[Fact: Any](fact: type[Fact], function: str, since: date, until: date) -> list[Fact]:
    columns = ", ".join(one.name for one in fields(fact))
    statement = f"select {columns} from {function}(%s::date, %s::date) order by month"  # noqa: S608  our own names
    return [fact(*row) for row in _rows(statement, (since, until))]
