"""Asking for sign-off, and deciding on exactly what was put up."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.urls import reverse
from markupsafe import Markup

from kith.design.pages import FindingView, Link
from kith.design.wording import moment_text
from kith.reviews.documents.page import html_of
from kith.reviews.documents.report import Issue, fingerprint_text, report_of
from kith.reviews.doors import Asked, ReviewFile

from . import parts


@dataclass(frozen=True)
class AskPage:
    title: str
    caption: str
    back: Link
    form: Any
    button: str
    missing: tuple[FindingView, ...]


@dataclass(frozen=True)
class DraftPage:
    """What was put up, whole; with a form when this person decides."""

    title: str
    caption: str
    back: Link
    asked: str
    fingerprint: str
    findings: tuple[FindingView, ...]
    body: Markup
    decided: str
    reasons: str
    form: Any = None


def ask_page(file: ReviewFile, form: Any) -> AskPage:
    return AskPage(
        title="Ask the Executive to sign it off",
        caption=file.content["review"]["title"],
        back=Link("The review", reverse("review", args=[file.review_id])),
        form=form,
        button="Put it up for sign-off",
        missing=parts.rule_views(file.findings),
    )


def decide_page(asked: Asked, form: Any) -> DraftPage:
    return _draft(asked, "Read it, then decide", form)


def draft_page(asked: Asked) -> DraftPage:
    return _draft(asked, "What was put up for sign-off", None)


def _draft(asked: Asked, title: str, form: Any) -> DraftPage:
    report = report_of(asked.content, Issue())
    decided = ""
    if asked.decision and asked.decided_at:
        decided = f"{asked.decision.past} by {asked.decided_by} on {moment_text(asked.decided_at)}."
    return DraftPage(
        title=title,
        caption=report.title,
        back=Link("The review", _review(asked.review_id)),
        asked=f"Put up by {asked.asked_by} on {moment_text(asked.asked_at)}.",
        fingerprint=fingerprint_text(asked.sha256),
        findings=parts.rule_views(asked.findings),
        body=Markup(html_of(report, reverse("sign_off_draft", args=[asked.request_id]) + "/charts/")),  # noqa: S704
        decided=decided,
        reasons=asked.reasons,
        form=form,
    )


def _review(review_id: UUID) -> str:
    return reverse("review", args=[review_id])
