"""Pages of a report that comes by one-time link. None is shown to anybody who has not typed the code."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from kith.design import wording
from kith.design.pages import Link, Message
from kith.protection import doors

from . import parts
from .parts import FormPage, address


@dataclass(frozen=True)
class ReportCodePage:
    title: str
    form: Any
    button: str = "Continue"


@dataclass(frozen=True)
class ReportVisitPage:
    """A few lines to find the family by, and the questions."""

    title: str
    caption: str
    form: Any
    baby: str
    found_by: tuple[str, ...]
    meeting: str
    button: str = "Send our report"


def link_form(file: doors.MeetingFile, line: doors.SeatLine, form: Any, *, now: datetime) -> FormPage:
    return FormPage(
        title="Send a one-time link for a report",
        caption=parts.caption(file.meeting.baby, now),
        back=Link(f"Back to {file.meeting.number}", address("meeting", file.meeting.pk)),
        form=form,
        groups=(),
        intro=(
            f"We e-mail {line.seat.team.name} a link that opens one page for its report, and nothing else. The e-mail "
            "names nobody.",
            "You then see a code. Ring them and read it out: without it the link opens nothing. A link sent before "
            "stops working; what they have typed is kept.",
        ),
        button="Send the link",
    )


def code_to_read_out(file: doors.MeetingFile, line: doors.SeatLine, code: str) -> Message:
    """The code, once. It is kept nowhere."""
    return Message(
        "The link has been sent",
        (
            f"Ring {line.seat.team.name} now and read out this code: {code[:3]} {code[3:]}.",
            "It is shown only this once. If it is lost, send another link.",
        ),
        link=Link(f"Back to {file.meeting.number}", address("meeting", file.meeting.pk)),
    )


def report_code_page(form: Any) -> ReportCodePage:
    return ReportCodePage(title="Type the code you were given", form=form)


def report_visit_page(visit: doors.ReportVisit, form: Any) -> ReportVisitPage:
    found_by = []
    if visit.born_on:
        found_by.append(f"Born {wording.day_text(visit.born_on)}")
    elif visit.expected_on:
        found_by.append(f"Not born yet. Expected {wording.day_text(visit.expected_on)}")
    found_by.append(f"Mother: {visit.mother_name}")
    return ReportVisitPage(
        title="Your report for the conference",
        caption=visit.seat.team.name,
        form=form,
        baby=visit.baby_name,
        found_by=tuple(found_by),
        meeting=f"Child protection conference on {wording.weekday_moment_text(visit.planned_for)}",
    )


def report_kept(visit: doors.ReportVisit) -> Message:
    ends = wording.weekday_moment_text(visit.link.expires_at)
    return Message(
        "What you wrote is kept",
        (
            "Nothing has been sent yet.",
            f"To carry on, open the link in the e-mail again and type the same code. It works until {ends}.",
        ),
        link=Link("Carry on now", address("link_report")),
    )


def report_thanks(planned_for: datetime) -> Message:
    when = wording.weekday_moment_text(planned_for)
    return Message(
        "Thank you. Your report has been sent",
        (
            f"Those who are asked to the conference on {when} read it under your agency’s name.",
            "This link no longer opens anything. Something to add or put right? Ring the team that called it.",
        ),
    )
