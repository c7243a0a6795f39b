"""What the rules of this room share: who says so, and the facts they are given."""

from dataclasses import dataclass, field
from datetime import datetime

from kith.kernel.calendar import WorkingCalendar
from kith.kernel.handbook.kinds import Route
from kith.kernel.limits import TimeLimit
from kith.referrals.words import Agreement, FamilyTold

GUIDANCE = "Working Together to Safeguard Children, referrals (general knowledge, verify the wording)"


SHARING_ADVICE = "Department for Education, information sharing advice, 2024 (golden rules read in an excerpt)"


DEVON_ROUTES = "Devon pregnancy support pathway and levels of need (read in an excerpt); routes in the handbook"


HIGHEST_LEVEL = 4


FRONT_DOOR = "front_door"


LOCALITY = "locality_early_help"


MOVES_ALONE = frozenset({"pulls_to_stand", "cruises", "walks"})
"""Stages at which a baby moves independently, by the definition used in South Devon. Not recorded is not "moves"."""


@dataclass(frozen=True, kw_only=True)
class Sharing:
    """The three consents as the referrer answered them, each for itself, and the reasons."""

    lawful_basis: str
    rationale: str
    agreement: Agreement
    agreement_reason: str = ""
    weighed: str = ""
    family_told: FamilyTold
    not_told_reason: str = ""
    family_said: str = ""


@dataclass(frozen=True, kw_only=True)
class Asked:
    """A request for support in the referrer's words."""

    what_seen: str
    seen_on: datetime
    injury: bool
    safe_now: str = ""
    why_worried: str
    strengths: str = ""
    level: int
    phoned_at: datetime | None = None
    sharing: Sharing


@dataclass(frozen=True, kw_only=True)
class About:
    """What is already known about the baby when a request is judged."""

    mobility: str = ""
    unborn: bool = False
    earlier: tuple[datetime, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Procedures:
    """What the handbook says on the day: where the level leads, and the time limits."""

    route: Route | None
    written_after_phoning: TimeLimit
    calendar: WorkingCalendar = field(default_factory=WorkingCalendar)


def cannot_move(about: About) -> bool:
    """Whether the baby does not yet move independently; an unborn baby has no marks to be seen."""
    return not about.unborn and about.mobility not in MOVES_ALONE
