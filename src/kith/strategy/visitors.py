"""Who comes by a one-time link: an actor that holds one invitation for a short while and nothing else."""

from datetime import datetime
from typing import Any
from uuid import UUID

from kith.access.actor import Actor


def actor_for(visit: dict[str, Any] | None, *, at: datetime) -> Actor | None:
    """The visitor that the session remembers, or None when there is none or its time is over.

    A link that came by e-mail and a code that came by phone are two factors.
    """
    if not visit or datetime.fromisoformat(visit["until"]) <= at:
        return None
    return Actor(
        name=visit["name"],
        invitation_id=UUID(visit["invitation"]),
        invited_baby_id=UUID(visit["baby"]),
        second_factor=True,
    )


def visit(*, invitation_id: UUID, baby_id: UUID, name: str, until: datetime) -> dict[str, str]:
    """What the session remembers of a visitor: ids and a time, no names of families."""
    return {
        "invitation": str(invitation_id),
        "baby": str(baby_id),
        "name": name,
        "until": until.isoformat(),
    }
