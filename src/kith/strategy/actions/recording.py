"""The record of a discussion: added, never overwritten; circulated; its opening by each reader noted."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import connection, transaction

from kith.access import audit
from kith.access.actor import Actor
from kith.access.doors import NotThere
from kith.access.permissions import Permission
from kith.directory import doors as directory_doors
from kith.directory.models import Team, Worker
from kith.strategy import doors
from kith.strategy.models import Action, Attendance, Circulation, Copy, Discussion, Invitation, Record
from kith.strategy.words import EnquiryBy, Threshold

from . import judging, notices


class Stale(Exception):
    """Somebody saved a newer record while this one was being written."""


@dataclass(frozen=True, kw_only=True)
class InTheRoom:
    """Whether an invited agency took part, and by whom."""

    invitation_id: UUID
    attended: bool
    name: str = ""


@dataclass(frozen=True, kw_only=True)
class Agreed:
    """An action agreed: what, by which agency, who there, and by when."""

    what: str
    agency_id: UUID
    owner_name: str
    due_on: date


@dataclass(frozen=True, kw_only=True)
class Minutes:
    """A record as its chair writes it. `based_on` is the number of the record that was open, 0 for none."""

    based_on: int
    started_at: datetime
    ended_at: datetime
    answers: Mapping[str, str]
    threshold: Threshold
    enquiry_by: EnquiryBy
    reasons: str
    dissent: str = ""
    not_quorate_reason: str = ""
    follow_up: str = ""
    follow_up_by: date | None = None
    next_discussion_on: date | None = None
    attendance: tuple[InTheRoom, ...] = ()
    actions: tuple[Agreed, ...] = ()


@transaction.atomic
def save_record(*, discussion_id: UUID, minutes: Minutes, by: Actor, at: datetime) -> Record:
    """Add the next record. Raises Stale when another was added meanwhile, Refused, NotThere."""
    discussion = doors.discussion_for(by, discussion_id, Permission.STRATEGY_RECORD, at=at)
    _one_at_a_time(discussion)
    newest = Record.objects.filter(discussion=discussion).order_by("-number").values_list("number", flat=True).first()
    if (newest or 0) != minutes.based_on:
        raise Stale
    record = _record(discussion, minutes, by, at)
    _attendance(record, discussion, minutes.attendance)
    _actions(record, discussion, minutes.actions)
    judging.judge(discussion, by=by, at=at)
    _note(by, "recorded a strategy discussion", discussion, {"number": record.number})
    return record


def _one_at_a_time(discussion: Discussion) -> None:
    """Make a second writer wait. Discussions are only ever added, so their rows cannot be locked for change."""
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(hashtextextended(%s, 0))", [str(discussion.pk)])


def _record(discussion: Discussion, minutes: Minutes, by: Actor, at: datetime) -> Record:
    return Record.objects.create(
        discussion=discussion,
        baby_id=discussion.baby_id,
        number=minutes.based_on + 1,
        started_at=minutes.started_at,
        ended_at=minutes.ended_at,
        answers=dict(minutes.answers),
        threshold=minutes.threshold,
        enquiry_by=minutes.enquiry_by,
        reasons=minutes.reasons,
        dissent=minutes.dissent,
        not_quorate_reason=minutes.not_quorate_reason,
        follow_up=minutes.follow_up,
        follow_up_by=minutes.follow_up_by,
        next_discussion_on=minutes.next_discussion_on,
        recorded_by=directory_doors.worker_of(by),
        recorded_at=at,
    )


def _attendance(record: Record, discussion: Discussion, room: Iterable[InTheRoom]) -> None:
    said = {one.invitation_id: one for one in room}
    Attendance.objects.bulk_create(
        Attendance(
            record=record,
            discussion=discussion,
            invitation=asked,
            baby_id=discussion.baby_id,
            agency_id=asked.agency_id,
            attended=asked.pk in said and said[asked.pk].attended,
            name=said[asked.pk].name if asked.pk in said else "",
        )
        for asked in Invitation.objects.filter(discussion=discussion).order_by("id")
    )


def _actions(record: Record, discussion: Discussion, agreed: Iterable[Agreed]) -> None:
    Action.objects.bulk_create(
        Action(
            record=record,
            discussion=discussion,
            baby_id=discussion.baby_id,
            what=one.what,
            agency_id=one.agency_id,
            owner_name=one.owner_name,
            due_on=one.due_on,
        )
        for one in agreed
    )


@transaction.atomic
def circulate(*, discussion_id: UUID, by: Actor, at: datetime) -> Circulation:
    """Send the newest record to everyone invited, whether they came or not, and to the referrer.

    Raises NotThere when there is no record, or it has gone round already; Refused.
    """
    discussion = doors.discussion_for(by, discussion_id, Permission.STRATEGY_RECORD, at=at)
    _one_at_a_time(discussion)
    record = Record.objects.filter(discussion=discussion).order_by("-number").first()
    if record is None or Circulation.objects.filter(record=record).exists():
        raise NotThere
    circulation = Circulation.objects.create(
        discussion=discussion,
        record=record,
        baby_id=discussion.baby_id,
        circulated_at=at,
        circulated_by=directory_doors.worker_of(by),
    )
    copies = _copies(circulation, discussion)
    _tell(copies, discussion, at)
    judging.judge(discussion, by=by, at=at)
    _note(by, "circulated a strategy discussion", discussion, {"number": record.number, "copies": len(copies)})
    return circulation


def _copies(circulation: Circulation, discussion: Discussion) -> list[Copy]:
    """A copy for everyone invited, and for the referrer when they were not."""
    asked = Invitation.objects.select_related("team", "worker").filter(discussion=discussion).order_by("id")
    common = {"circulation": circulation, "discussion": discussion, "baby_id": discussion.baby_id}
    copies = [Copy(invitation=one, worker=one.worker, **common) for one in asked]
    referrer = discussion.request.made_by if discussion.request else None
    if referrer is not None and referrer.pk not in {one.worker_id for one in copies}:
        copies.append(Copy(worker=referrer, **common))
    return Copy.objects.bulk_create(copies)


def _tell(copies: Iterable[Copy], discussion: Discussion, at: datetime) -> None:
    listed = [(one, *_addressee(one)) for one in copies]
    teams = notices.addresses(team.pk for _copy, team, _worker in listed)
    for one, team, worker in listed:
        notices.circulated(one.pk, discussion, notices.address_of(team, worker, teams), worker, at=at)


def _addressee(copy: Copy) -> tuple[Team, Worker | None]:
    if copy.invitation is not None:
        return copy.invitation.team, copy.worker
    assert copy.worker is not None, "a copy goes to an invited agency or to a worker"
    return copy.worker.team, copy.worker


def note_opening(*, circulation: Circulation, invitation: Invitation | None, by: Actor, at: datetime) -> None:
    """Note that one of those the record was sent to has opened it; each reader's first opening counts."""
    if by.worker_id is None:
        return
    mine = Copy.objects.filter(circulation=circulation, worker_id=by.worker_id)
    if mine.filter(opened_at__isnull=False).exists() or (invitation is None and not mine.exists()):
        return
    Copy.objects.create(
        circulation=circulation,
        discussion_id=circulation.discussion_id,
        baby_id=circulation.baby_id,
        invitation=invitation,
        worker_id=by.worker_id,
        opened_at=at,
    )
    judging.judge(circulation.discussion, by=by, at=at)
    audit.record(
        by,
        audit.Act(
            action="opened the record of a strategy discussion",
            permission=Permission.STRATEGY_VIEW,
            subject_kind="circulation",
            subject_id=circulation.pk,
            baby_id=circulation.baby_id,
        ),
    )


def _note(by: Actor, action: str, discussion: Discussion, detail: Mapping[str, object]) -> None:
    audit.record(
        by,
        audit.Act(
            action=action,
            permission=Permission.STRATEGY_RECORD,
            subject_kind="discussion",
            subject_id=discussion.pk,
            baby_id=discussion.baby_id,
            detail=detail,
        ),
    )
