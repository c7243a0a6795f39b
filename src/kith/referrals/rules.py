"""The Front Door's rules: one function for each sentence of the procedures. Facts in, findings out; nothing blocks."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from kith.kernel.calendar import WorkingCalendar
from kith.kernel.findings import Finding, Weight, gather
from kith.kernel.handbook.kinds import Route
from kith.kernel.limits import Deadline, TimeLimit, due
from kith.kernel.rulebook import rule
from kith.kernel.text import count, in_words

from .words import Agreement, FamilyTold, RequestStage

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


def stage(*, decided: bool, told: bool) -> RequestStage:
    """Where a request stands, from its rows: a decision, and the telling of the newest decision."""
    if not decided:
        return RequestStage.WAITING
    return RequestStage.ANSWERED if told else RequestStage.DECIDED


TRANSITIONS: Mapping[RequestStage, frozenset[RequestStage]] = {
    RequestStage.WAITING: frozenset({RequestStage.DECIDED}),
    RequestStage.DECIDED: frozenset({RequestStage.ANSWERED}),
    RequestStage.ANSWERED: frozenset({RequestStage.DECIDED}),
}
"""A request is waiting when it is sent. Deciding again puts it back to decided, until the referrer is told anew."""


def response_clock(received_at: datetime, limit: TimeLimit, calendar: WorkingCalendar) -> Deadline:
    """When the Front Door's decision is due: the clock starts when the request is received, not when it is opened."""
    return due(limit, received_at, calendar)


@rule("REF-1", source=f"{GUIDANCE}; limit R1 of the handbook", title="A decision in time")
def decided_in_time(deadline: Deadline, decided_at: datetime | None, now: datetime) -> Finding | None:
    """The Front Door decides what happens within the time limit that starts when the request is received."""
    if (decided_at or now) <= deadline.due_at:
        return None
    if decided_at is None:
        says = "This request is past its time limit. Decide now, and say what held it up."
        return Finding("REF-1", says, asks=("reason",), weight=Weight.ACT_NOW)
    return Finding("REF-1", "The decision came after the time limit.", asks=("reason",))


@rule("REF-2", source=SHARING_ADVICE, title="Three consents, kept apart")
def three_parts_answered(sharing: Sharing) -> Finding | None:
    """The lawful basis, agreement to a service and telling the family are three decisions, each with its own answer."""
    missing = tuple(
        name
        for name, answered in (
            ("lawful basis", sharing.lawful_basis),
            ("reasons for sharing", sharing.rationale.strip()),
            ("agreement to a service", sharing.agreement),
            ("telling the family", sharing.family_told),
        )
        if not answered
    )
    if not missing:
        return None
    return Finding("REF-2", f"The sharing decision does not say: {in_words(missing)}.", missing=missing)


@rule("REF-3", source=f"{SHARING_ADVICE}; Devon one-minute guide 4 (read in an excerpt)", title="Not asked, and why")
def agreement_not_sought(sharing: Sharing) -> Finding | None:
    """When agreement to a service was not sought, the reason is written down."""
    if sharing.agreement is not Agreement.NOT_SOUGHT or sharing.agreement_reason:
        return None
    return Finding("REF-3", "You have not asked the family. Say why.", asks=("reason",), missing=("reason not asked",))


@rule("REF-4", source=f"{SHARING_ADVICE}; Devon one-minute guide 4 (read in an excerpt)", title="Not told, and why")
def not_safe_to_tell(sharing: Sharing) -> Finding | None:
    """The family is told unless telling them is not safe; then the reason is one of those listed, and written down."""
    if sharing.family_told is FamilyTold.WILL_BE_TOLD:
        says = "The family has not been told yet. Tell them before somebody else does, unless it stops being safe."
        return Finding("REF-4", says, asks=("follow_up",), weight=Weight.NOTE)
    if sharing.family_told is FamilyTold.NOT_SAFE and not sharing.not_told_reason:
        says = "You say it is not safe to tell the family. Choose the reason."
        return Finding("REF-4", says, asks=("reason",), missing=("reason not told",))
    return None


