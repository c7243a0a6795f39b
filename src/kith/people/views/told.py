"""What people say about themselves, and what a baby's parents say of the baby's ethnic group."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from kith.access import drafts
from kith.access.doors import NotThere
from kith.access.pages import page
from kith.access.permissions import Permission
from kith.access.request import Request
from kith.design.pages import Link
from kith.design.render import render
from kith.people import actions, doors, forms, pages
from kith.people.words import Answer, Characteristic, ToldBy, full_name

from .parts import FORM, facts_of

C = Characteristic
LANGUAGE = (C.INTERPRETER, C.MAIN_LANGUAGE)
NEEDS = (C.MAIN_LANGUAGE, C.INTERPRETER, C.COMMUNICATION)
ABOUT = (C.ETHNIC_GROUP, C.RELIGION, C.DISABILITY, C.MARITAL_STATUS, C.SEXUAL_ORIENTATION, C.GENDER_IDENTITY)
PARTS = {"needs": NEEDS, "about": ABOUT}
TITLES = {
    "needs": "Language and what helps",
    "about": "What they say about themselves",
    "baby": "How the parents describe the baby",
}


@page(Permission.PERSON_RECORD, writes=True)
def person_told(request: Request, baby_id: UUID, person_id: UUID, part: str) -> HttpResponse:
    """What an adult says about themselves, or needs to be understood."""
    doors.baby_for(request.actor, baby_id, Permission.PERSON_RECORD, at=request.at)
    adult, _relation = doors.person_for(request.actor, baby_id, person_id)
    if part not in PARTS:
        raise NotThere
    stands = doors.told_by(PARTS[part], person=adult)
    name = full_name(adult.given_name, adult.family_name)
    back = Link(name, reverse("person", args=[baby_id, person_id]))
    asked = _Asked(baby_id=baby_id, person_id=person_id, part=part, name=name, back=back)
    return _told(request, asked, stands)


@page(Permission.PERSON_RECORD, writes=True)
def baby_told(request: Request, baby_id: UUID) -> HttpResponse:
    """The baby's ethnic group, as the parents describe it."""
    baby = doors.baby_for(request.actor, baby_id, Permission.PERSON_RECORD, at=request.at)
    stands = doors.told_by((C.ETHNIC_GROUP,), baby=baby)
    back = pages.baby_link(baby_id, "The baby’s page")
    asked = _Asked(baby_id=baby_id, person_id=None, part="baby", name=doors.name_of(baby), back=back)
    return _told(request, asked, stands)


@dataclass(frozen=True, kw_only=True)
class _Asked:
    """Which questions, about whom."""

    baby_id: UUID
    person_id: UUID | None
    part: str
    name: str
    back: Link

    @property
    def kind(self) -> str:
        return f"people.told.{self.part}"


def _told(request: Request, asked: _Asked, stands: dict[C, doors.Told]) -> HttpResponse:
    lists = {question: _listed(question) for question in stands}
    about = asked.person_id or asked.baby_id
    form = drafts.bind(request, forms.Characteristics, asked.kind, about, lists=lists, initial=_initial(stands))
    view = pages.told_form(form, TITLES[asked.part], asked.name, asked.back)
    if not (form.is_bound and form.is_valid()):
        return render(request, FORM, view.page(hidden=_numbers(form)))
    done = _record(request, asked, form)
    if isinstance(done, actions.Queried):
        return render(request, FORM, view.page(queried=done.findings, hidden=_numbers(form)))
    if isinstance(done, actions.AnsweredMeanwhile):
        clash = pages.answers_conflict(done.newer, _yours(form))
        hidden = _numbers(form, {one.question: one.number for one in done.newer})
        return render(request, FORM, view.page(conflict=clash, hidden=hidden), status=409)
    return redirect(asked.back.href)


def _listed(question: C) -> list[tuple[str, str]]:
    return [(one.code, f"{one.group}: {one.label}" if one.group else one.label) for one in doors.listed(question)]


def _initial(stands: dict[C, doors.Told]) -> dict[str, Any]:
    known: dict[str, Any] = {}
    for question, told in stands.items():
        codes = told.codes if told.answer is Answer.GIVEN else (told.answer.value,)
        many = question in forms.MANY
        known[question.value] = codes if many else next(iter(codes), "")
        known[f"{question.value}_words"] = told.own_words
        known[f"{question.value}_number"] = told.number
        known["source"] = told.source or known.get("source", "")
    return known


def _numbers(form: Any, newer: dict[C, int] | None = None) -> tuple[tuple[str, str], ...]:
    """Which answers the writer has seen, carried in the form."""
    names = [f"{question.value}_number" for question in form.questions]
    seen = {name: str(form.value_of(name) or 0) for name in names}
    return tuple((seen | {f"{q.value}_number": str(n) for q, n in (newer or {}).items()}).items())


def _yours(form: Any) -> dict[C, str]:
    """What was chosen, in words."""
    shown: dict[C, str] = {}
    for question in form.questions:
        field = form.fields[question.value]
        chosen = form.cleaned_data[question.value]
        ticked = chosen if isinstance(chosen, tuple) else (chosen,)
        shown[question] = ", ".join(choice.text for choice in field.choices if choice.value in ticked)
    return shown


def _record(request: Request, asked: _Asked, form: Any) -> Any:
    given, explained = facts_of(form)
    said = {question: _said(question, given) for question in form.questions}
    answers = actions.Answers(
        said={question: one for question, one in said.items() if one},
        source=ToldBy(given["source"]),
        based_on={question: given[f"{question.value}_number"] or 0 for question in form.questions},
    )
    more: dict[str, Any] = {"explained": explained, "by": request.actor, "at": request.at}
    return actions.record_answers(asked.baby_id, asked.person_id, answers, **more)


def _said(question: C, given: dict[str, Any]) -> actions.AnswerSaid | None:
    """An answer; words alone are one too; nothing chosen and nothing written is left as it was."""
    chosen, own = given[question.value], given.get(f"{question.value}_words", "")
    codes = chosen if isinstance(chosen, tuple) else (chosen,) if chosen else ()
    for answer in (Answer.PREFERS_NOT, Answer.NOT_ASKED):
        if answer.value in codes and not (answer is Answer.NOT_ASKED and own):
            return actions.AnswerSaid(answer)
    codes = tuple(code for code in codes if code != Answer.NOT_ASKED)
    return actions.AnswerSaid(Answer.GIVEN, codes, own) if codes or own else None
