"""Words and shapes shared by this room's pages."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from django.urls import reverse

from kith.design import wording
from kith.design.pages import Clock, FindingView, Link, Row, Table
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
    """One part of a page; `empty` is said when there is nothing else in it."""

    heading: str
    rows: tuple[Row, ...] = ()
    table: Table | None = None
    empty: str = ""
    links: tuple[Link, ...] = ()


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
    clocks: tuple[Clock, ...] = ()
    findings: tuple[FindingView, ...] = ()


@dataclass(frozen=True, kw_only=True)
class ListPage:
    title: str
    intro: str
    table: Table
    code: str
    rule: str
    back: Link | None = None
    links: tuple[Link, ...] = ()


def address(name: str, *arguments: object) -> str:
    return reverse(name, args=arguments)


def caption(baby: Any, now: datetime) -> str:
    return f"{people_doors.name_of(baby)}, {people_doors.age_of(baby, wording.london(now).date())}"


def back(injury: Any) -> Link:
    return Link(f"Back to {injury.number}", address("injury", injury.pk))


def clock(label: str, code: str, deadline: Deadline, *, now: datetime, done_at: datetime | None = None) -> Clock:
    """A time limit with what it is counted from."""
    stands = state(deadline, now, done_at)
    due = wording.near_moment_text(deadline.due_at, now=now)
    said = {
        TimeState.DONE_IN_TIME: f"Done in time. It was due {due}",
        TimeState.DONE_LATE: f"Done, and late. It was due {due}",
    }.get(stands, f"Due {due}")
    return Clock(label, said, SHOWN[stands], wording.upper_first(deadline.why), deadline.limit.source, code)


def finding(found: Finding, action: Link | None = None) -> FindingView:
    rule = RULEBOOK[found.code]
    serious = found.weight is Weight.ACT_NOW
    return FindingView(found.says, found.code, rule.sentence, rule.source, serious=serious, action=action)


def findings(found: Iterable[Finding | None]) -> tuple[FindingView, ...]:
    """Those that said something, the most pressing first."""
    order = [Weight.ACT_NOW, Weight.EXPLAIN, Weight.NOTE]
    said = sorted((one for one in found if one is not None), key=lambda one: order.index(one.weight))
    return tuple(finding(one) for one in said)


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


def said(answer: str, words: str) -> str:
    """An answer with the words that go with it."""
    return ". ".join(part.rstrip(".") for part in (answer, words) if part)


def joined(*parts: str) -> str:
    return ", ".join(part for part in parts if part)
