"""Deciding what happens after a request, and telling the referrer: one transaction."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from kith.access.actor import Actor
from kith.access.doors import NotThere
from kith.access.permissions import Permission
from kith.directory import actions as directory_actions
from kith.directory import doors as directory_doors
from kith.referrals import doors
from kith.referrals.models import ChildDecision, ReferrerTold, Request, TriageDecision
from kith.referrals.words import TriageOutcome

from .parts import one_at_a_time, outcome_address, record
from .triage import note_refused_mark, tell_asked


class DecidedMeanwhile(Exception):
    """Somebody decided on this request after the page was opened; carries their decision."""

    def __init__(self, decision: TriageDecision) -> None:
        super().__init__(str(decision.pk))
        self.decision = decision


@dataclass(frozen=True, kw_only=True)
class DecidedForChild:
    """What is decided for one child of a request about several; no reasons are the decision's own."""

    baby_id: UUID
    outcome: TriageOutcome
    level: int
    reasons: str = ""


@dataclass(frozen=True, kw_only=True)
class Decided:
    """What the Front Door decides; `seen` is the decision that stood when the page was opened, if there was one.

    `mark_reason` says why nobody is asked to look at a mark on a baby who cannot move.
    """

    outcome: TriageOutcome
    level: int
    reasons: str
    seen: UUID | None = None
    mark_reason: str = ""
    children: tuple[DecidedForChild, ...] = ()


def decide_request(*, request_id: UUID, decided: Decided, by: Actor, at: datetime) -> TriageDecision:
    """Decide what happens after a request; tell the referrer and those asked, here and by an e-mail without content.

    A decision is never stopped. One that leaves a mark on a baby who cannot move is told at once to those who can act.

    Raises Refused or NotThere, and DecidedMeanwhile when another decision was made since the page was opened.
    """
    with transaction.atomic():
        standing = doors.request_for(by, request_id, Permission.REQUEST_DECIDE, at=at)
        one_at_a_time(request_id)
        newest = doors.newest_decision(request_id)
        if newest is not None and newest.pk != decided.seen:
            raise DecidedMeanwhile(newest)
        request = standing.request
        decision = TriageDecision.objects.create(
            request=request,
            baby_id=request.baby_id,
            outcome=decided.outcome,
            level=decided.level,
            reasons=decided.reasons,
            decided_by=directory_doors.worker_of(by),
            decided_at=at,
        )
        _for_each_child(request, decision, decided.children, at)
        record(by, "decided on a request for support", Permission.REQUEST_DECIDE, request, [decided.outcome.value])
        _tell_referrer(request, decision, by=by, at=at)
        tell_asked(request, decision, by=by, at=at)
        note_refused_mark(request, decision, decided.mark_reason, by=by, at=at)
    return decision


def _for_each_child(
    request: Request, decision: TriageDecision, children: tuple[DecidedForChild, ...], at: datetime
) -> None:
    """Raises NotThere for a child that the request is not about, or whose file is not open to the decider."""
    about = {one.pk for one in doors.children_of(request.pk)}
    if any(one.baby_id not in about for one in children):
        raise NotThere
    ChildDecision.objects.bulk_create(
        ChildDecision(
            decision=decision,
            request=request,
            baby_id=one.baby_id,
            outcome=one.outcome,
            level=one.level,
            reasons=one.reasons,
            decided_at=at,
        )
        for one in children
    )


def _tell_referrer(request: Request, decision: TriageDecision, *, by: Actor, at: datetime) -> None:
    """Tell whoever made the request; somebody who has left reads nothing here, and stays to be told by hand."""
    referrer = request.made_by
    if not directory_doors.is_at_work(referrer, at=at):
        return
    ReferrerTold.objects.create(
        request=request, decision=decision, baby_id=request.baby_id, worker=referrer, told_at=at
    )
    record(by, "told the referrer of the decision", Permission.REQUEST_DECIDE, request, [])
    if not referrer.email:
        return
    letter = directory_actions.Letter(
        key=f"request-decided:{decision.pk}:{referrer.pk}",
        address=referrer.email,
        subject="A decision has been made on a request you sent",
        body=(
            f"The Front Door has decided on request {request.number}. This message holds nothing about the family. "
            f"Sign in to Kith to read the decision and its reasons:\n\n{outcome_address(request)}\n"
        ),
        worker=referrer,
        about=request.baby_id,
    )
    directory_actions.notify(letter, at=at)
