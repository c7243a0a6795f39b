"""Writing to people at work: notices without personal content, each sent once."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from procrastinate.contrib.django import app

from kith.directory.models import Notice, Silence, Worker


@dataclass(frozen=True, kw_only=True)
class Letter:
    """A notice to be sent. `key` names the event and the addressee, so that asking twice sends once.

    `subject` and `body` never name a child, a parent or what happened. `about` is the id of the file it is about:
    nothing goes out about a file that has been silenced.
    """

    key: str
    address: str
    subject: str
    body: str
    worker: Worker | None = None
    calendar: str = ""
    secret_link: bool = False
    about: UUID | None = None


def notify(letter: Letter, *, at: datetime) -> Notice:
    """Put a notice in the post, in the same transaction as the act it tells of; the worker sends it."""
    notice, made = Notice.objects.get_or_create(
        key=letter.key,
        defaults={
            "worker": letter.worker,
            "address": letter.address,
            "subject": letter.subject,
            "body": letter.body,
            "calendar": letter.calendar,
            "secret_link": letter.secret_link,
            "about": letter.about,
            "created_at": at,
        },
    )
    if made:
        lock = f"notice:{notice.pk}"
        app.configure_task("send_notice", queueing_lock=lock).defer(notice_id=str(notice.pk))
    return notice


def silence(about: UUID, *, at: datetime) -> None:
    """Send nothing about this file from now on, letters already in the post included; in the caller's transaction."""
    Silence.objects.update_or_create(about=about, defaults={"since": at, "lifted_at": None})


def lift_silence(about: UUID, *, at: datetime) -> None:
    """Letters about this file may go out again. Those held back meanwhile stay unsent: their moment has passed."""
    Silence.objects.filter(about=about, lifted_at=None).update(lifted_at=at)
