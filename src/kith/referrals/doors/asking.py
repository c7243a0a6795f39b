"""Reading requests: for one baby, for the person who sent them, and where each stands."""

from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import date, datetime
from uuid import UUID

from django.db.models import Exists, Max, OuterRef, Q, QuerySet, Subquery

from kith.access import audit
from kith.access.actor import Actor
from kith.access.decide import decide
from kith.access.doors import NotThere, Refused
from kith.access.permissions import Permission
from kith.access.policy import shut_out
from kith.kernel import handbook
from kith.kernel.clock import day_of
from kith.kernel.handbook.kinds import Route
from kith.kernel.limits import Deadline
from kith.people import doors as people_doors
from kith.people.models import Baby
from kith.referrals import rules
from kith.referrals.models import (
    ListEntry,
    ReferrerTold,
    Reopening,
    Request,
    RequestChild,
    RequestCopy,
    RequestSighting,
    TriageDecision,
)
from kith.referrals.words import ListStep, RequestStage

RESPONSE_LIMIT = "R1"
WRITTEN_LIMIT = "R2"
LIST_LIMIT = "LIST"
MOST_OWN = 50
READ_AGAIN = "opened_again_at"
"""Under this name a list reads with each request when it was opened again."""


@dataclass(frozen=True, kw_only=True)
class Standing:
    """A request and where it stands: its decisions newest first, whether the newest was told, and its clock."""

    request: Request
    decisions: tuple[TriageDecision, ...]
    told_at: datetime | None
    clock: Deadline
    reopened_at: datetime | None = None
    tellings: tuple[ReferrerTold, ...] = ()
    listed: ListEntry | None = None

    @property
    def on_list(self) -> bool:
        """Whether a locality's list has it, and the Front Door does not decide."""
        return rules.stays_with_locality(
            self.request.to_front_door, ListStep(self.listed.step) if self.listed else None, bool(self.decisions)
        )

    @property
    def decision(self) -> TriageDecision | None:
        return self.decisions[0] if self.decisions else None

    @property
    def first_decided_at(self) -> datetime | None:
        """What the time limit is measured to; a later change of mind does not make an answer late."""
        if self.on_list:
            return self.listed.at if self.listed else None
        since = [decision for decision in self.decisions if not self._before_reopening(decision)]
        return since[-1].decided_at if since else None

    @property
    def stage(self) -> RequestStage:
        if self.on_list:
            return RequestStage.ANSWERED if self.listed else RequestStage.WAITING
        return rules.stage(decided=self.first_decided_at is not None, told=self.told_at is not None)

    def _before_reopening(self, decision: TriageDecision) -> bool:
        return self.reopened_at is not None and decision.decided_at <= self.reopened_at


def response_clock(received_at: datetime, limit: str = RESPONSE_LIMIT) -> Deadline:
    """The Front Door's clock (or another limit's) for a request received then, by what was in force on that day."""
    book = handbook.current()
    return rules.response_clock(received_at, book.limit(limit, day_of(received_at)), book.calendar())


def procedures(level: int, *, unborn: bool, on: date) -> rules.Procedures:
    """What the handbook said on that day about a request at this level."""
    book = handbook.current()
    try:
        route = book.route(level, unborn=unborn, on=on)
    except handbook.NotInHandbook:
        route = None
    return rules.Procedures(
        route=route,
        stops=_stops(route, on),
        written_after_phoning=book.limit(WRITTEN_LIMIT, on),
        calendar=book.calendar(),
    )


def _stops(route: Route | None, on: date) -> tuple[rules.Stop, ...]:
    """Where the route leads and who gets a copy, each with the desk that reads for it."""
    if route is None:
        return ()
    places = handbook.current().places(on)
    named = [(route.destination, False), *((code, True) for code in route.copies)]
    return tuple(
        rules.Stop(body=code, name=places.body(code).name, desk=places.body(code).desk, copy=copy)
        for code, copy in named
    )


