"""The rules about deciding: in time, with what came before, and telling the referrer."""

from collections.abc import Mapping
from datetime import datetime

from kith.kernel.calendar import WorkingCalendar
from kith.kernel.findings import Finding, Weight
from kith.kernel.limits import Deadline, TimeLimit, due
from kith.kernel.rulebook import rule
from kith.kernel.text import count
from kith.referrals.words import RequestStage

from .parts import GUIDANCE, About


def stage(*, decided: bool, told: bool) -> RequestStage:
    """Where a request stands, from its rows: a decision, and the telling of the newest decision."""
    if not decided:
        return RequestStage.WAITING
    return RequestStage.ANSWERED if told else RequestStage.DECIDED


TRANSITIONS: Mapping[RequestStage, frozenset[RequestStage]] = {
    RequestStage.WAITING: frozenset({RequestStage.DECIDED}),
    RequestStage.DECIDED: frozenset({RequestStage.ANSWERED, RequestStage.WAITING}),
    RequestStage.ANSWERED: frozenset({RequestStage.DECIDED, RequestStage.WAITING}),
}
"""A request is waiting when it is sent, and again when new information opens it. Deciding again puts it back to
decided, until the referrer is told anew."""


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
