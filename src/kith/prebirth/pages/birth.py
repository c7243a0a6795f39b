"""The birth plan as a sheet for the labour ward, its forms, who has it, and talks about crying."""

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from kith.design import wording
from kith.design.pages import Cell, Conflict, ConflictRow, FindingView, KeyFact, Link, Row, Table
from kith.prebirth.words import GoesHome, MayLeave, PlanLine, SentBy, TalkedHow

from . import parts
from .parts import FormPage, Group, Section, ThingPage, address

if TYPE_CHECKING:
    from kith.prebirth.doors import CopyLine, Crying, Plan

NOT_SAID = "Not said: ask before you act"
BEFORE = "Nothing about the baby is decided before birth. The plan says what is thought of, and whom to ring."


@dataclass(frozen=True, kw_only=True)
class Line:
    label: str
    text: tuple[str, ...]
    missing: bool


@dataclass(frozen=True, kw_only=True)
class SheetPage:
    """The one page that the labour ward reads first. `urgent` stands in the first seconds."""

    title: str
    caption: str
    back: Link
    headline: str
    facts: tuple[KeyFact, ...]
    urgent: tuple[Line, ...]
    rest: tuple[Line, ...]
    stamp: str
    note: str
    findings: tuple[FindingView, ...]
    links: tuple[Link, ...]
    copies: Table | None
    meeting: Section | None


def sheet(found: "Plan", *, now: datetime) -> SheetPage | ThingPage:
    """The sheet; or, while nobody has written one, the page that says so."""
    baby, plan = found.baby, found.plan
    if plan is None:
        return ThingPage(
            title="Birth and going-home plan",
            caption=parts.caption(baby, found.today),
            back=parts.back_to_pathway(baby.pk),
            links=(Link("Write the plan", address("birth_plan_write", baby.pk)),) if found.may_record else (),
            sections=(Section(heading="The plan", empty="Nobody has written one yet."),),
        )
    return SheetPage(
        title="Birth and going-home plan",
        caption=parts.caption(baby, found.today),
        back=parts.back_to_pathway(baby.pk),
        headline=MayLeave(plan.may_leave).headline,
        facts=_facts(found),
        urgent=tuple(_line(one, found.lines) for one in PlanLine if one.urgent),
        rest=tuple(_line(one, found.lines) for one in PlanLine if not one.urgent),
        stamp=f"Version {plan.number}. {parts.by(plan.recorded_by, plan.recorded_at, now=now)}.",
        note=BEFORE,
        findings=parts.findings(found.findings),
        links=_links(found),
        copies=_copies(found, now),
        meeting=_meeting(found, now),
    )


def _facts(found: "Plan") -> tuple[KeyFact, ...]:
    baby, plan = found.baby, found.plan
    day = baby.date_of_birth or baby.expected_on
    assert plan is not None, "the sheet is of a plan"
    assert day is not None, "the table asks for one of the two"
    when = wording.day_text(day)
    return (
        KeyFact("Mother", f"{baby.mother.given_name} {baby.mother.family_name}"),
        KeyFact("Born" if baby.date_of_birth else "Expected", when),
        KeyFact("Where", plan.unit),
        KeyFact("Parents have a copy", plan.parents_have_it or "Not said"),
    )


def _line(one: PlanLine, lines: dict[str, str]) -> Line:
    words = lines.get(one.value, "").strip()
    return Line(label=one.label, text=tuple(words.split("\n")) if words else (NOT_SAID,), missing=not words)


def _links(found: "Plan") -> tuple[Link, ...]:
    pk = found.baby.pk
    if not found.may_record:
        return ()
    born = found.baby.date_of_birth is not None
    return (
        Link("Write the next version", address("birth_plan_write", pk)),
        Link("Send it", address("birth_plan_send", pk)),
        *((Link("Record the meeting before going home", address("going_home", pk)),) if born else ()),
    )


def _copies(found: "Plan", now: datetime) -> Table | None:
    rows = tuple(_copy(one, found, now) for one in found.copies)
    head = ("Sent to", "Version", "Sent", "Read by")
    return Table("Who has the plan", head, rows, "Nobody has been sent it.")


def _copy(one: "CopyLine", found: "Plan", now: datetime) -> tuple[Cell | str, ...]:
    how = f"{SentBy(one.copy.sent_by_means).label}. {one.copy.contact}" if one.copy.sent_by_means else "In Kith"
    read = "; ".join(f"{row.who}, {wording.near_moment_text(row.read_at, now=now)}" for row in one.reads)
    say = "Say that you have read it" if one.mine else "Say that they have read it"
    href = address("birth_plan_read", one.copy.pk) if found.may_record and not read else ""
    number = f"{one.number}" if one.number == found.versions else f"{one.number}, not the newest"
    when = wording.near_moment_text(one.copy.sent_at, now=now)
    return (Cell(one.to, note=how), number, when, Cell(read or say if read or href else "Not yet", href=href))


def _meeting(found: "Plan", now: datetime) -> Section | None:
    one = found.meeting
    if one is None:
        return None
    looked = wording.list_text([PlanLine(code).label for code in one.looked_at if code in set(PlanLine)])
    rows = (
        Row("Held", wording.moment_text(one.held_at)),
        Row("Decided", GoesHome(one.decided).label),
        Row("Why, and what changes", parts.as_lines(one.words)),
        Row("Took part", parts.as_lines(one.there)),
        Row("Looked at", looked),
        Row("First visit at home", wording.day_text(one.first_visit_on) if one.first_visit_on else ""),
        Row("Recorded by", parts.by(one.recorded_by, one.recorded_at, now=now)),
    )
    return Section(heading="Meeting before going home", rows=rows)


