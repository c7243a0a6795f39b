"""A conference or core group: when, who was asked, each agency's report, what was decided."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from kith.design import wording
from kith.design.pages import Cell, Clock, KeyFact, Link, NextStep, Row, Table, Tag
from kith.kernel.clock import day_of
from kith.kernel.findings import Finding
from kith.protection import doors, rules
from kith.protection.doors import procedures
from kith.protection.words import Agreement, Category, Decision, MeetingStage, Shared

from . import parts
from .parts import Section, ThingPage, address


def meeting_page(file: doors.MeetingFile, *, now: datetime) -> ThingPage:
    """The page as this reader sees it."""
    about = file.meeting
    return ThingPage(
        title=f"{file.kind.label} {about.number}",
        caption=parts.caption(about.baby, now),
        back=back_of(about),
        stage=Tag(file.stage.label, parts.tone_of(file.stage is MeetingStage.PLANNED)),
        next_step=None if about.baby.ended_as else _next(file, now),
        links=tuple(_links(file)),
        facts=_facts(file, now),
        clocks=() if about.baby.ended_as else tuple(_clocks(file, now)),
        findings=(*parts.findings(_found(file, now), _mend(file)), *parts.findings(_papers(file, now))),
        sections=tuple(_sections(file)),
    )


def back_of(about: Any) -> Link:
    """To the plan or the enquiry the meeting belongs to."""
    if about.plan_id:
        return Link(f"Back to plan {about.plan.number}", address("plan", about.plan_id))
    return Link(f"Back to enquiry {about.enquiry.number}", address("enquiry", about.enquiry_id))


def _next(file: doors.MeetingFile, now: datetime) -> NextStep | None:
    planned = wording.near_moment_text(file.planned_for, now=now)
    mine = next((one for one in file.seats if file.mine and one.seat.pk == file.mine.pk), None)
    waiting = file.stage is MeetingStage.PLANNED
    if file.kind.is_conference and waiting and mine is not None and mine.report is None and file.planned_for > now:
        link = Link("Give your report", address("meeting_report", mine.seat.pk))
        due = wording.near_moment_text(procedures.report_due(file.planned_for), now=now)
        text = "The parents read it before the conference. Give it also when you cannot come."
        return NextStep("Give your agency’s report", text, link, f"By {due}")
    if waiting and file.may_record and file.planned_for <= now:
        link = Link("Record it", address("meeting_record", file.meeting.pk))
        return NextStep(f"Record the {file.kind.label.lower()}", "", link, f"Planned for {planned}")
    return None


def _links(file: doors.MeetingFile) -> Iterator[Link]:
    about = file.meeting
    if file.may_record:
        if file.stage is MeetingStage.PLANNED:
            yield Link("Move it", address("meeting_move", about.pk))
            yield Link("Record it", address("meeting_record", about.pk))
        else:
            yield Link("Put the record right, or add to it", address("meeting_record", about.pk))
    if file.mine and file.kind.is_conference:
        yield Link("Give my agency’s report", address("meeting_report", file.mine.pk))
    yield parts.arrangements(about.baby_id)


def _facts(file: doors.MeetingFile, now: datetime) -> tuple[KeyFact, ...]:
    about, record = file.meeting, file.record
    moved = len(file.dates) - 1
    note = f"moved {wording.plural(moved, 'time')}" if moved else ""
    if record:
        when = KeyFact("Held", wording.upper_first(parts.moment(record.held_at)), note)
    else:
        when = KeyFact("Planned for", wording.upper_first(parts.moment(file.planned_for)), note)
    return (
        when,
        KeyFact("Chair", about.chair),
        KeyFact("Where", about.place or "Not recorded"),
        KeyFact("Baby", "Not born yet when it was called" if about.unborn else parts.name_of(about.baby)),
    )


def _clocks(file: doors.MeetingFile, now: datetime) -> Iterator[Clock]:
    if file.due is None:
        return
    held = file.record.held_at if file.record else None
    yield parts.clock(f"Hold the {file.kind.label.lower()}", "CP-10", file.due, now=now, done_at=held)


def _mend(file: doors.MeetingFile) -> Link | None:
    if not file.may_record:
        return None
    if file.stage is MeetingStage.PLANNED:
        return Link("Say why", address("meeting_move", file.meeting.pk))
    return Link("Add it to the record", address("meeting_record", file.meeting.pk))


def _found(file: doors.MeetingFile, now: datetime) -> Iterator[Finding | None]:
    record = file.record
    reason = " ".join((*(one.late_reason for one in file.dates), record.late_reason if record else ""))
    yield rules.in_time(file.kind, file.due, record.held_at if record else file.planned_for, reason)
    if record is None:
        return
    if file.kind.is_conference:
        quorum = rules.quorum(file.places)
        yield None if record.not_quorate_reason else quorum
        category = Category(record.category) if record.category else None
        yield rules.decision_names_one_category(Decision(record.decision), category)
        counted = day_of(file.meeting.clock_started_at) if file.meeting.clock_started_at else None
        yield rules.dates_fit_the_return(file.kind, day_of(record.held_at), counted, procedures.calendar())
    yield rules.who_was_missing(file.places)
    yield rules.dissent_is_asked(Agreement(record.mother), Agreement(record.father), record.parents_dissent)


def _papers(file: doors.MeetingFile, now: datetime) -> Iterator[Finding | None]:
    if not file.kind.is_conference:
        return
    papers = [one.paper for one in file.seats]
    yield rules.reports_arrive(papers, procedures.report_due(file.planned_for), now)
    yield rules.reports_shared(papers, file.record.held_at if file.record else file.planned_for)


def _sections(file: doors.MeetingFile) -> Iterator[Section]:
    if file.record:
        yield _decided(file.record)
    counted = (
        parts.not_counted(file.meeting.clock_started_at, file.due) if file.due and file.meeting.clock_started_at else ""
    )
    if counted:
        yield Section(heading="How the limit was counted", words=counted)
    yield Section(heading="Agencies", table=_agencies(file), empty="Nobody was asked.", links=_one_time_links(file))
    if len(file.dates) > 1 or file.dates[0].late_reason:
        yield Section(heading="Dates it was planned for", rows=tuple(_date(one) for one in file.dates))


def _decided(record: Any) -> Section:
    told = parts.rows(
        (
            ("Decision", record.get_decision_display()),
            ("Category", record.get_category_display()),
            ("On what it rests", record.reasons),
            ("The baby’s days", record.baby_voice),
            ("The mother", record.get_mother_display()),
            ("The father", record.get_father_display()),
            ("Parents who disagree say", record.parents_dissent),
            ("Agencies that disagree say", record.professionals_dissent),
            ("Why it went ahead not quorate", record.not_quorate_reason),
            ("The next one", parts.day(record.next_on)),
            ("Recorded", f"{record.recorded_by.full_name}, {parts.moment(record.recorded_at)}; number {record.number}"),
        )
    )
    return Section(heading="What was decided", rows=told)


def _date(one: Any) -> Row:
    said = [parts.moment(one.planned_for)]
    said += [f"Later than the limit because: {one.late_reason}"] if one.late_reason else []
    said += [f"Safe meanwhile: {one.late_follow_up}"] if one.late_follow_up else []
    return Row(f"Set {wording.day_text(one.set_at)}", tuple(said) if len(said) > 1 else said[0])


def _one_time_links(file: doors.MeetingFile) -> tuple[Link, ...]:
    if not file.may_record:
        return ()
    teams = [one.seat for one in doors.linkable(file)]
    return tuple(
        Link(f"Ask {one.team.name} for its report by one-time link", address("meeting_report_link", one.pk))
        for one in teams
    )


def _agencies(file: doors.MeetingFile) -> Table | None:
    if not file.seats:
        return None
    conference = file.kind.is_conference
    head = ("Agency", "Took part", "Report", "Read by the parents") if conference else ("Agency", "Took part")
    listed = []
    for one in file.seats:
        who = one.seat.worker.full_name if one.seat.worker else one.seat.team.name
        contact = "" if one.seat.direct_contact else ", no direct contact"
        row = [Cell(one.seat.agency.name, note=f"{who}{contact}"), _came(one)]
        listed.append((*row, *_report(file, one)) if conference else tuple(row))
    return Table("Agencies asked", head, tuple(listed), caption_hidden=True)


def _came(one: doors.SeatLine) -> Cell:
    if one.presence is None:
        return Cell("Not held yet")
    return Cell(one.presence.name or "Yes") if one.presence.attended else Cell("", tag=Tag("Not there", "soon"))


def _report(file: doors.MeetingFile, one: doors.SeatLine) -> tuple[Cell, Cell]:
    mine = file.mine is not None and one.seat.pk == file.mine.pk
    href = address("meeting_report", one.seat.pk) if file.may_record or mine else ""
    if one.report is None:
        text = "Record it" if href else "Not yet"
        return Cell(text, href, hidden=f"report of {one.seat.agency.name}" if href else ""), Cell("")
    shared = Shared(one.report.shared)
    when = wording.day_text(one.report.shared_on) if one.report.shared_on else ""
    note = ". ".join(part for part in (when, one.report.why_not_shared) if part)
    came = Cell(wording.day_text(one.report.received_at), href, note=one.report.words[:200])
    return came, Cell(shared.label, note=note)
