"""Sends notices. Running twice sends once: one that was sent is left alone, and so is one about a silenced file."""

import logging
from smtplib import SMTPException, SMTPRecipientsRefused
from uuid import UUID

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import connection, transaction
from procrastinate.contrib.django import app

from kith.kernel import clock

from . import actions
from .models import Notice, Silence

log = logging.getLogger("kith.notices")


@app.task(name="send_notice", retry=5)
def send_notice(notice_id: str) -> None:
    """Send one notice by e-mail, with its calendar file when it has one; a failure is kept, and tried again."""
    try:
        _send(UUID(notice_id))
    except SMTPRecipientsRefused as refused:
        _refused(UUID(notice_id), refused)
    except (OSError, SMTPException) as error:
        Notice.objects.filter(pk=UUID(notice_id)).update(failed_at=clock.now(), failure=type(error).__name__)
        raise


PERMANENT = 500
"""From this answer of a post office on, trying again is useless (RFC 5321)."""


def _refused(notice_id: UUID, refused: SMTPRecipientsRefused) -> None:
    """An address that takes no letters is in doubt; one that may take them later is tried again."""
    Notice.objects.filter(pk=notice_id).update(failed_at=clock.now(), failure=type(refused).__name__)
    for address, (code, _words) in refused.recipients.items():
        if code < PERMANENT:
            raise refused
        actions.letter_came_back(address, at=clock.now())


@app.periodic(cron="7 8 * * 1-5")
@app.task(name="ask_whether_still_right", queueing_lock="ask_whether_still_right")
def ask_whether_still_right(timestamp: int) -> None:
    """Every working morning, ask whoever keeps a contact that is due whether it is still right."""
    actions.nudge(at=clock.now())


def _send(notice_id: UUID) -> None:
    with transaction.atomic():
        notice = Notice.objects.select_for_update().get(pk=notice_id)
        if notice.sent_at is not None or _held_back(notice):
            return
        message = EmailMessage(notice.subject, notice.body, to=[notice.address])
        if notice.calendar:
            method = "CANCEL" if "METHOD:CANCEL" in notice.calendar else "REQUEST"
            message.attach("invitation.ics", notice.calendar, f"text/calendar; method={method}; charset=UTF-8")
        message.send()
        notice.sent_at, notice.failed_at, notice.failure = clock.now(), None, ""
        if notice.secret_link and settings.LIVE:
            notice.body = "This notice held a one-time link. It was sent, and is not kept."
        notice.save(update_fields=["sent_at", "failed_at", "failure", "body"])
    log.info("notice %s sent", notice.pk)


def _held_back(notice: Notice) -> bool:
    """Whether it stays unsent: its file silenced, its way closed. Asked at the moment of sending, not of writing."""
    if notice.about is None:
        return False
    if not (_may_be_told(notice) and _channel_is_open(notice)):
        return True
    silence = Silence.objects.filter(about=notice.about).first()
    return silence is not None and (silence.lifted_at is None or notice.created_at < silence.lifted_at)


def _may_be_told(notice: Notice) -> bool:
    """Whether its addressee may know of the file at all; the room that knows families answers, in the database."""
    with connection.cursor() as cursor:
        cursor.execute("select directory_may_be_told(%s, %s)", [notice.about, notice.worker_id])
        return bool(cursor.fetchone()[0])


def _channel_is_open(notice: Notice) -> bool:
    """Whether a message about this file may leave by its channel for its address (DAS-15): the one gate for all."""
    with connection.cursor() as cursor:
        asked = [notice.about, notice.channel, notice.address, notice.worker_id]
        cursor.execute("select directory_channel_open(%s, %s, %s, %s)", asked)
        return bool(cursor.fetchone()[0])
