"""The minutes: what was decided and why, under headings that the page, the PDF and the Word document share."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from kith.design import wording
from kith.design.pages import Cell, Clock, FindingView, Link, Table, Tag
from kith.kernel.clock import day_of
from kith.strategy import doors, rules
from kith.strategy.words import SaidKind, Threshold

from . import parts
from .parts import address

OTHER = "other"


@dataclass(frozen=True)
class Paragraph:
    """Words with what stands before them: a question, a name."""

    label: str
    words: str


@dataclass(frozen=True)
class Added:
    """A line that an agency added, shown beside what it is about."""

    words: str
    by: str


@dataclass(frozen=True)
class Section:
    key: str
    title: str
    paragraphs: tuple[Paragraph, ...] = ()
    head: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    empty: str = ""
    added: tuple[Added, ...] = ()


@dataclass(frozen=True)
class Written:
    """The minutes as words, for any kind of paper."""

    title: str
    about: str
    when: str
    issue: str
    sections: tuple[Section, ...]


@dataclass(frozen=True)
class MinutesPage:
    title: str
    caption: str
    back: Link
    written: Written
    clocks: tuple[Clock, ...]
    findings: tuple[FindingView, ...]
    links: tuple[Link, ...]
    readers: Table
    add: Link | None


@dataclass(frozen=True)
class AfterFormPage:
    title: str
    caption: str
    back: Link
    form: Any
    button: str
    sent: str = ""


def written(minutes: doors.MinutesFile, *, now: datetime) -> Written:
    file = minutes.file
    about, newest = file.discussion, file.newest
    held = f"{wording.weekday_moment_text(newest.started_at)} to {wording.clock_text(newest.ended_at)}"
    sections = [_decision(file), _room(file), _trigger(file), *_information(minutes), *_answers(file), _dissent(file)]
    sections += [_actions(file), Section(OTHER, "Anything else", empty="Nothing else.")]
    return Written(
        title=f"Minutes of strategy discussion {about.number}",
        about=parts.baby_caption(about, now),
        when=f"{held}. {about.get_mode_display()}. {about.get_held_at_display()}, {about.team.name}.",
        issue=f"Record {newest.number}, written by {newest.recorded_by.full_name} on "
        f"{wording.moment_text(newest.recorded_at)}. Printed {wording.moment_text(now)}.",
        sections=tuple(_with_added(one, minutes) for one in sections),
    )


def minutes_page(minutes: doors.MinutesFile, *, now: datetime) -> MinutesPage:
    file = minutes.file
    about, sent = file.discussion, file.circulation
    untold = doors.untold(minutes, now=now)
    clock = parts.clock(
        "Send the minutes round", "STR-5", minutes.due, now=now, done_at=sent.circulated_at if sent else None
    )
    words = written(minutes, now=now)
    return MinutesPage(
        title=words.title,
        caption=words.about,
        back=Link("Back to the discussion", address("discussion", about.pk)),
        written=words,
        clocks=() if about.baby.ended_as else (clock,),
        findings=(parts.finding(untold, asks="Ring them, and note it here."),) if untold else (),
        links=tuple(_links(minutes)),
        readers=_readers(minutes, now),
        add=Link("Add a line or put something right", address("discussion_add", about.pk)) if minutes.may_add else None,
    )


def _links(minutes: doors.MinutesFile) -> Iterable[Link]:
    file, number = minutes.file, minutes.file.discussion.pk
    sent = file.circulation is not None and file.circulation.record_id == file.newest.pk
    if file.may_record and not sent:
        yield Link("Send the record round", address("discussion_circulate", number))
    if file.may_record:
        yield Link("Note that somebody was told", address("discussion_tell", number))
    yield Link("How this discussion was held", address("discussion_quality", number))
    yield Link("PDF", address("discussion_minutes_pdf", number))
    yield Link("Word document", address("discussion_minutes_docx", number))


def _readers(minutes: doors.MinutesFile, now: datetime) -> Table:
    """Who knows what came of it: openings and those that are missing."""
    rows = tuple((_who(one), "There" if one.attended else "Not there", _knows(one, now)) for one in minutes.recipients)
    return Table("Who knows what came of it", ("Who", "Was", "Minutes"), rows)


def _who(one: doors.Recipient) -> str:
    return f"{one.agency}: {one.name}" + (" (made the request)" if one.referrer else "")


def _knows(one: doors.Recipient, now: datetime) -> Cell:
    if one.told is not None:
        how = wording.lower_first(one.told.get_how_display())
        told = f"Told {how}: {one.told.who}, {wording.near_moment_text(one.told.told_at, now=now)}"
        return Cell(told)
    if one.opened_at is not None:
        return Cell(f"Opened {wording.near_moment_text(one.opened_at, now=now)}")
    if one.sent_at is None:
        return Cell("", tag=Tag("Not sent yet"))
    return Cell(f"Sent {wording.near_moment_text(one.sent_at, now=now)}", tag=Tag("Not opened yet", "soon"))


def _decision(file: Any) -> Section:
    newest = file.newest
    starts = rules.enquiry_starts_on(Threshold(newest.threshold), newest.started_at)
    pairs = (
        ("Decision", newest.get_threshold_display()),
        ("Who enquires", newest.get_enquiry_by_display()),
        ("Section 47 enquiry starts", wording.day_text(starts) if starts else ""),
        ("Reasons", newest.reasons),
        ("Went ahead without quorum because", newest.not_quorate_reason),
        ("How their information is brought in", newest.follow_up),
        ("By", wording.day_text(newest.follow_up_by) if newest.follow_up_by else ""),
        ("Next discussion", wording.day_text(newest.next_discussion_on) if newest.next_discussion_on else ""),
    )
    return Section("decision", "What was decided", _paragraphs(pairs))


def _room(file: Any) -> Section:
    rows = tuple(
        (one.agency.name, one.name or "–", "Took part" if one.attended else "Did not take part")
        for one in file.attendance
    )
    return Section("room", "Who was asked, and who took part", head=("Agency", "Who", ""), rows=rows)


def _trigger(file: Any) -> Section:
    return Section("trigger", "What gave reasonable cause", (Paragraph("", file.discussion.trigger),))


def _information(minutes: doors.MinutesFile) -> Iterable[Section]:
    """One section for each agency that gave information, under its name."""
    on = day_of(minutes.file.discussion.called_at)
    names = {one.agency_id: one.agency.name for one in minutes.file.contributions}
    names |= {one.agency_id: one.agency.name for one in minutes.said}
    for agency_id, name in names.items():
        found: list[Paragraph] = []
        for given in minutes.file.contributions:
            if given.agency_id == agency_id:
                texts = doors.procedures.questions_asked(on, by_link=given.by_link)
                found += [Paragraph(texts.get(code, code), words) for code, words in given.answers.items()]
        for one in minutes.said:
            if one.agency_id == agency_id and one.kind != SaidKind.DISSENT:
                found.append(_said(one, minutes))
        if found:
            yield Section(f"info-{agency_id}", f"{name}: information", tuple(found))


def _said(one: Any, minutes: doors.MinutesFile) -> Paragraph:
    after = ", added after the end" if one.said_at > minutes.file.newest.recorded_at else ""
    kind = "" if one.kind == SaidKind.INFORMATION else f", {wording.lower_first(one.get_kind_display())}"
    return Paragraph(f"{one.said_by}, {wording.clock_text(one.said_at)}{kind}{after}", one.words)


def _answers(file: Any) -> Iterable[Section]:
    own = {"threshold"}
    for question in doors.every_question(file.discussion):
        if question.code not in own:
            words = file.newest.answers.get(question.code, "")
            yield Section(f"q-{question.code}", question.text, _paragraphs((("", words),)), empty="Not answered.")


def _dissent(file: Any) -> Section:
    lines = tuple(Paragraph("", line) for line in file.newest.dissent.splitlines() if line.strip())
    return Section("dissent", "Who disagreed, and why", lines, empty="Nobody said that they disagreed.")


def _actions(file: Any) -> Section:
    rows = tuple(
        (one.what, one.agency.name, one.owner_name or "–", wording.day_text(one.due_on)) for one in file.actions
    )
    return Section("actions", "What was agreed", head=("What", "Agency", "Who", "By"), rows=rows, empty="No actions.")


def _paragraphs(pairs: Iterable[tuple[str, str]]) -> tuple[Paragraph, ...]:
    return tuple(Paragraph(label, words) for label, words in pairs if words)


def _with_added(section: Section, minutes: doors.MinutesFile) -> Section:
    added = tuple(
        Added(one.words, f"{one.agency.name}, {one.written_by.full_name}, {wording.moment_text(one.written_at)}")
        for one in minutes.added
        if one.about == section.key
    )
    return Section(section.key, section.title, section.paragraphs, section.head, section.rows, section.empty, added)


def add_page(minutes: doors.MinutesFile, form: Any, *, now: datetime) -> AfterFormPage:
    return _form_page("Add a line to the minutes", minutes, form, "Add it", now)


def tell_page(minutes: doors.MinutesFile, form: Any, *, now: datetime) -> AfterFormPage:
    return _form_page("Note that somebody was told", minutes, form, "Note it", now)


def _form_page(title: str, minutes: doors.MinutesFile, form: Any, button: str, now: datetime) -> AfterFormPage:
    about = minutes.file.discussion
    back = Link("Back to the minutes", address("discussion_minutes", about.pk))
    caption, sent = f"{about.number}: {parts.baby_caption(about, now)}", str(getattr(form, "sent", ""))
    return AfterFormPage(title, caption, back, form, button, sent)
