"""What the rules of this room share: who says so, and the facts they are given."""

from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from kith.kernel.calendar import WorkingCalendar
from kith.kernel.handbook.kinds import Desk, Route
from kith.kernel.limits import TimeLimit
from kith.referrals.words import Agreement, Examination, FamilyTold, Purpose

GUIDANCE = "Working Together to Safeguard Children, referrals (general knowledge, verify the wording)"
SHARING_ADVICE = "Department for Education, information sharing advice, 2024 (golden rules read in an excerpt)"
DEVON_ROUTES = "Devon pregnancy support pathway and levels of need (read in an excerpt); routes in the handbook"
HIGHEST_LEVEL = 4
CONSENT = "consent"
"""The code of the basis in law that is consent in the sense of data protection."""


@dataclass(frozen=True, kw_only=True)
class Sharing:
    """The three consents as the referrer answered them, each for itself, and the reasons."""

    lawful_basis: str
    rationale: str
    gateway: str = ""
    purpose: Purpose = Purpose.SAFEGUARD
    left_out: str = ""
    advice_from: str = ""
    examination: Examination | None = None
    agreement: Agreement
    agreement_reason: str = ""
    weighed: str = ""
    family_told: FamilyTold
    not_told_reason: str = ""
    family_said: str = ""


@dataclass(frozen=True, kw_only=True)
class Asked:
    """A request for support in the referrer's words; `children` are the others it is about, by their files' ids."""

    what_seen: str
    seen_on: datetime
    injury: bool
    safe_now: str = ""
    why_worried: str
    strengths: str = ""
    lived_experience: str = ""
    tried: str = ""
    keep_from: str = ""
    children: tuple[UUID, ...] = ()
    sightings: tuple[UUID, ...] = ()
    level: int
    phoned_at: datetime | None = None
    sharing: Sharing


@dataclass(frozen=True, kw_only=True)
class About:
    """What is already known about the baby when a request is judged.

    `non_mobile` by the area's definition of that day (people, PRG-11); None when nobody recorded how the baby moves.
    """

    non_mobile: bool | None = None
    unborn: bool = False
    earlier: tuple[datetime, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Stop:
    """A body that a request is sent to, or that gets a copy, and the kind of desk that reads for it."""

    body: str
    name: str
    desk: Desk
    copy: bool = False


@dataclass(frozen=True, kw_only=True)
class Procedures:
    """What the handbook says on the day: where the level leads, who gets a copy, and the time limits."""

    route: Route | None
    stops: tuple[Stop, ...] = ()
    written_after_phoning: TimeLimit
    calendar: WorkingCalendar = field(default_factory=WorkingCalendar)


def cannot_move(about: About) -> bool:
    """Whether the baby counts as one who cannot move: not recorded counts as cannot, and the unborn show no marks."""
    return not about.unborn and about.non_mobile is not False
