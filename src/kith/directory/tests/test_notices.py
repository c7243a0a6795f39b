"""Notices go once, with the act that caused them, and a failure is kept."""

from unittest.mock import patch

import pytest
from django.core import mail
from django.db import connection, transaction

from kith.directory import actions, tasks
from kith.directory.models import Notice

from .factories import AT

pytestmark = pytest.mark.django_db
LETTER = actions.Letter(key="event:1", address="worker@partnership.example", subject="A notice", body="Sign in.")


def jobs() -> int:
    """Jobs in the queue; tests with transactions of their own leave theirs behind."""
    with connection.cursor() as cursor:
        cursor.execute("select count(*) from procrastinate_jobs where task_name = 'send_notice'")
        return int(cursor.fetchone()[0])


def test_asking_twice_sends_once() -> None:
    before = jobs()
    first = actions.notify(LETTER, at=AT)
    assert actions.notify(LETTER, at=AT) == first
    assert (Notice.objects.count(), jobs() - before) == (1, 1)


def test_an_act_that_did_not_happen_sends_no_letter() -> None:
    before = jobs()
    with transaction.atomic():
        actions.notify(LETTER, at=AT)
        transaction.set_rollback(True)
    assert (Notice.objects.count(), jobs() - before) == (0, 0)


def test_running_the_task_twice_sends_one_letter() -> None:
    notice = actions.notify(LETTER, at=AT)
    tasks.send_notice(str(notice.pk))
    tasks.send_notice(str(notice.pk))
    assert [letter.to for letter in mail.outbox] == [["worker@partnership.example"]]
    notice.refresh_from_db()
    assert notice.sent_at is not None


def test_a_calendar_file_goes_with_the_letter() -> None:
    with_calendar = actions.Letter(
        key="event:2", address="a@b.example", subject="S", body="B", calendar="BEGIN:VCALENDAR"
    )
    tasks.send_notice(str(actions.notify(with_calendar, at=AT).pk))
    name, content, kind = mail.outbox[0].attachments[0]
    assert (name, content) == ("invitation.ics", "BEGIN:VCALENDAR")
    assert kind.startswith("text/calendar; method=REQUEST")


def test_a_failure_is_kept_and_the_next_try_mends_it() -> None:
    notice = actions.notify(LETTER, at=AT)
    with (
        patch("kith.directory.tasks.EmailMessage.send", side_effect=ConnectionRefusedError),
        pytest.raises(ConnectionRefusedError),
    ):
        tasks.send_notice(str(notice.pk))
    notice.refresh_from_db()
    assert (notice.sent_at, notice.failure) == (None, "ConnectionRefusedError")
    tasks.send_notice(str(notice.pk))
    notice.refresh_from_db()
    assert (notice.failed_at, notice.failure) == (None, "")