def about(baby: Baby, *, before: datetime) -> rules.About:
    """What the rules need to know of the baby; the caller has asked access for the file."""
    earlier = Request.objects.filter(baby_id=baby.pk, received_at__lt=before).order_by("-received_at")
    times = tuple(earlier.values_list("received_at", flat=True)[:MOST_OWN])
    return replace(about_moving(baby, day_of(before)), earlier=times)


def about_moving(baby: Baby, on: date) -> rules.About:
    """Whether it can move, by the definition in force on that day; the caller has asked access for the file."""
    found = people_doors.non_mobile_at(baby.mobility, baby.date_of_birth, on)
    return rules.About(non_mobile=found.is_so, unborn=baby.date_of_birth is None)


def visible_to(actor: Actor) -> QuerySet[Request]:
    """The requests about babies that `actor`, or a team of theirs, works with, also as one child among several."""
    seen = people_doors.visible_to(actor)
    others = RequestChild.objects.filter(baby__in=seen).values("request_id")
    return Request.objects.filter(Q(baby__in=seen) | Q(pk__in=others))


def request_for(
    actor: Actor, request_id: UUID, permission: Permission = Permission.REQUEST_VIEW, *, at: datetime
) -> Standing:
    """A request for somebody involved with the baby; the opening is recorded. Raises Refused or NotThere.

    Somebody who works only with another child of the request reads it as that child's.
    """
    found = _opened(actor, request_id, permission, at=at)
    act = audit.Act(
        action="opened a request for support",
        permission=permission,
        subject_kind="request",
        subject_id=found.pk,
        baby_id=found.baby_id,
    )
    audit.record(actor, act)
    return standings([found])[0]


def _opened(actor: Actor, request_id: UUID, permission: Permission, *, at: datetime) -> Request:
    found = _with_all().annotate(**BEHIND).filter(pk=request_id).first()
    if found is not None:
        try:
            people_doors.allow(actor, permission, found.baby_id, at=at)
        except Refused:
            childs = _of_another_child(actor, request_id, at=at) if permission is Permission.REQUEST_VIEW else None
            if childs is None:
                raise
            return childs
        return found
    childs = _of_another_child(actor, request_id, at=at) if permission is Permission.REQUEST_VIEW else None
    if childs is None:
        raise NotThere
    return childs


BEHIND = {
    "has_children": Exists(RequestChild.objects.filter(request_id=OuterRef("pk"))),
    "has_sightings": Exists(RequestSighting.objects.filter(request_id=OuterRef("pk"))),
    "has_copies": Exists(RequestCopy.objects.filter(request_id=OuterRef("pk"))),
}
"""Whether there is something to fetch at all, known with the request itself."""


def _may_read(actor: Actor, baby_id: UUID, *, at: datetime) -> bool:
    return bool(decide(actor, Permission.REQUEST_VIEW, people_doors.subject_of(baby_id), at=at))


def _of_another_child(actor: Actor, request_id: UUID, *, at: datetime) -> Request | None:
    for child in _children().filter(request_id=request_id):
        if _may_read(actor, child.baby_id, at=at) and not _sealed_from(actor, child.request):
            return _as_childs(child)
    return None


def _with_all() -> QuerySet[Request]:
    parts = ("baby__mother", "made_by", "made_by_agency", "sharing", "consultation")
    return Request.objects.select_related(*parts).annotate(**{READ_AGAIN: opened_again("pk")})


def _children() -> QuerySet[RequestChild]:
    parts = ("made_by", "made_by_agency", "sharing", "consultation")
    found = RequestChild.objects.select_related("baby__mother", *(f"request__{part}" for part in parts))
    return found.annotate(**{READ_AGAIN: opened_again("request_id")})


def _as_childs(child: RequestChild) -> Request:
    """The request as it is read on another child's file: the first child's file may be closed to the reader."""
    child.request.baby = child.baby
    setattr(child.request, READ_AGAIN, vars(child)[READ_AGAIN])
    return child.request


