"""What this room tells the measures: a record's times, how whole it is, how it ended. No baby, worker or words."""

from dataclasses import dataclass, fields
from datetime import date, datetime
from uuid import UUID

from django.db import connection

from kith.kernel import handbook
from kith.kernel.limits import due


@dataclass(frozen=True)
class InjuryFact:
    """One record of marks. `closed` is how a registered health professional closed it, else empty."""

    injury_id: UUID
    agency_id: UUID
    locality: str
    non_mobile: bool
    noticed_at: datetime
    recorded_at: datetime
    marks: int
    sized: int
    coloured: int
    shaped: int
    explained: bool
    adults: int
    booked_at: datetime | None
    seen_at: datetime | None
    came: str
    closed: str
    alarmed: bool
    leaflet: bool
    referred_at: datetime | None

    @property
    def seen_same_day(self) -> bool:
        """Whether a clinician saw the baby within limit R14 of the day on which the mark was noticed."""
        book = handbook.current()
        limit = due(book.limit("R14", self.noticed_at.date()), self.noticed_at, book.calendar())
        return self.seen_at is not None and self.seen_at <= limit.due_at

    @property
    def described(self) -> bool:
        """Whether every mark has size, colour and shape."""
        return self.marks > 0 and min(self.sized, self.coloured, self.shaped) == self.marks


def injury_facts(*, since: date, until: date) -> list[InjuryFact]:
    """Records made between the two days, both included, over the whole partnership."""
    columns = ", ".join(field.name for field in fields(InjuryFact))
    statement = f"select {columns} from injuries_facts(%s::date, %s::date)"  # noqa: S608  our own names
    with connection.cursor() as cursor:
        cursor.execute(statement, (since, until))
        return [InjuryFact(*row) for row in cursor.fetchall()]
