"""What the partnership asks of its directory. Facts in, a finding out."""

from datetime import date, datetime

from kith.kernel.calendar import WorkingCalendar
from kith.kernel.clock import LONDON
from kith.kernel.findings import Finding
from kith.kernel.limits import TimeLimit, due
from kith.kernel.rulebook import rule


@rule("DIR-1", source="2024 review, recommendation on contact details; limit CONTACT of the handbook (our proposal)")
def contact_is_confirmed(
    last_confirmed_on: date, limit: TimeLimit, calendar: WorkingCalendar, now: datetime
) -> Finding | None:
    """Somebody confirms each contact within the time limit, because a number that has changed costs a baby time."""
    confirmed = datetime(last_confirmed_on.year, last_confirmed_on.month, last_confirmed_on.day, tzinfo=LONDON)
    if now <= due(limit, confirmed, calendar).due_at:
        return None
    said = f"{last_confirmed_on.day} {last_confirmed_on:%B %Y}"
    return Finding("DIR-1", f"Nobody has confirmed this contact since {said}.", asks=("follow_up",))
