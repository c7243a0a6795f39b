"""Keeping contacts right: the list of what is due, one contact, a one-tap link, what is wrong, a rota."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.urls import reverse

from kith.access.actor import Actor
from kith.design.pages import Cell, Link, Row, Table
from kith.design.wording import day_text, near_moment_text, plural
from kith.directory import doors
from kith.directory.words import ContactMeans
from kith.kernel import handbook

from .agencies import team_href
from .parts import DIRECTORY, ContactLine, contact_lines

if TYPE_CHECKING:
    from kith.directory.models import Contact, Shift, Team, Worker


@dataclass(frozen=True)
class KeepRightPage:
    """What I keep right: what is due first."""

    title: str
    caption: str
    back: Link
    says: str
    due: tuple[ContactLine, ...]
    rest: tuple[ContactLine, ...]
    draft: str


@dataclass(frozen=True)
class AskPage:
    """One question about a contact, a number, a colleague or a turn."""

    title: str
    caption: str
    back: Link
    form: Any
    intro: tuple[str, ...]
    rows: tuple[Row, ...] = ()
    button: str = "Save"
    table: Table | None = None


@dataclass(frozen=True)
class LinkPage:
    """What the one-tap link opens: the contact, one button, and nobody signed in."""

    title: str
    rows: tuple[Row, ...]
    done: str
    wrong: str


def keep_right_page(actor: Actor, standing: Sequence[doors.Standing], draft: str, *, at: datetime) -> KeepRightPage:
    """The worst first, then what is due soon; what is right stands below."""
    due = [one for one in standing if one.stale or one.soon]
    rest = [one for one in standing if not (one.stale or one.soon)]
    limit = handbook.current().limit(doors.CONFIRMED_LIMIT)
    says = f"{plural(len(due), 'contact')} to look at. Each is confirmed every {limit.in_words}."
    return KeepRightPage(
        title="Contacts to keep right",
        caption=actor.name,
        back=Link("Back to my work", "/"),
        says=says if due else "Every contact you keep is confirmed. Kith asks you again when one is due.",
        due=contact_lines(actor, due, at=at),
        rest=contact_lines(actor, rest, at=at),
        draft=draft,
    )


def contact_page(team: "Team", contact: "Contact | None", form: Any) -> AskPage:
    """Change a contact, or add one."""
    title = f"Change: {ContactMeans(contact.means).label.lower()}" if contact else "Add a contact"
    back = Link(team.agency.name, team_href(team))
    intro = ("Saving it says that it is right today.",)
    return AskPage(title, team.name, back, form, intro, button="Save and confirm")


def wrong_page(contact: "Contact", form: Any) -> AskPage:
    """What is wrong with a contact; whoever keeps it right is told."""
    means = ContactMeans(contact.means).label
    rows = (Row("Team", contact.team.name), Row(means, contact.value))
    intro = ("Whoever keeps it right is told at once, and everybody sees that it is in doubt.",)
    back = Link(contact.team.agency.name, team_href(contact.team))
    return AskPage(f"{means} is wrong", contact.team.agency.name, back, form, intro, rows, "Say that it is wrong")


def colleague_page(worker: "Worker", form: Any) -> AskPage:
    """What is wrong with a colleague's own number; they and their administrator are told."""
    rows = (Row("Colleague", (worker.full_name, worker.post_title)), Row("Phone", worker.phone))
    intro = ("They and their agency’s administrator are told at once.",)
    back = Link(worker.team.agency.name, team_href(worker.team))
    return AskPage("A colleague’s number is wrong", worker.team.name, back, form, intro, rows, "Say that it is wrong")


def number_page(form: Any, found: "tuple[Sequence[Contact], Sequence[Worker]] | None") -> AskPage:
    """A number seen on any screen: whose it is, and a way to say that it is wrong."""
    intro = ("Enter the number as it stood on the screen. Kith looks up whose it is, and you say what happened.",)
    return AskPage("A number was wrong", "", DIRECTORY, form, intro, button="Find it", table=_whose(found))


def _whose(found: "tuple[Sequence[Contact], Sequence[Worker]] | None") -> Table | None:
    if found is None:
        return None
    contacts, workers = found
    rows = [
        (
            Cell(one.team.name, href=reverse("contact_wrong", args=[one.pk])),
            f"{ContactMeans(one.means).label}, {one.team.agency.name}",
        )
        for one in contacts
    ]
    rows += [
        (Cell(one.full_name, href=reverse("colleague_wrong", args=[one.pk])), f"{one.post_title}, {one.team.name}")
        for one in workers
    ]
    empty = (
        "No team or colleague in the directory has this number. Check the digits; it may have been put right already."
    )
    return Table("Whose number it is", ("Choose one to say what happened", "What it is"), tuple(rows), empty)


def turn_page(team: "Team", turns: "Sequence[Shift]", form: Any, *, at: datetime) -> AskPage:
    """A team's rota and, for who keeps it, a form for another turn."""
    rows = tuple(
        (
            Cell(shift.worker.full_name if shift.worker else "The team"),
            shift.number,
            near_moment_text(shift.starts_at, now=at),
            near_moment_text(shift.ends_at, now=at),
        )
        for shift in turns
    )
    table = Table("On call", ("Who", "Number", "From", "Until"), rows, "Nobody is entered on this team’s rota.")
    back = Link(team.agency.name, team_href(team))
    return AskPage("Rota", team.name, back, form, (), button="Add this turn", table=table)


def link_page(contact: "Contact", *, done: bool, at: datetime) -> LinkPage:
    """The page behind a one-tap link."""
    means = ContactMeans(contact.means).label
    rows = (
        Row("Agency", contact.team.agency.name),
        Row("Team", contact.team.name),
        Row(means, contact.value),
        Row("Confirmed", day_text(contact.last_confirmed_on)),
    )
    return LinkPage(
        title="Thank you" if done else "Is this still right?",
        rows=rows,
        done=f"Confirmed {day_text(at)}. You can close this page." if done else "",
        wrong="If it has changed, sign in to Kith and open “Contacts to keep right”.",
    )
