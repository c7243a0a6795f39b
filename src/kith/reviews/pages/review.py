"""A review in progress, its findings, and the evidence under them."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.urls import reverse

from kith.design.pages import (
    Cell,
    Conflict,
    ConflictRow,
    FindingView,
    Link,
    NavItem,
    Row,
    Table,
    Tag,
    TimelineEntry,
)
from kith.design.wording import machine_text, moment_text, near_moment_text, plural
from kith.measures import wording
from kith.measures.doors import MeasureResult
from kith.measures.words import PeriodCode
from kith.reviews.documents.report import Exhibit, Issue, Method, Section, exhibit_of, report_of
from kith.reviews.doors import Asked, FindingFile, ReviewFile, ReviewLine
from kith.reviews.words import Decision, Stage

from . import parts


@dataclass(frozen=True)
class ListedReview:
    title: str
    href: str
    body: str
    tag: Tag


@dataclass(frozen=True)
class ReviewsPage:
    title: str
    reviews: tuple[ListedReview, ...]


@dataclass(frozen=True)
class FindingCard:
    code: str
    title: str
    href: str
    statement: str
    state: str
    tag: Tag | None


@dataclass(frozen=True)
class ReviewPage:
    title: str
    back: Link
    tag: Tag
    next_words: str
    next_link: Link | None
    missing: tuple[FindingView, ...]
    rows: tuple[Row, ...]
    findings: tuple[FindingCard, ...]
    asks: Table
    sections: tuple[Section, ...]
    methods: tuple[Method, ...]
    history: tuple[TimelineEntry, ...]
    versions: tuple[Link, ...]


@dataclass(frozen=True)
class FindingPage:
    title: str
    caption: str
    back: Link
    statement: str
    written: str
    earlier: tuple[Row, ...]
    write: Link | None
    exhibits: tuple[Exhibit, ...]
    linked: tuple[str, ...]
    periods: tuple[NavItem, ...]
    measure_name: str
    measure_question: str
    figure: parts.Figure | None
    side_by_side: Table
    link: Link | None


@dataclass(frozen=True)
class FormPage:
    """A page with one form; `conflict` shows two versions of the same words."""

    title: str
    caption: str
    back: Link
    form: Any
    button: str
    conflict: Conflict | None = None
    figure: parts.Figure | None = None
    seen: int = 0


def reviews_page(lines: tuple[ReviewLine, ...]) -> ReviewsPage:
    listed = tuple(
        ListedReview(line.title, reverse("review", args=[line.review_id]), line.body, parts.stage_tag(line.stage))
        for line in lines
    )
    return ReviewsPage("Thematic reviews", listed)


def review_page(file: ReviewFile) -> ReviewPage:
    report = report_of(file.content, Issue())
    next_words, next_link = _next_step(file)
    return ReviewPage(
        title=report.title,
        back=Link("Thematic reviews", reverse("reviews")),
        tag=parts.stage_tag(file.stage),
        next_words=next_words,
        next_link=next_link,
        missing=parts.rule_views(file.findings),
        rows=(
            Row("Carried out by", f"{report.body}, {report.when}"),
            Row("Babies looked at", report.cohort),
            Row("What it set out to learn", report.scope),
            Row("Priorities", report.priorities),
            Row("Builds on", report.builds_on, missing="Nothing earlier"),
        ),
        findings=tuple(_card(file.review_id, finding) for finding in report.findings),
        asks=_asks(report),
        sections=report.sections,
        methods=report.methods,
        history=tuple(entry for asked in file.asked for entry in _history(asked)),
        versions=tuple(
            Link(f"Version {number}, approved {moment_text(when)}", reverse("report", args=[version_id]))
            for version_id, number, when in file.versions
        ),
    )


def _card(review_id: UUID, finding: Any) -> FindingCard:
    count = len(finding.exhibits)
    return FindingCard(
        code=finding.code,
        title=finding.title,
        href=reverse("finding", args=[review_id, finding.code]),
        statement=finding.statement,
        state=f"{plural(count, 'measure')} linked" if count else "",
        tag=None if count else Tag("No evidence linked", "soon"),
    )


def _asks(report: Any) -> Table:
    rows = tuple(
        (Cell(ask.owner), Cell(ask.text), Cell(ask.follows_from or "The review as a whole")) for ask in report.asks
    )
    return Table("What the review asks, and of whom", ("Of whom", "What", "From findings"), rows, caption_hidden=True)


def _next_step(file: ReviewFile) -> tuple[str, Link | None]:
    """What this person can do next, in one sentence and at most one link."""
    newest = next(iter(file.asked), None)
    if file.stage is Stage.WITH_EXECUTIVE and newest:
        if file.may_decide:
            return "You are asked to decide on this review.", Link(
                "Read it and decide", reverse("sign_off", args=[newest.request_id])
            )
        return f"{newest.asked_by} put it up for sign-off. The Executive decides.", Link(
            "Read what was put up", reverse("sign_off_draft", args=[newest.request_id])
        )
    ask = Link("Ask for sign-off", reverse("sign_off_ask", args=[file.review_id]))
    if file.stage in {Stage.WRITING, Stage.RETURNED} and file.may_write:
        returned = "The Executive returned it; their reasons are below. " if file.stage is Stage.RETURNED else ""
        return returned + "Link evidence to the findings, then ask the Executive to sign it off.", ask
    if file.stage is Stage.APPROVED and file.may_write:
        version = file.versions[0][0]
        return "Approved, and ready for every partner agency.", Link("Send it", reverse("report_send", args=[version]))
    if file.stage is Stage.SENT and file.may_write:
        return "Sent to every agency. A change from here makes a new version.", ask
    return "", None


def _history(asked: Asked) -> list[TimelineEntry]:
    """What was asked and decided, newest first."""
    draft = Link("Read what was put up", reverse("sign_off_draft", args=[asked.request_id]))
    entries = [
        TimelineEntry(
            when=moment_text(asked.asked_at),
            datetime=machine_text(asked.asked_at),
            title="Put up for sign-off",
            by=asked.asked_by,
            text=asked.note,
            action=draft,
        )
    ]
    if asked.decision and asked.decided_at:
        decided = TimelineEntry(
            when=moment_text(asked.decided_at),
            datetime=machine_text(asked.decided_at),
            title=asked.decision.past,
            by=asked.decided_by,
            text=asked.reasons,
            tag=Tag(asked.decision.past, "action" if asked.decision is Decision.APPROVE else "soon"),
        )
        entries.insert(0, decided)
    return entries


def finding_page(file: FindingFile, results: tuple[MeasureResult, ...], chosen: str, period: PeriodCode) -> FindingPage:
    """A finding with its words, what is linked, and the live measures that may be linked."""
    here = reverse("finding", args=[file.review_id, file.content["code"]])
    result = _chosen(results, chosen or file.measure_code)
    number, _, who, when = file.texts[0]
    return FindingPage(
        title=f"{file.content['code']}. {file.content['title']}",
        caption=file.review_title,
        back=Link("The review", reverse("review", args=[file.review_id])),
        statement=file.content["statement"],
        written=f"Version {number} of these words. {who}, {moment_text(when)}.",
        earlier=tuple(
            Row(f"Version {n}, {writer}, {moment_text(written)}", words) for n, words, writer, written in file.texts[1:]
        ),
        write=Link("Change the words", f"{here}/write") if file.may_write else None,
        exhibits=tuple(exhibit_of(evidence) for evidence in file.content["evidence"]),
        linked=tuple(
            f"Linked {moment_text(datetime.fromisoformat(evidence['linked_at']))}"
            for evidence in file.content["evidence"]
        ),
        periods=_period_links(here, result, period),
        measure_name=result.name if result else "",
        measure_question=result.question if result else "",
        figure=parts.figure(result) if result else None,
        side_by_side=_side_by_side(here, results, period),
        link=_evidence_link(here, result, period) if file.may_write else None,
    )


def _chosen(results: tuple[MeasureResult, ...], code: str) -> MeasureResult | None:
    return next((result for result in results if result.code == code), None)


def _period_links(here: str, chosen: MeasureResult | None, period: PeriodCode) -> tuple[NavItem, ...]:
    if chosen is None:
        return ()
    return tuple(
        NavItem(code.label, f"{here}?{urlencode({'measure': chosen.code, 'period': code.value})}", code is period)
        for code in PeriodCode
    )


def _evidence_link(here: str, chosen: MeasureResult | None, period: PeriodCode) -> Link | None:
    if chosen is None:
        return None
    query = urlencode({"measure": chosen.code, "period": period.value})
    return Link("Link these numbers as evidence", f"{here}/evidence?{query}")


def _side_by_side(here: str, results: tuple[MeasureResult, ...], period: PeriodCode) -> Table:
    """Every measure on one line, place beside place; its name leads to its picture on this page."""
    places = [group.label for group in results[0].groups] if results else []
    return Table(
        caption="Share in each place, with its 95% interval",
        head=("Measure", *places),
        rows=tuple(_side_by_side_row(here, result, period) for result in results),
        caption_hidden=True,
    )


def _side_by_side_row(here: str, result: MeasureResult, period: PeriodCode) -> tuple[Cell, ...]:
    query = urlencode({"measure": result.code, "period": period.value})
    cells = (
        Cell(wording.share_text(g), number=True, note=wording.interval_text(g) if g.status.shown else "")
        for g in result.groups
    )
    return Cell(result.name, href=f"{here}?{query}#measure"), *cells


def write_page(file: FindingFile, form: Any, seen: int, conflict: Conflict | None = None) -> FormPage:
    """`seen` is the number of the version the words in the form were written from."""
    return FormPage(
        title=f"Change the words of {file.content['code']}",
        caption=file.content["title"],
        back=Link("The finding", reverse("finding", args=[file.review_id, file.content["code"]])),
        form=form,
        button="Save these words",
        conflict=conflict,
        seen=seen,
    )


def conflict_of(who: str, when: datetime, theirs: str, yours: str, *, now: datetime) -> Conflict:
    """Two versions of a finding's words, side by side."""
    return Conflict(who, near_moment_text(when, now=now), (ConflictRow("The finding", theirs, yours),))


def evidence_page(file: FindingFile, result: MeasureResult, form: Any) -> FormPage:
    return FormPage(
        title=f"Link “{result.name}” to {file.content['code']}",
        caption=file.content["title"],
        back=Link("The finding", reverse("finding", args=[file.review_id, file.content["code"]])),
        form=form,
        button="Link these numbers",
        figure=parts.figure(result),
    )
