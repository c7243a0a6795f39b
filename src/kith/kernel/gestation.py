"""Weeks of pregnancy from the expected date of birth, a baby's age, and dates that cannot be right."""

from dataclasses import dataclass
from datetime import date, timedelta

from kith.kernel.findings import Finding, Weight
from kith.kernel.rulebook import rule

TERM = timedelta(days=280)
"""Forty weeks: the length of pregnancy by which an expected date of birth is defined."""
_CONCEPTION = timedelta(days=14)


@dataclass(frozen=True, order=True)
class Span:
    """A time in whole weeks and days: how far a pregnancy is, or how old a baby is."""

    weeks: int
    days: int

    @property
    def total_days(self) -> int:
        return self.weeks * 7 + self.days

    def __str__(self) -> str:
        """As clinicians write it: "34+2"."""
        return f"{self.weeks}+{self.days}"

    @property
    def in_words(self) -> str:
        """As a page says it: "24 weeks + 3 days", "24 weeks", "4 days"."""
        weeks = f"{self.weeks} week{'' if self.weeks == 1 else 's'}"
        days = f"{self.days} day{'' if self.days == 1 else 's'}"
        if not self.weeks:
            return days
        return f"{weeks} + {days}" if self.days else weeks


@dataclass(frozen=True)
class Bounds:
    """What is possible in a pregnancy, as the handbook has it, in whole weeks."""

    longest: int
    usual_longest: int
    term: int
    earliest_birth: int
    conception_margin: int


def _span(days: int) -> Span:
    return Span(*divmod(days, 7))


def gestation(edd: date, on: date) -> Span:
    """How far the pregnancy is on that day; weeks are negative before it can have begun."""
    return _span((on - (edd - TERM)).days)


def date_at(edd: date, weeks: int, days: int = 0) -> date:
    """The date on which the pregnancy is that far."""
    return edd - TERM + timedelta(weeks=weeks, days=days)


def age(born: date, on: date) -> Span:
    """The baby's age in weeks and days. Raises ValueError for a day before the birth."""
    if on < born:
        raise ValueError(f"{on} is before the birth on {born}")
    return _span((on - born).days)


def corrected_age(born: date, edd: date | None, on: date, bounds: Bounds) -> Span:
    """The age counted from the expected date for a baby born early, else the age; nothing is below 0+0."""
    if edd is None or not born_early(born, edd, bounds):
        return age(born, on)
    return _span(max(0, (on - edd).days))


def born_early(born: date, edd: date, bounds: Bounds) -> bool:
    """Born before the week at which a pregnancy is at term."""
    return gestation(edd, born).weeks < bounds.term


def conception_window(edd: date, bounds: Bounds) -> tuple[date, date]:
    """The first and last day on which this baby is likely to have been conceived."""
    middle = edd - TERM + _CONCEPTION
    margin = timedelta(weeks=bounds.conception_margin)
    return middle - margin, middle + margin


@rule("GES-1", source="Definition of the expected date of birth; bounds in handbook/england/gestation.toml")
def expected_date_is_possible(edd: date, on: date, bounds: Bounds) -> Finding | None:
    """An expected date of birth is at most a whole pregnancy ahead, and a pregnancy does not go on past its longest."""
    so_far = gestation(edd, on)
    if so_far.total_days < 0:
        says = f"{_day(edd)} is more than 40 weeks ahead, so this pregnancy has not begun. Check year and month."
        return Finding("GES-1", says, missing=("expected date of birth",))
    if so_far.weeks >= bounds.longest:
        says = f"This date would make the pregnancy {so_far.in_words}. Has the baby been born, or is the date wrong?"
        return Finding("GES-1", says, missing=("expected date of birth",), weight=Weight.ACT_NOW)
    if so_far.weeks >= bounds.usual_longest:
        says = f"By this date the pregnancy is {so_far.in_words}. Check whether the baby has been born."
        return Finding("GES-1", says, asks=("follow_up",))
    return None


@rule("GES-2", source="Definition of the expected date of birth; bounds in handbook/england/gestation.toml")
def birth_fits_expected_date(born: date, edd: date, bounds: Bounds) -> Finding | None:
    """A date of birth lies between the earliest birth that can be survived and the longest pregnancy."""
    at_birth = gestation(edd, born)
    if bounds.earliest_birth <= at_birth.weeks < bounds.longest:
        return None
    says = f"Expected on {_day(edd)}, a birth on {_day(born)} would be {_when(at_birth)}. Check both dates."
    return Finding("GES-2", says, missing=("date of birth", "expected date of birth"))


def _day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


def _when(at_birth: Span) -> str:
    return "before the pregnancy began" if at_birth.total_days < 0 else f"at {at_birth.in_words}"
