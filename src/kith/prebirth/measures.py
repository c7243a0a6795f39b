"""What this room tells the measures: counts by month and place that name nobody."""

import json
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import connection

from kith.kernel import handbook

PLAN = "birth_plan"


@dataclass(frozen=True)
class PracticeCounts:
    """Of `number` in one month and locality, how many were so (`met`). What is counted follows from `kind`.

    "booking": pregnancies booked; so: late. "panel": requests at level 2 made before birth; so: heard by the panel in
    time. "action": what a panel agreed, by the day it was promised for; so: done by then. "birth_plan": babies at level
    3 or 4, unborn at the handbook's week; so: the plan was sent by then. "copy": copies sent; so: read. "mother" and
    "man": touchpoints whose time has passed, for each mother and each named man; so: crying and safe sleep were both
    talked about.
    """

    month: date
    locality: str
    kind: str
    number: int
    met: int


def counts(*, since: date, until: date, today: date) -> list[PracticeCounts]:
    """Counts over the whole partnership between the two days, both included; what still runs on `today` is left out.

    Last week's practice is judged by the handbook in force today: the measure's version says when that changed.
    """
    with connection.cursor() as cursor:
        given = json.dumps(_given(today))
        statement = "select * from prebirth_practice(%s, %s, %s, %s::jsonb) order by 1, 2, 3"
        cursor.execute(statement, [since, until, today, given])
        return [PracticeCounts(*row) for row in cursor.fetchall()]


def _given(on: date) -> dict[str, Any]:
    book = handbook.current()
    return {
        "late_after": book.figure("late_booking", on),
        "panel_days": book.figure("panel_within", on),
        "plan_week": next(one.weeks_to for one in book.milestones(on) if one.code == PLAN),
        "several_weeks": book.figure("several_earlier", on),
        "times": [{"code": one.code, "days_to": one.days_to} for one in book.pathway_help(on).touchpoints],
    }