@rule("REF-5", source=f"{SHARING_ADVICE}; weighing a refusal", title="A refusal is weighed")
def refusal_is_weighed(sharing: Sharing, level: int) -> Finding | None:
    """A refused service is weighed against the level of need and the weighing recorded; it never stops sharing."""
    if sharing.agreement is not Agreement.REFUSED:
        return None
    if not sharing.weighed.strip():
        return Finding("REF-5", "The family refused. Say how you weighed it.", asks=("reason",), missing=("weighing",))
    if level >= HIGHEST_LEVEL:
        says = "The family refused a service. At this level the Front Door decides without their agreement."
    else:
        says = "The family refused a service. The Front Door weighs whether the level of need still stands."
    return Finding("REF-5", says, asks=(), weight=Weight.NOTE)


@rule("REF-6", source=DEVON_ROUTES, title="The level decides the route")
def route_of_level(level: int, route: Route | None) -> Finding:
    """The level of need decides where a request goes and who gets a copy."""
    if route is None:
        says = f"The handbook gives no route for level {level}. The Front Door reads it and decides."
        return Finding("REF-6", says, asks=("follow_up",))
    says = f"Level {level}: {route.goes_to}. {route.what_happens}"
    if route.destination == FRONT_DOOR:
        return Finding("REF-6", says, asks=(), weight=Weight.NOTE)
    return Finding("REF-6", says, asks=("follow_up",))


def locality_takes_part(route: Route | None) -> bool:
    """Whether the locality's team is where the request goes, or gets a copy of it."""
    return route is not None and LOCALITY in (route.destination, *route.copies)


def cannot_move(about: About) -> bool:
    """Whether the baby does not yet move independently; an unborn baby has no marks to be seen."""
    return not about.unborn and about.mobility not in MOVES_ALONE


@rule("REF-7", source="Devon, making a contact with the Front Door (read in an excerpt); limit R2", title="Phone first")
def phone_first(asked: Asked, about: About, procedures: Procedures, received_at: datetime) -> Finding | None:
    """At level 4, and for a mark on a baby who cannot move, ring the Front Door first and follow in writing in time."""
    marked = asked.injury and cannot_move(about)
    if asked.level < HIGHEST_LEVEL and not marked:
        return None
    limit = procedures.written_after_phoning
    if asked.phoned_at is None:
        why = "A mark on a baby who cannot move needs" if marked else "Level 4 needs"
        says = f"{why} a phone call to the Front Door now. This form follows the call within {limit.in_words}."
        return Finding("REF-7", says, asks=("follow_up",), weight=Weight.ACT_NOW)
    if received_at > due(limit, asked.phoned_at, procedures.calendar).due_at:
        says = f"The form came more than {limit.in_words} after the phone call."
        return Finding("REF-7", says, asks=("reason",))
    return None


@rule("REF-8", source=f"{GUIDANCE}; earlier requests are read with the new one", title="Asked before")
def asked_before(about: About) -> Finding | None:
    """Earlier requests about the same baby are read together with the new one."""
    if not about.earlier:
        return None
    one = len(about.earlier) == 1
    times = count(len(about.earlier), "earlier request")
    says = f"There {'is' if one else 'are'} {times} about this baby. Read {'it' if one else 'them'} with this one."
    return Finding("REF-8", says, asks=())


@rule("REF-9", source=f"{GUIDANCE}; feedback to the referrer", title="The referrer is always told")
def referrer_is_told(at_stage: RequestStage) -> Finding | None:
    """Whoever made the request is always told what was decided and why."""
    if at_stage is not RequestStage.DECIDED:
        return None
    return Finding("REF-9", "The referrer has not been told of this decision.", asks=("follow_up",))


@rule("REF-10", source="Devon levels of need (read in an excerpt); our proposal, for the partnership to confirm")
def levels_differ(asked_level: int, decided_level: int) -> Finding | None:
    """When the Front Door sees another level of need than the referrer, the reasons say why."""
    if asked_level == decided_level:
        return None
    says = f"The referrer saw level {asked_level} and the Front Door level {decided_level}. The reasons should say why."
    return Finding("REF-10", says, asks=("reason",), weight=Weight.NOTE)


def on_sending(asked: Asked, about: About, procedures: Procedures, *, at: datetime) -> tuple[Finding, ...]:
    """Everything the rules say about a request as it is sent, the most pressing first."""
    return gather(
        phone_first(asked, about, procedures, at),
        three_parts_answered(asked.sharing),
        agreement_not_sought(asked.sharing),
        not_safe_to_tell(asked.sharing),
        refusal_is_weighed(asked.sharing, asked.level),
        asked_before(about),
        route_of_level(asked.level, procedures.route),
    )
