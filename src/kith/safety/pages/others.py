"""The smaller forms, a police notification, and the list of cases without a plan."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from kith.design import wording
from kith.design.pages import Cell, Link, Row, Table, Tag
from kith.safety import doors, rules

from . import parts
from .parts import FormPage, Group, Section, ThingPage, address


def _form(baby: Any, title: str, form: Any, *intro: str, now: datetime, button: str = "Save") -> FormPage:
    return FormPage(
        title=title,
        caption=parts.caption(baby, now),
        back=parts.back_to(baby.pk),
        form=form,
        groups=(Group(tuple(form.fields)),),
        intro=intro,
        button=button,
    )


def looking_form(file: doors.Arrangements, form: Any, *, now: datetime) -> FormPage:
    words = "Go through each page of the plan with her, alone. Ask what has changed, and whether it would work tonight."
    return _form(file.baby, "Look again", form, words, now=now)


def happening_form(file: doors.Arrangements, form: Any, *, now: datetime) -> FormPage:
    words = "The plan is looked at again after each incident. If the baby was hurt or in danger, ring the Front Door."
    return _form(file.baby, "Something happened", form, words, now=now)


def aside_form(file: doors.Arrangements, form: Any, *, now: datetime) -> FormPage:
    words = f"What points to it: {wording.list_text([sign.label for sign in file.signs_now])}."
    return _form(file.baby, "Set this aside", form, words, now=now)


def linking_form(baby: Any, form: Any, *, now: datetime) -> FormPage:
    words = (
        "From this moment the worker sees nothing of this family: no file, search, letter or chronology, whatever "
        "their agency. Information governance is told, and looks at it again."
    )
    return _form(baby, "A worker close to this family", form, words, now=now, button="Shut them out now")


def taking_back_form(baby: Any, form: Any, *, now: datetime) -> FormPage:
    words = "The seal stays until information governance lifts it. They are told."
    return _form(baby, "Take this back", form, words, now=now)


def notifying_form(file: doors.Arrangements, form: Any, *, now: datetime) -> FormPage:
    words = (
        "It goes to the midwife, the health visitor and the GP who work with this baby. The e-mail says only that "
        "something waits."
    )
    return _form(file.baby, "A notification", form, words, now=now, button="Send it")


def answering_page(line: doors.NoticeLine, form: Any, *, closed: str, now: datetime) -> ThingPage:
    """A police notification: what the police say, whom it reached, what each did, and what you did."""
    one = line.notice
    told = [each.name for each in line.told]
    answers = tuple(
        (
            Cell(each.answered_by.full_name, note=each.answered_by.team.agency.name),
            Cell(each.words),
            Cell(parts.moment(each.answered_at)),
        )
        for each in line.answers
    )
    table = Table("Answers", ("Who", "What was done", "When"), answers, caption_hidden=True) if answers else None
    return ThingPage(
        title="A notification",
        caption=parts.caption(one.baby, now),
        back=parts.back_to(one.baby_id),
        lead=(f"Closed ways to reach her: {closed}. Use none of them.",) if closed else (),
        findings=parts.findings(((rules.police_notice_is_read(told, line.unread), None),)),
        sections=(
            Section(
                heading="What the police say",
                rows=(
                    Row("When it was", parts.moment(one.incident_at)),
                    Row("What happened", parts.as_lines(one.words)),
                    Row("Where the baby was", one.baby_there),
                    Row("Police reference", one.reference),
                    Row("Sent", parts.by(one.sent_by, one.sent_at)),
                    Row("Went to", tuple(told), missing="Nobody"),
                ),
            ),
            Section(heading="What was done", table=table, empty="Nobody has said yet."),
        ),
        form=form,
        button="Say what you did",
    )


def list_page(work: doors.Work, notices: Sequence[doors.CaseLine], *, now: datetime) -> ThingPage:
    """Notifications to answer, cases without a plan, plans to look at again; the most pressing first."""
    counted = ((work.without_count, work.without), (work.looks_count, work.looks))
    more = [f"The first {len(lines)} of {count} are shown." for count, lines in counted if count > len(lines)]
    without = "Every case that you work with has a plan."
    return ThingPage(
        title="To arrange",
        caption="Yours and your team’s",
        back=Link("Back to my work", address("desk")),
        lead=(
            "A plan belongs to every case in which domestic abuse is identified, also when she stays and whatever a "
            "checklist counts.",
            *more,
        ),
        sections=(
            *((_cases("Police notifications to answer", "notice", notices, "", now),) if notices else ()),
            _cases("Identified, no plan yet", "arrangements", work.without, without, now),
            _cases("Plans to look at again", "arrangements", work.looks, "None is due soon.", now),
        ),
    )


def _cases(heading: str, name: str, lines: Sequence[doors.CaseLine], empty: str, now: datetime) -> Section:
    rows = tuple(
        (
            Cell(one.baby_name, address(name, one.id)),
            Cell(wording.upper_first(wording.list_text([sign.label for sign in one.signs])) or "Nothing new"),
            Cell(wording.day_text(one.since) if one.since else ""),
            Cell(wording.upper_first(wording.near_moment_text(one.due.due_at, now=now)), tag=_late(one, now)),
        )
        for one in lines
    )
    table = Table(heading, ("Baby", "Identified by", "Since", "Due"), rows, caption_hidden=True) if rows else None
    return Section(heading=heading, table=table, empty=empty)


def _late(one: doors.CaseLine, now: datetime) -> Tag | None:
    return Tag("Late", "late") if one.due.due_at < now else None
