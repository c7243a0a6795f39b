"""Which agencies said that they know somebody around the baby: that they do, and whom to speak with there."""

from uuid import UUID

from kith.access.actor import Actor
from kith.design.pages import Contact
from kith.linkage import doors as linkage_doors


def known_to(actor: Actor, baby_id: UUID, people: dict[UUID, str]) -> tuple[Contact, ...]:
    """A line for each agency and person. The caller has opened the baby's file; `people` are those around the baby."""
    return tuple(
        Contact(one.worker, f"knows {one.person or 'somebody around this baby'}", one.agency, one.phone)
        for one in linkage_doors.known_around(actor, baby_id, people)
    )
