"""An interview on the screen: its paragraphs, what is coded in them, and the form beside."""

from bisect import bisect_left
from dataclasses import dataclass
from itertools import pairwise
from typing import Any
from uuid import UUID

from django.urls import reverse
from markupsafe import Markup, escape

from kith.design.pages import Link, Row
from kith.interviews.doors.texts import CodingLine, ToMask, TranscriptFile
from kith.interviews.rules import coding
from kith.interviews.words import State

from .forms import AskPage

LONGEST = 60


@dataclass(frozen=True)
class TranscriptPage:
    title: str
    caption: str
    back: Link
    note: str
    paragraphs: Markup
    form: Any
    steps: tuple[Link, ...]
    button: str = "Give this code"


def transcript_page(file: TranscriptFile, form: Any) -> TranscriptPage:
    return TranscriptPage(
        title=f"{file.line.number}. {file.line.title}",
        caption=file.study_title,
        back=Link(file.study_title, reverse("interview_study", args=[file.study_id])),
        note=_note(file),
        paragraphs=_paragraphs(file),
        form=form if file.may_code else None,
        steps=tuple(_steps(file)),
    )


def _note(file: TranscriptFile) -> str:
    if file.line.state is State.CODED:
        return "Every coder has finished: everybody's codes are shown, each with its coder."
    if file.may_code:
        return "You see your own codes only, until every coder of this interview has finished."
    if file.line.mine:
        return "You have finished. Everybody's codes are shown when every coder has."
    return "Codes are shown when every coder of this interview has finished."


def _steps(file: TranscriptFile) -> list[Link]:
    where = [file.line.transcript_id]
    steps = [Link("I have finished this interview", reverse("interview_finish", args=where))] if file.may_code else []
    if file.leads:
        steps.append(Link("Give this interview to a coder", reverse("interview_assign", args=where)))
    if file.keeps:
        steps.append(Link("Key, and names found late", reverse("interview_mask", args=where)))
    return steps


def _paragraphs(file: TranscriptFile) -> Markup:
    """Written in one go: a transcript of 200 pages has thousands of passages, too many for a template's loops."""
    names = {code.code_id: str(escape(code.name)) for code in file.codes}
    spans = coding.paragraphs(file.text)
    starts = [span.start for span in spans]
    held: dict[int, list[CodingLine]] = {}
    for one in file.codings:
        first = max(bisect_left(starts, one.start + 1) - 1, 0)
        while first < len(spans) and spans[first].start < one.end:
            held.setdefault(first, []).append(one)
            first += 1
    link = reverse("interview", args=[file.line.transcript_id]) + "?paragraph="
    made = [_paragraph(n, span, file, held.get(n, []), names, link) for n, span in enumerate(spans)]
    return Markup("\n".join(made))  # noqa: S704  every word in it was escaped on the way


def _paragraph(
    place: int, span: coding.Span, file: TranscriptFile, held: list[CodingLine], names: dict[UUID, str], link: str
) -> str:
    number = place + 1
    hidden = '<span class="govuk-visually-hidden">: code this paragraph</span>'
    label = f'<a class="govuk-link" href="{link}{number}#code">{number}{hidden}</a>'
    label = label if file.may_code else str(number)
    words = _marked(file.text, span, held)
    listed = "".join(_listed(file.text, one, names) for one in held)
    codes = f'<ul class="kith-codes">{listed}</ul>' if listed else ""
    said = f'<p class="govuk-body" data-words>{words}</p>{codes}'
    opened = f'<div class="kith-said" id="p{number}" data-paragraph="{number}">'
    return f'{opened}<p class="kith-said-number">{label}</p><div>{said}</div></div>'


def _marked(text: str, span: coding.Span, held: list[CodingLine]) -> str:
    """The words, each stretch marked by how many passages lie on it."""
    edges = {span.start, span.end}
    for one in held:
        edges |= {min(max(one.start, span.start), span.end), min(max(one.end, span.start), span.end)}
    made, points = [], sorted(edges)
    for start, end in pairwise(points):
        depth = sum(one.start < end and start < one.end for one in held)
        words = str(escape(text[start:end]))
        made.append(f'<mark class="kith-mark kith-mark-{min(depth, 3)}">{words}</mark>' if depth else words)
    return "".join(made)


def _listed(text: str, one: CodingLine, names: dict[UUID, str]) -> str:
    quote = " ".join(text[one.start : one.end].split())
    quote = quote if len(quote) <= LONGEST else quote[: LONGEST - 1] + "…"
    href = reverse("interview_coding", args=[one.coding_id])
    return (
        f'<li><a class="govuk-link" href="{href}">{names[one.code_id]}</a> “{escape(quote)}” {escape(one.coder)}</li>'
    )


def passage(file: TranscriptFile, paragraph: int, words: str) -> tuple[int, int] | None:
    """Where these words stand in this paragraph; None when they do not."""
    spans = coding.paragraphs(file.text)
    if not 0 < paragraph <= len(spans):
        return None
    span = spans[paragraph - 1]
    if not words.strip():
        return span.start, span.end
    start = file.text.find(words.strip(), span.start, span.end)
    return (start, start + len(words.strip())) if start >= 0 else None


@dataclass(frozen=True)
class CodingPage:
    title: str
    back: Link
    rows: tuple[Row, ...]
    form: Any
    button: str = "Take this code back"


def coding_page(file: TranscriptFile, line: CodingLine, name: str, form: Any) -> CodingPage:
    rows = (
        Row("Passage", file.text[line.start : line.end]),
        Row("Coder", line.coder),
        Row("What they thought", line.memo, missing="Nothing said"),
    )
    back = Link("Back to the interview", reverse("interview", args=[file.line.transcript_id]))
    return CodingPage(name, back, rows, form)


@dataclass(frozen=True)
class KeyPage(AskPage):
    rows: tuple[Row, ...] = ()


def key_page(shown: ToMask, form: Any) -> KeyPage:
    gone = "The key was destroyed." if shown.destroyed_at else "What was masked:"
    return KeyPage(
        title=f"Key to interview {shown.line.number}",
        back=Link("Back", reverse("interview_study", args=[shown.study_id])),
        form=form,
        button="Cover these words",
        intro=(gone, "Found a name that was missed? It can be covered here; passages stay where they are."),
        rows=() if shown.destroyed_at else tuple(Row(token, original) for token, original in shown.key),
    )
