"""What stands beside a request: other requests on the family, what agencies said, disagreements, a refused mark."""

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.urls import reverse

from kith.design.pages import Cell, Clock, Link, Table, Tag, TimelineEntry
from kith.design.wording import list_text, machine_text, moment_text, near_moment_text, short_day_text
from kith.kernel.limits import TimeState, state
from kith.referrals.words import AskStage, MarkAnswer, NextStep, ResolutionStage, TriageOutcome

from . import shared

if TYPE_CHECKING:
    from kith.referrals.doors import AdviceBeside, Around, Asking, Disagreement, FamilyRequest
    from kith.referrals.models import MarkWord


@dataclass(frozen=True, kw_only=True)
class Asked:
    """What one agency was asked, with its clock while it has not replied, and its answers under its own name."""

    team: str
    agency: str
    summary: str
    purpose: str
    tag: Tag
    clock: Clock | None
    answers: tuple[TimelineEntry, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Beside:
    """The parts beside a request, empty where there is nothing."""

    family: Table
    advice: Table
    asked: tuple[Asked, ...]
    mark: tuple[TimelineEntry, ...]
    mark_clock: Clock | None
    disagreements: tuple[Link, ...]

    @property
    def anything(self) -> bool:
        return bool(self.family.rows or self.advice.rows or self.asked or self.mark or self.disagreements)


def beside(around: "Around", *, at: datetime) -> Beside:
    mark = around.mark
    return Beside(
        family=Table(
            caption="Other requests on this family",
            head=("Request", "Sent by", "About", "What came of it"),
            rows=tuple(_family(one) for one in around.family),
        ),
        advice=Table(
            caption="Advice that was asked about this family",
            head=("Advice", "Asked by", "About", "What came of it"),
            rows=tuple(_advice(one) for one in around.advice),
        ),
        asked=tuple(_asked(one, at) for one in around.asks),
        mark=tuple(_mark_word(word) for word in mark.words) if mark else (),
        mark_clock=shared.clock_view(mark.clock, now=at) if mark and mark.open else None,
        disagreements=tuple(disagreement_link(one) for one in around.disagreements),
    )


def _family(one: "FamilyRequest") -> tuple[Cell | str, ...]:
    href = reverse("request", args=[one.request_id]) if one.open_to_you else ""
    came = "Waits for a decision" if one.waiting else TriageOutcome(one.outcome).label if one.outcome else "Decided"
    return (
        Cell(
            one.number,
            href=href,
            note=f"{short_day_text(one.received_at)}, level {one.level}",
            tag=Tag("Mark or injury", "late") if one.injury else None,
        ),
        one.agency,
        "This baby" if one.same_baby else "A brother or sister",
        Cell(came, note="" if href else "Its file is not open to you"),
    )


def _advice(one: "AdviceBeside") -> tuple[Cell | str, ...]:
    asked = one.consultation
    advised = NextStep(one.step).label if one.step else "Not answered yet"
    return (
        Cell(
            asked.number,
            href=reverse("consultation", args=[asked.pk]),
            note=short_day_text(asked.asked_at),
            tag=Tag("Harm is plain", "late") if asked.evident else None,
        ),
        asked.asked_by_agency.name,
        "This baby" if one.same_baby else "A brother or sister",
        Cell(f"Became {one.became}" if one.became else "No request", note=advised),
    )


def _asked(one: "Asking", at: datetime) -> Asked:
    ask, reply = one.ask, one.reply
    late = state(one.clock, at, reply.replied_at if reply else None)
    words = {AskStage.ASKED: "Not replied yet", AskStage.NOTHING_KNOWN: "Knows nothing", AskStage.REPLIED: "Replied"}
    tones = {AskStage.ASKED: "late" if late is TimeState.LATE else "soon", AskStage.REPLIED: "action"}
    return Asked(
        team=f"{ask.worker.full_name}, {ask.team.name}" if ask.worker else ask.team.name,
        agency=ask.agency.name,
        summary=(
            f"Asked {near_moment_text(ask.asked_at, now=at)} by {ask.asked_by.full_name} about {list_text(ask.who)}."
        ),
        purpose=ask.purpose,
        tag=Tag(words[one.stage], tones.get(one.stage, "plain")),  # type: ignore[arg-type]  # a tone
        clock=None if reply else shared.clock_view(one.clock, now=at),
        answers=_answers(one),
    )


def _answers(one: "Asking") -> tuple[TimelineEntry, ...]:
    reply = one.reply
    if reply is None:
        return ()
    minutes = int((reply.replied_at - one.ask.asked_at).total_seconds() // 60)
    took = f"{minutes // 60} h {minutes % 60} min" if minutes >= 60 else f"{minutes} min"
    by = reply.replied_by.full_name
    when, stamp = f"{moment_text(reply.replied_at)}, after {took}", machine_text(reply.replied_at)
    if reply.nothing_known:
        return (TimelineEntry(when=when, title="Knows nothing of them", by=by, datetime=stamp),)
    return tuple(
        TimelineEntry(
            when=when, title=question.text, by=by, text=shared.prose(reply.answers[question.code]), datetime=stamp
        )
        for question in one.questions
        if reply.answers.get(question.code)
    )


def _mark_word(word: "MarkWord") -> TimelineEntry:
    seen = f"Looked at {moment_text(word.seen_at)}" if word.seen_at else ""
    return TimelineEntry(
        when=moment_text(word.said_at),
        title=MarkAnswer(word.kind).label,
        by=word.said_by.full_name,
        agency=word.said_by.team.agency.name,
        text=tuple(line for line in (seen, *shared.prose(word.words)) if line),
        datetime=machine_text(word.said_at),
    )


def disagreement_link(one: "Disagreement") -> Link:
    held = one.stage.label if one.stage is ResolutionStage.RESOLVED else f"{one.stage.label}, open"
    words = f"{one.resolution.number}, {one.resolution.get_topic_display()}: {held}"
    return Link(words, reverse("resolution", args=[one.resolution.pk]))
