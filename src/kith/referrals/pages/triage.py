"""Telling people, answering for a mark, saying what is new, and the two lists of what is left open."""

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.urls import reverse

from kith.design.forms import Form
from kith.design.pages import Clock, FindingView, Link, Row, Tag
from kith.design.wording import near_moment_text, plural
from kith.kernel.findings import Finding
from kith.referrals.words import TriageOutcome

from . import shared

if TYPE_CHECKING:
    from kith.referrals.doors import Mark, Standing, ToTell


@dataclass(frozen=True, kw_only=True)
class QuestionPage:
    """One question, with the facts it is about and what the rules say."""

    title: str
    caption: str
    back: Link
    form: Form
    button: str
    rows: tuple[Row, ...] = ()
    findings: tuple[FindingView, ...] = ()
    clock: Clock | None = None
    intro: str = ""
    action: str = ""
    links: tuple[Link, ...] = ()
    links_title: str = ""


@dataclass(frozen=True, kw_only=True)
class Line:
    """One thing left open: where it is answered, and its clock."""

    text: str
    href: str
    notes: tuple[str, ...]
    clock: Clock
    tags: tuple[Tag, ...] = ()
    links: tuple[Link, ...] = ()


@dataclass(frozen=True, kw_only=True)
class ListPage:
    title: str
    intro: str
    lines: tuple[Line, ...]
    summary: str
    empty: str
    code: str
    rule: str


def _caption(standing: "Standing") -> str:
    asked = standing.request
    return f"Request {asked.number}: {shared.baby_name(asked.baby)}"


def _back(standing: "Standing") -> Link:
    return Link("Read the request", reverse("request", args=[standing.request.pk]))


def people_to_tell(left: "ToTell") -> list[tuple[str, str]]:
    """Whom one may say one told: the code the form keeps, and who it is."""
    who = left.referrer
    people = [("referrer", f"{who.full_name}, who made the request")] if who else []
    return people + [(str(ask.pk), f"{ask.agency.name}, {ask.team.name}, who gave information") for ask in left.asks]


def told(standing: "Standing", left: "ToTell", form: Form, *, at: datetime) -> QuestionPage:
    return QuestionPage(
        title="Whom did you tell?",
        caption=_caption(standing),
        back=_back(standing),
        form=form,
        button="Save",
        clock=shared.clock_view(left.clock, now=at),
        intro="These could not be told in Kith. Whoever hears nothing does not know that nothing happened.",
    )


def mark(standing: "Standing", found: "Mark", form: Form, said: Finding | None, *, at: datetime) -> QuestionPage:
    decision = found.decision
    findings = tuple(one for one in (said, found.finding()) if one)
    return QuestionPage(
        title="A mark that nobody has looked at",
        caption=_caption(standing),
        back=_back(standing),
        form=form,
        button="Save",
        rows=(
            Row("Seen", shared.prose(standing.request.what_seen)),
            Row("Decided", TriageOutcome(decision.outcome).label),
            Row("By", f"{decision.decided_by.full_name}, {near_moment_text(decision.decided_at, now=at)}"),
            Row("Reasons", shared.prose(decision.reasons)),
        ),
        findings=shared.findings_views(findings),
        clock=shared.clock_view(found.clock, now=at) if found.open else None,
    )


def reopen(standing: "Standing", form: Form) -> QuestionPage:
    return QuestionPage(
        title="There is new information",
        caption=_caption(standing),
        back=_back(standing),
        form=form,
        button="Put it before the Front Door again",
        intro="The request goes back into the Front Door’s queue and its clock starts anew. If the baby is in danger "
        "now, ring 999 and then the Front Door.",
    )


def marks(found: "list[Mark]", total: int, *, at: datetime) -> ListPage:
    return ListPage(
        title="Marks that nobody has looked at",
        intro="A request spoke of a mark on a baby who cannot move, and the decision asks nobody to look at it. Each "
        "stays here until a health professional has looked, somebody decides otherwise, or case resolution has ended.",
        lines=tuple(_mark(one, at) for one in found),
        summary=plural(total, "mark is", "marks are") + " unanswered. The longest waiting come first.",
        empty="Every mark on a baby who cannot move has been looked at.",
        code="TRI-1",
        rule=shared.rule_sentence("TRI-1"),
    )


def _mark(one: "Mark", at: datetime) -> Line:
    request, decision = one.refusal.request, one.decision
    pk = request.pk
    why = "Reason given" if one.reason_given else "No reason given yet"
    disagree = f"{reverse('resolution_start', args=[request.baby_id])}?request={pk}"
    return Line(
        text=f"{request.number}: {shared.baby_name(request.baby)}",
        href=reverse("request", args=[pk]),
        notes=(
            f"{decision.decided_by.full_name} decided {near_moment_text(decision.decided_at, now=at)}: "
            f"{TriageOutcome(decision.outcome).label}.",
            f"Seen by {request.made_by.full_name}, {request.made_by_agency.name}.",
        ),
        clock=shared.clock_view(one.clock, now=at),
        tags=(Tag(why, "plain" if one.reason_given else "late"),),
        links=(Link("Answer", reverse("request_mark", args=[pk])), Link("Case resolution", disagree)),
    )


def to_tell(found: "list[tuple[Standing, ToTell]]", total: int, *, at: datetime) -> ListPage:
    return ListPage(
        title="Decisions to tell people of",
        intro="You decided on these, and somebody has not been told: they have left, or cannot be reached in Kith.",
        lines=tuple(_untold(standing, left, at) for standing, left in found),
        summary=plural(total, "decision has", "decisions have") + " somebody left to tell. The oldest come first.",
        empty="Everybody has been told what you decided.",
        code="TRI-4",
        rule=shared.rule_sentence("TRI-4"),
    )


def _untold(standing: "Standing", left: "ToTell", at: datetime) -> Line:
    request = standing.request
    return Line(
        text=f"{request.number}: {shared.baby_name(request.baby)}",
        href=reverse("request", args=[request.pk]),
        notes=tuple(words for _code, words in people_to_tell(left)),
        clock=shared.clock_view(left.clock, now=at),
        links=(Link("Say whom you told, and how", reverse("request_told", args=[request.pk])),),
    )
