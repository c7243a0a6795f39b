"""What follows a decision: telling people, a mark that was refused, and new information that opens a request again."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from kith.access.actor import Actor
from kith.access.doors import NotThere
from kith.access.permissions import Permission
from kith.directory import actions as directory_actions
from kith.directory import doors as directory_doors
from kith.directory.models import Worker
from kith.directory.words import ContactMeans
from kith.kernel.clock import day_of
from kith.kernel.findings import Finding
from kith.people import actions as people_actions
from kith.people.words import Part
from kith.referrals import doors, rules
from kith.referrals.doors.triage import leads_to_tell
from kith.referrals.models import (
    AgencyTold,
    InformationAsk,
    MarkRefusal,
    MarkWord,
    ReferrerTold,
    Reopening,
    Request,
    TriageDecision,
)
from kith.referrals.words import How, MarkAnswer

from .parts import address_of, ask_address, one_at_a_time, record

NO_NAMES = "This message holds nothing about the family. Sign in to Kith to read it:"


@dataclass(frozen=True, kw_only=True)
class Answered:
    """What is said about a refused mark; `seen_at` is when it was looked at, or first written down."""

    kind: MarkAnswer
    words: str
    seen_at: datetime | None = None


def note_refused_mark(
    request: Request, decision: TriageDecision, reason: str, *, by: Actor, at: datetime
) -> MarkRefusal | None:
    """With the decision: when it leaves a mark on a baby who cannot move, say so at once to those who can act.

    The named professionals of the referrer's agency are brought to the file and written to; the referrer is told of
    every decision already. Nothing is held back: the decision stands as it was made.
    """
    cannot_move = doors.cannot_move(request.baby, day_of(at))
    facts = rules.MarkFacts(injury=request.injury, non_mobile=cannot_move, outcome=decision.outcome)
    if not rules.mark_refused(facts) or request.baby.ended_as:
        return None
    made = MarkRefusal.objects.create(decision=decision, request=request, baby_id=request.baby_id, noted_at=at)
    record(by, "left a mark on a baby who cannot move", Permission.REQUEST_DECIDE, request, ["TRI-1"])
    if reason.strip():
        _say(request, decision, Answered(kind=MarkAnswer.REASON, words=reason), by=by, at=at)
    for lead in leads_to_tell(request.made_by_agency_id, at=at):
        seat = people_actions.Seat(team=lead.team, worker=lead, part=Part.OTHER, basis=f"A mark in {request.number}")
        people_actions.involve(request.baby_id, seat, by=by, at=at)
        _write_to(lead, request, key=f"mark-refused:{decision.pk}:{lead.pk}", at=at)
    return made


def _write_to(lead: Worker, request: Request, *, key: str, at: datetime) -> None:
    if not lead.email:
        return
    letter = directory_actions.Letter(
        key=key,
        address=lead.email,
        subject="Please look at a decision today",
        body=f"The decision on request {request.number} needs a look today. {NO_NAMES}\n\n{address_of(request)}\n",
        worker=lead,
        about=request.baby_id,
    )
    directory_actions.notify(letter, at=at)


def answer_mark(*, request_id: UUID, answered: Answered, by: Actor, at: datetime) -> MarkWord | Finding:
    """Say who has looked at the mark, or why it was refused. Raises Refused or NotThere.

    Gives a finding, and keeps nothing, when somebody who may not would close it.
    """
    with transaction.atomic():
        standing = doors.request_for(by, request_id, Permission.MARK_ANSWER, at=at)
        mark = doors.mark_of(standing)
        if mark is None:
            raise NotThere
        worker = directory_doors.worker_of(by)
        finding = rules.mark_is_answered_by_health(
            closes=answered.kind.closes,
            registered=worker.registered_health_professional,
            decided_it=mark.decision.decided_by_id == worker.pk,
        )
        if finding:
            return finding
        word = _say(standing.request, mark.decision, answered, by=by, at=at)
        record(by, "answered a refused mark", Permission.MARK_ANSWER, standing.request, [answered.kind.value])
    return word


def _say(request: Request, decision: TriageDecision, answered: Answered, *, by: Actor, at: datetime) -> MarkWord:
    return MarkWord.objects.create(
        decision=decision,
        baby_id=request.baby_id,
        kind=answered.kind.value,
        words=answered.words,
        seen_at=answered.seen_at,
        said_by=directory_doors.worker_of(by),
        said_at=at,
    )


def reopen_request(*, request_id: UUID, what: str, by: Actor, at: datetime) -> Request:
    """Say what is new: the request waits for a decision again and its clock starts anew. Raises Refused or NotThere.

    A request that still waits stays where it is; what is new is kept all the same.
    """
    with transaction.atomic():
        request = doors.request_for(by, request_id, Permission.REQUEST_REOPEN, at=at).request
        one_at_a_time(request_id)
        Reopening.objects.create(
            request=request,
            baby_id=request.baby_id,
            what=what,
            reopened_by=directory_doors.worker_of(by),
            reopened_at=at,
        )
        team = directory_doors.front_door()
        if team is not None:
            basis = f"New information on {request.number}"
            seat = people_actions.Seat(team=team, part=Part.FRONT_DOOR, basis=basis)
            people_actions.involve(request.baby_id, seat, by=by, at=at)
            _tell_front_door(request, team.pk, at)
        record(by, "opened a request again with new information", Permission.REQUEST_REOPEN, request, [])
    return request


def _tell_front_door(request: Request, team_id: UUID, at: datetime) -> None:
    mailbox = directory_doors.contact(team_id, ContactMeans.EMAIL)
    if mailbox is None:
        return
    letter = directory_actions.Letter(
        key=f"request-reopened:{request.pk}:{at.isoformat()}",
        address=mailbox.value,
        subject="There is new information on a request",
        body=f"There is new information on request {request.number}. {NO_NAMES}\n\n{address_of(request)}\n",
        about=request.baby_id,
    )
    directory_actions.notify(letter, at=at)


def tell_asked(request: Request, decision: TriageDecision, *, by: Actor, at: datetime) -> None:
    """Tell each agency that was asked and can be reached in Kith; the others stay on the decider's desk."""
    for ask in InformationAsk.objects.select_related("team", "worker").filter(request=request):
        address = reach(ask)
        if not address:
            continue
        _agency_told(ask, decision, How.IN_KITH, by=by, at=at)
        letter = directory_actions.Letter(
            key=f"asked-told:{decision.pk}:{ask.pk}",
            address=address,
            subject="A decision has been made on a request you gave information for",
            body=f"The Front Door has decided on request {request.number}. {NO_NAMES}\n\n{ask_address(ask)}\n",
            worker=ask.worker,
            about=request.baby_id,
        )
        directory_actions.notify(letter, at=at)