def _back(found: "Plan") -> Link:
    return Link("Back to the plan", address("birth_plan", found.baby.pk))


def write_form(found: "Plan", form: Any, *, conflict: Conflict | None = None) -> FormPage:
    first = ("unit", "call_first", "call_night", "alerts", "may_attend", "may_not_attend", "contact", "contingency")
    ward = ("may_leave", "observation", "feeding", "legal", "wishes")
    home = ("home", "lives_there", "sleep_space", "visits", "parents_have_it")
    men = wording.list_text(found.men)
    return FormPage(
        title="Write the birth plan",
        caption=parts.caption(found.baby, found.today),
        back=_back(found),
        form=form,
        groups=(
            Group(first, "In the first seconds"),
            Group(ward, "On the ward"),
            Group(home, "Going home", f"Men and other carers on file: {men}." if men else ""),
            *((Group(("why",), "This version"),) if found.versions else ()),
        ),
        button="Save the plan",
        intro=(BEFORE, "Short lines. Somebody reads them at three in the morning."),
        base=form.base,
        conflict=conflict,
    )


def plan_conflict(found: "Plan", form: Any) -> Conflict:
    """The version saved meanwhile, beside what was typed."""
    plan = found.plan
    assert plan is not None, "a conflict is with a version"
    rows = tuple(
        ConflictRow(one.label, found.lines.get(one.value, ""), str(form.value_of(one.value) or "")) for one in PlanLine
    )
    return Conflict(plan.recorded_by.full_name, wording.moment_text(plan.recorded_at), rows)


def earlier(found: "Plan") -> dict[str, Any]:
    """The newest version as the form shows it."""
    plan = found.plan
    if plan is None:
        return {}
    return {"unit": plan.unit, "may_leave": plan.may_leave, "parents_have_it": plan.parents_have_it, **found.lines}


def send_form(found: "Plan", form: Any) -> FormPage:
    return FormPage(
        title="Send the plan",
        caption=parts.caption(found.baby, found.today),
        back=_back(found),
        form=form,
        groups=(Group(("teams",)), Group(("outside", "contact", "means"), "Outside Kith")),
        button="Send it",
        intro=("A team in Kith gets an e-mail without a name in it, reads the plan here, and says that it has.",),
    )


def read_form(found: "Plan", line: "CopyLine", form: Any) -> FormPage:
    return FormPage(
        title="The plan was read",
        caption=line.to,
        back=_back(found),
        form=form,
        groups=(Group(("who",)),),
        intro=(f"Version {line.number} of the plan.",),
    )


def home_form(found: "Plan", form: Any) -> FormPage:
    return FormPage(
        title="Meeting before going home",
        caption=parts.caption(found.baby, found.today),
        back=_back(found),
        form=form,
        groups=(Group(("held_at", "there", "looked_at", "decided", "words", "first_visit_on")),),
        intro=("On the day of birth, or before the baby leaves the ward. Read the plan aloud, line by line.",),
    )


ICON_SAYS = (
    "Crying is normal and will stop. There are ways to comfort a baby. It is all right to walk away for a while when "
    "the baby is safe. Never, ever shake or hurt a baby.",
    "Told to the mother, and to each man and other carer by himself. A leaflet alone does not count.",
)


def crying_page(found: "Crying") -> ThingPage:
    names = {one.key: one.name for one in found.people}
    labels = {one.code: one.label for one in found.touchpoints}
    left = tuple(f"{names[key]}: {wording.lower_first(labels[code])}" for code, key in found.open)
    head = ("Who", *(one.label for one in found.touchpoints))
    rows = tuple((one.name, *(_talk(one, point.code) for point in found.touchpoints)) for one in found.people)
    pk = found.baby.pk
    link = (Link("Record a talk", address("crying_add", pk)),) if found.may_record else ()
    return ThingPage(
        title="Coping with crying, and safe sleep",
        caption=parts.caption(found.baby, found.today),
        back=parts.back_to_pathway(pk),
        links=link,
        sections=(
            Section(heading="What is told", words=ICON_SAYS),
            Section(
                heading="Still to do by now", words=left, empty="Everybody has been talked with, as far as it is time."
            ),
            Section(heading="Who was talked with", table=Table("Talks at each time", head, rows, caption_hidden=True)),
        ),
    )


def _talk(one: Any, code: str) -> Cell | str:
    row = one.talks.get(code)
    if row is None:
        return "Not recorded"
    sleep = "Safe sleep too" if row.safe_sleep else "Safe sleep not talked about"
    note = f"{sleep}. {row.coping}" if row.coping else sleep
    return Cell(f"{TalkedHow(row.how).label}, {wording.day_text(row.on_day)}", note=note)


def crying_form(found: "Crying", form: Any) -> FormPage:
    return FormPage(
        title="Record a talk about crying",
        caption=parts.caption(found.baby, found.today),
        back=Link("Back to who was talked with", address("crying", found.baby.pk)),
        form=form,
        groups=(Group(("people", "touchpoint", "how", "on_day", "safe_sleep", "coping")),),
        intro=ICON_SAYS,
    )
