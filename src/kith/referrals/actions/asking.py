"""Sending a request for support: one transaction."""

from datetime import datetime
from uuid import UUID

from django.db import connection, transaction

from kith.access.actor import Actor
from kith.access.permissions import Permission
from kith.directory import actions as directory_actions
from kith.directory import doors as directory_doors
from kith.directory.models import Team, Worker
from kith.directory.words import ContactMeans
from kith.kernel.clock import day_of
from kith.kernel.findings import Finding
from kith.people import actions as people_actions
from kith.people import doors as people_doors
from kith.people.models import Baby
from kith.people.words import Part
from kith.referrals import doors, rules
from kith.referrals.models import Request, SharingDecision

from .parts import address_of, record


def send_request(*, baby_id: UUID, asked: rules.Asked, draft_id: UUID, by: Actor, at: datetime) -> Request:
    """Send a request for support to the Front Door; sending the same draft again gives the same request.

    The Front Door becomes involved with the baby, which is what opens the file to it. Raises Refused or NotThere.
    """
    with transaction.atomic():
        baby = people_doors.baby_for(by, baby_id, Permission.REQUEST_MAKE, at=at)
        sent = doors.by_draft(draft_id)
        if sent is not None:
            return sent
        worker = directory_doors.worker_of(by)
        found = findings_on(baby, asked, at=at)
        request = _write_request(baby, asked, worker, draft_id, at)
        _write_sharing(request, asked.sharing, worker, at)
        _bring_in(request, asked, baby, by=by, at=at)
        record(by, "sent a request for support", Permission.REQUEST_MAKE, request, [f.code for f in found])
    return request


def findings_on(baby: Baby, asked: rules.Asked, *, at: datetime) -> tuple[Finding, ...]:
    """What the rules say about a request about to be sent; the caller has asked access for the file."""
    about = doors.about(baby, before=at)
    procedures = doors.procedures(asked.level, unborn=about.unborn, on=day_of(at))
    return rules.on_sending(asked, about, procedures, at=at)


def _write_request(baby: Baby, asked: rules.Asked, worker: Worker, draft_id: UUID, at: datetime) -> Request:
    return Request.objects.create(
        number=_next_number(at),
        draft_id=draft_id,
        baby=baby,
        made_by=worker,
        made_by_agency=worker.team.agency,
        received_at=at,
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
        agreement=sharing.agreement,
        agreement_reason=sharing.agreement_reason,
        weighed=sharing.weighed,
        family_told=sharing.family_told,
        not_told_reason=sharing.not_told_reason,
        family_said=sharing.family_said,
        decided_by=worker,
        decided_at=at,
    )


def _bring_in(request: Request, asked: rules.Asked, baby: Baby, *, by: Actor, at: datetime) -> None:
    """Open the file to the Front Door, and to the locality's team where the route leads there; tell each by e-mail."""
    route = doors.procedures(asked.level, unborn=baby.date_of_birth is None, on=day_of(at)).route
    teams = [(directory_doors.front_door(), Part.FRONT_DOOR)]
    if rules.locality_takes_part(route):
        teams.append((directory_doors.locality_team(baby.locality), Part.LOCALITY_TEAM))
    for team, part in teams:
        if team is not None:
            seat = people_actions.Seat(team=team, part=part, basis=f"Request for support {request.number}")
            people_actions.involve(baby.pk, seat, by=by, at=at)
            _tell_team(request, team, at)


def _tell_team(request: Request, team: Team, at: datetime) -> None:
    mailbox = directory_doors.contact(team.pk, ContactMeans.EMAIL)
    if mailbox is None:
        return
    letter = directory_actions.Letter(
        key=f"request-sent:{request.pk}:{team.pk}",
        address=mailbox.value,
        subject="A request for support is waiting",
        body=(
            f"A request for support, reference {request.number}, was sent to your team. "
            f"This message holds nothing about the family. Sign in to Kith to read it:\n\n{address_of(request)}\n"
        ),
        about=request.baby_id,
    )
    directory_actions.notify(letter, at=at)
