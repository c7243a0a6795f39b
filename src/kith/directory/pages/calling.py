"""Whom to call now: one answer and a fallback, to be read at arm's length and pressed with a thumb."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.urls import reverse

from kith.design.pages import Link
from kith.design.wording import list_text, weekday_moment_text
from kith.directory import doors
from kith.directory.rules import Answers
from kith.kernel import handbook

from .parts import DIRECTORY, dialled


@dataclass(frozen=True)
class NeedButton:
    """A need, as a button."""

    code: str
    label: str
    hint: str


@dataclass(frozen=True)
class ToRing:
    """A number to press, whose it is and why it is this one."""

    name: str
    agency: str
    number: str
    dial: str
    why: str
    doubted: str
    wrong: Link | None


@dataclass(frozen=True)
class CallPage:
    """The question, and under it the answer."""

    title: str
    back: Link
    form: Any
    needs: tuple[NeedButton, ...]
    asked: str
    says: str
    answer: ToRing | None
    fallback: ToRing | None
    silent: str
    nobody: str


WHY = {
    Answers.ON_CALL: "On call at this hour",
    Answers.DAY: "The daytime number",
    Answers.NIGHT: "The number for evenings, nights and weekends",
}


def call_page(form: Any, called: doors.Called | None, place: doors.Place | None, *, at: datetime) -> CallPage:
    """`called` is the answer when a need was chosen; `place` is where it is for."""
    needs = tuple(NeedButton(one.code, one.label, one.hint) for one in handbook.current().needs())
    asked = f"{called.need.label}, {place.says}, {weekday_moment_text(at)}" if called and place else ""
    return CallPage(
        title="Who do I call now?",
        back=DIRECTORY,
        form=form,
        needs=needs,
        asked=asked,
        says=called.need.says if called else "",
        answer=_ring(called.answer) if called else None,
        fallback=_ring(called.fallback) if called else None,
        silent=_silent(called) if called else "",
        nobody="Nobody in the directory answers this at this hour. In danger, ring 999."
        if called and called.answer is None
        else "",
    )


def _ring(way: doors.Way | None) -> ToRing | None:
    if way is None or way.number is None:
        return None
    number = way.number
    why = f"{WHY[number.answers]}: {number.who}" if number.who else WHY[number.answers]
    return ToRing(
        name=way.name,
        agency=way.agency,
        number=number.number,
        dial=dialled(number.number),
        why=why if way.team else "At every hour",
        doubted="Somebody said that this number is wrong. No other answers now." if number.doubted else "",
        wrong=_wrong(number.contact_id),
    )


def _wrong(contact_id: UUID | None) -> Link | None:
    if contact_id is None:
        return None
    return Link("This number was wrong", reverse("contact_wrong", args=[contact_id]))


def _silent(called: doors.Called) -> str:
    names = list(dict.fromkeys(way.name for way in called.silent))
    if not names:
        return ""
    verb = "does" if len(names) == 1 else "do"
    return f"{list_text(names)} {verb} not answer at this hour."
