"""The page of a discussion that goes on: who is here, what each agency says, what is answered, what is agreed."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Literal

from kith.design import wording
from kith.design.pages import FindingView, Link, Tag
from kith.kernel import handbook
from kith.kernel.clock import day_of
from kith.strategy import doors, rules
from kith.strategy.words import AnswerState, EnquiryBy, Reply, SaidKind, Threshold

from . import parts
from .asked import REPLIES
from .parts import address

KINDS: dict[str, Tag | None] = {
    SaidKind.INFORMATION: None,
    SaidKind.WORRY: Tag("A worry", "soon"),
    SaidKind.STRENGTH: Tag("Goes well", "action"),
}
CHOSEN: dict[str, Any] = {"threshold": Threshold, "who_enquires": EnquiryBy}


@dataclass(frozen=True)
class Part:
    """A part of the page that is renewed when there is more of it than `version` says."""

    key: str
    version: int
    shape: Literal["state", "room", "information", "dissent", "question", "around", "actions"]
    title: str
    body: Any = None
    write: Link | None = None


@dataclass(frozen=True)
class Place:
    """An invited agency, and who is here for it."""

    agency: str
    tag: Tag
    people: tuple[str, ...]


@dataclass(frozen=True)
class Line:
    """Something said, by whom and when."""

    text: str
    by: str
    tag: Tag | None = None
    answers: tuple[parts.Question, ...] = ()


@dataclass(frozen=True)
class AnswerView:
    """The answer that stands, with what somebody else wrote at the same time."""

    text: str
    hint: str
    chosen: str
    words: str
    by: str
    undecided: bool
    rivals: tuple[Line, ...]
    required: bool


@dataclass(frozen=True)
class PersonLine:
    """A child or an adult around the baby, and what was said of them."""

    name: str
    words: str
    link: Link | None


@dataclass(frozen=True)
class ActionView:
    what: str
    by: str
    due: str
    link: Link | None


@dataclass(frozen=True)
class StateView:
    """How the discussion stands, in a line or two."""

    words: str
    tag: Tag
    findings: tuple[FindingView, ...]
    link: Link | None


@dataclass(frozen=True)
class Open:
    """The form that is open on the page besides "say": for which part, where it posts."""

    key: str
    form: Any
    action: str
    title: str = ""
    base: str = ""


@dataclass(frozen=True)
class LivePage:
    title: str
    caption: str
    back: Link
    trigger: Any
    here: str
    changes: str
    seconds: int
    quiet_minutes: int
    side: tuple[Part, ...]
    information: tuple[Part, ...]
    dissent: Part
    questions: tuple[Part, ...]
    around: Part
    actions: Part
    say: Any
    say_action: str
    open: Open | None
    is_chair: bool


@dataclass(frozen=True)
class ChangesPage:
    """Only the parts that changed."""

    title: str
    parts: tuple[Part, ...]


def live_page(file: doors.LiveFile, *, now: datetime, say: Any, opened: Open | None = None) -> LivePage:
    about = file.discussion
    every = {part.key: part for part in all_parts(file, now=now)}
    book, on = handbook.current(), day_of(now)
    return LivePage(
        title=f"Strategy discussion {about.number}, live",
        caption=parts.baby_caption(about, now),
        back=Link("Back to the discussion", address("discussion", about.pk)),
        trigger=parts.as_lines(about.trigger),
        here=address("discussion_live", about.pk),
        changes=address("discussion_changes", about.pk),
        seconds=book.figure("live_poll", on),
        quiet_minutes=book.figure("live_quiet", on),
        side=(every["state"], every["room"]),
        information=tuple(part for part in every.values() if part.shape == "information"),
        dissent=every["dissent"],
        questions=tuple(part for part in every.values() if part.shape == "question"),
        around=every["around"],
        actions=every["actions"],
        say=say,
        say_action=address("discussion_say", about.pk),
        open=opened,
        is_chair=file.may_record,
    )


def changes_page(file: doors.LiveFile, have: Mapping[str, str], *, now: datetime) -> ChangesPage:
    """The parts of which the browser has another number than there is."""
    parts_now = all_parts(file, now=now)
    return ChangesPage("News", tuple(one for one in parts_now if have.get(one.key) != str(one.version)))


def all_parts(file: doors.LiveFile, *, now: datetime) -> list[Part]:
    counts = file.vector
    found = [_state(file, now), _room(file, now), *_information(file, now), _dissent(file, now)]
    found += [*_questions(file, now), _around(file), _actions(file, now)]
    return [replace(one, version=one.version or counts.get(one.key, 0)) for one in found]


def _form_at(name: str, *arguments: object) -> str:
    """The address of the page with a form open on it, at that form."""
    return f"{address(name, *arguments)}#write"


def _writes(file: doors.LiveFile) -> bool:
    """Whether this reader still writes the record here: once it is there, it is corrected there."""
    return file.may_record and file.record is None


def _state(file: doors.LiveFile, now: datetime) -> Part:
    views, link = [], None
    if file.record is not None:
        words, tag = f"Ended at {wording.clock_text(file.record.ended_at)}. Its minutes are written.", Tag("Ended")
        link = Link("Read the minutes", address("discussion_minutes", file.discussion.pk))
    elif file.begun_at is None:
        planned = wording.near_moment_text(file.discussion.planned_for, now=now)
        words, tag = f"Nobody is here yet. Planned for {planned}.", Tag("Not begun", "soon")
    else:
        words, tag = f"Began at {wording.clock_text(file.begun_at)}.", Tag("Goes on", "action")
        not_quorate = rules.quorum(file.places)
        asks = "Ring them. It can go ahead: at the end, say why, and how what they know is brought in."
        views = [parts.finding(not_quorate, asks=asks)] if not_quorate else []
        link = Link("End the discussion", address("discussion_end", file.discussion.pk)) if _writes(file) else None
    body = StateView(words, tag, tuple(views), link)
    version = file.records + len(file.moves)  # quorum follows from who came
    return Part("state", version, "state", "How it stands", body)


def _room(file: doors.LiveFile, now: datetime) -> Part:
    body = tuple(_place(file, asked) for asked in file.invitations)
    link = None
    if file.record is None and (file.may_record or file.ours):
        title = "Somebody came or left" if file.may_record else "I am here, or I am leaving"
        link = Link(title, _form_at("discussion_move", file.discussion.pk))
    here = len({seat.invitation_id for seat in file.seats if seat.here})
    return Part("room", 0, "room", f"In the room: {here} of {len(file.invitations)} invited", body, link)


def _place(file: doors.LiveFile, asked: Any) -> Place:
    seats = [seat for seat in file.seats if seat.invitation_id == asked.pk]
    people = tuple(_person(seat) for seat in seats) or (asked.worker.full_name if asked.worker else asked.team.name,)
    if any(seat.here for seat in seats):
        return Place(asked.agency.name, Tag("Here", "action"), people)
    if seats:
        return Place(asked.agency.name, Tag("Left"), people)
    reply = file.replies.get(asked.pk)
    return Place(asked.agency.name, REPLIES[Reply(reply.reply)] if reply else Tag("Not here"), people)


def _person(seat: rules.Seated) -> str:
    who = f"{seat.name}, in place of {seat.in_place_of}" if seat.in_place_of else seat.name
    came = f"{who}: came at {wording.clock_text(seat.came_at)}"
    return f"{came}, left at {wording.clock_text(seat.left_at)}" if seat.left_at else came


def _information(file: doors.LiveFile, now: datetime) -> Iterable[Part]:
    """One part for each agency invited or heard, under its own name."""
    names = {one.agency_id: one.agency.name for one in file.invitations}
    names |= {one.agency_id: one.agency.name for one in file.said if one.kind != SaidKind.DISSENT}
    for agency_id, name in names.items():
        lines = [_given(one, file) for one in file.contributions if one.agency_id == agency_id]
        lines += [_said(one, file) for one in file.said if one.agency_id == agency_id and one.kind != SaidKind.DISSENT]
        yield Part(f"info-{agency_id}", 0, "information", name, tuple(lines))


def _given(given: Any, file: doors.LiveFile) -> Line:
    texts = doors.procedures.questions_asked(day_of(file.discussion.called_at), by_link=given.by_link)
    answers = tuple(parts.Question(texts.get(code, code), words) for code, words in given.answers.items())
    by = f"{given.given_by_name}, sent {wording.moment_text(given.given_at)}"
    return Line("", by, answers=answers)


def _said(one: Any, file: doors.LiveFile) -> Line:
    by = f"{one.said_by}, {wording.clock_text(one.said_at)}"
    if one.said_by != one.written_by.full_name:
        by += f", written down by {one.written_by.full_name}"
    if file.record is not None and one.said_at > file.record.recorded_at:
        by += ", added after the end"
    return Line(one.words, by, KINDS.get(one.kind))


def _dissent(file: doors.LiveFile, now: datetime) -> Part:
    texts = {one.code: one.text for one in doors.every_question(file.discussion)}
    lines = tuple(
        Line(
            one.words,
            f"{one.agency.name}: {one.said_by}" + (f", about “{texts[one.about]}”" if one.about in texts else ""),
        )
        for one in file.dissent
    )
    return Part("dissent", 0, "dissent", "Who disagrees, and why", lines)


def _questions(file: doors.LiveFile, now: datetime) -> Iterable[Part]:
    for number, question in enumerate(doors.every_question(file.discussion), start=1):
        answer = file.answers.get(question.code)
        words = "Write" if answer is None else "See both and write the answer" if answer.rivals else "Change"
        here = _form_at("discussion_answer", file.discussion.pk, question.code)
        link = Link(words, here, f"the answer to question {number}") if _writes(file) else None
        body = _answer_view(question, answer)
        yield Part(f"q-{question.code}", 0, "question", f"{number}. {question.text}", body, link)


def _answer_view(question: Any, answer: rules.StandingAnswer | None) -> AnswerView:
    if answer is None:
        return AnswerView(question.text, question.hint, "", "", "", False, (), question.required)
    newest = answer.newest
    return AnswerView(
        text=question.text,
        hint=question.hint,
        chosen=_chosen(question.code, newest),
        words=newest.words,
        by=_by(newest),
        undecided=newest.state is AnswerState.NOT_DECIDED,
        rivals=tuple(Line(_in_words(question.code, one), _by(one)) for one in answer.rivals),
        required=question.required,
    )


def _chosen(code: str, version: rules.Version) -> str:
    return CHOSEN[code](version.choice).label if code in CHOSEN and version.choice else ""


def _in_words(code: str, version: rules.Version) -> str:
    return " ".join(part for part in (_chosen(code, version), version.words) if part)


def _by(version: rules.Version) -> str:
    return f"{version.by}, {wording.clock_text(version.at)}"


def _around(file: doors.LiveFile) -> Part:
    left = rules.not_spoken_of(file.around, file.answers)
    lines = []
    for one in file.around:
        answer = file.answers.get(one.key)
        link = None
        if _writes(file):
            here = _form_at("discussion_answer", file.discussion.pk, one.key)
            link = Link("Change" if answer else "Write", here, f"what is said of {one.name}")
        lines.append(PersonLine(wording.upper_first(one.name), answer.newest.words if answer else "", link))
    title = "Every child and adult around the baby" + ("" if left else ": all spoken of")
    return Part("around", 0, "around", title, tuple(lines))


def _actions(file: doors.LiveFile, now: datetime) -> Part:
    lines = tuple(
        ActionView(
            one.what,
            f"{one.agency.name}{': ' + one.owner_name if one.owner_name else ''}",
            f"by {wording.weekday_text(one.due_on)}",
            Link("Change", _form_at("discussion_action_change", file.discussion.pk, one.pk), one.what)
            if _writes(file)
            else None,
        )
        for one in file.action_lines
    )
    link = Link("Add an action", _form_at("discussion_action", file.discussion.pk)) if _writes(file) else None
    return Part("actions", 0, "actions", "What is agreed", lines, link)


@dataclass(frozen=True)
class EndPage:
    title: str
    caption: str
    back: Link
    form: Any
    decision: str
    findings: tuple[FindingView, ...]


def end_page(file: doors.LiveFile, form: Any, *, now: datetime) -> EndPage:
    """What is still open, said before it ends; and none of it stops anybody."""
    about, threshold = file.discussion, file.answers.get("threshold")
    questions = doors.procedures.ten_questions(day_of(about.called_at)).questions
    words = {code: one.newest.words for code, one in file.answers.items()}
    found = [
        *([form.not_quorate] if form.not_quorate else []),
        *rules.undecided(questions, words),
        *rules.without_owner((one.what, one.owner_name) for one in file.action_lines),
    ]
    left = rules.not_spoken_of(file.around, file.answers)
    if left:
        found.append(left)
    decided = _chosen("threshold", threshold.newest) if threshold else ""
    return EndPage(
        title="End the discussion",
        caption=f"{about.number}: {parts.baby_caption(about, now)}",
        back=Link("Back to the discussion that goes on", address("discussion_live", about.pk)),
        form=form,
        decision=decided or "The threshold is not decided.",
        findings=tuple(parts.finding(one) for one in found),
    )
