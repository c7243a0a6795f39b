"""The pregnancy pathway on the baby's page and on the desk: both are fetched after the page, or a link away."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.urls import reverse

from kith.access.actor import Actor
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


def pregnancies(_actor: Actor, _at: datetime) -> Panel:
    """The way to the list of open pregnancies; what is due in each is worked out there."""
    note = "How far each is, what is due, and what comes next"
    return Panel("Pregnancies", (Item("Open pregnancies", reverse("pathways"), note),), "")
