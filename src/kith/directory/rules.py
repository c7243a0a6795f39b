"""What the partnership asks of its directory. Facts in, a finding out."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

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


@dataclass(frozen=True, kw_only=True)
class Successors:
    """Who could go on with a leaver's families: a manager of the team, whether the team sees its work, a lead."""

    manager: UUID | None = None
    team_sees_its_work: bool = False
    safeguarding_lead: UUID | None = None


@rule(
    "DIR-2", source="Need to know: a file is never open to nobody, nor to a colleague picked by chance (our proposal)"
)
def goes_on_with(there: Successors) -> UUID | None:
    """A leaver's families go to the team that sees its work, else to its manager, else to the safeguarding lead.

    None means the team itself: it sees its work, or waits for the next manager and says so.
    """
    if there.team_sees_its_work:
        return None
    return there.manager or there.safeguarding_lead
