"""Ending a discussion: the record is drafted from what was put down, and added as any other record is."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from kith.access.actor import Actor
from kith.access.doors import NotThere
from kith.access.permissions import Permission
from kith.strategy import doors, rules
from kith.strategy.models import Record
from kith.strategy.words import AnswerState, EnquiryBy, Threshold

from .recording import Agreed, InTheRoom, Minutes, save_record

OWN_CODES = frozenset({"threshold", "who_enquires", doors.QUORUM})


@dataclass(frozen=True, kw_only=True)
class Ending:
    """What the chair says when the discussion ends."""

    ended_at: datetime
    not_quorate_reason: str = ""
    follow_up: str = ""
    follow_up_by: date | None = None
    next_discussion_on: date | None = None


@transaction.atomic
def end(*, discussion_id: UUID, ending: Ending, by: Actor, at: datetime) -> Record:
    """Draft the record from the discussion and add it. Raises Refused; NotThere before anybody came; Stale."""
    file = doors.live_for(by, discussion_id, Permission.STRATEGY_RECORD, at=at)
    if file.begun_at is None:
        raise NotThere
    return save_record(discussion_id=discussion_id, minutes=drafted(file, ending), by=by, at=at)


def drafted(file: doors.LiveFile, ending: Ending) -> Minutes:
    """The record as the discussion itself wrote it."""
    started = file.begun_at or ending.ended_at
    threshold = Threshold(_choice(file, "threshold") or Threshold.NOT_DECIDED)
    return Minutes(
        based_on=file.record.number if file.record else 0,
        started_at=min(started, ending.ended_at),
        ended_at=ending.ended_at,
        answers=dict(_answers(file)),
        threshold=threshold,
        enquiry_by=EnquiryBy(_choice(file, "who_enquires") or EnquiryBy.NOBODY),
        reasons=_words(file, "threshold"),
        dissent="\n".join(_dissent(file)),
        not_quorate_reason=ending.not_quorate_reason,
        follow_up=ending.follow_up,
        follow_up_by=ending.follow_up_by,
        next_discussion_on=ending.next_discussion_on,
        attendance=tuple(_attendance(file)),
        actions=tuple(
            Agreed(what=one.what, agency_id=one.agency_id, owner_name=one.owner_name, due_on=one.due_on)
            for one in file.action_lines
        ),
    )


def _choice(file: doors.LiveFile, code: str) -> str:
    answer = file.answers.get(code)
    return answer.newest.choice if answer and answer.newest.state is AnswerState.ANSWERED else ""


def _words(file: doors.LiveFile, code: str) -> str:
    """The words that stand, with those of anybody who wrote at the same time below them."""
    answer = file.answers.get(code)
    if answer is None:
        return ""
    lines = [_one(answer.newest)]
    lines += [f"{rival.by} wrote at the same time: {_one(rival)}" for rival in answer.rivals]
    return "\n".join(line for line in lines if line)


def _one(version: rules.Version) -> str:
    if version.state is AnswerState.NOT_DECIDED:
        return f"Not decided: {version.words}" if version.words else ""
    return version.words


def _answers(file: doors.LiveFile) -> Iterable[tuple[str, str]]:
    for question in doors.every_question(file.discussion):
        words = _words(file, question.code)
        if question.code == "who_enquires":
            words = " ".join(part for part in (_who_enquires(file), words) if part)
        if question.code == "others":
            words = "\n".join([*([words] if words else []), *_people(file)])
        if words:
            yield question.code, words


def _who_enquires(file: doors.LiveFile) -> str:
    chosen = _choice(file, "who_enquires")
    return f"{EnquiryBy(chosen).label}." if chosen else ""


def _people(file: doors.LiveFile) -> Iterable[str]:
    for one in file.around:
        if one.key in file.answers:
            yield f"{one.name}: {_words(file, one.key)}"


def _dissent(file: doors.LiveFile) -> Iterable[str]:
    texts = {question.code: question.text for question in doors.every_question(file.discussion)}
    for one in file.dissent:
        about = f" on “{texts[one.about]}”" if one.about in texts else ""
        yield f"{one.agency.name} ({one.said_by}){about}: {one.words}"


def _attendance(file: doors.LiveFile) -> Iterable[InTheRoom]:
    for asked in file.invitations:
        seats = [seat for seat in file.seats if seat.invitation_id == asked.pk]
        names = [f"{seat.name} for {seat.in_place_of}" if seat.in_place_of else seat.name for seat in seats]
        yield InTheRoom(invitation_id=asked.pk, attended=bool(seats), name=", ".join(names)[:120])
