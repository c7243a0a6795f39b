"""The pregnancy pathway on the baby's page and on the desk: both are fetched after the page, or a link away."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.urls import reverse

from kith.access.actor import Actor
from kith.access.decide import role_may
from kith.access.permissions import Permission
from kith.design.pages import Link

from .parts import Item, Panel


@dataclass(frozen=True)
class PathwayPanel:
    """Where the family is on the pathway: fetched after the page, with the link that stands there until then."""

    baby_id: UUID

    @property
    def small(self) -> str:
        return reverse("pathway_small", args=[self.baby_id])

    @property
    def link(self) -> Link:
        return Link("The pathway, drawn", reverse("pathway", args=[self.baby_id]))


def pregnancies(actor: Actor, _at: datetime) -> Panel:
    """The way to the list of open pregnancies; what is due in each is worked out there."""
    note = "How far each is, what is due, and what comes next"
    items = [Item("Open pregnancies", reverse("pathways"), note)]
    if role_may(actor, Permission.PANEL_RUN):
        items.append(
            Item("Pathway panel", reverse("panel"), "Meetings of your locality, and who waits to be talked about")
        )
    return Panel("Pregnancies", tuple(items), "")
