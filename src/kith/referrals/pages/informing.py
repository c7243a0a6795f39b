"""Asking an agency for information, and the page on which the agency replies."""

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.urls import reverse

from kith.design.forms import Form
from kith.design.pages import Clock, Link, Row
from kith.design.wording import near_moment_text
from kith.kernel.findings import Finding
from kith.referrals.words import TriageOutcome

from . import shared
from .triage import QuestionPage

if TYPE_CHECKING:
    from kith.referrals.doors import Asking, Standing


@dataclass(frozen=True, kw_only=True)
class ReplyPage:
    title: str
    caption: str
    form: Form
    rows: tuple[Row, ...]
    clock: Clock | None
    nothing: str
    told: str = ""
    button: str = "Send our answers"


@dataclass(frozen=True, kw_only=True)
class RepliedPage:
    title: str
    told: str
    rows: tuple[Row, ...]
    links: tuple[Link, ...]


def ask(standing: "Standing", form: Form, found: Finding | None) -> QuestionPage:
    asked = standing.request
    return QuestionPage(
        title="Ask an agency for information",
        caption=f"Request {asked.number}: {shared.baby_name(asked.baby)}",
        back=Link("Read the request", reverse("request", args=[asked.pk])),
        form=form,
        button="Ask now",
        findings=shared.findings_views([found]) if found else (),
        intro=(
            "The agency sees the purpose, the names you choose and your questions. It does not see the request or the "
            "file. It gets an e-mail without names, and a reminder if it does not reply."
        ),
    )


def reply(asking: "Asking", form: Form, *, at: datetime) -> ReplyPage:
    one = asking.ask
    newest = asking.told[0] if asking.told else None
    return ReplyPage(
        title="What does your agency know?",
        caption=f"Asked by {one.asked_by.full_name}, {one.asked_by.team.agency.name}",
        form=form,
        rows=(
            Row("About", tuple(one.who)),
            Row("What it is needed for", shared.prose(one.purpose)),
            Row("Asked", near_moment_text(one.asked_at, now=at)),
        ),
        clock=shared.clock_view(asking.clock, now=at, done_at=asking.reply.replied_at if asking.reply else None),
        nothing="We know nothing of them",
        told=f"The Front Door has decided: {TriageOutcome(newest.outcome).label}. Thank you." if newest else "",
    )


def replied(asking: "Asking", *, at: datetime) -> RepliedPage:
    one, sent = asking.ask, asking.reply
    nothing = sent is not None and sent.nothing_known
    answers = sent.answers if sent else {}
    return RepliedPage(
        title="Your answer was sent" if sent else "Nothing was sent yet",
        told=f"Sent {near_moment_text(sent.replied_at, now=at)} to {one.asked_by.full_name}." if sent else "",
        rows=(Row("Your answer", "We know nothing of them"),)
        if nothing
        else tuple(
            Row(question.text, shared.prose(answers.get(question.code, "")), missing="Not answered")
            for question in asking.questions
        ),
        links=(
            Link("Add to it", reverse("information_reply", args=[one.pk])),
            Link("My work", reverse("desk")),
        ),
    )
