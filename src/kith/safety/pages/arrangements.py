"""Everything of this room about a baby: safe contact first, then what to do, the plan, what it rests on."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

from kith.design import wording
from kith.design.pages import Cell, Clock, Link, NextStep, Row, Table, Tag
from kith.kernel.findings import Finding
from kith.kernel.handbook.safety import PlanSection
from kith.people import doors as people_doors
from kith.safety import doors, rules
from kith.safety.doors import procedures
from kith.safety.words import Channel, Gateway, Toward

from . import parts
from .parts import Section, ThingPage, address


def arrangements_page(file: doors.Arrangements, links: Sequence[Any], *, now: datetime) -> ThingPage:
    """The page as this reader sees it."""
    baby = file.baby
    going_on = not baby.ended_as
    return ThingPage(
        title="Arrangements",
        caption=parts.caption(baby, now),
        back=Link(f"Back to {people_doors.name_of(baby)}", address("baby", baby.pk)),
        next_step=_next(file) if file.may_record else None,
        links=tuple(_links(file)),
        clocks=_clocks(file, now) if going_on else (),
        findings=parts.findings(_found(file)) if going_on else (),
        sections=(*_sections(file), *((_close(file, links),) if links else ())),
    )


def _next(file: doors.Arrangements) -> NextStep | None:
    pk = file.baby.pk
    if file.version is None and file.signs_now:
        link = Link("Begin with safe contact", address("arrangements_write", pk, "contact"))
        return NextStep("Write a plan", "Every case has one, also when she stays.", link)
    line = file.checklists[0] if file.checklists else None
    if file.gateways and not file.referred and line:
        link = Link("Refer", address("marac_refer", line.checklist.pk))
        return NextStep("Refer to the MARAC", "From the same facts: nothing is typed again.", link)
    return None


def _links(file: doors.Arrangements) -> Iterator[Link]:
    pk = file.baby.pk
    if file.may_record:
        yield Link("Something happened", address("arrangements_incident", pk))
        yield Link("Ask the questions of a checklist", address("arrangements_questions", pk))
        if file.version:
            yield Link("Look at the plan again", address("arrangements_look", pk))
            yield Link("Print", address("arrangements_print", pk))
        yield Link("A worker is close to this family", address("arrangements_link", pk))
    if file.may_notify:
        yield Link("Send a police notification", address("arrangements_notice", pk))


def _clocks(file: doors.Arrangements, now: datetime) -> tuple[Clock, ...]:
    if file.version is None:
        first = min((first for _sign, first, _last in file.signs), default=None) if file.signs_now else None
        return (parts.clock("Write the plan", "DAS-10", procedures.plan_due(first), now=now),) if first else ()
    if file.over:
        return ()
    looked_at = max([file.version.recorded_at, *(one.reviewed_at for one in file.reviews[:1])])
    due = procedures.look_due(looked_at, file.incident_times)
    return (parts.clock("Look at the plan again", "DAS-13", due, now=now),)


def _found(file: doors.Arrangements) -> Iterator[tuple[Finding | None, Link | None]]:
    """What the rules say, each with where to do something about it."""
    pk = file.baby.pk
    aside = Link("It is not abuse", address("arrangements_aside", pk)) if file.may_record else None
    yield rules.every_case_has_a_plan(file.signs_now, has_plan=file.version is not None), aside
    if file.version is not None and not file.over:
        yield from _about_the_plan(file, file.version)
    if file.escalates:
        yield file.escalates, None
    if file.repeats:
        yield file.repeats, None
    line = file.checklists[0] if file.checklists else None
    ways = [one for one in file.gateways if one not in {Gateway.ESCALATION, Gateway.REPEAT} or line]
    refer = Link("Refer", address("marac_refer", line.checklist.pk)) if line and file.may_record else None
    yield rules.to_marac(ways, referred=file.referred), refer
    if line:
        yield rules.weighs_alone(line.alone) if not line.judgement else None, None
        yield rules.asked_again(line.unknown), None
    for one in file.notices:
        yield rules.police_notice_is_read([told.name for told in one.told], one.unread), None


def _about_the_plan(file: doors.Arrangements, version: Any) -> Iterator[tuple[Finding | None, Link | None]]:
    def write(section: str) -> Link | None:
        return Link("Write it", address("arrangements_write", file.baby.pk, section)) if file.may_record else None

    wanted = [part for part in procedures.parts(file.on, born=file.born) if part.needed]
    said = rules.plan_says(
        [(part.code, part.label) for part in wanted], version.words, when=version.when, how=version.how
    )
    first = next((part.section for part in wanted if not version.words.get(part.code, "").strip()), "contact")
    yield said, write(first)
    actions = [
        rules.ActionFacts(toward=Toward(one.toward), what=one.what, who=one.who, by_when=one.by_when)
        for one in file.actions
    ]
    yield rules.actions_have_owners(actions), write("actions")
    yield rules.one_channel_is_open([Channel(one) for one in version.closed], version.how), write("contact")


def _sections(file: doors.Arrangements) -> Iterator[Section]:
    for section in procedures.sections(file.on, born=file.born):
        yield _section(file, section)
    yield _checklists(file)
    if file.referrals:
        yield _referrals(file)
    if file.notices or file.may_notify:
        yield _notices(file)
    yield _incidents(file)
    yield _looks(file)


def _section(file: doors.Arrangements, section: PlanSection) -> Section:
    verb = "Change" if file.version else "Write"
    link = Link(verb, address("arrangements_write", file.baby.pk, section.code), section.label.lower())
    links = (link,) if file.may_record else ()
    if section.code == "contact":
        return Section(heading=section.label, rows=_contact(file), empty="Not written yet.", links=links)
    if section.code == "actions":
        return Section(heading=section.label, table=_actions(file), empty="No action is planned yet.", links=links)
    words = file.version.words if file.version else {}
    listed = [one for one in procedures.parts(file.on, born=file.born) if one.section == section.code]
    rows = tuple(Row(one.label, parts.as_lines(words.get(one.code, "")), missing="Not written yet") for one in listed)
    begun = any(row.value for row in rows)
    return Section(heading=section.label, rows=rows if begun else (), empty="Not written yet.", links=links)


def _contact(file: doors.Arrangements) -> tuple[Row, ...]:
    version = file.version
    if version is None:
        return ()
    closed = wording.list_text([Channel(one).label for one in version.closed])
    mails = ", ".join(version.closed_addresses)
    return (
        Row("When it is safe", parts.as_lines(version.when)),
        Row("Which way is open", parts.as_lines(version.how)),
        Row(
            "Closed: nobody uses these",
            closed,
            missing="Nothing is closed",
            tag=Tag("Closed", "late") if closed else None,
        ),
        *((Row("Kith sends nothing to", mails),) if mails else ()),
        Row("Code word", version.code_word, missing="None agreed"),
    )


def _actions(file: doors.Arrangements) -> Table | None:
    rows = tuple(
        (
            Cell(one.what),
            Cell(Toward(one.toward).label),
            Cell(one.who or "Nobody named"),
            Cell(wording.day_text(one.by_when) if one.by_when else "No day"),
        )
        for one in file.actions
    )
    return Table("Actions", ("What", "About", "Who", "By when"), rows, caption_hidden=True) if rows else None


def _checklists(file: doors.Arrangements) -> Section:
    rows = tuple(
        (
            Cell(wording.day_text(one.checklist.recorded_at), address("checklist", one.checklist.pk)),
            Cell(one.tool.name.split(" (")[0]),
            Cell(
                f"{one.yes} of {len(one.tool.item)} yes: {one.advice.label.lower()}", note="The checklist’s own advice"
            ),
            Cell(one.band.label if one.judgement else "Not raised"),
        )
        for one in file.checklists
    )
    head = ("When", "Checklist", "It advises", "By judgement")
    table = Table("Checklists", head, rows, caption_hidden=True) if rows else None
    return Section(heading="Checklists", table=table, empty="None has been answered yet.")


def _referrals(file: doors.Arrangements) -> Section:
    rows = tuple(
        (
            Cell(wording.day_text(one.referral.referred_at), note=one.referral.referred_by.full_name),
            Cell(one.referral.sent_to),
            Cell(one.referral.get_her_view_display(), note=one.referral.wishes),
            Cell(
                f"Heard {wording.day_text(one.heard.heard_on)}" if one.heard else "Not heard yet",
                "" if one.heard or not file.may_record else address("marac_heard", one.referral.pk),
                note=one.heard.words if one.heard else "",
            ),
        )
        for one in file.referrals
    )
    head = ("Referred", "To", "She", "What came of it")
    return Section(heading="MARAC", table=Table("MARAC referrals", head, rows, caption_hidden=True))


def _notices(file: doors.Arrangements) -> Section:
    rows = tuple(
        (
            Cell(parts.moment(one.notice.incident_at), address("notice", one.notice.pk)),
            Cell(one.notice.words, note=one.notice.baby_there),
            Cell("Answered by all" if not one.unread else f"Waits for {wording.list_text(list(one.unread))}"),
        )
        for one in file.notices
    )
    table = Table("Police notifications", ("When", "What", "Read"), rows, caption_hidden=True) if rows else None
    return Section(heading="Police notifications", table=table, empty="None has come.")


def _incidents(file: doors.Arrangements) -> Section:
    rows = tuple(
        (Cell(parts.moment(one.happened_at)), Cell(one.words), Cell(one.source, note=one.recorded_by.full_name))
        for one in file.incidents
    )
    table = Table("What happened", ("When", "What", "Who told us"), rows, caption_hidden=True) if rows else None
    return Section(heading="What happened", table=table, empty="Nothing has been recorded here.")


def _looks(file: doors.Arrangements) -> Section:
    rows = tuple(
        (
            Cell(parts.moment(one.reviewed_at), note=one.reviewed_by.full_name),
            Cell(one.get_cause_display()),
            Cell(one.get_outcome_display(), note=one.words),
            Cell("In time" if one.reviewed_at <= one.due_at else "Late"),
        )
        for one in file.reviews
    )
    head = ("When", "Why", "What came of it", "In time")
    words = ""
    if file.version:
        written = parts.by(file.version.recorded_by, file.version.recorded_at)
        words = f"Version {file.version.number} of the plan: {written}. Earlier ones are kept."
    table = Table("Looked at again", head, rows, caption_hidden=True) if rows else None
    return Section(heading="Looked at again", words=words, table=table, empty="There is no plan to look at yet.")


def _close(file: doors.Arrangements, links: Sequence[Any]) -> Section:
    rows = tuple(
        (
            Cell(one.worker.full_name, note=one.worker.team.agency.name),
            Cell(f"{one.person.given_name} {one.person.family_name}".strip(), note=one.get_closeness_display()),
            Cell(one.source, note=one.recorded_by.full_name),
            Cell("It is wrong", address("arrangements_unlink", file.baby.pk, one.pk)),
        )
        for one in links
    )
    head = ("Worker", "Close to", "Who told us", "")
    return Section(
        heading="Workers who see nothing of this family",
        words="They are shut out of every file of this family, its chronology, letters and searches.",
        table=Table("Workers who are close to the family", (*head[:3], "Change"), rows, caption_hidden=True),
    )
