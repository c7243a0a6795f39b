"""Counts as strategy gives them."""

from datetime import date
from typing import Any

from kith.strategy.measures import SettingCounts

QUIET = dict.fromkeys(("full_attendance", "held_in_time", "gp_invited", "gp_replied", "gp_attended"), 0)
OUT_OF = ("called", "held", "injury_held", "circulation_up")
OF = ("quorate", "everyone_invited", "injury_same_day", "circulated_in_time", "all_met")


def month(at: date, setting: str, discussions: int, met: int) -> SettingCounts:
    """A month at a setting in which `met` of `discussions` met every measure."""
    facts: dict[str, Any] = QUIET | dict.fromkeys(OUT_OF, discussions) | dict.fromkeys(OF, met)
    return SettingCounts(month=at, held_at=setting, locality="", **facts)


PATTERN = (
    month(date(2025, 3, 1), "front_door", 40, 34),
    month(date(2025, 3, 1), "locality", 30, 14),
    month(date(2026, 5, 1), "front_door", 90, 79),
    month(date(2026, 5, 1), "locality", 80, 40),
    month(date(2026, 10, 1), "front_door", 30, 27),
    month(date(2026, 10, 1), "locality", 25, 12),
)
"""Done well at the Front Door, less so in localities: what the review found."""
