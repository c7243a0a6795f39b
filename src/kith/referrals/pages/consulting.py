"""The advice line: asking without a name, the answer, and making it a request without typing anything again."""

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.urls import reverse

from kith.design.forms import Form
from kith.design.pages import FindingView, Link, Row, Tag, TimelineEntry
from kith.design.wording import machine_text, moment_text, near_moment_text
from kith.kernel.clock import day_of
from kith.kernel.findings import Finding
from kith.kernel.rulebook import RULEBOOK
from kith.referrals.words import NextStep, Whom

from . import answers, asking, shared

if TYPE_CHECKING:
    from kith.directory.models import Contact
    from kith.referrals.doors import Consulted
    from kith.referrals.models import ConsultationAdvice


def ask(form: Form, *, numbers: "list[Contact]", at: datetime) -> asking.Ask:
    rule = RULEBOOK["ASK-11"]
    return asking.Ask(
        title="Ask the advice line",
        caption="Advice",
        back=Link("Advice", reverse("consultations")),
        urgent=shared.urgent(numbers, at=at),
        about="",
        form=form,
        intro=("Write down your question, or the advice you had by telephone. It can become a request later.",),
        findings=(FindingView(text="Name nobody unless harm is plain.", code=rule.code, rule=rule.sentence),),
        button="Save",
    )


@dataclass(frozen=True, kw_only=True)
class Line:
    """One consultation in a list."""

    number: str
    href: str
    words: str
    tags: tuple[Tag, ...]


@dataclass(frozen=True, kw_only=True)
class ListPage:
    title: str
    mine: tuple[Line, ...]
    waiting: tuple[Line, ...]
    written: tuple[Line, ...]
    advises: bool
    add: Link
    call: Link | None = None
    empty: str = "You have asked for no advice yet."
    nothing_waits: str = "Every question has been answered."
    no_calls: str = "No call has been written down yet."


def listed(
    mine: "list[Consulted]", waiting: "list[Consulted]", written: "list[Consulted]", *, advises: bool, at: datetime
) -> ListPage:
    return ListPage(
        title="Advice",
        mine=tuple(_line(one, at) for one in mine),
        waiting=tuple(_line(one, at) for one in waiting),
        written=tuple(_line(one, at) for one in written),
        advises=advises,
        add=Link("Ask the advice line", reverse("consultation_ask")),
        call=Link("Write down a call", reverse("consultation_call")) if advises else None,
    )


def _line(one: "Consulted", at: datetime) -> Line:
    asked = one.consultation
    return Line(
        number=asked.number,
        href=reverse("consultation", args=[asked.pk]),
        words=f"{Whom(asked.whom).label}, asked {near_moment_text(asked.asked_at, now=at)}",
        tags=_tags(one),
    )


def _tags(one: "Consulted") -> tuple[Tag, ...]:
    if one.request is not None:
        return (Tag(f"Became {one.request.number}"),)
    harm = (Tag("Harm is plain", "late"),) if one.evident else ()
    return (*harm, Tag("Answered") if one.advice else Tag("Waits for an answer", "soon"))


@dataclass(frozen=True, kw_only=True)
class ConsultationPage:
    title: str
    caption: str
    back: Link
    tags: tuple[Tag, ...]
    by: str
    agency: str
    findings: tuple[FindingView, ...]
    advice: tuple[TimelineEntry, ...]
    why_not: tuple[TimelineEntry, ...]
    sections: tuple[answers.Section, ...]
    actions: tuple[Link, ...]
    no_advice: str = "Nobody has answered yet."


@dataclass(frozen=True, kw_only=True)
class May:
    """What this reader may go on to do."""

    advise: bool = False
    request: bool = False
    why_not: bool = False


def consultation(one: "Consulted", found: tuple[Finding, ...], may: May, *, at: datetime) -> ConsultationPage:
    asked = one.consultation
    return ConsultationPage(
        title=f"Advice {asked.number}",
        caption=Whom(asked.whom).label,
        back=Link("Advice", reverse("consultations")),
        tags=_tags(one),
        by=f"{asker(one)}, {near_moment_text(asked.asked_at, now=at)}",
        agency=asked.asked_by_agency.name,
        findings=shared.findings_views(found, _answers(one, may)),
        advice=tuple(_advice(each) for each in one.advice),
        why_not=tuple(
            TimelineEntry(
                when=moment_text(each.said_at),
                title="Why no request was made",
                by=each.said_by.full_name,
                text=shared.prose(each.reason),
                datetime=machine_text(each.said_at),
            )
            for each in one.why_not
        ),
        sections=(question(one),),
        actions=_actions(one, may),
    )


