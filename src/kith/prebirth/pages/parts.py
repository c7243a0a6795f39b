"""Words and shapes shared by this room's pages."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.urls import reverse

from kith.design import wording
from kith.design.pages import Clock, Conflict, FindingView, KeyFact, Link, NextStep, Row, Table, Tag
from kith.kernel.entries import Certainty, Entry
from kith.kernel.findings import Finding, Weight
from kith.kernel.rulebook import RULEBOOK
from kith.people import doors as people_doors


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


def name_of(baby: Any) -> str:
    return people_doors.name_of(baby)


def caption(baby: Any, today: date) -> str:
    """Who it is about: the name, the age or how far the pregnancy is, and when the baby is expected."""
    said = f"{name_of(baby)}, {people_doors.age_of(baby, today)}"
    if baby.date_of_birth or baby.ended_as or not baby.expected_on:
        return said
    return f"{said}, expected on {wording.day_text(baby.expected_on)}"


def back_to_pathway(baby_id: object) -> Link:
    return Link("Back to the pathway", address("pathway", baby_id))


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


def findings(found: Iterable[Finding | None]) -> tuple[FindingView, ...]:
    """Those that said something, the most pressing first."""
    said = [one for one in found if one is not None]
    order = [Weight.ACT_NOW, Weight.EXPLAIN, Weight.NOTE]
    said.sort(key=lambda one: order.index(one.weight))
    return tuple(finding(one) for one in said)


def sourced(entry: Entry) -> str:
    """Where an entry comes from and how sure we are, as the page says it."""
    sure = "" if entry.certainty is Certainty.SOURCE_READ else f" {entry.certainty.label}."
    return f"{entry.source}.{sure}"


def by(worker: Any, when: datetime, *, now: datetime) -> str:
    return f"{worker.full_name}, {worker.team.agency.name}, {wording.near_moment_text(when, now=now)}"


def as_lines(value: str) -> str | tuple[str, ...]:
    listed = tuple(value.split("\n"))
    return listed if len(listed) > 1 else listed[0]
