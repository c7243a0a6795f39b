"""Sending a request for support: one transaction."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import connection, transaction

from kith.access.actor import Actor
from kith.access.permissions import Permission
from kith.directory import doors as directory_doors
from kith.directory.models import Worker
from kith.kernel.clock import day_of
from kith.kernel.findings import Finding
from kith.people import doors as people_doors
from kith.people.models import Baby
from kith.referrals import doors, rules
from kith.referrals.models import Request, RequestChild, RequestSighting, SharingDecision
from kith.referrals.words import SharingOutcome

from . import routing
from .parts import record


def send_request(*, baby_id: UUID, asked: rules.Asked, draft_id: UUID, by: Actor, at: datetime) -> Request:
    """Send a request for support where its level leads; sending the same draft again gives the same request.

    Whoever reads it becomes involved with the children it is about, which is what opens their files to them.
    Raises Refused or NotThere.
    """
    with transaction.atomic():
        baby = people_doors.baby_for(by, baby_id, Permission.REQUEST_MAKE, at=at)
        sent = doors.by_draft(draft_id)
        if sent is not None:
            return sent
        worker = directory_doors.worker_of(by)
        found = findings_on(baby, asked, at=at)
        route = routing.way_of(baby, asked, at=at)
        request = _write_request(baby, asked, _Sent(by, worker, draft_id, at), route)
        _write_sharing(request, asked.sharing, worker, at)
        children = _write_beside(request, asked, baby, by=by)
        routing.send(request, route, children, by=by, at=at)
        record(by, "sent a request for support", Permission.REQUEST_MAKE, request, [f.code for f in found])
    return request


def findings_on(baby: Baby, asked: rules.Asked, *, at: datetime) -> tuple[Finding, ...]:
    """What the rules say about a request about to be sent; the caller has asked access for the file."""
    about = doors.about(baby, before=at)
    procedures = doors.procedures(asked.level, unborn=about.unborn, on=day_of(at))
    return rules.on_sending(asked, about, procedures, at=at)


@dataclass(frozen=True)
class _Sent:
    """Who sends, from which draft, and when."""

    by: Actor
    worker: Worker
    draft_id: UUID
    at: datetime


def _write_request(baby: Baby, asked: rules.Asked, sent: _Sent, way: routing.Way) -> Request:
    named = doors.named_for(sent.by, baby.pk)
    return Request.objects.create(
        number=_next_number(sent.at),
        draft_id=sent.draft_id,
        baby=baby,
        made_by=sent.worker,
        made_by_agency=sent.worker.team.agency,
        received_at=sent.at,
        call=doors.open_call(sent.by, baby.pk),
        consultation=named.consultation if named else None,
        destination=way.destination,
        to_front_door=way.to_front_door,
        lived_experience=asked.lived_experience,
        tried=asked.tried,
        keep_from=asked.keep_from,
        what_seen=asked.what_seen,
        seen_on=asked.seen_on,
        injury=asked.injury,
        safe_now=asked.safe_now,
        why_worried=asked.why_worried,
        strengths=asked.strengths,
        level=asked.level,
        phoned_at=asked.phoned_at,
    )


def _next_number(at: datetime) -> str:
    with connection.cursor() as cursor:
        cursor.execute("select referrals_next_number(%s)", [day_of(at).year])
        return str(cursor.fetchone()[0])


def _write_sharing(request: Request, sharing: rules.Sharing, worker: Worker, at: datetime) -> None:
    SharingDecision.objects.create(
        request=request,
        baby_id=request.baby_id,
        lawful_basis=sharing.lawful_basis,
        rationale=sharing.rationale,
        outcome=SharingOutcome.PART.value if sharing.left_out.strip() else SharingOutcome.SHARED.value,
        purpose=sharing.purpose,
        gateway=sharing.gateway,
        left_out=sharing.left_out,
        advice_from=sharing.advice_from,
        examination=sharing.examination or "",
        decided_by_agency=worker.team.agency,
        agreement=sharing.agreement,
        agreement_reason=sharing.agreement_reason,
        weighed=sharing.weighed,
        family_told=sharing.family_told,
        not_told_reason=sharing.not_told_reason,
        family_said=sharing.family_said,
        decided_by=worker,
        decided_at=at,
    )


def _write_beside(request: Request, asked: rules.Asked, baby: Baby, *, by: Actor) -> list[Baby]:
    """The other children and the sightings: only those offered, whatever was posted. Returns the other children."""
    children = [one for one in doors.others_in_family(by, baby) if one.pk in asked.children] if asked.children else []
    RequestChild.objects.bulk_create([RequestChild(request=request, baby=child) for child in children])
    offered = {one.id for one in doors.sightings_to_offer(by, baby.pk)} if asked.sightings else set()
    RequestSighting.objects.bulk_create(
        RequestSighting(request=request, baby=baby, sighting_id=one) for one in asked.sightings if one in offered
    )
    return children
