"""What this room tells the measures: counts by month and locality over the whole partnership, that name nobody.

Who should have a plan, and who does: identified, with a plan, looked at in time, referred to a MARAC.
"""

from dataclasses import dataclass, fields
from datetime import date

from django.db import connection


@dataclass(frozen=True)
class SafetyCounts:
    """Cases first identified in a month, and looks at plans in that month, of one locality."""

    month: date
    locality: str
    identified: int
    with_plan: int
    reviews: int
    reviews_in_time: int
    referred: int


def counts(*, since: date, until: date) -> list[SafetyCounts]:
    """Counts of the months between the two days, both included. No baby, mother or worker is named."""
    columns = ", ".join(field.name for field in fields(SafetyCounts))
    statement = f"select {columns} from safety_counts(%s::date, %s::date) order by 1, 2"  # noqa: S608  our own names
    with connection.cursor() as cursor:
        cursor.execute(statement, (since, until))
        return [SafetyCounts(*row) for row in cursor.fetchall()]
