"""The families of somebody who has left go to somebody who is there; nothing is left to nobody."""

from datetime import datetime
from uuid import UUID

from django.db import connection, transaction

from kith.access import audit
from kith.access.actor import Actor
from kith.access.doors import must
from kith.access.permissions import Permission
from kith.access.policy import Subject
from kith.directory import doors as directory_doors
from kith.directory import rules as directory_rules
from kith.directory.models import Worker


@transaction.atomic
def hand_over_of(worker: Worker, *, by: Actor, at: datetime) -> int:
    """Hand over every family a leaver still worked with; how many. The actor learns a number, and no name.

    Raises Refused for another agency's leaver.
    """
    must(by, Permission.DIRECTORY_KEEP, Subject(agency_id=worker.team.agency_id), at=at)
    to = directory_rules.goes_on_with(directory_doors.successors(worker, at=at))
    with connection.cursor() as cursor:
        cursor.execute("select involvement, family from people_hand_over_leaver(%s, %s, %s)", [worker.pk, to, at])
        moved = cursor.fetchall()
    for involvement_id, baby_id in moved:
        _audit(by, involvement_id, baby_id, to)
    return len(moved)


def _audit(by: Actor, involvement_id: UUID, baby_id: UUID, to: UUID | None) -> None:
    audit.record(
        by,
        audit.Act(
            action="handed a leaver's family over",
            permission=Permission.DIRECTORY_KEEP,
            subject_kind="involvement",
            subject_id=involvement_id,
            baby_id=baby_id,
            detail={"handed_to": str(to or "team")},
        ),
    )
