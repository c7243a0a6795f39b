"""A contact as every page of the directory shows it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse

from kith.access.actor import Actor
from kith.access.decide import role_may
from kith.access.permissions import Permission
from kith.design.pages import Link, Tag
from kith.design.wording import day_text, near_day_text
from kith.directory import doors
from kith.directory.words import CheckKind, ContactMeans
from kith.kernel.clock import day_of

DIRECTORY = Link("Directory", "/directory")


@dataclass(frozen=True)
class ContactLine:
    """One way to reach a team, how sure it is, and what may be done about it."""

    key: str
    means: str
    value: str
    href: str
    tag: Tag | None
    says: str
    doubt: str
    wrong: Link | None
    change: Link | None
    confirm: str
    team: str


def contact_lines(actor: Actor, found: Iterable[doors.Standing], *, at: datetime) -> tuple[ContactLine, ...]:
    """Contacts with what this reader may do about each."""
    return tuple(_line(actor, one, at) for one in found)


def _line(actor: Actor, one: doors.Standing, at: datetime) -> ContactLine:
    contact, mine = one.contact, doors.may_confirm(actor, one.contact, at=at)
    means = ContactMeans(contact.means)
    hidden = f"{means.label.lower()} of {contact.team.name}"
    wrong = Link("This is wrong", reverse("contact_wrong", args=[contact.pk]), hidden)
    return ContactLine(
        key=str(contact.pk),
        means=means.label,
        value=contact.value,
        href=reached(means, contact.value),
        tag=_tag(one),
        says=_says(one, at),
        doubt=doubt_words(one, at),
        wrong=wrong if role_may(actor, Permission.CONTACT_DOUBT) else None,
        change=Link("Change", reverse("contact_change", args=[contact.pk]), hidden) if mine else None,
        confirm=hidden if mine else "",
        team=contact.team.name,
    )


def reached(means: ContactMeans, value: str) -> str:
    """What a press on it does: ring, or write."""
    if means.is_number:
        return "tel:" + dialled(value)
    return f"mailto:{value}"


def dialled(number: str) -> str:
    return "".join(sign for sign in number if sign.isdigit() or sign == "+")


def _tag(one: doors.Standing) -> Tag | None:
    if one.doubt is not None:
        return Tag(CheckKind(one.doubt.kind).label, "late")
    if one.late:
        return Tag("May be out of date", "late")
    return Tag("Due soon", "soon") if one.soon else None


def _says(one: doors.Standing, at: datetime) -> str:
    owner = one.contact.owner
    keeper = f"Kept right by {owner.full_name}" if owner else "Nobody keeps it right"
    verb = "was due" if one.late else "due again"
    return f"{keeper}. Confirmed {day_text(one.contact.last_confirmed_on)}, {verb} {day_text(one.due_on)}."


def doubt_words(one: doors.Standing, at: datetime) -> str:
    """Who says that it is wrong, when, and what happened."""
    if one.doubt is None:
        return ""
    when = near_day_text(one.doubt.at, today=day_of(at))
    if one.doubt.kind == CheckKind.BOUNCED.value:
        return f"A letter to it came back {when}."
    who = one.doubt.by.full_name if one.doubt.by else "Somebody"
    return f"{who} said so {when}: {one.doubt.words}".rstrip(": ")
