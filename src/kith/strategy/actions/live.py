"""What people put down while a discussion goes on. Rows are only added: nobody waits for anybody, nothing is lost.

`sent` is the sender's own number for what they send: the same number twice is one act, however often the line dropped.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import connection, models, transaction

from kith.access import audit
from kith.access.actor import Actor
from kith.access.decide import decide
from kith.access.doors import NotThere, Refused
from kith.access.permissions import Permission
from kith.access.policy import Subject
from kith.directory import doors as directory_doors
from kith.strategy import doors
from kith.strategy.models import ActionLine, Answer, Discussion, Invitation, Presence, Said
from kith.strategy.words import AnswerState, SaidKind


@dataclass(frozen=True, kw_only=True)
class Coming:
    """Somebody comes for an invited agency, or leaves."""

    invitation_id: UUID
    name: str
    came: bool = True
    in_place_of: str = ""


@dataclass(frozen=True, kw_only=True)
class Saying:
    """What is said, for which agency (None: the writer's own), and by whom there (empty: the writer)."""

    words: str
    kind: SaidKind = SaidKind.INFORMATION
    about: str = ""
    agency_id: UUID | None = None
    said_by: str = ""


@dataclass(frozen=True, kw_only=True)
class Answering:
    """A version of an answer. `based_on` is the version its writer saw, 0 for none."""

    question: str
    based_on: int
    state: AnswerState
    words: str
    choice: str = ""
    more: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Agreeing:
    """An action as it is agreed. `replaces` is the line it stands instead of; `withdrawn` takes that line back."""

    what: str
    agency_id: UUID
    owner_name: str
    due_on: date
    replaces: UUID | None = None
    withdrawn: bool = False


@transaction.atomic
def move(*, discussion_id: UUID, coming: Coming, sent: UUID, by: Actor, at: datetime) -> None:
    """Note that somebody came or left: for one's own agency, or any if one records.

    Raises Refused, NotThere.
    """
    discussion = doors.discussion_for(by, discussion_id, Permission.STRATEGY_REPLY, at=at)
    invitation = Invitation.objects.filter(pk=coming.invitation_id, discussion=discussion).first()
    if invitation is None:
        raise NotThere
    if invitation.agency_id != by.agency_id:
        _must_record(by, discussion, at)
    row = Presence(
        discussion=discussion,
        baby_id=discussion.baby_id,
        invitation=invitation,
        agency_id=invitation.agency_id,
        name=coming.name,
        in_place_of=coming.in_place_of,
        came=coming.came,
        at=at,
        recorded_by=directory_doors.worker_of(by),
        sent=sent,
    )
    word = "came" if coming.came else "left"
    _add(row, f"noted that somebody {word}", Permission.STRATEGY_REPLY, by)


@transaction.atomic
def say(*, discussion_id: UUID, saying: Saying, sent: UUID, by: Actor, at: datetime) -> None:
    """Put down what an agency says, under its name; also after the end, when a line was slow.

    Raises Refused, NotThere.
    """
    discussion = doors.discussion_for(by, discussion_id, Permission.STRATEGY_CONTRIBUTE, at=at)
    agency_id = saying.agency_id or by.agency_id
    if agency_id is None:
        raise NotThere
    if agency_id != by.agency_id:
        _must_record(by, discussion, at)
        if not Invitation.objects.filter(discussion=discussion, agency_id=agency_id).exists():
            raise NotThere
    writer = directory_doors.worker_of(by)
    row = Said(
        discussion=discussion,
        baby_id=discussion.baby_id,
        agency_id=agency_id,
        kind=saying.kind,
        about=saying.about,
        words=saying.words,
        said_by=saying.said_by or writer.full_name,
        written_by=writer,
        said_at=at,
        sent=sent,
    )
    _add(row, "said something in a strategy discussion", Permission.STRATEGY_CONTRIBUTE, by)


@transaction.atomic
def answer(*, discussion_id: UUID, answering: Answering, sent: UUID, by: Actor, at: datetime) -> None:
    """Add a version of an answer, beside whatever somebody else wrote meanwhile. Raises Refused, NotThere."""
    discussion = doors.discussion_for(by, discussion_id, Permission.STRATEGY_RECORD, at=at)
    _one_at_a_time(discussion, answering.question)
    of_this = Answer.objects.filter(discussion=discussion, question=answering.question)
    if of_this.filter(sent=sent).exists():
        return
    newest = of_this.aggregate(newest=models.Max("number"))["newest"] or 0
    row = Answer(
        discussion=discussion,
        baby_id=discussion.baby_id,
        question=answering.question,
        number=newest + 1,
        based_on=min(answering.based_on, newest),
        state=answering.state,
        choice=answering.choice,
        words=answering.words,
        more=dict(answering.more),
        written_by=directory_doors.worker_of(by),
        written_at=at,
        sent=sent,
    )
    _add(row, "answered a question of a strategy discussion", Permission.STRATEGY_RECORD, by)


@transaction.atomic
def agree(*, discussion_id: UUID, agreeing: Agreeing, sent: UUID, by: Actor, at: datetime) -> None:
    """Add an action, or a line instead of one. Raises Refused; NotThere for an agency or a line that is not there."""
    discussion = doors.discussion_for(by, discussion_id, Permission.STRATEGY_RECORD, at=at)
    if not Invitation.objects.filter(discussion=discussion, agency_id=agreeing.agency_id).exists():
        raise NotThere
    if agreeing.replaces and not ActionLine.objects.filter(pk=agreeing.replaces, discussion=discussion).exists():
        raise NotThere
    row = ActionLine(
        discussion=discussion,
        baby_id=discussion.baby_id,
        what=agreeing.what,
        agency_id=agreeing.agency_id,
        owner_name=agreeing.owner_name,
        due_on=agreeing.due_on,
        replaces_id=agreeing.replaces,
        withdrawn=agreeing.withdrawn,
        written_by=directory_doors.worker_of(by),
        written_at=at,
        sent=sent,
    )
    _add(row, "agreed an action in a strategy discussion", Permission.STRATEGY_RECORD, by)


def _must_record(by: Actor, discussion: Discussion, at: datetime) -> None:
    """Raise Refused unless the actor records this discussion: only then do they write for others."""
    if doors.may_record(by, discussion, at=at):
        return
    subject = Subject(baby_id=discussion.baby_id)
    decision = decide(by, Permission.STRATEGY_RECORD, subject, at=at)
    raise Refused(Permission.STRATEGY_RECORD, decision, subject)


def _one_at_a_time(discussion: Discussion, question: str) -> None:
    """Two writers of the same answer are numbered one after the other; writers of different answers do not wait."""
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(hashtextextended(%s, 1))", [f"{discussion.pk}/{question}"])


def _add(row: Any, action: str, permission: Permission, by: Actor) -> None:
    """Add a row once: what was sent before is there already, and nothing is written about it again."""
    kind = type(row)
    kind.objects.bulk_create([row], ignore_conflicts=True)
    if not kind.objects.filter(pk=row.pk).exists():
        return
    audit.record(
        by,
        audit.Act(
            action=action,
            permission=permission,
            subject_kind="discussion",
            subject_id=row.discussion_id,
            baby_id=row.baby_id,
        ),
    )
