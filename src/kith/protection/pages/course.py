"""Everything of this room about a baby on one page, the most pressing first."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from kith.design import wording
from kith.design.pages import Cell, Clock, KeyFact, Link, NextStep, Table, Tag
from kith.protection import doors, rules
from kith.protection.words import MeetingKind

from . import parts
from .parts import Section, ThingPage, address


def course_page(course: Any, due: Any, *, now: datetime) -> ThingPage:
    """`due` is how it stands, with its clocks, or None when nothing is on file."""
    baby = course.baby
    return ThingPage(
        title="Protection",
        caption=parts.caption(baby, now),
        back=Link(f"Back to {parts.name_of(baby)}", address("baby", baby.pk)),
        next_step=_next(course),
        links=tuple(_links(course)),
        facts=_facts(course, due),
        clocks=() if baby.ended_as else tuple(_clocks(course, due, now)),
        findings=() if baby.ended_as else parts.findings(_found(course, now)),
        sections=tuple(_sections(course, now)),
    )


def _next(course: Any) -> NextStep | None:
    """An enquiry that a discussion decided on and nobody has started."""
    if not course.to_start or not course.may_record or course.baby.ended_as:
        return None
    one = course.to_start[0]
    link = Link("Start the enquiry", address("enquiry_start", one.id))
    return NextStep("Start the section 47 enquiry", f"Strategy discussion {one.number} decided on it.", link)


def _links(course: Any) -> Iterator[Link]:
    baby = course.baby
    if course.may_emergency and not baby.ended_as:
        yield Link("Record police protection or an emergency order", address("emergency_add", baby.pk))
    if course.may_decide and course.plan is None and not baby.ended_as:
        yield Link("Take on a plan from another area", address("plan_take_on", baby.pk))
    yield parts.arrangements(baby.pk)


def _facts(course: Any, due: Any) -> tuple[KeyFact, ...]:
    if due is None:
        return (KeyFact("How it stands", "Nothing is on file", parts.ENTERED),)
    return (KeyFact("How it stands", due.words, f"since {wording.day_text(due.since)}. {parts.ENTERED}"),)


def _clocks(course: Any, due: Any, now: datetime) -> Iterator[Clock]:
    for line in course.emergencies:
        if line.end is None:
            yield parts.clock(f"{line.step.get_kind_display()} ends", "CP-5", line.due, now=now)
    for label, deadline in due.due if due else ():
        yield parts.clock(label, deadline.limit.code, deadline, now=now)


def _found(course: Any, now: datetime) -> Iterator[Any]:
    extended = {line.step.extends_id for line in course.emergencies}
    for line in course.emergencies:
        if line.step.pk not in extended:
            yield rules.emergency_is_over(line.facts, line.due, now)


def _sections(course: Any, now: datetime) -> Iterator[Section]:
    if course.emergencies:
        yield _emergencies(course, now)
    plans = tuple(_plan_row(course, plan) for plan in course.plans)
    table = Table("Plans", ("Plan", "Category", "From"), plans, caption_hidden=True) if plans else None
    yield Section(heading="Child protection plans", table=table, empty="There has been no plan.")
    listed = tuple(_enquiry_row(file) for file in course.enquiries)
    head = ("Enquiry", "Started", "Stands")
    table = Table("Section 47 enquiries", head, listed, caption_hidden=True) if listed else None
    yield Section(
        heading="Section 47 enquiries",
        table=table,
        empty="There has been no enquiry. One starts from a strategy discussion that decides on it.",
    )
    meetings = tuple(_meeting_row(one) for one in course.meetings)
    table = Table("Meetings", ("Meeting", "Kind", "Called"), meetings, caption_hidden=True) if meetings else None
    yield Section(heading="Conferences and core groups", table=table, empty="None has been called.")


def _emergencies(course: Any, now: datetime) -> Section:
    listed = []
    for line in course.emergencies:
        ended = f"Ended {parts.moment(line.end.ended_at)}. {line.end.safe_now}" if line.end else ""
        where = Cell(ended or line.step.where_now)
        end = Cell("Say that it has ended", address("emergency_end", line.step.pk)) if not line.end else Cell("")
        until = wording.near_moment_text(line.due.due_at, now=now)
        kind = Cell(line.step.get_kind_display(), note=f"{parts.moment(line.step.taken_at)}, {line.step.taken_by}")
        listed.append((kind, Cell(until), where, end if course.may_emergency else Cell("")))
    head = ("Step", "The law ends it", "Where the baby is, or was then", "Its end")
    return Section(heading="Emergency steps", table=Table("Emergency steps", head, tuple(listed), caption_hidden=True))


def _plan_row(course: Any, plan: Any) -> tuple[Cell, ...]:
    stage = course.stages[plan.pk]
    tag = Tag(stage.label, parts.tone_of(stage.is_current))
    return (
        Cell(plan.number, address("plan", plan.pk), tag),
        Cell(plan.get_category_display()),
        Cell(wording.day_text(plan.started_on), note="before birth" if plan.before_birth else ""),
    )


def _enquiry_row(file: doors.EnquiryFile) -> tuple[Cell, ...]:
    one = file.enquiry
    return (
        Cell(one.number, address("enquiry", one.pk)),
        Cell(wording.day_text(one.started_at), note=one.get_enquiry_by_display()),
        Cell(file.stage.label),
    )


def _meeting_row(one: Any) -> tuple[Cell, ...]:
    kind = MeetingKind(one.kind).label
    return Cell(one.number, address("meeting", one.pk)), Cell(kind), Cell(wording.day_text(one.called_at))
