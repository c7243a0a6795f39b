"""The forms of conferences and core groups as pages."""

from datetime import datetime
from typing import Any

from kith.design import wording
from kith.design.pages import Conflict, ConflictRow, Link
from kith.protection import doors
from kith.protection.doors import procedures
from kith.protection.words import MeetingKind

from . import parts
from .meeting import back_of
from .parts import FormPage, Group, address

LATER = "Save now, give the reason later"


def call_form(kind: MeetingKind, source: Any, form: Any, *, now: datetime) -> FormPage:
    """`source` is the enquiry or plan the meeting belongs to."""
    where = source._meta.model_name
    return FormPage(
        title=f"Call the {kind.label.lower()}",
        caption=parts.caption(source.baby, now),
        back=Link(f"Back to {where} {source.number}", address(where, source.pk)),
        form=form,
        groups=(*_when(form), Group(("chair", "place", "asked", "also_team"))),
        button="Call it",
        later=LATER if form.is_late else "",
        clocks=tuple(_clock(form, kind, now)),
        known=parts.rows((("Not counted", _counted(form)),)),
    )


def move_form(file: doors.MeetingFile, form: Any, *, now: datetime) -> FormPage:
    return FormPage(
        title=f"Move the {file.kind.label.lower()}",
        caption=parts.caption(file.meeting.baby, now),
        back=Link(f"Back to {file.meeting.number}", address("meeting", file.meeting.pk)),
        form=form,
        groups=_when(form),
        later=LATER if form.is_late else "",
        clocks=tuple(_clock(form, file.kind, now)),
        known=parts.rows((("Planned for", parts.moment(file.planned_for)), ("Not counted", _counted(form)))),
    )


def _clock(form: Any, kind: MeetingKind, now: datetime) -> list[Any]:
    return [parts.clock(kind.label, "CP-10", form.deadline, now=now)] if form.deadline else []


def _counted(form: Any) -> str:
    return parts.not_counted(form.started_at, form.deadline) if form.deadline and form.started_at else ""


def _when(form: Any) -> tuple[Group, ...]:
    """The date; and when it is later than the limit, why, in a box of its own."""
    first = Group(("planned_for",))
    if not form.is_late:
        return (first,)
    found = (parts.finding(form.late),) if form.late else ()
    return first, Group(("late_reason", "late_follow_up"), "Later than the limit", "", True, found)


def report_form(file: doors.MeetingFile, line: doors.SeatLine, form: Any, *, now: datetime) -> FormPage:
    due = wording.near_moment_text(procedures.report_due(file.planned_for), now=now)
    return FormPage(
        title=f"Report by {line.seat.agency.name}",
        caption=parts.caption(file.meeting.baby, now),
        back=Link(f"Back to {file.meeting.number}", address("meeting", file.meeting.pk)),
        form=form,
        groups=(Group(("received_at", "words")), Group(("shared", "shared_on", "why_one"), "The parents")),
        intro=(f"For the {file.kind.label.lower()} {parts.moment(file.planned_for)}. Due {due}.",),
    )


def minutes_form(file: doors.MeetingFile, form: Any, *, now: datetime, conflict: Conflict | None = None) -> FormPage:
    not_quorate = form.not_quorate
    found = (parts.finding(not_quorate),) if not_quorate else ()
    box = (Group(("not_quorate_reason",), "Not quorate", "", True, found),) if not_quorate else ()
    decided = ("decision", "reasons") if file.kind.is_conference else ("reasons",)
    return FormPage(
        title=f"Record the {file.kind.label.lower()}",
        caption=parts.caption(file.meeting.baby, now),
        back=back_of(file.meeting),
        form=form,
        groups=(
            Group(("held_at", "room"), "When, and who was there"),
            *box,
            Group(("baby_voice",), "The baby"),
            Group(decided, "The decision" if file.kind.is_conference else "What was agreed"),
            Group(("mother", "father", "parents_dissent", "professionals_dissent"), "Who agrees, and who does not"),
            Group(("next_on",)),
        ),
        button="Save the record",
        later=LATER if not_quorate else "",
        intro=("What you type is kept as you go. Nothing here stops you from saving.",),
        base=form.base,
        conflict=conflict,
    )


SHOWN = (
    ("decision", "Decision"),
    ("category", "Category"),
    ("reasons", "Reasons"),
    ("parents_dissent", "Parents’ dissent"),
)


def minutes_conflict(file: doors.MeetingFile, form: Any) -> Conflict:
    """The record saved meanwhile, beside what was typed."""
    record = file.record
    assert record is not None, "a conflict is with a record"
    rows = tuple(
        ConflictRow(label, str(getattr(record, name) or ""), str(form.value_of(name) or ""))
        for name, label in SHOWN
        if name in form.fields
    )
    return Conflict(record.recorded_by.full_name, wording.moment_text(record.recorded_at), rows)
