"""Words and shapes shared by this room's pages."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from django.urls import reverse

from kith.design import wording
from kith.design.pages import Clock, Conflict, FindingView, KeyFact, Link, NextStep, Row, Table, Tag, Tone
from kith.kernel.findings import Finding, Weight
from kith.kernel.limits import Deadline, TimeState, Unit, state
from kith.kernel.rulebook import RULEBOOK
from kith.people import doors as people_doors
from kith.protection.doors import procedures

SHOWN: dict[TimeState, Literal["on_time", "soon", "late", "done"]] = {
    TimeState.ON_TIME: "on_time",
    TimeState.SOON: "soon",
    TimeState.LATE: "late",
    TimeState.DONE_IN_TIME: "done",
    TimeState.DONE_LATE: "late",
}
ENTERED = "As entered in Kith. The council’s own record is the register."


@dataclass(frozen=True, kw_only=True)
class Section:
    """One part of a page: rows, a table or words; `empty` is said when there is none of them."""

    heading: str
    words: str | tuple[str, ...] = ""
    rows: tuple[Row, ...] = ()
    table: Table | None = None
    empty: str = ""
    links: tuple[Link, ...] = ()


@dataclass(frozen=True, kw_only=True)
class ThingPage:
    title: str
    caption: str
    back: Link
    stage: Tag | None = None
    next_step: NextStep | None = None
    links: tuple[Link, ...] = ()
    facts: tuple[KeyFact, ...] = ()
    due_heading: str = "What is due, and what the rules say"
    clocks: tuple[Clock, ...] = ()
    findings: tuple[FindingView, ...] = ()
    sections: tuple[Section, ...] = ()


@dataclass(frozen=True)
class Group:
    """Questions under one heading; without a heading they stand bare."""

    names: tuple[str, ...]
    heading: str = ""
    hint: str = ""
    boxed: bool = False
    findings: tuple[FindingView, ...] = ()


@dataclass(frozen=True, kw_only=True)
class FormPage:
    title: str
    caption: str
    back: Link
    form: Any
    groups: tuple[Group, ...]
    button: str = "Save"
    later: str = ""
    more: str = ""
    intro: tuple[str, ...] = ()
    known: tuple[Row, ...] = ()
    clocks: tuple[Clock, ...] = ()
    findings: tuple[FindingView, ...] = ()
    base: int | None = None
    conflict: Conflict | None = None


def address(name: str, *arguments: object) -> str:
    return reverse(name, args=arguments)


def arrangements(baby_id: Any) -> Link:
    """Where it stands how this mother and baby are kept safe, in the neutral word of its own page."""
    return Link("Arrangements", address("arrangements", baby_id))


def name_of(baby: Any) -> str:
    return people_doors.name_of(baby)


def caption(baby: Any, now: datetime) -> str:
    """Who it is about: the name and the age, or when the baby is expected."""
    said = f"{name_of(baby)}, {people_doors.age_of(baby, wording.london(now).date())}"
    if baby.date_of_birth or baby.ended_as or not baby.expected_on:
        return said
    return f"{said}, expected on {wording.day_text(baby.expected_on)}"


def course_link(baby: Any) -> Link:
    return Link("Back to protection of this baby", address("protection", baby.pk))


def clock(label: str, code: str, deadline: Deadline, *, now: datetime, done_at: datetime | None = None) -> Clock:
    """A time limit with what it is counted from; the days off on the way are named, so that anybody can count again."""
    stands = state(deadline, now, done_at)
    due = wording.near_moment_text(deadline.due_at, now=now)
    said = {
        TimeState.DONE_IN_TIME: f"Done in time. It was due {due}",
        TimeState.DONE_LATE: f"Done, and late. It was due {due}",
    }.get(stands, f"Due {due}")
    return Clock(label, said, SHOWN[stands], wording.upper_first(deadline.why), deadline.limit.source, code)


def not_counted(started_at: datetime, deadline: Deadline) -> str:
    """The bank holidays between the start of a clock in working days and its end: "Christmas Day (25 December)"."""
    if deadline.limit.unit is not Unit.WORKING_DAYS:
        return ""
    found = procedures.days_off_between(started_at, deadline.due_at)
    listed = wording.list_text([f"{name} ({wording.day_text(day)})" for day, name in found])
    return f"Weekends are not counted, nor {'is' if len(found) == 1 else 'are'} {listed}." if found else ""


def finding(found: Finding, *, asks: str = "", action: Link | None = None) -> FindingView:
    """A finding with the sentence of the rule it comes from."""
    rule = RULEBOOK[found.code]
    return FindingView(
        found.says,
        found.code,
        rule.sentence,
        rule.source,
        serious=found.weight is Weight.ACT_NOW,
        asks=asks,
        action=action,
    )


def findings(found: Iterable[Finding | None], action: Link | None = None) -> tuple[FindingView, ...]:
    """Those that said something, the most pressing first."""
    said = [one for one in found if one is not None]
    order = [Weight.ACT_NOW, Weight.EXPLAIN, Weight.NOTE]
    said.sort(key=lambda one: order.index(one.weight))
    return tuple(finding(one, action=None if one.weight is Weight.NOTE else action) for one in said)


def rows(pairs: Iterable[tuple[str, Any]]) -> tuple[Row, ...]:
    """Lines of a summary list, without those that have nothing to say."""
    return tuple(Row(label, as_lines(value)) for label, value in pairs if value)


def as_lines(value: Any) -> str | tuple[str, ...]:
    listed = tuple(str(value).split("\n"))
    return listed if len(listed) > 1 else listed[0]


def moment(value: datetime | None) -> str:
    return wording.weekday_moment_text(value) if value else ""


def day(value: Any) -> str:
    return wording.day_text(value) if value else ""


def tone_of(current: bool) -> Tone:
    return "action" if current else "plain"
