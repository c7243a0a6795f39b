"""What stands beside a request: other children, sightings, copies, urgent calls, cautions, decisions not to share."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from kith.access.actor import Actor
from kith.kernel import handbook
from kith.kernel.clock import day_of
from kith.kernel.findings import Finding
from kith.kernel.limits import Deadline, due
from kith.people import doors as people_doors
from kith.people.models import Baby, Sighting
from kith.referrals import rules
from kith.referrals.models import (
    Request,
    RequestChild,
    RequestCopy,
    RequestSighting,
    SharingDecision,
    UrgentCall,
)
from kith.referrals.words import Agreement, FamilyTold

from .asking import WRITTEN_LIMIT, requests_about

MOST = 20


@dataclass(frozen=True, kw_only=True)
class Behind:
    """Whom else a request is about, the sightings it rests on, and who got it. The caller has opened the request."""

    children: tuple[Baby, ...] = ()
    sightings: tuple[people_doors.Seen, ...] = ()
    copies: tuple[RequestCopy, ...] = ()


def behind(actor: Actor, request: Request) -> Behind:
    """What stands beside a request that `actor` has opened; sightings of files they may not open are left out."""
    children = RequestChild.objects.select_related("baby__mother").filter(request=request)
    there = {name: getattr(request, f"has_{name}", True) for name in ("children", "sightings", "copies")}
    linked = RequestSighting.objects.filter(request=request, baby__in=people_doors.visible_to(actor))
    seen = Sighting.objects.select_related("agency", "recorded_by", "held_by_carer")
    sightings = seen.filter(pk__in=linked.values("sighting_id")).order_by("-seen_at", "-id")
    copies = RequestCopy.objects.select_related("team").filter(request=request).order_by("copy", "body")
    return Behind(
        children=tuple(child.baby for child in children.order_by("baby__date_of_birth")) if there["children"] else (),
        sightings=tuple(people_doors.seen(one) for one in sightings) if there["sightings"] else (),
        copies=tuple(copies) if there["copies"] else (),
    )


def others_in_family(actor: Actor, baby: Baby) -> list[Baby]:
    """The mother's other babies that the actor works with, for one request about several; not those behind a seal."""
    others = people_doors.going_on(actor).filter(mother_id=baby.mother_id, same_as=None).exclude(pk=baby.pk)
    found = others.select_related("mother").order_by("date_of_birth", "id")
    if not found or people_doors.is_sealed(baby.pk):
        return []
    return [one for one in found if not people_doors.is_sealed(one.pk)]


def sightings_to_offer(actor: Actor, baby_id: UUID) -> list[people_doors.Seen]:
    """The newest sightings on the file, which a request may rest on. The caller has opened the file."""
    return [one for one in people_doors.sightings_of(actor, baby_id, notes=(), most=6) if one.place is not None]


def call_clock(call: UrgentCall) -> Deadline:
    """By when an urgent call is confirmed in writing, by the limit in force on the day of the call."""
    book = handbook.current()
    return due(book.limit(WRITTEN_LIMIT, day_of(call.rang_at)), call.rang_at, book.calendar())


def open_call(actor: Actor, baby_id: UUID) -> UrgentCall | None:
    """The newest call about this baby by the actor that has not been confirmed in writing."""
    return next((call for call in calls_waiting(actor) if call.baby_id == baby_id), None)


def calls_waiting(actor: Actor) -> list[UrgentCall]:
    """The actor's urgent calls that still have to be confirmed in writing, the newest first."""
    if actor.worker_id is None:
        return []
    mine = UrgentCall.objects.filter(made_by_id=actor.worker_id, written=None, baby__in=people_doors.going_on(actor))
    return list(mine.select_related("baby__mother").order_by("-rang_at", "-id")[:MOST])


@dataclass(frozen=True, kw_only=True)
class Caution:
    """Somebody must not learn of a request; every page that shows the file says so first."""

    request_id: UUID
    number: str
    words: str


def cautions_about(actor: Actor, baby_id: UUID) -> list[Caution]:
    """Who must not learn of what, for everybody who may open the file. For no letter and no print for parents."""
    found = (standing.request for standing in requests_about(actor, baby_id))
    return [Caution(request_id=one.pk, number=one.number, words=one.keep_from) for one in found if one.keep_from]


def not_shared_about(baby_id: UUID) -> list[SharingDecision]:
    """The decisions not to share about one baby, newest first; the caller has asked access for the file."""
    found = SharingDecision.objects.select_related("decided_by", "decided_by_agency")
    return list(found.filter(baby_id=baby_id, request=None).order_by("-decided_at", "-id")[:MOST])


def finding_on_call(call: UrgentCall, *, at: datetime) -> Finding | None:
    """What the rules say of a call that has not been confirmed in writing."""
    return rules.call_is_confirmed(call_clock(call), None, at)


def findings_on_not_sharing(decisions: list[SharingDecision]) -> tuple[Finding, ...]:
    """What the rules say of the newest decision not to share."""
    return rules.on_not_sharing(_judged(decisions[0])) if decisions else ()


def _judged(one: SharingDecision) -> rules.NotSharing:
    return rules.NotSharing(
        recipient=one.recipient,
        about=one.about,
        reason=one.reason,
        harm_suspected=bool(one.harm_suspected),
        look_again=one.look_again_on is not None,
        sharing=rules.Sharing(
            lawful_basis=one.lawful_basis,
            rationale=one.rationale,
            advice_from=one.advice_from,
            agreement=Agreement(one.agreement),
            family_told=FamilyTold(one.family_told),
        ),
    )


def not_shared_by_draft(draft_id: UUID) -> SharingDecision | None:
    return SharingDecision.objects.filter(draft_id=draft_id).first()


def call_by_draft(draft_id: UUID) -> UrgentCall | None:
    return UrgentCall.objects.filter(draft_id=draft_id).first()
