"""What this room tells the measures: counts by month and locality over the whole partnership, that name nobody.

The database says what happened, one row for each thing with its day and its locality; what was in time is judged here,
by the limits, the working days and the tool's bands of the handbook in force then.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from typing import Any

from django.db import connection

from kith.kernel.clock import day_of, london

from . import rules
from .doors import procedures

type Told = dict[str, Any]


@dataclass(frozen=True, kw_only=True)
class SafetyCounts:
    """What happened in one month and locality: of how many `number`, how many `first`.

    `kind`: "identified" cases (have a plan); "planned" cases whose time to plan has passed or that have a plan (in
    time); "look" at a plan that was due (done in time); "checklist" (judged above its own count); "heard" checklists
    that a MARAC hears (referred); "received" police notifications (read by one of those told); "acted" notifications
    whose time has passed or that were answered (in time).
    """

    month: date
    locality: str
    kind: str
    number: int
    first: int


def counts(*, since: date, until: date, at: datetime) -> list[SafetyCounts]:
    """Counts of the months between the two days, both included. No baby, mother or worker is named."""
    with connection.cursor() as cursor:
        cursor.execute("select kind, at, locality, told::text from safety_facts(%s, %s)", (since, until))
        rows = cursor.fetchall()
    told = sorted(
        (month, locality, kind, met)
        for row in rows
        for day, locality, kind, met in _of(*row, at=at)
        if since <= day <= until and (month := day.replace(day=1))
    )
    return [
        SafetyCounts(month=month, locality=locality, kind=kind, number=len(mets), first=sum(mets))
        for (month, locality, kind), group in groupby(told, key=lambda one: one[:3])
        if (mets := [one[3] for one in group])
    ]


def _of(kind: str, when: datetime, locality: str, told: str, *, at: datetime) -> Iterator[tuple[date, str, str, bool]]:
    """What one row counts as: on which day, where, as what, and whether it was met."""
    read = {"case": _case, "look": _look, "standing": _standing, "checklist": _checklist, "notice": _notice}[kind]
    for day, counted, met in read(london(when), json.loads(told), at):
        yield day_of(day), locality, counted, met


type Counted = Iterator[tuple[datetime, str, bool]]


def _case(when: datetime, told: Told, at: datetime) -> Counted:
    planned, due = _moment(told["planned_at"]), procedures.plan_due(when).due_at
    yield when, "identified", planned is not None
    if planned is not None or due < at:
        yield when, "planned", planned is not None and planned <= due


def _look(when: datetime, told: Told, _at: datetime) -> Counted:
    looked = _moment(told["looked_at"])
    yield when, "look", looked is not None and looked <= when


def _standing(when: datetime, told: Told, at: datetime) -> Counted:
    """A look that is due and was not done."""
    incidents = [datetime.fromisoformat(one) for one in told["incidents"]]
    due = procedures.look_due(when, incidents).due_at
    if due < at:
        yield due, "look", False


def _checklist(when: datetime, told: Told, _at: datetime) -> Counted:
    tool = procedures.tool_of(told["tool"], told["edition"])
    if tool is None:
        return
    bands = procedures.bands(tool)
    advice = rules.advised(told["yes"], bands)
    stands = rules.judged(advice, next((one for one in bands if one.code == told["judgement"]), None))
    yield when, "checklist", stands != advice
    if stands.heard:
        yield when, "heard", told["referred"]


def _notice(when: datetime, told: Told, at: datetime) -> Counted:
    answered, due = _moment(told["answered_at"]), datetime.fromisoformat(told["due_at"])
    yield when, "received", told["read_at"] is not None or answered is not None
    if answered is not None or due < at:
        yield when, "acted", answered is not None and answered <= due


def _moment(told: str | None) -> datetime | None:
    return datetime.fromisoformat(told) if told else None
