"""How dates, times and numbers are written on a page: GOV.UK style, London time."""

from collections.abc import Sequence
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")
MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
SMALL_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


def london(moment: datetime) -> datetime:
    """The same moment on a clock in England. Raises ValueError for a moment without a time zone."""
    if moment.tzinfo is None:
        raise ValueError("A moment needs a time zone.")
    return moment.astimezone(LONDON)


def day_text(value: date | datetime) -> str:
    """3 March 2026"""
    value = london(value) if isinstance(value, datetime) else value
    return f"{value.day} {MONTHS[value.month - 1]} {value.year}"


def short_day_text(value: date | datetime) -> str:
    """3 Mar 2026"""
    value = london(value) if isinstance(value, datetime) else value
    return f"{value.day} {MONTHS[value.month - 1][:3]} {value.year}"


def weekday_text(value: date | datetime) -> str:
    """Tuesday 3 March 2026"""
    value = london(value) if isinstance(value, datetime) else value
    return f"{WEEKDAYS[value.weekday()]} {day_text(value)}"


def clock_text(value: time | datetime) -> str:
    """2:30pm, 9am, midday, midnight"""
    at = london(value).time() if isinstance(value, datetime) else value
    if (at.hour, at.minute) in ((0, 0), (12, 0)):
        return "midday" if at.hour else "midnight"
    minutes = f":{at.minute:02}" if at.minute else ""
    return f"{at.hour % 12 or 12}{minutes}{'am' if at.hour < 12 else 'pm'}"


def moment_text(moment: datetime) -> str:
    """3 March 2026 at 2:30pm"""
    return f"{day_text(moment)} at {clock_text(moment)}"


def weekday_moment_text(moment: datetime) -> str:
    """Tuesday 3 March 2026 at 2:30pm"""
    return f"{weekday_text(moment)} at {clock_text(moment)}"


def machine_text(value: date | datetime) -> str:
    """For <time datetime="…">."""
    return (london(value) if isinstance(value, datetime) else value).isoformat()


def near_day_text(value: date | datetime, *, today: date) -> str:
    """today, tomorrow, yesterday, else Tuesday 3 March 2026"""
    on = london(value).date() if isinstance(value, datetime) else value
    names = {-1: "yesterday", 0: "today", 1: "tomorrow"}
    return names.get((on - today).days) or weekday_text(on)


def near_moment_text(moment: datetime, *, now: datetime) -> str:
    """today at 2:30pm, tomorrow at 9am, else Tuesday 3 March 2026 at 2:30pm"""
    return f"{near_day_text(moment, today=london(now).date())} at {clock_text(moment)}"


def plural(count: int, one: str, many: str = "") -> str:
    """1 baby, 2 babies, 1,200 babies"""
    return f"{number_text(count)} {one if count == 1 else many or one + 's'}"


def number_text(value: int) -> str:
    """12,000"""
    return f"{value:,}"


def percent_text(part: float, *, places: int = 0) -> str:
    """0.625 → 63%"""
    return f"{part * 100:.{places}f}%"


def weeks_text(days: int) -> str:
    """A length in days as weeks: 10 weeks + 3 days. Raises ValueError below nought."""
    if days < 0:
        raise ValueError("A length of time cannot be less than nothing.")
    weeks, rest = divmod(days, 7)
    if not weeks:
        return plural(rest, "day")
    return plural(weeks, "week") + (f" + {plural(rest, 'day')}" if rest else "")


def months_between(start: date, end: date) -> int:
    """Whole calendar months from ``start`` to ``end``."""
    return (end.year - start.year) * 12 + end.month - start.month - (end.day < start.day)


def age_text(born: date, *, on: date) -> str:
    """A baby's age as people say it: 9 days old, 10 weeks + 3 days old, 14 months old; then years."""
    if on < born:
        return "not yet born"
    months = months_between(born, on)
    if months < 6:
        return f"{weeks_text((on - born).days)} old"
    return f"{plural(months, 'month')} old" if months < 24 else f"{plural(months // 12, 'year')} old"


def list_text(words: Sequence[str], *, joiner: str = "and") -> str:
    """a, b and c"""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {joiner} {words[-1]}"


def lower_first(text: str) -> str:
    """Lower-case the first letter, unless the word is an acronym or a lone "I": "Date of birth" → "date of birth"."""
    first, _, _ = text.partition(" ")
    return text if first[1:2].isupper() or first == "I" else text[:1].lower() + text[1:]


def upper_first(text: str) -> str:
    return text[:1].upper() + text[1:]
