"""Counts by month of what the Front Door tells the measures. They name nobody; small numbers are not hidden here."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from kith.directory.models import Agency
from kith.kernel.clock import day_of

from .deciding import InformationFact, ResolutionFact, information_facts, mark_facts, resolution_facts


@dataclass(frozen=True)
class InformationCounts:
    """Agencies of one kind asked in one month. `up` are those that replied or whose time is over."""

    month: date
    agency_kind: str
    asked: int
    up: int
    replied: int
    in_time: int
    nothing_known: int


@dataclass(frozen=True)
class MarkCounts:
    """Decisions of one month that left a mark on a baby who cannot move; `looked_at` is whether somebody then did."""

    month: date
    locality: str
    refused: int
    reason_given: int
    looked_at: int


@dataclass(frozen=True)
class ResolutionCounts:
    """Disagreements raised in one month by agencies of one kind, by the stage they have reached or ended at."""

    month: date
    agency_kind: str
    stage: str
    raised: int
    ended: int
    in_time: int


def information_counts(*, since: date, until: date, at: datetime) -> list[InformationCounts]:
    """Requests for information asked between the two days, both included."""
    facts = information_facts(since=since, until=until)
    rows = _sums(((_month(one.asked_at), one.agency_kind), _asked(one, at)) for one in facts)
    return [InformationCounts(*row) for row in rows]


def mark_counts(*, since: date, until: date) -> list[MarkCounts]:
    """Marks left by decisions between the two days, both included."""
    facts = mark_facts(since=since, until=until)
    rows = _sums(
        (
            (_month(one.refused_at), one.locality),
            {"refused": True, "reason_given": one.reason_given, "looked_at": one.answered_at is not None},
        )
        for one in facts
    )
    return [MarkCounts(*row) for row in rows]


def resolution_counts(*, since: date, until: date) -> list[ResolutionCounts]:
    """Disagreements raised between the two days, both included."""
    kinds: dict[UUID, str] = dict(Agency.objects.values_list("pk", "kind"))
    facts = resolution_facts(since=since, until=until)
    rows = _sums(
        ((_month(one.raised_at), kinds.get(one.raised_by_agency_id, ""), one.stage), _raised(one)) for one in facts
    )
    return [ResolutionCounts(*row) for row in rows]


def _asked(one: InformationFact, at: datetime) -> dict[str, bool]:
    replied = one.replied_at is not None
    return {
        "asked": True,
        "up": replied or one.due_at <= at,
        "replied": replied,
        "in_time": one.in_time,
        "nothing_known": one.nothing_known,
    }


def _raised(one: ResolutionFact) -> dict[str, bool]:
    return {"raised": True, "ended": one.ended_at is not None, "in_time": bool(one.last_stage_in_time)}


def _month(at: datetime) -> date:
    return day_of(at).replace(day=1)


def _sums(rows: Iterable[tuple[tuple[Any, ...], dict[str, bool]]]) -> list[tuple[Any, ...]]:
    """The key and how often each was so, in one row, in the order of the keys."""
    found: dict[tuple[Any, ...], Counter[str]] = {}
    for key, said in rows:
        found.setdefault(key, Counter()).update({name: int(so) for name, so in said.items()})
    return [(*key, *sums.values()) for key, sums in sorted(found.items(), key=lambda pair: pair[0])]