def standings(requests: list[Request]) -> list[Standing]:
    """Where each request stands, in two or three queries however many there are."""
    ids = [request.pk for request in requests]
    decisions: dict[UUID, list[TriageDecision]] = defaultdict(list)
    newest_first = TriageDecision.objects.select_related("decided_by__team__agency").order_by("-decided_at", "-id")
    for decision in newest_first.filter(request_id__in=ids):
        decisions[decision.request_id].append(decision)
    listed = _listed([request.pk for request in requests if not request.to_front_door])
    tellings: dict[UUID, list[ReferrerTold]] = defaultdict(list)
    told: dict[UUID, datetime] = {}
    for row in ReferrerTold.objects.select_related("worker", "told_by").filter(request_id__in=ids).order_by("told_at"):
        tellings[row.request_id].append(row)
        told[row.decision_id] = row.told_at
    reopened = _reopened(requests)
    return [
        Standing(
            request=request,
            decisions=tuple(decisions[request.pk]),
            told_at=told.get(decisions[request.pk][0].pk) if decisions[request.pk] else None,
            clock=_clock_of(request, listed.get(request.pk), reopened.get(request.pk)),
            reopened_at=reopened.get(request.pk),
            tellings=tuple(tellings[request.pk]),
            listed=listed.get(request.pk),
        )
        for request in requests
    ]


def _reopened(requests: list[Request]) -> dict[UUID, datetime]:
    """When each was opened again; asked for those alone that were not read with it."""
    known = {one.pk: vars(one)[READ_AGAIN] for one in requests if READ_AGAIN in vars(one)}
    left = [one.pk for one in requests if one.pk not in known]
    if left:
        again = Reopening.objects.filter(request_id__in=left).values("request_id").annotate(at=Max("reopened_at"))
        known |= dict(again.values_list("request_id", "at"))
    return {request_id: at for request_id, at in known.items() if at is not None}


def opened_again(request_id: str) -> Subquery:
    """When the request named by a column was last opened again: read with the row itself, under `READ_AGAIN`."""
    again = Reopening.objects.filter(request_id=OuterRef(request_id)).order_by().values("request_id")
    return Subquery(again.annotate(at=Max("reopened_at")).values("at"))


def _listed(ids: list[UUID]) -> dict[UUID, ListEntry]:
    """The newest step of each request that went to a locality."""
    if not ids:
        return {}
    entries = ListEntry.objects.select_related("by__team__agency").filter(request_id__in=ids).order_by("at", "id")
    return {entry.request_id: entry for entry in entries}


def _clock_of(request: Request, listed: ListEntry | None, reopened_at: datetime | None) -> Deadline:
    stays = rules.stays_with_locality(request.to_front_door, ListStep(listed.step) if listed else None)
    return response_clock(reopened_at or request.received_at, LIST_LIMIT if stays else RESPONSE_LIMIT)


def by_draft(draft_id: UUID) -> Request | None:
    """The request that the sending of this draft made, if it has been sent."""
    return Request.objects.filter(draft_id=draft_id).first()


def requests_made_by(actor: Actor) -> list[Standing]:
    """What this person sent and where it stands, newest first: for their own work."""
    if actor.worker_id is None:
        return []
    own = _with_all().filter(made_by_id=actor.worker_id, baby__in=people_doors.going_on(actor))
    return standings(list(own.order_by("-received_at", "-id")[:MOST_OWN]))


def requests_about(actor: Actor, baby_id: UUID) -> list[Standing]:
    """The requests about one baby, alone or among others, newest first; the caller has asked access for the file."""
    found = list(_with_all().filter(baby_id=baby_id).order_by("-received_at", "-id")[:MOST_OWN])
    shared = _children().filter(baby_id=baby_id).order_by("-request__received_at", "-id")[:MOST_OWN]
    found += [_as_childs(child) for child in shared if not _sealed_from(actor, child.request)]
    return standings(sorted(found, key=lambda one: (one.received_at, one.pk), reverse=True)[:MOST_OWN])


def _sealed_from(actor: Actor, request: Request) -> bool:
    """Whether a seal on the first child's file keeps this request from somebody who works with another child of it."""
    return shut_out(actor, people_doors.subject_of(request.baby_id))
