"""The record of a discussion as it is read, and the page on which it is written."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from kith.design import wording
from kith.design.pages import Cell, Conflict, ConflictRow, FindingView, Link, Row, Table, Tag
from kith.kernel.clock import day_of
from kith.strategy import doors, rules
from kith.strategy.doors import procedures
from kith.strategy.words import Threshold

from . import parts
from .parts import Question, address


@dataclass(frozen=True)
class RecordView:
    """The newest record, and who has had it."""

    number: str
    decision: str
    rows: tuple[Row, ...]
    room: tuple[Row, ...]
    answers: tuple[Question, ...]
    actions: Table
    readers: Table | None


@dataclass(frozen=True)
class ActionRow:
    """The names of one action's fields."""

    number: int
    names: tuple[str, str, str, str]


@dataclass(frozen=True)
class RecordPage:
    title: str
    caption: str
    back: Link
    form: Any
    base: str
    not_quorate: FindingView | None
    questions: tuple[str, ...]
    action_rows: tuple[ActionRow, ...]
    conflict: Conflict | None = None


@dataclass(frozen=True)
class CirculatePage:
    title: str
    caption: str
    back: Link
    form: Any
    readers: tuple[Row, ...]
    button: str = "Send the record round"


def record_view(file: doors.DiscussionFile, *, now: datetime) -> RecordView:
    newest = file.newest
    starts = rules.enquiry_starts_on(Threshold(newest.threshold), newest.started_at)
    rows = parts.rows(
        (
            ("Held", f"{wording.moment_text(newest.started_at)} to {wording.clock_text(newest.ended_at)}"),
            ("Section 47 enquiry starts", wording.day_text(starts) if starts else ""),
            ("Who enquires", newest.get_enquiry_by_display()),
            ("Reasons", newest.reasons),
            ("Disagreement", newest.dissent),
            ("Went ahead without quorum because", newest.not_quorate_reason),
            ("How their information is brought in", newest.follow_up),
            ("By", wording.day_text(newest.follow_up_by) if newest.follow_up_by else ""),
            ("Next discussion", wording.day_text(newest.next_discussion_on) if newest.next_discussion_on else ""),
            ("Recorded by", f"{newest.recorded_by.full_name}, {wording.moment_text(newest.recorded_at)}"),
        )
    )
    return RecordView(
        number=str(newest.number),
        decision=newest.get_threshold_display(),
        rows=rows,
        room=tuple(_room_row(one) for one in file.attendance),
        answers=_answers(file),
        actions=_actions(file),
        readers=_readers(file, now) if file.circulation else None,
    )


def _room_row(one: Any) -> Row:
    return Row(
        one.agency.name,
        one.name,
        missing="",
        tag=Tag("Took part", "action") if one.attended else Tag("Did not take part"),
    )


def _answers(file: doors.DiscussionFile) -> tuple[Question, ...]:
    asked = procedures.ten_questions(day_of(file.discussion.called_at)).questions
    own = ("threshold", "who_enquires")
    return tuple(
        Question(question.text, file.newest.answers.get(question.code, ""))
        for question in asked
        if question.code not in own
    )


def _actions(file: doors.DiscussionFile) -> Table:
    rows = tuple(
        (one.what, one.agency.name, one.owner_name or "–", wording.day_text(one.due_on)) for one in file.actions
    )
    return Table("What was agreed", ("What", "Agency", "Who", "By"), rows, "No actions were agreed.")


def _readers(file: doors.DiscussionFile, now: datetime) -> Table:
    """Who was sent the record, and who has opened it."""
    opened = {(one.invitation_id, one.worker_id): one for one in file.copies if one.opened_at}
    by_invitation = {invitation: one for (invitation, _worker), one in opened.items()}
    rows = []
    for one in file.copies:
        if one.opened_at is None:
            seen = opened.get((one.invitation_id, one.worker_id))
            if seen is None and one.invitation_id is not None:
                seen = by_invitation.get(one.invitation_id)
            rows.append((_reader(one), _opening(seen, now)))
    sent = wording.near_moment_text(file.circulation.circulated_at, now=now) if file.circulation else ""
    return Table(f"Who has the record, sent {sent}", ("Sent to", "Opened"), tuple(rows))


def _reader(copy: Any) -> str:
    if copy.invitation is None:
        return f"{copy.worker.full_name} (made the request)"
    asked = copy.invitation
    return f"{asked.agency.name}: {copy.worker.full_name if copy.worker else asked.team.name}"


def _opening(seen: Any, now: datetime) -> Cell:
    if seen is None:
        return Cell("", tag=Tag("Not opened yet", "soon"))
    return Cell(wording.upper_first(wording.near_moment_text(seen.opened_at, now=now)))


def record_page(
    file: doors.DiscussionFile, form: Any, *, now: datetime, conflict: Conflict | None = None
) -> RecordPage:
    about = file.discussion
    asks = "You can carry on. Say why, how what they know will be brought in, and by when."
    return RecordPage(
        title="Record the discussion",
        caption=f"{about.number}: {parts.baby_caption(about, now)}",
        back=Link("Back to the discussion", address("discussion", about.pk)),
        form=form,
        base=str(form.base),
        not_quorate=parts.finding(form.not_quorate, asks=asks) if form.not_quorate else None,
        questions=tuple(f"q_{question.code}" for question in form.open_questions),
        action_rows=tuple(
            ActionRow(number + 1, (f"what_{number}", f"agency_{number}", f"owner_{number}", f"due_{number}"))
            for number in range(form.rows)
        ),
        conflict=conflict,
    )


def conflict_of(file: doors.DiscussionFile, form: Any, *, now: datetime) -> Conflict:
    """The newest record and what was about to be saved, side by side."""
    newest, yours = file.newest, form.cleaned_data
    pairs = [
        ("Decision", newest.get_threshold_display(), Threshold(yours["threshold"]).label),
        ("Reasons", newest.reasons, yours["reasons"]),
        ("Disagreement", newest.dissent, yours["dissent"]),
    ]
    pairs += [
        (question.text, newest.answers.get(question.code, ""), yours[f"q_{question.code}"])
        for question in form.open_questions
    ]
    pairs.append(
        ("Actions", "; ".join(one.what for one in file.actions), "; ".join(one.what for one in form.minutes().actions))
    )
    return Conflict(
        newest.recorded_by.full_name,
        wording.near_moment_text(newest.recorded_at, now=now),
        tuple(ConflictRow(*pair) for pair in pairs),
    )


def circulate_page(file: doors.DiscussionFile, form: Any, *, now: datetime) -> CirculatePage:
    about = file.discussion
    readers = [
        Row(
            one.invitation.agency.name,
            one.invitation.worker.full_name if one.invitation.worker else one.invitation.team.name,
        )
        for one in file.invited
    ]
    if about.request and about.request.made_by_id not in {one.invitation.worker_id for one in file.invited}:
        readers.append(Row("Who made the request", about.request.made_by.full_name))
    return CirculatePage(
        title="Send the record round",
        caption=f"{about.number}: {parts.baby_caption(about, now)}",
        back=Link("Back to the discussion", address("discussion", about.pk)),
        form=form,
        readers=tuple(readers),
    )
