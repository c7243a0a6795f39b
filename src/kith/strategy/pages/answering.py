"""Pages for those invited: reply, give information, and the practice's own way in by link and code."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from kith.design import wording
from kith.design.pages import Link, Message, Row
from kith.people import doors as people_doors
from kith.strategy import doors

from . import parts
from .parts import address


def kept(code: str) -> Message:
    """What a practice is told that finishes later: the same link, and a code of its own to come back with."""
    return Message(
        "What you wrote is kept",
        (
            "Nothing has been sent yet.",
            f"Write down your new code: {code[:3]} {code[3:]}. The one you used so far has stopped working.",
            "To carry on, open the link in the e-mail again and type the new code.",
        ),
        link=Link("Carry on now", "/contribution"),
    )


def prepared(code: str) -> Message:
    """What somebody is told who prepared it for a clinician."""
    return Message(
        "Ready for a clinician to confirm",
        (
            "Nothing has been sent yet. What you wrote and attached is kept.",
            f"Give the clinician the link in the e-mail and this new code: {code[:3]} {code[3:]}.",
            "They read it, change what is not right, and send it. Both of you are named.",
        ),
        link=Link("Go back to it now", "/contribution"),
    )


@dataclass(frozen=True)
class ReplyPage:
    title: str
    caption: str
    back: Link
    form: Any
    rows: tuple[Row, ...]
    button: str = "Send my reply"


@dataclass(frozen=True)
class InformationPage:
    """The questions any agency is asked, and what the discussion is about."""

    title: str
    caption: str
    form: Any
    intro: str
    rows: tuple[Row, ...]
    back: Link | None = None
    button: str = "Send our information"


@dataclass(frozen=True)
class VisitPage:
    """The practice's page: a few lines to find the family by, and the questions."""

    title: str
    caption: str
    form: Any
    intro: str
    baby: str
    found_by: tuple[str, ...]
    meeting: str
    notes: tuple[str, ...] = ()
    button: str = "Send our information"


@dataclass(frozen=True)
class CodePage:
    title: str
    form: Any
    button: str = "Continue"


@dataclass(frozen=True)
class NewLinkPage:
    title: str
    caption: str
    back: Link
    form: Any
    practice: str
    button: str = "Make a new link and code"


def reply_page(discussion: Any, invitation: Any, form: Any, *, now: datetime) -> ReplyPage:
    return ReplyPage(
        title="Reply to the invitation",
        caption=f"{discussion.number}: {parts.baby_caption(discussion, now)}",
        back=Link("Back to the discussion", address("discussion", discussion.pk)),
        form=form,
        rows=(
            Row("When", wording.upper_first(wording.near_moment_text(discussion.planned_for, now=now))),
            Row("How", discussion.get_mode_display()),
            Row("Join by", discussion.join_details, missing="To follow"),
            Row("Why you", invitation.why),
        ),
    )


def information_page(discussion: Any, invitation: Any, form: Any, intro: str, *, now: datetime) -> InformationPage:
    return InformationPage(
        title="Give your agency’s information",
        caption=f"{discussion.number}: {parts.baby_caption(discussion, now)}",
        back=Link("Back to the discussion", address("discussion", discussion.pk)),
        form=form,
        intro=intro,
        rows=(
            Row("For", invitation.agency.name),
            Row("What it is about", parts.as_lines(discussion.trigger)),
        ),
    )


def visit_page(visit: doors.Visit, form: Any, intro: str, *, now: datetime) -> VisitPage:
    """Short, on a phone, and no more than a practice needs to find the family in its records."""
    mother = f"Mother: {visit.mother_name}"
    if visit.mother_born_on:
        mother = f"{mother}, born {wording.day_text(visit.mother_born_on)}"
    when = ""
    if visit.expected_on:
        weeks = people_doors.unborn_words(visit.expected_on, wording.london(now).date())
        when = f"Expected on {wording.day_text(visit.expected_on)}, {weeks}"
    born = f"Born {wording.day_text(visit.born_on)}" if visit.born_on else when
    number = visit.nhs_number
    shown = f"NHS number {number[:3]} {number[3:6]} {number[6:]}" if number else ""
    meeting = wording.near_moment_text(visit.discussion.planned_for, now=now)
    return VisitPage(
        title="What does the practice know?",
        caption=visit.practice,
        form=form,
        intro=intro,
        baby=visit.baby_name,
        found_by=tuple(line for line in (born, shown, mother) if line),
        meeting=f"{visit.discussion.team.name} asks, for a discussion planned for {meeting}.",
        notes=tuple(_notes(visit)),
    )


def _notes(visit: doors.Visit) -> list[str]:
    """Who prepared it, and what the practice told before."""
    said = []
    if visit.prepared:
        who = f"{visit.prepared.name}, {visit.prepared.post}" if visit.prepared.post else visit.prepared.name
        when = wording.moment_text(visit.prepared.prepared_at)
        said.append(f"Prepared by {who}, {when}. Read it, change what is not right, and send it under your name.")
    if visit.told:
        when = wording.day_text(wording.london(visit.told.given_at).date())
        said.append(f"Filled in from what the practice told us on {when} ({visit.told.by}). Change what is not right.")
    return said


def told_before(visit: doors.Visit, questions: Any) -> dict[str, Any]:
    """The practice's own earlier words, in the form they were given: to confirm, not to type again."""
    known: dict[str, Any] = {"patient": "yes"}
    for question in questions if visit.told else ():
        words = visit.told.answers.get(question.code, "") if visit.told else ""
        known |= forms_of(question, words)
    return known


def forms_of(question: Any, words: str) -> dict[str, str]:
    """An earlier answer as its fields hold it; how worried one was is asked afresh."""
    if not words or question.options:
        return {}
    if question.answer != "yes_no_unknown":
        return {f"q_{question.code}": words}
    short, _, more = words.partition(". ")
    code = {"Yes": "yes", "No": "no", "Not known": "unknown"}.get(short, "")
    return {f"q_{question.code}": code, f"d_{question.code}": more} if code else {}


def letters_attached(visit: doors.Visit) -> dict[str, str]:
    return {str(one.pk): f"{one.name} ({max(1, one.size // 1024)} KB)" for one in visit.letters}


def worries_of(discussion: Any) -> set[str]:
    """The kinds of harm a discussion is about, by code."""
    own = {"injury": discussion.injury, "unborn": discussion.unborn}
    return {*discussion.triggers, *(code for code, so in own.items() if so)}


def code_page(form: Any) -> CodePage:
    return CodePage(title="Type the code you were given", form=form)


def new_link_page(file: doors.DiscussionFile, invitation: Any, form: Any, *, now: datetime) -> NewLinkPage:
    about = file.discussion
    return NewLinkPage(
        title="Make a new link and code",
        caption=f"{about.number}: {parts.baby_caption(about, now)}",
        back=Link("Back to the discussion", address("discussion", about.pk)),
        form=form,
        practice=invitation.team.name,
    )


def thanks(planned_for: datetime, team: str, *, now: datetime) -> Message:
    """What a practice is told when its information has gone."""
    when = wording.near_moment_text(planned_for, now=now)
    return Message(
        "Thank you. The practice’s information has gone",
        (
            f"The discussion is planned for {when}. What you wrote is read there, under your practice’s name.",
            f"{team} will tell you what was decided. If something changes before then, ring them.",
            "The link is used up now. You can close this page.",
        ),
        steps=(),
    )
