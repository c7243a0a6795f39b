"""A disagreement on the screen: what it is about, its stages with their clocks, and how it ended."""

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.urls import reverse

from kith.design.forms import Form
from kith.design.pages import Clock, FindingView, Link, Row, Tag, TimelineEntry
from kith.design.wording import list_text, machine_text, moment_text
from kith.referrals.words import ResolutionStage, SafeMeanwhile, Settlement, Topic

from . import shared
from .beside import disagreement_link
from .triage import QuestionPage

if TYPE_CHECKING:
    from kith.directory.models import Worker
    from kith.people.models import Baby
    from kith.referrals.doors import Disagreement, Standing


@dataclass(frozen=True, kw_only=True)
class ResolutionPage:
    title: str
    caption: str
    stage: Tag
    clock: Clock | None
    findings: tuple[FindingView, ...]
    rows: tuple[Row, ...]
    steps: tuple[TimelineEntry, ...]
    actions: tuple[Link, ...]
    back: Link | None = None


def resolution(one: "Disagreement", baby: "Baby | None", *, takes_part: bool, at: datetime) -> ResolutionPage:
    row = one.resolution
    done = one.stage is ResolutionStage.RESOLVED
    return ResolutionPage(
        title=f"Case resolution {row.number}",
        caption=shared.baby_name(baby) if baby else "A baby whose file is not open to you",
        stage=Tag(one.stage.label, "plain" if done else "action"),
        clock=None if done else shared.clock_view(one.now.clock, now=at),
        findings=shared.findings_views(one.findings(at=at)),
        rows=_rows(one, named=baby is not None),
        steps=_steps(one),
        actions=_actions(one) if takes_part and not done else (),
        back=shared.to_baby(baby) if baby else None,
    )


def _rows(one: "Disagreement", *, named: bool) -> tuple[Row, ...]:
    row = one.resolution
    about = Row("Request", "The request it is about", href=reverse("request", args=[row.request_id or row.pk]))
    return (
        Row("About", Topic(row.topic).label),
        *((about,) if named and row.request_id else ()),
        Row("Raised by", f"{row.raised_by.full_name}, {row.raised_by_agency.name}, {moment_text(row.raised_at)}"),
        Row("With", f"{row.other_team.name}, {row.other_agency.name}"),
        Row("The disagreement", shared.prose(row.what)),
        Row("What should happen instead", shared.prose(row.wanted)),
        *((Row("Held now by", _names(one.now.holders)),) if not one.end else ()),
    )


def _names(workers: "tuple[Worker, ...]") -> tuple[str, ...]:
    return tuple(f"{worker.full_name}, {worker.team.agency.name}" for worker in workers)


def _safety(safe: str, plan: str) -> tuple[str, ...]:
    said = f"Is the baby safe meanwhile? {SafeMeanwhile(safe).label}."
    return (said, *shared.prose(plan or "Nothing was written about what keeps the baby safe."))


def _steps(one: "Disagreement") -> tuple[TimelineEntry, ...]:
    entries = [
        TimelineEntry(
            when=moment_text(stage.step.began_at),
            title=ResolutionStage(stage.step.stage).label,
            by=list_text([worker.full_name for worker in stage.holders]),
            text=(*shared.prose(stage.step.why), *_safety(stage.step.safe, stage.step.plan)),
            datetime=machine_text(stage.step.began_at),
        )
        for stage in one.stages
    ]
    if one.end:
        learning = (f"To learn from: {one.end.learning}",) if one.end.learning else ()
        entries.append(
            TimelineEntry(
                when=moment_text(one.end.ended_at),
                title=f"Resolved. {Settlement(one.end.settlement).label}",
                by=one.end.ended_by.full_name,
                text=(*shared.prose(one.end.words), *_safety(one.end.safe, one.end.plan), *learning),
                datetime=machine_text(one.end.ended_at),
            )
        )
    return tuple(entries)


def _actions(one: "Disagreement") -> tuple[Link, ...]:
    pk, onward = one.resolution.pk, one.stage.next
    links = [Link("It is resolved", reverse("resolution_end", args=[pk]))]
    if onward:
        links.append(Link(f"Move it on: {onward.label.lower()}", reverse("resolution_next", args=[pk])))
    return tuple(links)


def people(workers: "list[Worker]") -> list[tuple[str, str]]:
    """Who may take a stage up, as the form offers them."""
    return [
        (str(one.pk), f"{one.full_name}, {one.post_title or one.get_role_display()}, {one.team.agency.name}")
        for one in workers
    ]


def start(baby: "Baby", standing: "Standing | None", form: Form, already: "list[Disagreement]") -> QuestionPage:
    about = f"Request {standing.request.number}: " if standing else ""
    query = f"?request={standing.request.pk}" if standing else ""
    return QuestionPage(
        title="I disagree",
        caption=f"{about}{shared.baby_name(baby)}",
        back=shared.to_baby(baby),
        form=form,
        button="Raise it now",
        action=f"{reverse('resolution_start', args=[baby.pk])}{query}",
        links=tuple(disagreement_link(one) for one in already),
        links_title="Disagreements about this baby so far",
        intro=(
            "Disagreeing is part of keeping a baby safe. It begins between the two practitioners and goes up one stage "
            "at a time, each with its own time limit, until it is resolved. Nothing that was decided is changed by it."
        ),
    )


def step(one: "Disagreement", form: Form, *, title: str, button: str, intro: str = "") -> QuestionPage:
    row = one.resolution
    return QuestionPage(
        title=title,
        caption=f"Case resolution {row.number}",
        back=Link("Read the disagreement", reverse("resolution", args=[row.pk])),
        form=form,
        button=button,
        intro=intro,
    )
