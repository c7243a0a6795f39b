"""How it stands about a baby in few queries: for the baby's page, lists and letters."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import connection

from kith.people import doors as people_doors
from kith.safety.words import Channel, Sign

from . import procedures

STANDS = (
    'select baby_id, signs, identified_at, written, "when", how, closed, looked_at, incidents, over '
    "from safety_standing(%s::uuid[])"
)
SIGNS = "select baby_id, sign, first_at, last_at from safety_signs(%s::uuid[]) order by first_at"


@dataclass(frozen=True, kw_only=True)
class Told:
    """Somebody whom a police notification reaches."""

    name: str
    team_id: UUID
    worker_id: UUID | None
    email: str


@dataclass(frozen=True, kw_only=True)
class Standing:
    """A case: what points to abuse, since when, and the plan. `looked_at` is when it was written or last looked at."""

    baby_id: UUID
    signs: tuple[Sign, ...]
    identified_at: datetime | None
    written: bool
    when: str
    how: str
    closed: tuple[Channel, ...]
    looked_at: datetime | None
    incidents: tuple[datetime, ...]
    over: bool

    @property
    def without_plan(self) -> bool:
        return bool(self.signs) and not self.written


def signs_of(baby_ids: Sequence[UUID]) -> dict[UUID, tuple[tuple[Sign, datetime, datetime], ...]]:
    """What points to abuse in these files, as far as the reader's rows show it; oldest first."""
    found: dict[UUID, list[tuple[Sign, datetime, datetime]]] = {}
    with connection.cursor() as cursor:
        cursor.execute(SIGNS, [list(baby_ids)])
        for baby_id, sign, first, last in cursor.fetchall():
            found.setdefault(baby_id, []).append((Sign(sign), first, last))
    return {baby_id: tuple(signs) for baby_id, signs in found.items()}


def told_of(baby_id: UUID, shut_out: Collection[UUID]) -> tuple[Told, ...]:
    """Midwife, health visitor and GP of a baby: whom the police tell, nobody who is `shut_out` by a seal.

    The caller has opened the file.
    """
    standing = people_doors.standing(baby_id).select_related("worker", "team__agency")
    rows = standing.filter(agency__kind__in=[kind.value for kind in procedures.TOLD_KINDS]).order_by("since", "id")
    return tuple(
        Told(
            name=f"{one.worker.full_name}, {one.team.agency.name}" if one.worker else str(one.team.name),
            team_id=one.team_id,
            worker_id=one.worker_id,
            email=one.worker.email if one.worker else "",
        )
        for one in rows
        if one.worker_id not in shut_out
    )


def standing_of(baby_ids: Sequence[UUID]) -> dict[UUID, Standing]:
    """How each of these cases stands; files without any sign and without a plan are left out. One query."""
    with connection.cursor() as cursor:
        cursor.execute(STANDS, [list(baby_ids)])
        rows = cursor.fetchall()
    return {
        row[0]: Standing(
            baby_id=row[0],
            signs=tuple(Sign(one) for one in row[1]),
            identified_at=row[2],
            written=row[3],
            when=row[4],
            how=row[5],
            closed=tuple(Channel(one) for one in row[6]),
            looked_at=row[7],
            incidents=tuple(row[8]),
            over=row[9],
        )
        for row in rows
    }
