"""What this room tells the chronology: discussions called, information given, decisions, records sent round.

What was said and answered while a discussion went on is told once its minutes have gone round.
"""

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.urls import reverse

from kith.access.actor import Actor
from kith.access.together import Together
from kith.design.wording import lower_first
from kith.people.timeline import TimelineFact, of
from kith.people.words import About, EntryKind

from . import doors
from .models import Answer, Circulation, Contribution, Copy, Discussion, Invitation, Record, Said
from .words import AnswerState, SaidKind, Threshold

HOLDER = "discussion__team__agency__name"


def _ever(baby_id: UUID) -> QuerySet[Invitation]:
    """Every invitation, also those withdrawn: whoever was asked knew of the discussion."""
    return Invitation.ever.filter(baby_id=baby_id)


READ = Together(
    discussion=(
        of(Discussion), ("id", "called_at", "trigger", "called_by__full_name", "team__agency_id", "team__agency__name"),
    ),
    invitation=(_ever, ("discussion_id", "invited_at", "agency__name")),
    contribution=(
        of(Contribution),
        ("discussion_id", "discussion__number", HOLDER, "given_at", "given_by_name", "agency__name"),
    ),
    record=(
        of(Record),
        ("id", "number", "discussion_id", "discussion__team__agency_id", HOLDER, "started_at", "recorded_at",
         "threshold", "reasons", "recorded_by__full_name"),
    ),
    circulation=(
        of(Circulation),
        ("id", "discussion_id", "discussion__number", HOLDER, "circulated_at", "circulated_by__full_name"),
    ),
    copy=(of(Copy), ("circulation__discussion_id", "circulation__circulated_at", "invitation__agency__name")),
    said=(
        of(Said), ("id", "discussion_id", HOLDER, "kind", "words", "said_by", "said_at", "agency_id", "agency__name"),
    ),
    answer=(
        of(Answer),
        ("id", "discussion_id", "discussion__called_at", "discussion__team__agency_id", HOLDER, "question", "number",
         "state", "words", "written_at", "written_by__full_name"),
    ),
)  # fmt: skip


type Rows = dict[str, list[Any]]


def entries_for(_actor: Actor, baby_id: UUID, rows: Rows | None = None) -> list[TimelineFact]:
    """Every step of every strategy discussion about one baby; the caller has asked access for the file."""
    rows = rows or READ.about(baby_id)
    return [
        *_called(rows["discussion"], rows["invitation"]),
        *(_given(one) for one in rows["contribution"]),
        *_decided(rows["record"], rows["copy"]),
        *(_sent(one) for one in rows["circulation"]),
        *_live(rows),
    ]


def _href(discussion_id: UUID) -> str:
    return reverse("discussion", args=[discussion_id])


def _called(discussions: Iterable[Any], invitations: Iterable[Any]) -> Iterator[TimelineFact]:
    told: dict[UUID, list[tuple[str, datetime]]] = {}
    for one in sorted(invitations, key=lambda asked: asked.invited_at):
        told.setdefault(one.discussion_id, []).append((one.agency.name, one.invited_at))
    for one in discussions:
        yield TimelineFact(
            happened_at=one.called_at,
            known_at=one.called_at,
            agency_name=one.team.agency.name,
            kind="Strategy discussion called",
            words=one.trigger,
            who=one.called_by.full_name,
            href=_href(one.id),
            key=f"discussion.{one.id}",
            agency_id=one.team.agency_id,
            group=EntryKind.STRATEGY,
            about=About.BABY,
            told=tuple(told.get(one.id, ())),
        )


def _given(one: Any) -> TimelineFact:
    return TimelineFact(
        happened_at=one.given_at,
        known_at=one.given_at,
        agency_name=one.agency.name,
        kind="Information given to a strategy discussion",
        words=f"For discussion {one.discussion.number}. Read it there, under the agency’s name.",
        who=one.given_by_name,
        href=_href(one.discussion_id),
        group=EntryKind.STRATEGY,
        about=About.BABY,
        told=((one.discussion.team.agency.name, one.given_at),),
    )


