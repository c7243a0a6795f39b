"""Asking an agency for information, its reply, and the reminder that goes out when nobody replies."""

from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from django.db import transaction
from procrastinate.contrib.django import app

from kith.access import audit
from kith.access.actor import Actor
from kith.access.permissions import Permission
from kith.directory import actions as directory_actions
from kith.directory import doors as directory_doors
from kith.directory.models import Team, Worker
from kith.kernel.clock import day_of
from kith.kernel.findings import Finding
from kith.referrals import doors, rules
from kith.referrals.models import InformationAsk, InformationReply
from kith.referrals.words import AboutWhom

from .parts import ask_address, record
from .triage import reach

BODY = (
    "This message holds nothing about the family. Sign in to Kith to read and answer it; one tap is enough when your "
)


@dataclass(frozen=True, kw_only=True)
class Ask:
    """What one team, or a worker in it, is asked: for what, about whom, and which questions."""

    team: Team
    worker: Worker | None = None
    purpose: str
    about: list[AboutWhom]
    others: str = ""
    questions: list[str]


@dataclass(frozen=True, kw_only=True)
class Replied:
    """An agency's answers by question; or that it knows nothing."""

    nothing_known: bool = False
    answers: dict[str, str] = field(default_factory=dict)


def findings_on_ask(ask: Ask, *, at: datetime) -> Finding | None:
    """What the rules say about what an agency is about to be asked."""
    facts = rules.AskFacts(
        purpose=ask.purpose,
        about=frozenset(ask.about),
        others=ask.others,
        questions=tuple(ask.questions),
        offered=len(doors.offered_questions(day_of(at))),
    )
    return rules.least_necessary(facts)


def ask_agency(*, request_id: UUID, ask: Ask, by: Actor, at: datetime) -> InformationAsk:
    """Ask an agency for information; it is told the names it needs to look up and nothing else of the file.

    A letter without content goes out now, and a reminder is queued. Raises Refused or NotThere.
    """
    with transaction.atomic():
        request = doors.request_for(by, request_id, Permission.INFORMATION_ASK, at=at).request
        made = InformationAsk.objects.create(
            request=request,
            baby_id=request.baby_id,
            agency_id=ask.team.agency_id,
            team=ask.team,
            worker=ask.worker,
            purpose=ask.purpose,
            about=[about.value for about in ask.about],
            who=doors.named_people(request.baby, ask.about, ask.others),
            questions=ask.questions,
            asked_by=directory_doors.worker_of(by),
            asked_at=at,
        )
        found = findings_on_ask(ask, at=at)
        codes = [*([found.code] if found else []), *ask.questions]
        record(by, "asked an agency for information", Permission.INFORMATION_ASK, request, codes)
        _write(made, "information-asked", "Your agency is asked for information", "asked", at=at)
        remind_at = doors.asks_about(request.pk)[-1].reminder.due_at
        remind = app.configure_task("remind_of_information", schedule_at=remind_at, queueing_lock=f"remind:{made.pk}")
        remind.defer(ask_id=str(made.pk))
    return made


def _write(ask: InformationAsk, event: str, subject: str, asked: str, *, at: datetime) -> None:
    address = reach(ask)
    if not address:
        return
    letter = directory_actions.Letter(
        key=f"{event}:{ask.pk}",
        address=address,
        subject=subject,
        body=f"Your agency is {asked} for information. {BODY}agency knows nothing:\n\n{ask_address(ask)}\n",
        worker=ask.worker,
        about=ask.baby_id,
    )
    directory_actions.notify(letter, at=at)


def remind(ask_id: UUID, *, at: datetime) -> bool:
    """Send the reminder, unless somebody has replied or the request was decided meanwhile. Twice sends once."""
    ask = InformationAsk.objects.select_related("team", "worker", "request").filter(pk=ask_id).first()
    if ask is None or ask.replies.exists() or not hasattr(ask.request, "waiting"):
        return False
    _write(ask, "information-reminder", "A reminder: your agency is asked for information", "still asked", at=at)
    return True


def reply(*, ask_id: UUID, replied: Replied, by: Actor, at: datetime) -> InformationReply:
    """Answer what one's team was asked, or say that the agency knows nothing. A later reply stands beside the first.

    Raises Refused or NotThere.
    """
    with transaction.atomic():
        asking = doors.ask_for(by, ask_id, at=at)
        asked = set(asking.ask.questions)
        answers = {code: words for code, words in replied.answers.items() if code in asked and words.strip()}
        made = InformationReply.objects.create(
            ask=asking.ask,
            baby_id=asking.ask.baby_id,
            nothing_known=replied.nothing_known,
            answers={} if replied.nothing_known else answers,
            replied_by=directory_doors.worker_of(by),
            replied_at=at,
        )
        act = audit.Act(
            action="replied to a request for information",
            permission=Permission.INFORMATION_REPLY,
            subject_kind="information",
            subject_id=asking.ask.pk,
            baby_id=asking.ask.baby_id,
            detail={"nothing_known": replied.nothing_known},
        )
        audit.record(by, act)
    return made
