"""Sending a request for support, deciding what happens, and telling the referrer: each one transaction."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.db import connection, transaction
from django.urls import reverse

from kith.access import audit
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

from . import doors, rules
from .models import ReferrerTold, Request, SharingDecision, TriageDecision
from .words import TriageOutcome


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
        _record(by, "sent a request for support", Permission.REQUEST_MAKE, request, [f.code for f in found])
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
            f"This message holds nothing about the family. Sign in to Kith to read it:\n\n{_address_of(request)}\n"
        ),
        about=request.baby_id,
    )
    directory_actions.notify(letter, at=at)


def _address_of(request: Request) -> str:
    return str(settings.KITH_ADDRESS) + reverse("request", args=[request.pk])


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
        _record(by, "decided on a request for support", Permission.REQUEST_DECIDE, request, [decided.outcome.value])
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
    _record(by, "told the referrer of the decision", Permission.REQUEST_DECIDE, request, [])
    if not referrer.email:
        return
    letter = directory_actions.Letter(
        key=f"request-decided:{decision.pk}:{referrer.pk}",
        address=referrer.email,
        subject="A decision has been made on a request you sent",
        body=(
            f"The Front Door has decided on request {request.number}. This message holds nothing about the family. "
            f"Sign in to Kith to read the decision and its reasons:\n\n{_address_of(request)}\n"
        ),
        worker=referrer,
        about=request.baby_id,
    )
    directory_actions.notify(letter, at=at)


def _record(by: Actor, action: str, permission: Permission, request: Request, codes: list[str]) -> None:
    act = audit.Act(
        action=action,
        permission=permission,
        subject_kind="request",
        subject_id=request.pk,
        baby_id=request.baby_id,
        detail={"codes": codes} if codes else {},
    )
    audit.record(by, act)
