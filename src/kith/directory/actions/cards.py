"""Reading the card of one's role."""

from datetime import datetime

from django.db import transaction

from kith.access import audit
from kith.access.actor import Actor
from kith.access.doors import must
from kith.access.permissions import Permission
from kith.access.policy import Subject
from kith.directory.models import CardRead


@transaction.atomic
def read_card(role: str, edition: str, *, by: Actor, at: datetime) -> None:
    """Somebody has read the card of their role; read twice is read once. Raises Refused."""
    must(by, Permission.GUIDANCE_VIEW, Subject(), at=at)
    if by.worker_id is None:
        return
    _row, made = CardRead.objects.get_or_create(
        worker_id=by.worker_id, role=role, edition=edition, defaults={"read_at": at}
    )
    if made:
        audit.record(by, audit.Act(action="read the card of their role", permission=Permission.GUIDANCE_VIEW))
