"""Every reading of a request for support: it asks access, and leaves a line in the audit."""

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import QuerySet

from kith.access import audit
from kith.access.actor import Actor
from kith.access.doors import NotThere, must
from kith.access.permissions import Permission
from kith.kernel import handbook
from kith.kernel.clock import day_of
from kith.kernel.findings import Finding, gather
from kith.kernel.limits import Deadline, TimeLimit
from kith.people import doors as people_doors
from kith.people.models import Baby

from . import rules
from .models import ReferrerTold, Request, TriageDecision, WaitingRequest
from .words import RequestStage

RESPONSE_LIMIT = "R1"
WRITTEN_LIMIT = "R2"
QUEUE_PAGE = 25
MOST_OWN = 50


@dataclass(frozen=True, kw_only=True)
class Standing:
    """A request and where it stands: its decisions newest first, whether the newest was told, and its clock."""

    request: Request
    decisions: tuple[TriageDecision, ...]
    told_at: datetime | None
    clock: Deadline

    @property
    def decision(self) -> TriageDecision | None:
        return self.decisions[0] if self.decisions else None

    @property
    def first_decided_at(self) -> datetime | None:
        """What the time limit is measured to; a later change of mind does not make an answer late."""
        return self.decisions[-1].decided_at if self.decisions else None

    @property
    def stage(self) -> RequestStage:
        return rules.stage(decided=bool(self.decisions), told=self.told_at is not None)


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


def response_clock(received_at: datetime) -> Deadline:
    """The Front Door's clock for a request received then, by the limit in force on that day."""
    book = handbook.current()
    return rules.response_clock(received_at, book.limit(RESPONSE_LIMIT, day_of(received_at)), book.calendar())


def procedures(level: int, *, unborn: bool, on: date) -> rules.Procedures:
    """What the handbook said on that day about a request at this level."""
    book = handbook.current()
    try:
        route = book.route(level, unborn=unborn, on=on)
    except handbook.NotInHandbook:
        route = None
    return rules.Procedures(route=route, written_after_phoning=book.limit(WRITTEN_LIMIT, on), calendar=book.calendar())


def about(baby: Baby, *, before: datetime) -> rules.About:
    """What the rules need to know of the baby; the caller has asked access for the file."""
    earlier = Request.objects.filter(baby_id=baby.pk, received_at__lt=before).order_by("-received_at")
    return rules.About(
        mobility=baby.mobility,
        unborn=baby.date_of_birth is None,
        earlier=tuple(earlier.values_list("received_at", flat=True)[:MOST_OWN]),
    )


def visible_to(actor: Actor) -> QuerySet[Request]:
    """The requests about babies that `actor`, or a team of theirs, works with."""
    return Request.objects.filter(baby__in=people_doors.visible_to(actor))


def request_for(
    actor: Actor, request_id: UUID, permission: Permission = Permission.REQUEST_VIEW, *, at: datetime
) -> Standing:
    """A request for somebody involved with the baby; the opening is recorded. Raises Refused or NotThere."""
    found = _with_all().filter(pk=request_id).first()
    if found is None:
        raise NotThere
    people_doors.allow(actor, permission, found.baby_id, at=at)
    act = audit.Act(
        action="opened a request for support",
        permission=permission,
        subject_kind="request",
        subject_id=found.pk,
        baby_id=found.baby_id,
    )
    audit.record(actor, act)
    return standings([found])[0]


def _with_all() -> QuerySet[Request]:
    return Request.objects.select_related("baby__mother", "made_by", "made_by_agency", "sharing")


def standings(requests: list[Request]) -> list[Standing]:
    """Where each request stands, in two queries however many there are."""
    ids = [request.pk for request in requests]
    decisions: dict[UUID, list[TriageDecision]] = defaultdict(list)
    newest_first = TriageDecision.objects.select_related("decided_by__team__agency").order_by("-decided_at", "-id")
    for decision in newest_first.filter(request_id__in=ids):
        decisions[decision.request_id].append(decision)
    told = dict(ReferrerTold.objects.filter(request_id__in=ids).values_list("decision_id", "told_at"))
    return [
        Standing(
            request=request,
            decisions=tuple(decisions[request.pk]),
            told_at=told.get(decisions[request.pk][0].pk) if decisions[request.pk] else None,
            clock=response_clock(request.received_at),
        )
        for request in requests
    ]


def by_draft(draft_id: UUID) -> Request | None:
    """The request that the sending of this draft made, if it has been sent."""
    return Request.objects.filter(draft_id=draft_id).first()


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


def requests_made_by(actor: Actor) -> list[Standing]:
    """What this person sent and where it stands, newest first: for their own work."""
    if actor.worker_id is None:
        return []
    own = _with_all().filter(made_by_id=actor.worker_id, baby__in=people_doors.going_on(actor))
    return standings(list(own.order_by("-received_at", "-id")[:MOST_OWN]))


def requests_about(_actor: Actor, baby_id: UUID) -> list[Standing]:
    """The requests about one baby, newest first; the caller has asked access for the file."""
    return standings(list(_with_all().filter(baby_id=baby_id).order_by("-received_at", "-id")[:MOST_OWN]))


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
