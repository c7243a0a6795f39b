"""Lists: the marks of one baby, records that wait, and every closure as no injury of concern."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from kith.design import wording
from kith.design.pages import Cell, Link, Table, Tag
from kith.injuries import doors
from kith.kernel.limits import TimeState, state
from kith.kernel.rulebook import RULEBOOK
from kith.people import doors as people_doors

from . import parts
from .bodymap import BodyMap, body_map
from .parts import ListPage, address


@dataclass(frozen=True, kw_only=True)
class BabysMarks:
    title: str
    caption: str
    back: Link
    add: Link | None
    map: BodyMap
    table: Table


def of_baby(
    baby: Any, files: Sequence[doors.InjuryFile], marks: Sequence[Any], may: doors.May, *, at: datetime
) -> BabysMarks:
    """Every mark of a baby on one map, and the records they are in."""
    add = (
        Link("Record a mark or an injury", address("injury_add", baby.pk))
        if may.record and baby.date_of_birth
        else None
    )
    rows = tuple(
        (
            Cell(one.injury.number, address("injury", one.injury.pk)),
            Cell(wording.near_moment_text(one.injury.noticed_at, now=at)),
            Cell(wording.plural(len(one.marks), "mark"), note="; ".join(mark.where for mark in one.seen if mark.where)),
            Cell("", tag=Tag(one.next.way.label, "action" if one.next.way.open else "plain")),
        )
        for one in files
    )
    return BabysMarks(
        title="Marks and injuries",
        caption=parts.caption(baby, at),
        back=Link("Back to the baby’s page", address("baby", baby.pk)),
        add=add,
        map=body_map((), marks, live=False, only_marked=True),
        table=Table("Records", ("Record", "Noticed", "Marks", "Next"), rows, "No mark has been recorded."),
    )


def waiting(found: Sequence[doors.InjuryFile], total: int, *, at: datetime) -> ListPage:
    rows = tuple(
        (
            Cell(one.injury.number, address("injury", one.injury.pk), note=people_doors.name_of(one.injury.baby)),
            Cell(wording.near_moment_text(one.injury.noticed_at, now=at), note=one.injury.agency.name),
            Cell(one.next.way.label),
            Cell(wording.near_moment_text(one.seen_by.due_at, now=at), tag=_late(one.seen_by, at)),
        )
        for one in found
    )
    count = "" if total <= len(found) else f" The first {len(found)} of {total} are shown."
    return ListPage(
        title="Marks that wait for a step",
        intro=f"Babies you work with who cannot move, on whom a mark was recorded. The oldest come first.{count}",
        table=Table("Records", ("Record", "Noticed", "Next", "Seen by"), rows, "No mark waits for a step.", True),
        code="INJ-9",
        rule=RULEBOOK["INJ-9"].sentence,
    )


def _late(clock: Any, at: datetime) -> Tag | None:
    return Tag("Late", "late") if state(clock, at) is TimeState.LATE else None


def closures(found: Sequence[doors.Closed], *, at: datetime) -> ListPage:
    return ListPage(
        title="Marks closed as no injury of concern",
        intro="Every one in the last year, in every agency. No baby is named here; a record opens for those who "
        "work with the baby. Read what others closed.",
        table=Table(
            "Closures",
            ("Record", "Closed by", "Why", "Second clinician", "Read again"),
            tuple(_closure(one, at) for one in found),
            "No mark has been closed as no injury of concern in the last year.",
            True,
        ),
        code="INJ-6",
        rule=RULEBOOK["INJ-6"].sentence,
    )


def _closure(one: doors.Closed, at: datetime) -> tuple[Cell, ...]:
    name = "injury_read" if one.may_read else "injury"
    href = address(name, one.injury_id) if one.injury_id else ""
    second = "Not asked for by the policy"
    if one.second_wanted:
        second = {None: "Waited for", True: "Agrees", False: "Does not agree"}[one.second_agrees]
    return (
        Cell(one.number, href, note=f"Noticed {wording.near_moment_text(one.noticed_at, now=at)}"),
        Cell(one.agency, note=wording.near_moment_text(one.closed_at, now=at)),
        Cell(one.kind.label, note="The earlier record is named." if one.earlier else ""),
        Cell(second, tag=Tag("Open", "soon") if one.second_wanted and one.second_agrees is None else None),
        Cell(one.thinks.label if one.thinks else "Not yet", tag=None if one.thinks else _late(one.clock, at)),
    )
