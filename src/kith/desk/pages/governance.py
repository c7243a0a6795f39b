"""Information governance's work: openings by break-glass to review, and seals to look at again."""

from datetime import datetime

from django.urls import reverse

from kith.access.actor import Actor
from kith.design.pages import Tag
from kith.design.wording import day_text, near_moment_text, plural
from kith.kernel.clock import day_of
from kith.people import doors as people_doors

from .parts import Item, Panel

SHOWN = 8


def openings(actor: Actor, at: datetime) -> Panel:
    """How many openings nobody has reviewed, the first due at the top, late ones marked."""
    waiting = people_doors.openings_to_review(actor, at=at)
    items = tuple(
        Item(
            f"{one.who}, {one.agency}",
            reverse("opening", args=[one.id]),
            f"{one.purpose}. Review by {near_moment_text(one.review_due_at, now=at)}",
            Tag("Late", "late") if at > one.review_due_at else None,
        )
        for one in waiting[:SHOWN]
    )
    heading = f"{plural(len(waiting), 'opening')} by break-glass to review" if waiting else "Break-glass"
    return Panel(heading, items, "Nothing waits for a review.")


def seals(actor: Actor, at: datetime) -> Panel:
    """The seals that stand, the first to be looked at again at the top."""
    today = day_of(at)
    items = tuple(
        Item(
            one.cause.label,
            reverse("seal", args=[one.id]),
            f"{one.kind.label}. Look again by {day_text(one.review_on)}",
            Tag("Late", "late") if one.review_on < today else None,
        )
        for one in people_doors.seals(actor, at=at)[:SHOWN]
    )
    return Panel("Sealed files", items, "No file is sealed.")
