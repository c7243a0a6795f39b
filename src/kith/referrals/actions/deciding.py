"""Deciding what happens after a request, and telling the referrer: one transaction."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import connection, transaction

from kith.access.actor import Actor
from kith.access.permissions import Permission
from kith.directory import actions as directory_actions
from kith.directory import doors as directory_doors
from kith.referrals import doors
from kith.referrals.models import ReferrerTold, Request, TriageDecision
from kith.referrals.words import TriageOutcome

from .parts import address_of, record


class DecidedMeanwhile(Exception):
    """Somebody decided on this request after the page was opened; carries their decision."""

    def __init__(self, decision: TriageDecision) -> None:
        super().__init__(str(decision.pk))
        self.decision = decision


@dataclass(frozen=True, kw_only=True)
class Decided:
    """What the Front Door decides; `seen` is the decision that stood when the page was opened, if there was one."""

    outcome: TriageOutcome
    level: int
    reasons: str
    seen: UUID | None = None


def decide_request(*, request_id: UUID, decided: Decided, by: Actor, at: datetime) -> TriageDecision:
    """Decide what happens after a request, and tell the referrer in Kith and by an e-mail without content.

    Raises Refused or NotThere, and DecidedMeanwhile when another decision was made since the page was opened.
    """
    with transaction.atomic():
        standing = doors.request_for(by, request_id, Permission.REQUEST_DECIDE, at=at)
        _one_at_a_time(request_id)
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
        record(by, "decided on a request for support", Permission.REQUEST_DECIDE, request, [decided.outcome.value])
        _tell_referrer(request, decision, by=by, at=at)
    return decision


def _one_at_a_time(request_id: UUID) -> None:
    """Hold other decisions on this request until this transaction ends; rows that are never changed cannot be held."""
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"request:{request_id}"])


def _tell_referrer(request: Request, decision: TriageDecision, *, by: Actor, at: datetime) -> None:
    referrer = request.made_by
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
            f"Sign in to Kith to read the decision and its reasons:\n\n{address_of(request)}\n"
        ),
        worker=referrer,
        about=request.baby_id,
    )
    directory_actions.notify(letter, at=at)