def _decided(records: Iterable[Any], copies: Iterable[Any]) -> Iterator[TimelineFact]:
    """The newest record of each discussion; earlier ones are kept, and not read here."""
    sent = [(one.circulation, one.invitation.agency.name) for one in copies if one.invitation.agency.name]
    newest = {one.discussion_id: one for one in sorted(records, key=lambda each: each.number)}
    for one in newest.values():
        yield TimelineFact(
            happened_at=one.started_at,
            known_at=one.recorded_at,
            agency_name=one.discussion.team.agency.name,
            kind="Strategy discussion held",
            words=f"{Threshold(one.threshold).label}. {one.reasons}",
            who=one.recorded_by.full_name,
            href=_href(one.discussion_id),
            key=f"record.{one.id}",
            agency_id=one.discussion.team.agency_id,
            group=EntryKind.STRATEGY,
            about=About.BABY,
            told=_copies_of(one, sent),
        )


def _sent(one: Any) -> TimelineFact:
    return TimelineFact(
        happened_at=one.circulated_at,
        known_at=one.circulated_at,
        agency_name=one.discussion.team.agency.name,
        kind="Record of a strategy discussion sent round",
        words=f"Discussion {one.discussion.number}.",
        who=one.circulated_by.full_name,
        href=_href(one.discussion_id),
        group=EntryKind.STRATEGY,
        about=About.SERVICES,
    )


def _copies_of(record: Any, sent: Iterable[tuple[Any, str]]) -> tuple[tuple[str, datetime], ...]:
    """The agencies to which this record, or one after it, was sent, and when first."""
    first: dict[str, datetime] = {}
    for round_, name in sent:
        if round_.discussion_id == record.discussion_id and round_.circulated_at >= record.recorded_at:
            first[name] = min(round_.circulated_at, first.get(name, round_.circulated_at))
    return tuple(sorted(first.items()))


def _live(rows: Rows) -> Iterator[TimelineFact]:
    """What agencies said and what was answered, in discussions whose minutes are out."""
    out = {one.discussion_id for one in rows["circulation"]}
    for said in rows["said"]:
        if said.discussion_id in out:
            yield _said(said)
    versions = sorted(rows["answer"], key=lambda one: one.number)
    for answer in {(one.discussion_id, one.question): one for one in versions}.values():
        if answer.discussion_id in out and answer.words.strip():
            yield from _answered(answer)


def _said(one: Any) -> TimelineFact:
    return TimelineFact(
        happened_at=one.said_at,
        known_at=one.said_at,
        agency_name=one.agency.name,
        kind=f"Said in a strategy discussion: {lower_first(SaidKind(one.kind).label)}",
        words=one.words,
        who=one.said_by,
        href=_href(one.discussion_id),
        key=f"said.{one.id}",
        agency_id=one.agency_id,
        group=EntryKind.STRATEGY,
        about=About.BABY,
        told=((one.discussion.team.agency.name, one.said_at),),
    )


def _answered(one: Any) -> Iterator[TimelineFact]:
    """The newest answer to one of the discussion's own questions; what is said of one person stays in the minutes."""
    asked = next((each for each in doors.every_question(one.discussion) if each.code == one.question), None)
    if asked is None:
        return
    decided = AnswerState(one.state) is AnswerState.ANSWERED
    answer = one.words if decided else f"{AnswerState.NOT_DECIDED.label}: {lower_first(one.words)}"
    yield TimelineFact(
        happened_at=one.written_at,
        known_at=one.written_at,
        agency_name=one.discussion.team.agency.name,
        kind="Decided in a strategy discussion",
        words=f"{asked.text} {answer}",
        who=one.written_by.full_name,
        href=_href(one.discussion_id),
        key=f"answer.{one.id}",
        agency_id=one.discussion.team.agency_id,
        group=EntryKind.STRATEGY,
        about=About.BABY,
    )
