"""Interviews given to this person to code, and the way to the studies they have a part in."""

from datetime import datetime

from django.urls import reverse

from kith.access.actor import Actor
from kith.interviews import doors

from .parts import Item, Panel


def to_code(actor: Actor, at: datetime) -> Panel | None:
    """Only for somebody with an interview left to code."""
    waiting = doors.to_code_for(actor, at=at)
    items = tuple(
        Item(f"Code interview {one.number}: {one.title}", reverse("interview", args=[one.transcript_id]), one.study)
        for one in waiting
    )
    return Panel("Interviews to code", items, "") if items else None
