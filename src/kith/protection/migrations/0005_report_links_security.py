"""Somebody with a one-time link sees their place at one conference, when it is, and what they report; nothing else."""

from django.db import migrations

from kith.access import rls

HELD = rls.holds("baby_id")
MINE = f"seat_id = {rls.MY_INVITATION}"
BY_ITS_HASH = "token_hash = (select nullif(current_setting('kith.link', true), ''))"


def _asked_to(meeting: str) -> str:
    seat = f"from protection_seat s where s.meeting_id = {meeting} and s.id = {rls.MY_INVITATION}"
    return f"exists (select 1 {seat})"


def _seen(table: str, more: str) -> migrations.RunSQL:
    """Who works with the baby sees the rows as before, and so does the visitor whose they are."""
    held = rls.reading(HELD.replace(rls.TABLE, table))
    return migrations.RunSQL(
        f"alter policy {table}_seen on {table} using ({held} or {more})",
        f"alter policy {table}_seen on {table} using ({held})",
    )


class Migration(migrations.Migration):
    dependencies = [("protection", "0004_report_links")]
    operations = [
        rls.protect("protection_reportlink", using=f"({HELD} or {MINE} or {BY_ITS_HASH})"),
        _seen("protection_seat", f"id = {rls.MY_INVITATION}"),
        _seen("protection_meeting", _asked_to("protection_meeting.id")),
        _seen("protection_meetingdate", _asked_to("protection_meetingdate.meeting_id")),
        _seen("protection_report", MINE),
        migrations.RunSQL(
            "alter policy protection_report_added on protection_report with check "
            f"({HELD.replace(rls.TABLE, 'protection_report')} or {MINE})",
            "alter policy protection_report_added on protection_report with check "
            f"({HELD.replace(rls.TABLE, 'protection_report')})",
        ),
    ]
