"""What this room tells the measures: counts by month and place that name nobody."""

from dataclasses import dataclass
from datetime import date

from django.db import connection


@dataclass(frozen=True)
class PathwayCounts:
    """How often something happened in one month and locality, at which four weeks of pregnancy (None: not counted so).

    `kind`, and what `first` and `second` count: "request" made before birth (at level 2); "panel" outcome (talked
    about; family agreed); "assessment" completed (parents' words; something left open); "copy" of a birth plan
    (read; outside Kith); "discharge" meeting (baby went; visit dated); "crying" talk (talked; with a man or carer).
    """

    month: date
    locality: str
    kind: str
    weeks: int | None
    number: int
    first: int
    second: int


def counts(*, since: date, until: date) -> list[PathwayCounts]:
    """Counts over the whole partnership between the two days, both included: no baby, worker or meeting is named."""
    with connection.cursor() as cursor:
        cursor.execute("select * from prebirth_counts(%s, %s)", [since, until])
        return [PathwayCounts(*row) for row in cursor.fetchall()]
