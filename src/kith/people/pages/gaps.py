"""Gaps around a baby: each with its reason, whose it is, by when and what comes next; and the list of work."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal
from uuid import UUID

from django.urls import reverse

from kith.design import pages, wording
from kith.design.forms import Form
from kith.kernel import limits
from kith.kernel.findings import Finding
from kith.kernel.limits import TimeState
from kith.people.doors import OpenGap, Work
from kith.people.words import Step

from .parts import FormPage, Group, baby_link, finding_views

STATES: dict[TimeState, Literal["on_time", "soon", "late"]] = {
    TimeState.ON_TIME: "on_time",
    TimeState.SOON: "soon",
    TimeState.LATE: "late",
}
MOST = 50


@dataclass(frozen=True)
class GapCard:
    """One gap on a page."""

    heading: str
    text: str
    why: str
    code: str
    source: str
    close: tuple[str, ...]
    owner: str
    history: str
    next_step: str
    clock: pages.Clock
    record: pages.Link
    step: pages.Link


@dataclass(frozen=True, kw_only=True)
class GapsPage:
    title: str
    caption: str
    lead: str
    gaps: tuple[GapCard, ...]
    back: pages.Link


def gaps_page(baby_id: UUID, baby_name: str, gaps: Sequence[OpenGap], *, at: datetime) -> GapsPage:
    return GapsPage(
        title="What is still to be found out",
        caption=baby_name,
        lead="Each line closes by itself when somebody records the answer. Nothing here is a score."
        if gaps
        else "Nothing. Everything that Kith asks about around this baby is recorded.",
        gaps=tuple(_card(gap, at=at) for gap in gaps),
        back=baby_link(baby_id, "The baby’s page"),
    )


def _card(gap: OpenGap, *, at: datetime) -> GapCard:
    return GapCard(
        heading=gap.who,
        text=gap.finding.says,
        why=gap.guide.why,
        code=gap.finding.code,
        source=f"{gap.guide.source} · {gap.guide.certainty.label}",
        close=gap.guide.close,
        owner=gap.whose,
        history=_history(gap),
        next_step=gap.next_step,
        clock=clock_of(gap, at=at),
        record=record_link(gap),
        step=pages.Link("Take it on, or pass it on", step_address(gap), f"about {gap.who}"),
    )


def _history(gap: OpenGap) -> str:
    taken = gap.taken
    if taken is None:
        return "Best placed among those who work with the family"
    when = wording.day_text(taken.at)
    if taken.step == Step.TAKEN:
        return f"Taken on {when}"
    return f"Passed on by {taken.by}, {when}: {taken.reason}"


def clock_of(gap: OpenGap, *, at: datetime) -> pages.Clock:
    """The gap's time limit as the screen shows it."""
    due = gap.deadline
    return pages.Clock(
        label=due.limit.label,
        due_text=wording.upper_first(wording.near_day_text(due.due_at, today=wording.london(at).date())),
        state=STATES[limits.state(due, at)],
        why=due.why,
        source=f"{due.limit.source} · {due.limit.certainty.label}",
        code=due.limit.code,
    )


def record_link(gap: OpenGap) -> pages.Link:
    """Where the answer is recorded, which closes the gap."""
    name, takes = gap.answered_on
    text = "Record the answer" if gap.carer_id else "Record that you saw the baby"
    return pages.Link(text, reverse(name, args=takes), f"about {gap.who}")


def step_address(gap: OpenGap) -> str:
    if gap.carer_id is None:
        return reverse("baby_gap_step", args=[gap.baby_id, gap.kind.value])
    return reverse("gap_step", args=[gap.baby_id, gap.carer_id, gap.kind.value])


def gap_view(gap: OpenGap, *, at: datetime) -> pages.FindingView:
    """One gap in a few lines, on the page of the baby or of a man."""
    by = wording.near_day_text(gap.deadline.due_at, today=wording.london(at).date())
    said = f"{gap.whose}. By {by}."
    return pages.FindingView(
        text=gap.summary,
        code=gap.finding.code,
        asks=f"{said} Next: {gap.next_step}" if gap.next_step else said,
        action=record_link(gap),
    )


def gap_step_page(form: Form, gap: OpenGap, queried: Iterable[Finding], back: pages.Link) -> FormPage:
    return FormPage(
        title="Who will find out?",
        caption=f"{gap.baby}: {wording.lower_first(gap.who)}",
        form=form,
        groups=(Group(("step", "reason", "next_step")),),
        findings=finding_views(queried),
        intro=(gap.finding.says, f"Now with: {gap.whose}."),
        inset_lead="How it is closed",
        inset=gap.guide.close,
        back=back,
        button="Save",
    )


@dataclass(frozen=True, kw_only=True)
class WorkListPage:
    title: str
    summary: str
    form: Form
    table: pages.Table
    more: str
    clear: str
    back: pages.Link


def work_list_page(form: Form, work: Work, *, at: datetime) -> WorkListPage:
    shown = work.gaps[:MOST]
    rows = tuple(_line(gap, at=at) for gap in shown)
    head = ("Baby", "What is to be found out", "By when", "Who", "Next")
    more = f"The {MOST} soonest due are shown." if work.total > MOST else ""
    if work.more:
        more += " Not every family could be looked at: choose one team."
    return WorkListPage(
        title="What is still to be found out",
        summary=f"{wording.plural(work.total, 'gap')}, the soonest due first.",
        form=form,
        table=pages.Table("Gaps", head, rows, empty="Nothing is to be found out here.", caption_hidden=True),
        more=more.strip(),
        clear=reverse("gap_list"),
        back=pages.Link("My work", reverse("desk")),
    )


def _line(gap: OpenGap, *, at: datetime) -> tuple[pages.Cell | str, ...]:
    late = limits.state(gap.deadline, at) is TimeState.LATE
    tag = pages.Tag("Late", "late") if late else None
    said = gap.summary
    return (
        pages.Cell(gap.baby, reverse("gaps", args=[gap.baby_id])),
        pages.Cell(said, record_link(gap).href, note=gap.finding.code),
        pages.Cell(wording.day_text(gap.deadline.due_at), tag=tag, note=gap.deadline.limit.code),
        gap.whose,
        gap.next_step or "Not said yet",
    )
