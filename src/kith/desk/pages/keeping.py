"""Contacts that go stale, on the desk of an agency's administrator."""

from datetime import datetime

from django.urls import reverse

from kith.access.actor import Actor
from kith.access.words import Role
from kith.design.pages import Link, Tag
from kith.design.wording import day_text, plural
from kith.directory import doors as directory_doors
from kith.directory.words import CheckKind, ContactMeans

from .parts import Item, Panel

MOST = 5


def stale(actor: Actor, at: datetime) -> Panel | None:
    """A short list: what is said to be wrong, then what nobody has confirmed for longest."""
    if actor.role is not Role.AGENCY_ADMINISTRATOR:
        return None
    found = [one for one in directory_doors.to_keep_right(actor, at=at) if one.stale or one.soon]
    more = Link(f"All {plural(len(found), 'contact')} to look at", reverse("keep_right")) if found else None
    nothing = "Every contact of your agency is confirmed."
    return Panel("Contacts to keep right", tuple(_item(one) for one in found[:MOST]), nothing, more)


def _item(one: directory_doors.Standing) -> Item:
    means = ContactMeans(one.contact.means).label
    words = f"{one.contact.team.name}: {means[:1].lower() + means[1:]}"
    address = f"{reverse('keep_right')}#contact-{one.contact.pk}"
    if one.doubt is not None:
        return Item(words, address, one.doubt.words, Tag(CheckKind(one.doubt.kind).label, "late"))
    note = f"Confirmed {day_text(one.contact.last_confirmed_on)}"
    return Item(words, address, note, Tag("May be out of date", "late") if one.late else Tag("Due soon", "soon"))
