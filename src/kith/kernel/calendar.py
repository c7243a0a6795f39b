"""Working days: Monday to Friday, without the bank holidays of England and Wales and without local days off.

How working days are counted, decided once here:

- A working day passes between one clock time on a working day and the same clock time on the next working day: for a
  request received on Friday at 16:10, one working day is up on Monday at 16:10.
- What starts on a weekend or a bank holiday counts from the next working day: for a request received on Saturday, one
  working day is up at the end of Monday.
- Evenings of working days are not skipped. A baby's clock does not stop at five o'clock.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from functools import cache

import holidays

from kith.kernel.clock import LONDON, london

END_OF_DAY = time.max
"""A day ends with its last instant, so that what is done at 23:59 and a half is still done that day."""
_ONE_DAY = timedelta(days=1)
_FRIDAY = 4


@cache
def _bank_holidays(year: int) -> Mapping[date, str]:
    return dict(holidays.country_holidays("GB", subdiv="ENG", years=year).items())


@dataclass(frozen=True)
class WorkingCalendar:
    """Knows working days. `days_off` names local or newly announced days off that the library does not know."""

    days_off: Mapping[date, str] = field(default_factory=dict)

    def holiday_name(self, day: date) -> str:
        """The name of the bank holiday or local day off, or nothing."""
        return self.days_off.get(day) or _bank_holidays(day.year).get(day, "")

    def is_working_day(self, day: date) -> bool:
        """Monday to Friday, and neither a bank holiday nor a local day off."""
        return day.weekday() <= _FRIDAY and not self.holiday_name(day)

    def next_working_day(self, day: date) -> date:
        """The first working day after this day."""
        day += _ONE_DAY
        while not self.is_working_day(day):
            day += _ONE_DAY
        return day

    def add_working_days(self, start: datetime, amount: int) -> datetime:
        """The moment `amount` working days after `start`: the same clock time in England, in England's time zone.

        Started on a day that is not a working day, it is the last instant of the amount-th working day that follows.
        Raises ValueError for a negative amount, or a start without a time zone.
        """
        if amount < 0:
            raise ValueError(f"{amount} working days: count forward, never back")
        begun = london(start)
        day = begun.date()
        for _ in range(amount):
            day = self.next_working_day(day)
        if amount and not self.is_working_day(begun.date()):
            return datetime.combine(day, END_OF_DAY, LONDON)
        return at_clock(day, begun)

    def working_days_between(self, first: date, last: date) -> int:
        """How many working days after `first`, up to and including `last`; negative when `last` is earlier."""
        if last < first:
            return -self.working_days_between(last, first)
        days = (first + timedelta(days=n) for n in range(1, (last - first).days + 1))
        return sum(1 for day in days if self.is_working_day(day))


def at_clock(day: date, clock_of: datetime) -> datetime:
    """That day at the same time on England's clock; a time the spring change skips moves on by the skipped hour."""
    local = london(clock_of)
    moment = datetime.combine(day, local.time(), LONDON)
    return moment.fromtimestamp(moment.timestamp(), LONDON)


def end_of(day: date) -> datetime:
    """The last instant of that day in England."""
    return datetime.combine(day, END_OF_DAY, LONDON)


@cache
def _plain_england() -> WorkingCalendar:
    return WorkingCalendar()


def england(days_off: Mapping[date, str] | None = None) -> WorkingCalendar:
    """The working calendar of England and Wales, with the handbook's extra days off when given."""
    return WorkingCalendar(days_off) if days_off else _plain_england()
