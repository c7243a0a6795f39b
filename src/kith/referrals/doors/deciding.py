"""Reading as the Front Door does: the queue, the decision that stands, what the rules find."""

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet

from kith.access import audit
from kith.access.actor import Actor
from kith.access.doors import must
from kith.access.permissions import Permission
from kith.kernel import handbook
from kith.kernel.clock import day_of
from kith.kernel.findings import Finding, gather
from kith.kernel.limits import Deadline, TimeLimit
from kith.people import doors as people_doors
from kith.referrals import rules
from kith.referrals.models import Request, TriageDecision, WaitingRequest

from .asking import RESPONSE_LIMIT, Standing, response_clock

QUEUE_PAGE = 25


@dataclass(frozen=True, kw_only=True)
class InQueue:
    """A waiting request, its clock, and how many requests about the same baby came before it."""

    request: Request
    clock: Deadline
    earlier: int


@dataclass(frozen=True, kw_only=True)
class Queue:
    """One page of the Front Door's queue, and how many wait in all."""

    waiting: tuple[InQueue, ...]
    total: int
    late: int
    number: int
    pages: int
    limit: TimeLimit


def queue(actor: Actor, *, page: int, at: datetime) -> Queue:
    """The waiting requests this Front Door worker may see: marks and injuries first, then the longest waiting.

    Raises Refused. A page that does not exist is the nearest one that does.
    """
    must(actor, Permission.REQUEST_QUEUE, at=at)
    waiting = list(_waiting(actor).values_list("request_id", "received_at"))
    pages = max(1, -(-len(waiting) // QUEUE_PAGE))
    number = min(max(1, page), pages)
    shown = [request_id for request_id, _moment in waiting[(number - 1) * QUEUE_PAGE : number * QUEUE_PAGE]]
    audit.record(
        actor,
        audit.Act(
            action="opened the Front Door's queue",
            permission=Permission.REQUEST_QUEUE,
            detail={"page": number, "shown": len(shown)},
        ),
    )
    late = sum(1 for _id, moment in waiting if response_clock(moment).due_at < at)
    limit = handbook.current().limit(RESPONSE_LIMIT, day_of(at))
    return Queue(waiting=_in_queue(shown), total=len(waiting), late=late, number=number, pages=pages, limit=limit)


def _waiting(actor: Actor) -> QuerySet[WaitingRequest]:
    mine = WaitingRequest.objects.filter(baby__in=people_doors.going_on(actor))
    return mine.order_by("-injury", "received_at", "request_id")


def _in_queue(ids: list[UUID]) -> tuple[InQueue, ...]:
    found = Request.objects.select_related("baby__mother", "made_by", "made_by_agency").in_bulk(ids)
    requests = [found[request_id] for request_id in ids if request_id in found]
    seen: dict[UUID, list[datetime]] = defaultdict(list)
    for baby_id, received_at in Request.objects.filter(baby_id__in={r.baby_id for r in requests}).values_list(
        "baby_id", "received_at"
    ):
        seen[baby_id].append(received_at)
    before = Counter({r.pk: sum(1 for moment in seen[r.baby_id] if moment < r.received_at) for r in requests})
    return tuple(InQueue(request=r, clock=response_clock(r.received_at), earlier=before[r.pk]) for r in requests)


def waiting_count(actor: Actor) -> int:
    """How many requests wait for this person's decision; nought for anybody who does not decide."""
    return _waiting(actor).count() if actor.team_ids else 0


def newest_decision(request_id: UUID) -> TriageDecision | None:
    """The decision that stands; the caller has asked access for the request."""
    found = TriageDecision.objects.select_related("decided_by").filter(request_id=request_id)
    return found.order_by("-decided_at", "-id").first()


def earlier_than(standing: Standing) -> int:
    """How many requests about the same baby came before this one."""
    asked = standing.request
    return Request.objects.filter(baby_id=asked.baby_id, received_at__lt=asked.received_at).count()


def findings_about(standing: Standing, others: list[Standing], *, at: datetime) -> tuple[Finding, ...]:
    """What the rules say about a request as it stands now; `others` are all requests about the same baby."""
    asked, decision = standing.request, standing.decision
    if asked.baby.ended_as:
        return ()
    earlier = tuple(one.request.received_at for one in others if one.request.received_at < asked.received_at)
    return gather(
        rules.decided_in_time(standing.clock, standing.first_decided_at, at),
        rules.asked_before(rules.About(earlier=earlier)),
        rules.referrer_is_told(standing.stage),
        rules.levels_differ(asked.level, decision.level) if decision else None,
    )
