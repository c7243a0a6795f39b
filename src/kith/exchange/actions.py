"""What reaches over several rooms at once when another system, or an administrator, says it."""

from datetime import datetime

from django.db import transaction

from kith.access.actor import Actor
from kith.directory import actions as directory_actions
from kith.directory.models import Worker
from kith.people import actions as people_actions


@transaction.atomic
def leave(worker: Worker, *, by: Actor, at: datetime) -> int:
    """End a leaver's access and hand their families over; how many families. Raises Refused."""
    directory_actions.end_access(worker, by=by, at=at)
    return people_actions.hand_over_of(worker, by=by, at=at)
