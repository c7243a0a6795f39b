"""Pages that move a discussion, call it off, or remind those who have not answered."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from kith.design import wording
from kith.design.pages import Link
from kith.kernel.text import in_words
from kith.strategy import doors

from . import parts
from .parts import address


@dataclass(frozen=True)
class PlainPage:
    """A title, a few sentences, a form and its button."""

    title: str
    caption: str
    back: Link
    form: Any
    says: tuple[str, ...]
    button: str
    base: str = ""


def _page(about: Any, form: Any, title: str, says: tuple[str, ...], button: str, now: datetime) -> PlainPage:
    return PlainPage(
        title=title,
        caption=f"{about.number}: {parts.baby_caption(about, now)}",
        back=Link("Back to the discussion", address("discussion", about.pk)),
        form=form,
        says=says,
        button=button,
        base=str(getattr(form, "base", "")),
    )


def time_now(about: Any) -> dict[str, Any]:
    """The time, the way and the place that stand, to change from."""
    return {"planned_for": about.planned_for, "mode": about.mode, "join_details": about.join_details}


def move_page(about: Any, form: Any, *, now: datetime) -> PlainPage:
    when = wording.near_moment_text(about.planned_for, now=now)
    says = (
        f"It is planned for {when}. Everybody invited is told by e-mail, and their calendars follow.",
        "They are asked again whether they can come. Links and codes of practices go on working.",
    )
    return _page(about, form, "Change the time", says, "Change the time and tell everybody", now)


def call_off_page(about: Any, form: Any, *, now: datetime) -> PlainPage:
    says = (
        "Everybody invited is told, and it leaves their calendars. Links of practices stop working.",
        "What was written so far is kept. To discuss this baby later, call a new discussion.",
    )
    return _page(about, form, "Call off the discussion", says, "Call it off", now)


def withdraw_page(about: Any, invitation: Any, form: Any, *, now: datetime) -> PlainPage:
    who = invitation.worker.full_name if invitation.worker else invitation.team.name
    says = (
        f"{who}, {invitation.agency.name}, is told by e-mail, and it leaves their calendar.",
        "They stop reading this file, unless they work with the baby for another reason.",
    )
    return _page(about, form, "Withdraw one invitation", says, "Withdraw the invitation", now)


def remind_page(file: doors.DiscussionFile, form: Any, *, now: datetime) -> PlainPage:
    silent = [one.invitation.agency.name for one in file.invited if one.silent]
    who = f"{wording.upper_first(in_words(silent))}." if silent else "Everybody has answered."
    says = (f"These have not answered: {who}" if silent else who, "They get an e-mail that names nobody.")
    return _page(file.discussion, form, "Remind those who have not answered", says, "Send the reminders", now)


def moved_meanwhile(about: Any, *, now: datetime) -> str:
    """What somebody is told who changed a time that a colleague changed first."""
    when = wording.near_moment_text(about.planned_for, now=now)
    return f"A colleague moved it to {when} while you were writing. Check, and send again"
