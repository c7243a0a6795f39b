"""Words and shapes shared by this room's pages."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from django.urls import reverse

from kith.design import wording
from kith.design.pages import Clock, Conflict, FindingView, Link, NextStep, Row, Table
from kith.kernel.findings import Finding, Weight
from kith.kernel.limits import Deadline, TimeState, state
from kith.kernel.rulebook import RULEBOOK
from kith.people import doors as people_doors

SHOWN: dict[TimeState, Literal["on_time", "soon", "late", "done"]] = {
    TimeState.ON_TIME: "on_time",
    TimeState.SOON: "soon",
    TimeState.LATE: "late",
    TimeState.DONE_IN_TIME: "done",
    TimeState.DONE_LATE: "late",
}


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
    lead: tuple[str, ...] = ()
    next_step: NextStep | None = None
    links: tuple[Link, ...] = ()
    clocks: tuple[Clock, ...] = ()
    findings: tuple[FindingView, ...] = ()
    sections: tuple[Section, ...] = ()
    form: Any = None
    button: str = ""


@dataclass(frozen=True)
class Group:
    """Questions under one heading; without a heading they stand bare."""

    names: tuple[str, ...]
    heading: str = ""
    hint: str = ""


@dataclass(frozen=True, kw_only=True)
class FormPage:
    title: str
    caption: str
    back: Link
    form: Any
    groups: tuple[Group, ...]
    button: str = "Save"
    intro: tuple[str, ...] = ()
    known: tuple[Row, ...] = ()
    findings: tuple[FindingView, ...] = ()
    base: int | None = None
    conflict: Conflict | None = None


def address(name: str, *arguments: object) -> str:
    return reverse(name, args=arguments)


def caption(baby: Any, now: datetime) -> str:
    """Who it is about: the name and the age."""
    return f"{people_doors.name_of(baby)}, {people_doors.age_of(baby, wording.london(now).date())}"


def back_to(baby_id: Any) -> Link:
    return Link("Back to arrangements", address("arrangements", baby_id))


def clock(label: str, code: str, deadline: Deadline, *, now: datetime) -> Clock:
    """A time limit with what it is counted from."""
    due = wording.near_moment_text(deadline.due_at, now=now)
    why = wording.upper_first(deadline.why)
    return Clock(label, f"Due {due}", SHOWN[state(deadline, now)], why, deadline.limit.source, code)


def finding(found: Finding, action: Link | None = None) -> FindingView:
    """A finding with the sentence of the rule it comes from; what it names is listed in its words."""
    rule = RULEBOOK[found.code]
    return FindingView(
        found.says, found.code, rule.sentence, rule.source, serious=found.weight is Weight.ACT_NOW, action=action
    )


def findings(found: Iterable[tuple[Finding | None, Link | None]]) -> tuple[FindingView, ...]:
    """Those that said something, the most pressing first."""
    said = [(one, link) for one, link in found if one is not None]
    order = [Weight.ACT_NOW, Weight.EXPLAIN, Weight.NOTE]
    said.sort(key=lambda pair: order.index(pair[0].weight))
    return tuple(finding(one, link) for one, link in said)


def as_lines(value: Any) -> str | tuple[str, ...]:
    listed = tuple(str(value).split("\n"))
    return listed if len(listed) > 1 else listed[0]


def moment(value: datetime) -> str:
    return wording.weekday_moment_text(value)


def by(worker: Any, at: datetime) -> str:
    return f"{worker.full_name}, {worker.team.agency.name}, {moment(at)}"
