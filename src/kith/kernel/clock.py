"""The only place that reads the clock. Everything else takes the moment as an argument."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")


def now() -> datetime:
    """The present moment, aware, in UTC."""
    return datetime.now(UTC)


def london(moment: datetime) -> datetime:
    """The same moment as a clock in England shows it.

    Raises ValueError when the moment does not say its time zone: an unmarked time is a guess.
    """
    if moment.tzinfo is None:
        raise ValueError(f"{moment.isoformat()} does not say its time zone; use an aware datetime")
    return moment.astimezone(LONDON)


def day_of(moment: datetime) -> date:
    """The date in England at that moment."""
    return london(moment).date()