def asker(one: "Consulted") -> str:
    """Who asked; and who wrote it down, when it was rung in."""
    asked = one.consultation
    if asked.recorded_by is None:
        return asked.asked_by.full_name
    return f"{asked.caller}, by telephone, written down by {asked.recorded_by.full_name}"


def _answers(one: "Consulted", may: May) -> dict[str, Link]:
    """What to do about a finding, by the rule's code."""
    if not may.why_not or one.request is not None:
        return {}
    return {"ASK-13": Link("Say why not", reverse("consultation_why_not", args=[one.consultation.pk]))}


def call(form: Form) -> "AnswerPage":
    rule = RULEBOOK["ASK-11"]
    return AnswerPage(
        title="Write down a call",
        caption="Somebody rang the advice line",
        back=Link("Advice", reverse("consultations")),
        form=form,
        sections=(),
        cautions=(FindingView(text="Name nobody unless harm is plain.", code=rule.code, rule=rule.sentence),),
        button="Save the call",
    )


def why_not(one: "Consulted", form: Form, found: tuple[Finding, ...]) -> "AnswerPage":
    asked = one.consultation
    return AnswerPage(
        title="Why no request was made",
        caption=f"Advice {asked.number}",
        back=Link("Read the advice", reverse("consultation", args=[asked.pk])),
        form=form,
        sections=(question(one),),
        cautions=shared.findings_views(found),
        button="Save",
    )


def question(one: "Consulted") -> answers.Section:
    asked = one.consultation
    rows = (
        Row("What was seen or heard", shared.prose(asked.seen)),
        Row("The worry", shared.prose(asked.worry)),
        Row("What is going well", shared.prose(asked.strengths), missing="Nothing recorded"),
        Row("What has been tried", shared.prose(asked.tried), missing="Nothing recorded"),
    )
    return answers.Section("What was asked", rows)


def _advice(one: "ConsultationAdvice") -> TimelineEntry:
    level = f" {shared.level_text(one.level, on=day_of(one.given_at))}." if one.level else ""
    return TimelineEntry(
        when=moment_text(one.given_at),
        title=f"{NextStep(one.next_step).label}.{level}",
        by=one.adviser or (one.advised_by.full_name if one.advised_by else ""),
        text=shared.prose(one.advice),
        datetime=machine_text(one.given_at),
    )


def _actions(one: "Consulted", may: May) -> tuple[Link, ...]:
    asked = one.consultation
    words = "Add to the advice" if one.advice else "Answer"
    links = [Link(words, reverse("consultation_advise", args=[asked.pk]))] if may.advise else []
    if one.request is not None:
        links.append(Link(f"Read request {one.request.number}", reverse("request", args=[one.request.pk])))
    elif may.request and one.named is not None:
        links.append(Link("Go on with the request", reverse("request_start", args=[one.named.baby_id])))
    elif may.request:
        links.append(Link("Make this a request for support", reverse("consultation_name", args=[asked.pk])))
    return tuple(links)


@dataclass(frozen=True, kw_only=True)
class AnswerPage:
    title: str
    caption: str
    back: Link
    form: Form
    sections: tuple[answers.Section, ...]
    cautions: tuple[FindingView, ...] = ()
    button: str = "Give this advice"


def advise(one: "Consulted", form: Form, found: tuple[Finding, ...]) -> AnswerPage:
    asked = one.consultation
    return AnswerPage(
        title="Give advice",
        caption=f"Advice {asked.number}",
        back=Link("Read the question", reverse("consultation", args=[asked.pk])),
        form=form,
        sections=(question(one),),
        cautions=shared.findings_views(found),
    )


def name_baby(one: "Consulted", form: Form) -> AnswerPage:
    asked = one.consultation
    rule = RULEBOOK["ASK-12"]
    return AnswerPage(
        title="Make this a request for support",
        caption=f"Advice {asked.number}",
        back=Link("Read the advice", reverse("consultation", args=[asked.pk])),
        form=form,
        sections=(),
        cautions=(
            FindingView(
                text="What you asked is put into the request. You need not type it again. From here the baby is named.",
                code=rule.code,
                rule=rule.sentence,
            ),
        ),
        button="Go on to the request",
    )
