"""Signed-off reports, the briefing, and who has acknowledged it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.urls import reverse
from markupsafe import Markup

from kith.design.pages import Cell, Clock, FindingView, KeyFact, Link, Table, Tag
from kith.design.wording import day_text, moment_text, plural
from kith.reviews.documents.report import Briefing, Issue, briefing_of, fingerprint_text, report_of
from kith.reviews.doors import Reader, Readership, VersionFile, VersionLine

from . import parts


@dataclass(frozen=True)
class ListedReport:
    title: str
    href: str
    briefing: Link
    state: str
    tag: Tag | None
    clock: Clock | None
    acknowledge: Link | None


@dataclass(frozen=True)
class ReportsPage:
    title: str
    reports: tuple[ListedReport, ...]


@dataclass(frozen=True)
class ReportPage:
    title: str
    back: Link
    older: str
    downloads: tuple[Link, ...]
    steps: tuple[Link, ...]
    altered: tuple[FindingView, ...]
    body: Markup
    fingerprint: str


@dataclass(frozen=True)
class BriefingPage:
    title: str
    back: Link
    briefing: Briefing
    links: tuple[Link, ...]
    altered: tuple[FindingView, ...]


@dataclass(frozen=True)
class AgenciesPage:
    title: str
    caption: str
    back: Link
    facts: tuple[KeyFact, ...]
    table: Table
    findings: tuple[FindingView, ...]


@dataclass(frozen=True)
class FormPage:
    title: str
    caption: str
    back: Link
    form: Any
    button: str
    lines: tuple[str, ...]


def reports_page(lines: tuple[VersionLine, ...], *, now: datetime) -> ReportsPage:
    return ReportsPage("Learning", tuple(_listed(line, now) for line in lines))


def _listed(line: VersionLine, now: datetime) -> ListedReport:
    waiting = line.publication_id is not None and line.acknowledged_at is None
    return ListedReport(
        title=f"{line.title}, version {line.number}",
        href=reverse("report", args=[line.version_id]),
        briefing=Link("One-page learning briefing", reverse("briefing", args=[line.version_id])),
        state=_state(line),
        tag=None if line.newest else Tag("A newer version exists"),
        clock=_clock(line, now) if waiting else None,
        acknowledge=Link("Acknowledge for your agency", reverse("acknowledge", args=[line.version_id]))
        if waiting
        else None,
    )


def _state(line: VersionLine) -> str:
    if line.acknowledged_at:
        return f"Your agency acknowledged it on {day_text(line.acknowledged_at)}."
    if line.sent_at:
        return f"Sent to every agency on {day_text(line.sent_at)}."
    return f"Approved on {day_text(line.approved_at)}, not sent yet."


def _clock(line: VersionLine, now: datetime) -> Clock | None:
    if line.due_at is None:
        return None
    late = now > line.due_at
    return Clock(
        label="Acknowledge for your agency",
        due_text=f"{'Was due' if late else 'Due'} by {day_text(line.due_at)}",
        state="late" if late else "on_time",
        why="Every agency says that it has the learning, and what it changes",
        code="REV-6",
    )


def report_page(file: VersionFile, *, may_write: bool, may_follow: bool) -> ReportPage:
    """The report as it was approved, with what this person may do with it."""
    at = [file.version_id]
    steps = []
    if may_write and file.newest and file.sent_at is None:
        steps.append(Link("Send it to every partner agency", reverse("report_send", args=at)))
    if may_follow and file.sent_at:
        steps.append(Link("Who has acknowledged it", reverse("report_agencies", args=at)))
    return ReportPage(
        title=file.title,
        back=Link("Learning", reverse("reports")),
        older="" if file.newest else "A newer version of this report has been approved. This one is kept as it was.",
        downloads=(
            Link("One-page learning briefing", reverse("briefing", args=at)),
            Link("Report as PDF", reverse("report_pdf", args=at)),
            Link("Report as Word document", reverse("report_docx", args=at)),
        ),
        steps=tuple(steps),
        altered=parts.rule_views(file.findings),
        body=Markup(file.html),  # noqa: S704
        fingerprint=fingerprint_text(file.sha256),
    )


def briefing_page(file: VersionFile) -> BriefingPage:
    issue = Issue(file.number, file.approved_by, file.approved_at, file.sha256)
    return BriefingPage(
        title=f"Learning briefing: {file.title}",
        back=Link("The report", reverse("report", args=[file.version_id])),
        briefing=briefing_of(report_of(file.content, issue)),
        links=(
            Link("Briefing as PDF", reverse("briefing_pdf", args=[file.version_id])),
            Link("Acknowledge for your agency", reverse("acknowledge", args=[file.version_id])),
        )
        if file.sent_at
        else (Link("Briefing as PDF", reverse("briefing_pdf", args=[file.version_id])),),
        altered=parts.rule_views(file.findings),
    )


def agencies_page(readership: Readership, *, now: datetime) -> AgenciesPage:
    """Which agencies have acknowledged, the late ones first."""
    file, readers = readership.version, readership.readers
    said = [reader for reader in readers if reader.acknowledged_at]
    late = [reader for reader in readers if not reader.acknowledged_at and now > reader.due_at]
    order = sorted(readers, key=lambda r: (r.acknowledged_at is not None, r.agency))
    return AgenciesPage(
        title="Who has acknowledged it",
        caption=f"{file.title}, version {file.number}",
        back=Link("The report", reverse("report", args=[file.version_id])),
        facts=(
            KeyFact("Agencies", str(len(readers))),
            KeyFact("Acknowledged", str(len(said))),
            KeyFact("Still to say", str(len(readers) - len(said)), f"{len(late)} late" if late else "none late"),
        ),
        table=Table(
            caption="Agencies",
            head=("Agency", "State", "What it will change"),
            rows=tuple(_reader_row(reader, now) for reader in order),
            caption_hidden=True,
        ),
        findings=parts.rule_views(readership.findings),
    )


def _reader_row(reader: Reader, now: datetime) -> tuple[Cell, ...]:
    if reader.acknowledged_at:
        note = f"{reader.acknowledged_by}, {moment_text(reader.acknowledged_at)}"
        return Cell(reader.agency), Cell("Acknowledged", note=note), Cell(reader.changes or "Nothing written")
    late = now > reader.due_at
    tag = Tag("Late", "late") if late else Tag("Not yet")
    return Cell(reader.agency), Cell("", tag=tag, note=f"by {day_text(reader.due_at)}"), Cell("")


def send_page(file: VersionFile, agencies: int, due_at: datetime, form: Any) -> FormPage:
    return FormPage(
        title="Send it to every partner agency",
        caption=f"{file.title}, version {file.number}",
        back=Link("The report", reverse("report", args=[file.version_id])),
        form=form,
        button="Send it",
        lines=(
            f"{plural(agencies, 'agency is', 'agencies are')} told by e-mail that the report and briefing are here. "
            "The e-mail holds no personal information.",
            f"Each is asked to acknowledge by {day_text(due_at)}.",
        ),
    )


def acknowledge_page(version_id: UUID, title: str, agency: str, due_at: datetime, form: Any) -> FormPage:
    return FormPage(
        title=f"Acknowledge for {agency}",
        caption=title,
        back=Link("The briefing", reverse("briefing", args=[version_id])),
        form=form,
        button="Acknowledge",
        lines=(f"Say that your agency has the learning. Due by {day_text(due_at)}.",),
    )
