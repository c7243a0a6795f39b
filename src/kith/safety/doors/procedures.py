"""What the handbook says on a day: tools, parts of a plan, limits, figures, switches."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from itertools import accumulate, groupby

from kith.directory.words import AgencyKind
from kith.kernel import handbook
from kith.kernel.clock import day_of
from kith.kernel.handbook.safety import Asked, ForWhom, PlanPart, PlanSection, RiskTool
from kith.kernel.limits import Deadline, due
from kith.safety import rules

PLAN, REVIEW, INCIDENT, NOTICE = "DA-PLAN", "R17", "DA-INCIDENT", "DA-NOTICE"
NOTICES_SWITCH = "police_notices"
TOLD_KINDS = (AgencyKind.MATERNITY, AgencyKind.PUBLIC_HEALTH_NURSING, AgencyKind.GENERAL_PRACTICE)
"""Whose workers a police notification reaches: midwife, health visitor, GP."""


def tools(on: date) -> tuple[RiskTool, ...]:
    return handbook.current().risk_tools(on)


def tool_of(code: str, edition: str) -> RiskTool | None:
    """The tool in the edition with which a checklist was answered; None when the handbook no longer has it."""
    found = [one for one in handbook.current().versions("risk_tool", code) if isinstance(one, RiskTool)]
    return next((one for one in found if one.edition == edition), found[0] if found else None)


@dataclass(frozen=True)
class Step:
    """Questions that are asked on one page, with the number of the first among all."""

    title: str
    begins_at: int
    items: tuple[Asked, ...]


def steps(tool: RiskTool) -> tuple[Step, ...]:
    """A tool's questions, a few on a page, in its order."""
    pages = [(title, tuple(items)) for title, items in groupby(tool.item, key=lambda one: one.page)]
    begins = accumulate((len(items) for _title, items in pages), initial=1)
    return tuple(Step(title, first, items) for first, (title, items) in zip(begins, pages, strict=False))


def bands(tool: RiskTool) -> tuple[rules.BandFacts, ...]:
    return tuple(
        rules.BandFacts(code=one.code, label=one.label, begins_at=one.begins_at, heard=one.heard) for one in tool.band
    )


def sections(on: date, *, born: bool) -> tuple[PlanSection, ...]:
    """The pages of a plan for this baby, in the handbook's order."""
    used = {part.section for part in parts(on, born=born)} | {"contact", "actions"}
    return tuple(one for one in handbook.current().plan_sections(on) if one.code in used)


def parts(on: date, *, born: bool) -> tuple[PlanPart, ...]:
    """The parts of a plan for a baby who is born, or not yet."""
    wanted = {ForWhom.ANY, ForWhom.BORN if born else ForWhom.UNBORN}
    return tuple(one for one in handbook.current().plan_parts(on) if one.only in wanted)


def figure(code: str, on: date) -> int:
    return handbook.current().figure(code, on)


def notices_on(on: date) -> bool:
    """Whether the police send notifications here."""
    return handbook.current().switched_on(NOTICES_SWITCH, on)


def plan_due(identified_at: datetime) -> Deadline:
    return _due(PLAN, identified_at)


def notice_due(sent_at: datetime) -> Deadline:
    return _due(NOTICE, sent_at)


def look_due(looked_at: datetime, incidents: Iterable[datetime]) -> Deadline:
    """When a plan is looked at again (DAS-13)."""
    book, on = handbook.current(), day_of(looked_at)
    limit, after = book.limit(REVIEW, on), book.limit(INCIDENT, on)
    return rules.look_again(looked_at, incidents, limit=limit, after_incident=after, calendar=book.calendar())


def _due(code: str, started_at: datetime) -> Deadline:
    book = handbook.current()
    return due(book.limit(code, day_of(started_at)), started_at, book.calendar())
