"""Time limits as the handbook states them, the deadline each gives, and how a deadline stands at a moment."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum

from kith.kernel import gestation
from kith.kernel.calendar import WorkingCalendar, at_clock, end_of
from kith.kernel.clock import day_of, london
from kith.kernel.entries import Entry

SOON_SHARE = 0.25
"""A deadline is "soon" once the last quarter of its time has begun: late enough to mean it, early enough to act."""


class Unit(StrEnum):
    """What a time limit is counted in."""

    HOURS = "hours"
    WORKING_DAYS = "working_days"
    CALENDAR_DAYS = "calendar_days"
    CALENDAR_WEEKS = "calendar_weeks"
    CALENDAR_MONTHS = "calendar_months"
    GESTATION_WEEKS = "gestation_weeks"
    SAME_DAY = "same_day"

    @property
    def noun(self) -> str:
        return {
            "hours": "hour",
            "working_days": "working day",
            "calendar_days": "day",
            "calendar_weeks": "week",
            "calendar_months": "month",
            "gestation_weeks": "week",
            "same_day": "the same day",
        }[self.value]


class Ends(StrEnum):
    """When on its last day a limit counted in days, weeks or months is up."""

    SAME_TIME = "same_time"
    END_OF_DAY = "end_of_day"


class TimeState(StrEnum):
    """How a deadline stands."""

    ON_TIME = "on_time"
    SOON = "soon"
    LATE = "late"
    DONE_IN_TIME = "done_in_time"
    DONE_LATE = "done_late"

    @property
    def label(self) -> str:
        return {
            "on_time": "On time",
            "soon": "Due soon",
            "late": "Late",
            "done_in_time": "Done in time",
            "done_late": "Done late",
        }[self.value]

    @property
    def is_open(self) -> bool:
        return self in {TimeState.ON_TIME, TimeState.SOON, TimeState.LATE}


@dataclass(frozen=True, kw_only=True)
class TimeLimit(Entry):
    """One time limit of the procedures. What the clock starts from matters more than the number.

    For `gestation_weeks` the clock is set by the expected date of birth; the amount is the week to be done by.
    """

    label: str
    amount: int
    unit: Unit
    clock_starts: str
    basis: str = ""
    ends: Ends = Ends.SAME_TIME

    @property
    def in_words(self) -> str:
        """The limit as one would say it: "1 working day", "3 months", "by 34 weeks of pregnancy", "the same day"."""
        if self.unit is Unit.SAME_DAY:
            return self.unit.noun
        if self.unit is Unit.GESTATION_WEEKS:
            return f"by {self.amount} weeks of pregnancy"
        return f"{self.amount} {self.unit.noun}{'' if self.amount == 1 else 's'}"


@dataclass(frozen=True)
class Deadline:
    """A limit set running: when it is due, and from when it counts as soon."""

    due_at: datetime
    limit: TimeLimit
    soon_from: datetime | None = None

    @property
    def why(self) -> str:
        """One line for the screen: "1 working day from when the request was received"."""
        return f"{self.limit.in_words} from {self.limit.clock_starts}"


def due(limit: TimeLimit, started_at: datetime, calendar: WorkingCalendar) -> Deadline:
    """The deadline of a limit whose clock started at that moment, in England's time.

    Hours are real hours, also across a change of the clocks. Months end on the same day of the month, or on its last.
    Raises ValueError for a moment without a time zone.
    """
    due_at = _due_at(limit, london(started_at), calendar)
    time_given = due_at - started_at
    return Deadline(due_at=due_at, limit=limit, soon_from=due_at - time_given * SOON_SHARE)


def _due_at(limit: TimeLimit, started: datetime, calendar: WorkingCalendar) -> datetime:
    if limit.unit is Unit.SAME_DAY:
        return max(end_of(started.date()), started)
    if limit.unit is Unit.HOURS:
        return london(started.astimezone(UTC) + timedelta(hours=limit.amount))
    if limit.unit is Unit.GESTATION_WEEKS:
        return end_of(gestation.date_at(edd=started.date(), weeks=limit.amount))
    if limit.unit is Unit.WORKING_DAYS:
        moment = calendar.add_working_days(started, limit.amount)
    else:
        moment = at_clock(_last_day(limit, started.date()), started)
    return end_of(moment.date()) if limit.ends is Ends.END_OF_DAY else moment


def _last_day(limit: TimeLimit, first: date) -> date:
    if limit.unit is Unit.CALENDAR_MONTHS:
        return add_months(first, limit.amount)
    days = 7 if limit.unit is Unit.CALENDAR_WEEKS else 1
    return first + timedelta(days=days * limit.amount)


def add_months(day: date, months: int) -> date:
    """The same day of the month so many months on, or that month's last day when it is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def state(deadline: Deadline, now: datetime, done_at: datetime | None = None) -> TimeState:
    """How the deadline stands now, or how it was met. Done exactly on the deadline is in time."""
    if done_at is not None:
        return TimeState.DONE_IN_TIME if done_at <= deadline.due_at else TimeState.DONE_LATE
    if now > deadline.due_at:
        return TimeState.LATE
    if deadline.soon_from is not None and now >= deadline.soon_from:
        return TimeState.SOON
    return TimeState.ON_TIME


def days_late(deadline: Deadline, now: datetime) -> int:
    """Whole dates in England past the deadline; 0 when it is not past."""
    return max(0, (day_of(now) - day_of(deadline.due_at)).days)
