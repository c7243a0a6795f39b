"""Reading requests: for one baby, for the person who sent them, and where each stands."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Max, QuerySet

from kith.access import audit
from kith.access.actor import Actor
from kith.access.doors import NotThere
from kith.access.permissions import Permission
from kith.kernel import handbook
from kith.kernel.clock import day_of
from kith.kernel.limits import Deadline
from kith.people import doors as people_doors
from kith.people.models import Baby
from kith.referrals import rules
from kith.referrals.models import ReferrerTold, Reopening, Request, TriageDecision
from kith.referrals.words import RequestStage

RESPONSE_LIMIT = "R1"


WRITTEN_LIMIT = "R2"


MOST_OWN = 50


@dataclass(frozen=True, kw_only=True)
class Standing:
    """A request and where it stands: its decisions newest first, whether the newest was told, and its clock."""

    request: Request
    decisions: tuple[TriageDecision, ...]
    told_at: datetime | None
    clock: Deadline
    reopened_at: datetime | None = None
    tellings: tuple[ReferrerTold, ...] = ()

    @property
    def decision(self) -> TriageDecision | None:
        return self.decisions[0] if self.decisions else None

    @property
    def first_decided_at(self) -> datetime | None:
        """What the time limit is measured to; a later change of mind does not make an answer late."""
        since = [decision for decision in self.decisions if not self._before_reopening(decision)]
        return since[-1].decided_at if since else None

    @property
    def stage(self) -> RequestStage:
        return rules.stage(decided=self.first_decided_at is not None, told=self.told_at is not None)

    def _before_reopening(self, decision: TriageDecision) -> bool:
        return self.reopened_at is not None and decision.decided_at <= self.reopened_at


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
    """Where each request stands, in three queries however many there are."""
    ids = [request.pk for request in requests]
    decisions: dict[UUID, list[TriageDecision]] = defaultdict(list)
    newest_first = TriageDecision.objects.select_related("decided_by__team__agency").order_by("-decided_at", "-id")
    for decision in newest_first.filter(request_id__in=ids):
        decisions[decision.request_id].append(decision)
    tellings: dict[UUID, list[ReferrerTold]] = defaultdict(list)
    told: dict[UUID, datetime] = {}
    for row in ReferrerTold.objects.select_related("worker", "told_by").filter(request_id__in=ids).order_by("told_at"):
        tellings[row.request_id].append(row)
        told[row.decision_id] = row.told_at
    again = Reopening.objects.filter(request_id__in=ids).values("request_id").annotate(at=Max("reopened_at"))
    reopened: dict[UUID, datetime] = dict(again.values_list("request_id", "at"))
    return [
        Standing(
            request=request,
            decisions=tuple(decisions[request.pk]),
            told_at=told.get(decisions[request.pk][0].pk) if decisions[request.pk] else None,
            clock=response_clock(reopened.get(request.pk, request.received_at)),
            reopened_at=reopened.get(request.pk),
            tellings=tuple(tellings[request.pk]),
        )
        for request in requests
    ]


def by_draft(draft_id: UUID) -> Request | None:
    """The request that the sending of this draft made, if it has been sent."""
    return Request.objects.filter(draft_id=draft_id).first()


def requests_made_by(actor: Actor) -> list[Standing]:
    """What this person sent and where it stands, newest first: for their own work."""
    if actor.worker_id is None:
        return []
    own = _with_all().filter(made_by_id=actor.worker_id, baby__in=people_doors.going_on(actor))
    return standings(list(own.order_by("-received_at", "-id")[:MOST_OWN]))


def requests_about(_actor: Actor, baby_id: UUID) -> list[Standing]:
    """The requests about one baby, newest first; the caller has asked access for the file."""
    return standings(list(_with_all().filter(baby_id=baby_id).order_by("-received_at", "-id")[:MOST_OWN]))