def reach(ask: InformationAsk) -> str:
    """Where a letter about this ask goes: the worker who was asked, else the team's mailbox."""
    if ask.worker is not None and ask.worker.email:
        return ask.worker.email
    mailbox = directory_doors.contact(ask.team_id, ContactMeans.EMAIL)
    return mailbox.value if mailbox else ""


def _agency_told(ask: InformationAsk, decision: TriageDecision, how: How, *, by: Actor, at: datetime) -> None:
    AgencyTold.objects.get_or_create(
        ask=ask,
        decision=decision,
        defaults={
            "baby_id": ask.baby_id,
            "outcome": decision.outcome,
            "how": how.value,
            "told_by": directory_doors.worker_of(by),
            "told_at": at,
        },
    )


def told_by_hand(*, request_id: UUID, whom: frozenset[str], how: How, by: Actor, at: datetime) -> int:
    """Record that the Front Door told the referrer ("referrer") or agencies (the ids of their asks), and how.

    Returns how many are still to be told. Raises Refused or NotThere.
    """
    with transaction.atomic():
        standing = doors.request_for(by, request_id, Permission.REQUEST_DECIDE, at=at)
        left = doors.to_tell(standing)
        if left is None:
            return 0
        if left.referrer is not None and "referrer" in whom:
            ReferrerTold.objects.create(
                request=standing.request,
                decision=left.decision,
                baby_id=standing.request.baby_id,
                worker=left.referrer,
                told_at=at,
                how=how.value,
                told_by=directory_doors.worker_of(by),
            )
        for ask in left.asks:
            if str(ask.pk) in whom:
                _agency_told(ask, left.decision, how, by=by, at=at)
        record(by, "told people of the decision", Permission.REQUEST_DECIDE, standing.request, [how.value])
        still = doors.to_tell(doors.standings([standing.request])[0])
    return still.number if still else 0
