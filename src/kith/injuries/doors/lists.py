"""Lists of work: records that wait for somebody, and every closure as no injury of concern."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import connection

from kith.access.actor import Actor
from kith.directory.models import Agency
from kith.injuries.models import Injury
from kith.injuries.words import Benign, Read
from kith.kernel.limits import Deadline
from kith.people import doors as people_doors

from . import procedures
from .files import RELATED, InjuryFile, files, registered

LOOKED_BACK = timedelta(days=60)
"""Open records older than this are found on the baby's page, not on anybody's desk."""
MOST = 25


def open_for(actor: Actor, *, at: datetime, most: int = MOST) -> tuple[list[InjuryFile], int]:
    """Records on babies this person works with that wait for a step: the oldest first, and how many."""
    rows = Injury.objects.select_related(*RELATED).filter(
        recorded_at__gte=at - LOOKED_BACK, non_mobile=True, baby__in=people_doors.going_on(actor)
    )
    listed = list(rows.order_by("noticed_at", "id"))
    found = files(listed, registered=registered(actor)) if listed else []
    waiting = [one for one in found if one.next.way.open]
    return waiting[:most], len(waiting)


@dataclass(frozen=True, kw_only=True)
class Closed:
    """One closure as the audit list shows it: no baby, no words. `injury_id` only for who works with the baby."""

    number: str
    agency: str
    kind: Benign
    closed_at: datetime
    noticed_at: datetime
    earlier: bool
    second_wanted: bool
    second_agrees: bool | None
    thinks: Read | None
    read_at: datetime | None
    clock: Deadline
    injury_id: UUID | None = None
    may_read: bool = False


def closed(actor: Actor, *, since: date, until: date) -> list[Closed]:
    """Every closure of the partnership between the two days, both included, newest first."""
    with connection.cursor() as cursor:
        cursor.execute("select * from injuries_closed(%s::date, %s::date)", [since, until])
        rows = cursor.fetchall()
    mine = {
        one.number: one
        for one in Injury.objects.select_related("closure").filter(
            number__in=[row[0] for row in rows], baby__in=people_doors.visible_to(actor)
        )
    }
    names = dict(Agency.objects.values_list("pk", "name"))
    return [_closed(row, names, mine.get(row[0]), actor) for row in rows]


def _closed(row: tuple, names: dict[UUID, str], injury: Injury | None, actor: Actor) -> Closed:
    number, agency_id, kind, closed_at, noticed_at, earlier, wanted, agrees, thinks, read_at = row
    return Closed(
        number=number,
        agency=names.get(agency_id, ""),
        kind=Benign(kind),
        closed_at=closed_at,
        noticed_at=noticed_at,
        earlier=earlier,
        second_wanted=wanted,
        second_agrees=agrees,
        thinks=Read(thinks) if thinks else None,
        read_at=read_at,
        clock=procedures.read_by(closed_at),
        injury_id=injury.pk if injury else None,
        may_read=injury is not None and injury.closure.closed_by_id != actor.worker_id,
    )


def to_watch(*, at: datetime) -> list[InjuryFile]:
    """Open records of the last weeks, with the owner's eyes: for the background task alone."""
    rows = Injury.objects.select_related(*RELATED).filter(
        recorded_at__gte=at - LOOKED_BACK, non_mobile=True, baby__ended_as=""
    )
    return files(rows.order_by("noticed_at", "id"), registered=True)
