"""Asking the advice line, answering, and naming the baby when it must be a request: each one transaction."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.db import connection, transaction
from django.urls import reverse

from kith.access import audit
from kith.access.actor import Actor
from kith.access.doors import NotThere, must
from kith.access.permissions import Permission
from kith.access.policy import Subject
from kith.directory import actions as directory_actions
from kith.directory import doors as directory_doors
from kith.directory.models import Agency, Worker
from kith.kernel.clock import day_of
from kith.people import doors as people_doors
from kith.referrals import doors
from kith.referrals.models import AdviceNotFollowed, Consultation, ConsultationAdvice, ConsultationNamed
from kith.referrals.words import NextStep, Whom

from .parts import alone


@dataclass(frozen=True, kw_only=True)
class Advised:
    """The advice: `adviser` names who gave it by telephone, and is empty for advice given in Kith."""

    advice: str
    next_step: NextStep
    evident: bool
    level: int | None = None
    adviser: str = ""


@dataclass(frozen=True, kw_only=True)
class Question:
    """What is asked of the advice line, without a name; with the advice when it was given by telephone already."""

    whom: Whom
    seen: str
    worry: str
    strengths: str
    tried: str
    evident: bool
    advised: Advised | None = None


@dataclass(frozen=True, kw_only=True)
class Caller:
    """Who rang the advice line: their agency, who they are in words, and their own name in Kith if they use it."""

    agency: Agency
    words: str
    worker: Worker | None = None


def ask_advice(*, question: Question, draft_id: UUID, by: Actor, at: datetime) -> Consultation:
    """Ask the advice line, or record what it said; sending the same draft again gives the same consultation.

    Raises Refused.
    """
    with transaction.atomic():
        must(by, Permission.CONSULTATION_ASK, at=at)
        done = doors.consultation_by_draft(draft_id)
        if done is not None:
            return done
        worker = directory_doors.worker_of(by)
        consultation = Consultation.objects.create(
            number=_next_number(at),
            draft_id=draft_id,
            asked_by=worker,
            asked_by_agency=worker.team.agency,
            team=directory_doors.front_door(),
            asked_at=at,
            whom=question.whom.value,
            seen=question.seen,
            worry=question.worry,
            strengths=question.strengths,
            tried=question.tried,
            evident=question.evident,
        )
        if question.advised is not None:
            _write(consultation, question.advised, worker, at, draft_id=None)
        _record(by, "asked the advice line", Permission.CONSULTATION_ASK, consultation)
    return consultation


def _next_number(at: datetime) -> str:
    with connection.cursor() as cursor:
        cursor.execute("select referrals_next_consultation(%s)", [day_of(at).year])
        return str(cursor.fetchone()[0])


def _write(
    consultation: Consultation, advised: Advised, worker: Worker, at: datetime, *, draft_id: UUID | None
) -> ConsultationAdvice:
    return ConsultationAdvice.objects.create(
        consultation=consultation,
        draft_id=draft_id,
        advice=advised.advice,
        next_step=advised.next_step.value,
        level=advised.level,
        evident=advised.evident,
        advised_by=None if advised.adviser else worker,
        adviser=advised.adviser,
        recorded_by=worker,
        given_at=at,
    )


def write_down_call(*, question: Question, rang: Caller, draft_id: UUID, by: Actor, at: datetime) -> Consultation:
    """The advice line writes down a call and what it advised: whoever rang finds it on their own desk.

    The same draft again is the same consultation. Raises Refused.
    """
    with transaction.atomic():
        team = directory_doors.front_door()
        must(by, Permission.CONSULTATION_ADVISE, Subject(team_id=team.pk if team else None), at=at)
        done = doors.consultation_by_draft(draft_id)
        if done is not None:
            return done
        worker = directory_doors.worker_of(by)
        consultation = Consultation.objects.create(
            number=_next_number(at),
            draft_id=draft_id,
            asked_by=rang.worker or worker,
            asked_by_agency=rang.worker.team.agency if rang.worker else rang.agency,
            team=team,
            recorded_by=worker,
            caller=rang.words,
            asked_at=at,
            whom=question.whom.value,
            seen=question.seen,
            worry=question.worry,
            strengths=question.strengths,
            tried=question.tried,
            evident=question.evident,
        )
        _record(by, "wrote down a call to the advice line", Permission.CONSULTATION_ADVISE, consultation)
        if question.advised is not None:
            given = _write(consultation, question.advised, worker, at, draft_id=None)
            if rang.worker is not None:
                _tell(consultation, given, at=at)
    return consultation


def say_why_not(*, consultation_id: UUID, reason: str, by: Actor, at: datetime) -> AdviceNotFollowed:
    """Say why advice to make a request was not followed; the same reason again is one. Raises Refused or NotThere.

    Only whoever asked says it.
    """
    with transaction.atomic():
        found = doors.consultation_for(by, consultation_id, at=at)
        if found.consultation.asked_by_id != by.worker_id:
            raise NotThere
        alone(consultation_id)
        given, _made = AdviceNotFollowed.objects.get_or_create(
            consultation=found.consultation,
            reason=reason,
            defaults={"said_by": directory_doors.worker_of(by), "said_at": at},
        )
        _record(by, "said why no request was made", Permission.CONSULTATION_ASK, found.consultation)
    return given


def advise(*, consultation_id: UUID, advised: Advised, draft_id: UUID, by: Actor, at: datetime) -> ConsultationAdvice:
    """Answer a question; whoever asked is told by an e-mail without content. The same draft again is one answer.

    Raises Refused or NotThere.
    """
    with transaction.atomic():
        found = doors.consultation_for(by, consultation_id, Permission.CONSULTATION_ADVISE, at=at)
        alone(consultation_id)
        done = doors.advice_by_draft(draft_id)
        if done is not None:
            return done
        given = _write(found.consultation, advised, directory_doors.worker_of(by), at, draft_id=draft_id)
        _record(by, "gave advice", Permission.CONSULTATION_ADVISE, found.consultation)
        _tell(found.consultation, given, at=at)
    return given


def _tell(consultation: Consultation, given: ConsultationAdvice, *, at: datetime) -> None:
    asker = consultation.asked_by
    if not asker.email:
        return
    address = str(settings.KITH_ADDRESS) + reverse("consultation", args=[consultation.pk])
    letter = directory_actions.Letter(
        key=f"advice-given:{given.pk}",
        address=asker.email,
        subject="The advice line has answered",
        body=f"There is an answer to {consultation.number}. Sign in to Kith to read it:\n\n{address}\n",
        worker=asker,
    )
    directory_actions.notify(letter, at=at)


def name_baby(*, consultation_id: UUID, baby_id: UUID, by: Actor, at: datetime) -> ConsultationNamed:
    """Say which baby a consultation is about, to make it a request. Naming twice names once.

    Only whoever asked names the baby, and only one they work with. Raises Refused or NotThere.
    """
    with transaction.atomic():
        found = doors.consultation_for(by, consultation_id, at=at)
        if found.consultation.asked_by_id != by.worker_id:
            raise NotThere
        people_doors.allow(by, Permission.REQUEST_MAKE, baby_id, at=at)
        alone(consultation_id)
        named, _made = ConsultationNamed.objects.get_or_create(
            consultation=found.consultation,
            defaults={"baby_id": baby_id, "named_by": directory_doors.worker_of(by), "named_at": at},
        )
        _record(by, "named the baby of a consultation", Permission.REQUEST_MAKE, found.consultation, baby_id)
    return named


def _record(
    by: Actor, action: str, permission: Permission, consultation: Consultation, baby_id: UUID | None = None
) -> None:
    act = audit.Act(
        action=action,
        permission=permission,
        subject_kind="consultation",
        subject_id=consultation.pk,
        baby_id=baby_id,
    )
    audit.record(by, act)
