"""What the partnership asks of its directory. Facts in, a finding out."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
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


class Answers(StrEnum):
    """When a number of a team answers."""

    ON_CALL = "on_call"
    DAY = "day"
    NIGHT = "night"


@dataclass(frozen=True, kw_only=True)
class Number:
    """A number of a team. `doubted` when somebody said it is wrong since it was last confirmed."""

    number: str
    answers: Answers
    doubted: bool = False
    who: str = ""
    contact_id: UUID | None = None


@rule("DIR-3", source="2024 review, recommendation on contact details; hours of the handbook (our proposal)")
def answers_now(numbers: Sequence[Number], *, office_open: bool) -> Number | None:
    """Whoever is on call is rung first, then by day the daytime number and otherwise the one for out of hours.

    A number said to be wrong comes after every other that answers now. None when nobody answers at this hour.
    """
    now = (Answers.ON_CALL, Answers.DAY if office_open else Answers.NIGHT)
    answering = [one for one in numbers if one.answers in now]
    return min(answering, key=lambda one: (one.doubted, now.index(one.answers)), default=None)


@rule("DIR-4", source="Kith's proposal: somebody answers at every hour, and nobody is left with one number alone")
def whom_to_call(asked: Sequence[Number | None]) -> tuple[int | None, int | None]:
    """The first in order who answers at this hour is rung, and the next who answers another number is the fallback.

    A number said to be wrong is the answer only when nobody else answers. Gives their places in the order.
    """
    sure = [place for place, one in enumerate(asked) if one and not one.doubted]
    doubted = [place for place, one in enumerate(asked) if one and one.doubted]
    order = [*sure, *doubted]
    if not order:
        return None, None
    first = asked[order[0]]
    return order[0], next((place for place in order[1:] if asked[place].number != first.number), None)  # type: ignore[union-attr]


@dataclass(frozen=True, kw_only=True)
class Served:
    """What a team serves; nothing named means everywhere."""

    districts: frozenset[str] = frozenset()
    localities: frozenset[str] = frozenset()


@rule("DIR-5", source="Kith's proposal: a team is found from where the baby lives")
def serves(team: Served, *, district: str, locality: str) -> int | None:
    """A team of the baby's district comes before one of its locality, and that one before a team of the whole area.

    Smaller is nearer; None for a team of somewhere else.
    """
    if district in team.districts:
        return 0
    if locality and locality in team.localities and not team.districts:
        return 1
    return 2 if not team.districts and not team.localities else None
