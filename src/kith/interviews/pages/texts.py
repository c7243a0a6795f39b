"""An interview on the screen: its paragraphs, what is coded in them, and the form beside."""

from bisect import bisect_left
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any
from uuid import UUID

from django.urls import reverse
from markupsafe import Markup, escape

from kith.design.pages import Link, Row
from kith.interviews.doors.texts import CodingLine, ToMask, TranscriptFile
from kith.interviews.rules import coding, masking
from kith.interviews.words import State

from .forms import AskPage

LONGEST = 60
LONG = 100_000
"""Characters: above it a browser draws only the paragraphs on the screen."""
NOBODY = UUID(int=0)
NOTHING = Markup()


@dataclass(frozen=True)
class TranscriptPage:
    title: str
    caption: str
    back: Link
    note: str
    paragraphs: Markup
    long: bool
    form: Any
    steps: tuple[Link, ...]
    at: str = ""
    button: str = "Give this code"


def transcript_page(file: TranscriptFile, form: Any) -> TranscriptPage:
    return TranscriptPage(
        title=f"{file.line.number}. {file.line.title}",
        caption=file.study_title,
        back=Link(file.study_title, reverse("interview_study", args=[file.study_id])),
        note=_note(file),
        paragraphs=_paragraphs(file),
        long=len(file.text) > LONG,
        form=form if file.may_code else None,
        steps=tuple(_steps(file)),
        at=str(form.data.get("at", "")) if file.may_code and form is not None else "",
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
    drawn = _Drawing(file.text, names, file.may_code, file.shows_coders)
    made = [drawn.paragraph(n, span, held.get(n - 1, [])) for n, span in enumerate(spans, start=1)]
    return Markup("\n".join(made))  # noqa: S704  every word in it was escaped on the way


@dataclass(frozen=True)
class _Drawing:
    """How an interview's paragraphs are written: each passage has a letter, in the words and in the list below them."""

    text: str
    names: dict[UUID, str]
    may_code: bool
    shows_coders: bool
    coding_at: str = field(default_factory=lambda: reverse("interview_coding", args=[NOBODY]))

    def paragraph(self, number: int, span: coding.Span, held: list[CodingLine]) -> str:
        hidden = '<span class="govuk-visually-hidden">Give a code to paragraph </span>'
        label = f'<a class="govuk-link" href="?paragraph={number}#code" data-number>{hidden}{number}</a>'
        label = label if self.may_code else str(number)
        lettered = list(zip(letters(len(held)), held, strict=True))
        listed = "".join(self._listed(letter, one) for letter, one in lettered)
        codes = f'<ul class="kith-codes">{listed}</ul>' if listed else ""
        said = f'<p class="govuk-body" data-words>{self._marked(span, lettered)}</p>{codes}'
        opened = f'<div class="kith-said" id="p{number}" data-paragraph="{number}">'
        return f'{opened}<p class="kith-said__number">{label}</p><div class="kith-said__words">{said}</div></div>'

    def _marked(self, span: coding.Span, lettered: list[tuple[str, CodingLine]]) -> str:
        """The words, each stretch marked by which passages lie on it and by where they begin and end."""
        edges = {span.start, span.end}
        for _letter, one in lettered:
            edges |= {max(one.start, span.start), min(one.end, span.end)}
        made = []
        for start, end in pairwise(sorted(edges)):
            words = str(escape(self.text[start:end]))
            on = [(letter, one) for letter, one in lettered if one.start < end and start < one.end]
            made.append(_mark(words, on, start, end, span) if on else words)
        return "".join(made)

    def _listed(self, letter: str, one: CodingLine) -> str:
        quote = " ".join(self.text[one.start : one.end].split())
        quote = quote if len(quote) <= LONGEST else quote[: LONGEST - 1] + "…"
        name = self.names[one.code_id]
        href = "" if one.outside else self.coding_at.replace(str(NOBODY), str(one.coding_id))
        code = f'<a class="govuk-link" href="{href}">{name}</a>' if href else name
        coder = f' <span class="kith-codes__coder">{escape(one.coder)}</span>' if self.shows_coders else ""
        memo = f'<span class="kith-codes__memo">{escape(one.memo)}</span>' if one.memo else ""
        return (
            f'<li data-letter="{letter}"><span class="kith-codes__letter">{letter}</span> '
            f"{code}{coder}"
            f'<span class="govuk-visually-hidden"> on “{escape(quote)}”</span>{memo}</li>'
        )


def letters(number: int) -> list[str]:
    """a, b, c … z, aa, ab …"""
    alphabet = "abcdefghijklmnopqrstuvwxyz"
    return [(alphabet[n // 26 - 1] if n >= 26 else "") + alphabet[n % 26] for n in range(number)]


def _mark(words: str, on: list[tuple[str, CodingLine]], start: int, end: int, span: coding.Span) -> str:
    begins = " ".join(letter for letter, one in on if max(one.start, span.start) == start)
    ends = " ".join(letter for letter, one in on if min(one.end, span.end) == end)
    shown = f' data-begins="{begins}"' * bool(begins) + f' data-ends="{ends}"' * bool(ends)
    all_on = " ".join(letter for letter, _one in on)
    return f'<mark class="kith-passage kith-passage--{min(len(on), 3)}" data-on="{all_on}"{shown}>{words}</mark>'


def passage(file: TranscriptFile, paragraph: int, words: str, at: int | None = None) -> tuple[int, int] | str:
    """Where these words stand, from this paragraph on; or what is wrong, in words.

    `at` says how far into the paragraph they begin, where a browser knows it. Words may run on into what follows.
    """
    spans = coding.paragraphs(file.text)
    if not 0 < paragraph <= len(spans):
        return f"There are {len(spans)} paragraphs in this interview"
    span = spans[paragraph - 1]
    if not words.strip():
        return span.start, span.end
    found = coding.found_in(file.text, span, words)
    exact = [one for one in found if at is not None and one.start == span.start + at]
    if len(exact or found) == 1:
        return (exact or found)[0].start, (exact or found)[0].end
    if found:
        return "These words stand in this paragraph more than once. Copy some words beside them too"
    return "These words are not in this paragraph. Copy them exactly, or leave this empty"


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
class MaskPage(AskPage):
    words: Markup = NOTHING


def mask_page(shown: ToMask, form: Any) -> MaskPage:
    """The words as they were said, what the rules found standing out in them, for the reader to judge."""
    made, last = [], 0
    for start, end, kind in masking.places(shown.text, [(one.words, one.kind) for one in shown.suggestions]):
        found = f'<mark class="kith-found" data-kind="{kind.value}">{escape(shown.text[start:end])}</mark>'
        made += [str(escape(shown.text[last:start])), found]
        last = end
    made.append(str(escape(shown.text[last:])))
    return MaskPage(
        title=f"Mask interview {shown.line.number}",
        back=Link("Back", reverse("interview_study", args=[shown.study_id])),
        form=form,
        button="Mask these words",
        words=Markup("".join(made)),  # noqa: S704  every word in it was escaped on the way
    )


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
        intro=("Found a name that was missed? It can be covered below; passages stay where they are.", gone),
        rows=() if shown.destroyed_at else tuple(Row(token, original) for token, original in shown.key),
    )
