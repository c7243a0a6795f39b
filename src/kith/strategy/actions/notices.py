"""The e-mails of this room. None names a child, a parent or what happened."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any
from uuid import UUID

from django.conf import settings
from django.urls import reverse

from kith.design.wording import weekday_moment_text
from kith.directory import actions as directory_actions
from kith.directory import doors as directory_doors
from kith.directory.models import Team, Worker
from kith.directory.words import AgencyKind, ContactMeans
from kith.strategy.models import Discussion, Invitation, OneTimeLink, Rescheduling

from .calendar_file import CalendarMeeting, calendar_file

NO_NAMES = "This message names nobody on purpose. Please do not reply to it."


def addresses(teams: Iterable[UUID]) -> dict[UUID, str]:
    """The e-mail address of each team that has one, the one most lately confirmed."""
    contacts = [one for one in directory_doors.contacts_of(set(teams)) if one.means == ContactMeans.EMAIL]
    return {one.team_id: one.value for one in sorted(contacts, key=lambda one: one.last_confirmed_on)}


def address_of(team: Team, worker: Worker | None, teams: dict[UUID, str]) -> str:
    """Where an invitation is sent: the worker's own address, or else the team's; empty when there is none."""
    return (worker.email if worker else "") or teams.get(team.pk, "")


def invite(invitation: Invitation, discussion: Discussion, address: str, *, at: datetime) -> None:
    """Ask somebody with a sign-in to take part."""
    if not address:
        return
    page = _absolute("discussion", discussion.pk)
    when = weekday_moment_text(discussion.planned_for)
    body = (
        f"You are asked to take part in a safeguarding discussion on {when}.\n\n"
        "Sign in to Kith to see why you are asked, to reply and to give your agency's information:\n"
        f"{page}\n\nReference {discussion.number}. The calendar file holds the time. {NO_NAMES}\n"
    )
    letter = directory_actions.Letter(
        key=f"strategy-invited:{invitation.pk}",
        address=address,
        subject="Safeguarding discussion: please sign in",
        body=body,
        worker=invitation.worker,
        about=discussion.baby_id,
        calendar=_calendar(discussion, address, page, at),
    )
    directory_actions.notify(letter, at=at)


def send_link(link: OneTimeLink, token: str, discussion: Discussion, address: str, *, at: datetime) -> None:
    """Send a practice its one-time link. The code goes by phone, never with the link."""
    if not address:
        return
    page = _absolute("one_time_link", token)
    body = (
        "Your practice is asked for information for a safeguarding discussion on "
        f"{weekday_moment_text(discussion.planned_for)}. It takes about three minutes, on any phone or computer, "
        f"and needs no account.\n\nOpen this link:\n{page}\n\n"
        "The team that called the discussion will ring the practice with a six-digit code. "
        f"If nobody rings, ring {_ring(discussion)}. "
        f"The link ends on {weekday_moment_text(link.expires_at)}, or once you have used it.\n\n"
        f"Reference {discussion.number}. {NO_NAMES}\n"
    )
    calendar = _calendar(discussion, address, page="", at=at)
    letter = directory_actions.Letter(
        key=f"strategy-link:{link.pk}",
        address=address,
        subject="Safeguarding discussion: a few questions for the practice",
        body=body,
        calendar=calendar,
        secret_link=True,
        about=discussion.baby_id,
    )
    directory_actions.notify(letter, at=at)


def moved(invitation: Invitation, discussion: Any, made: Rescheduling, address: str, *, at: datetime) -> None:
    """Tell somebody invited that the time has changed, or that it is called off; their calendar follows."""
    if not address:
        return
    by_link = invitation.worker_id is None and invitation.team.agency.kind == AgencyKind.GENERAL_PRACTICE
    page = "" if by_link else _absolute("discussion", discussion.pk)
    when = weekday_moment_text(made.planned_for)
    happens = f"is now on {when}" if not made.called_off else f"on {when} is called off"
    if made.called_off:
        asks = "You need not do anything. The calendar file takes it out of your calendar."
    elif by_link:
        asks = "The link and the code that you have still work."
    else:
        asks = f"Sign in to Kith to say whether you can come at the new time:\n{page}"
    letter = directory_actions.Letter(
        key=f"strategy-moved:{invitation.pk}:{made.number}",
        address=address,
        subject=f"Safeguarding discussion: {'called off' if made.called_off else 'a new time'}",
        body=f"The safeguarding discussion {happens}.\n\n{asks}\n\nReference {discussion.number}. {NO_NAMES}\n",
        worker=invitation.worker,
        about=discussion.baby_id,
        calendar=_calendar(discussion, address, page, at, sequence=made.number, cancelled=made.called_off),
    )
    directory_actions.notify(letter, at=at)


def withdrawn(invitation: Invitation, discussion: Any, address: str, *, at: datetime) -> None:
    """Tell somebody that they are no longer asked; it leaves their calendar. The reason stays in Kith."""
    if not address:
        return
    when = weekday_moment_text(discussion.planned_for)
    after = (getattr(discussion, "moved_number", None) or 0) + 1
    letter = directory_actions.Letter(
        key=f"strategy-withdrawn:{invitation.pk}",
        address=address,
        subject="Safeguarding discussion: you are no longer asked",
        body=(
            f"You were asked to take part in a safeguarding discussion on {when}. The invitation is withdrawn, and you "
            "need not do anything. The calendar file takes it out of your calendar. "
            f"To ask why, ring {_ring(discussion)}.\n\nReference {discussion.number}. {NO_NAMES}\n"
        ),
        worker=invitation.worker,
        about=discussion.baby_id,
        calendar=_calendar(discussion, address, "", at, sequence=after, cancelled=True),
    )
    directory_actions.notify(letter, at=at)


def remind(invitation: Invitation, discussion: Any, number: int, address: str, *, at: datetime) -> None:
    """Ask again for an answer. A practice uses the link it has: it is kept nowhere, and cannot be sent again."""
    if not address:
        return
    when = weekday_moment_text(discussion.planned_for)
    by_link = invitation.worker_id is None and invitation.team.agency.kind == AgencyKind.GENERAL_PRACTICE
    asks = (
        f"Please open the link in our earlier e-mail. If it is lost, ring {_ring(discussion)}."
        if by_link
        else f"Sign in to Kith to reply. If you cannot come, say so: your information can be read out instead.\n"
        f"{_absolute('discussion', discussion.pk)}"
    )
    letter = directory_actions.Letter(
        key=f"strategy-reminder:{invitation.pk}:{number}",
        address=address,
        subject="Safeguarding discussion: please answer",
        body=f"You were asked to take part in a safeguarding discussion on {when}, and we have no answer yet.\n\n"
        f"{asks}\n\nReference {discussion.number}. {NO_NAMES}\n",
        worker=invitation.worker,
        about=discussion.baby_id,
    )
    directory_actions.notify(letter, at=at)


def _ring(discussion: Any) -> str:
    """Whom to ring, and on which number."""
    phone = directory_doors.contact(discussion.team_id, ContactMeans.PHONE)
    return f"{discussion.team.name} on {phone.value}" if phone else str(discussion.team.name)


def circulated(copy_id: UUID, discussion: Discussion, address: str, worker: Worker | None, *, at: datetime) -> None:
    """Say that a record waits to be read."""
    if not address:
        return
    body = (
        "The record of a safeguarding discussion is ready for you.\n\n"
        f"Sign in to Kith to read it:\n{_absolute('discussion', discussion.pk)}\n\n"
        f"If your team has no sign-in, ask {discussion.team.name} for it. Opening it is recorded.\n\n"
        f"Reference {discussion.number}. {NO_NAMES}\n"
    )
    letter = directory_actions.Letter(
        key=f"strategy-record:{copy_id}",
        address=address,
        subject="Safeguarding discussion: the record is ready",
        body=body,
        worker=worker,
        about=discussion.baby_id,
    )
    directory_actions.notify(letter, at=at)


def _calendar(
    discussion: Any, address: str, page: str, at: datetime, *, sequence: int | None = None, cancelled: bool = False
) -> str:
    moved = getattr(discussion, "moved_number", None) or 0
    return calendar_file(
        CalendarMeeting(
            uid=f"{discussion.pk}@kith",
            starts_at=discussion.planned_for,
            written_at=at,
            organiser=settings.DEFAULT_FROM_EMAIL,
            attendee=address,
            address=page or settings.KITH_ADDRESS,
            sequence=moved if sequence is None else sequence,
            cancelled=cancelled,
        )
    )


def _absolute(name: str, argument: object) -> str:
    return f"{settings.KITH_ADDRESS}{reverse(name, args=[argument])}"
