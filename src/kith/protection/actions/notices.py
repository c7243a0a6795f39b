"""The e-mails of this room. None names a child, a parent or what happened, and none says what kind of meeting it is."""

from datetime import datetime

from django.conf import settings
from django.urls import reverse

from kith.design.wording import weekday_moment_text
from kith.directory import actions as directory_actions
from kith.protection.models import Meeting, ReportLink, Seat
from kith.strategy import actions as strategy_actions

LINK_SUBJECT = "Safeguarding meeting: your report"
SUMMARY = "Safeguarding meeting – sign in for details"


def asked(seat: Seat, meeting: Meeting, planned_for: datetime, *, times_moved: int, at: datetime) -> None:
    """Tell somebody with a sign-in when a meeting is, and again when it moves; their calendar follows."""
    address = seat.worker.email if seat.worker else ""
    if not address:
        return
    verb = "has been moved to" if times_moved else "is planned for"
    page = settings.KITH_ADDRESS.rstrip("/") + reverse("meeting", args=[meeting.pk])
    body = (
        f"A safeguarding meeting that you are asked to take part in {verb} {weekday_moment_text(planned_for)}.\n\n"
        f"Sign in to Kith to see what it is about and what is asked of your agency:\n{page}\n\n"
        f"Reference {meeting.number}. This message names nobody on purpose. Please do not reply to it.\n"
    )
    times = strategy_actions.CalendarMeeting(
        uid=f"{meeting.pk}@kith",
        starts_at=planned_for,
        written_at=at,
        organiser=settings.DEFAULT_FROM_EMAIL,
        attendee=address,
        address=page,
        summary=SUMMARY,
        sequence=times_moved,
    )
    letter = directory_actions.Letter(
        key=f"protection-asked:{seat.pk}:{planned_for.isoformat()}",
        address=address,
        subject="Safeguarding meeting: please sign in",
        body=body,
        worker=seat.worker,
        about=meeting.baby_id,
        calendar=strategy_actions.calendar_file(times),
    )
    directory_actions.notify(letter, at=at)


def send_link(link: ReportLink, token: str, planned_for: datetime, *, at: datetime) -> None:
    """Send a team its one-time link. The code goes by phone, never with the link."""
    team = link.seat.team
    address = strategy_actions.addresses([team.pk]).get(team.pk, "")
    if not address:
        return
    page = settings.KITH_ADDRESS.rstrip("/") + reverse("report_link", args=[token])
    body = (
        "Your team is asked for its report for a safeguarding meeting on "
        f"{weekday_moment_text(planned_for)}. There are two questions, and you need no account.\n\n"
        f"Open this link:\n{page}\n\n"
        f"{link.made_by.team.name} will ring you with a six-digit code. The link ends on "
        f"{weekday_moment_text(link.expires_at)}, once the meeting was held, or once you have sent your report.\n\n"
        f"Reference {link.meeting.number}. This message names nobody on purpose. Please do not reply to it.\n"
    )
    letter = directory_actions.Letter(
        key=f"protection-link:{link.pk}",
        address=address,
        subject=LINK_SUBJECT,
        body=body,
        secret_link=True,
        about=link.baby_id,
    )
    directory_actions.notify(letter, at=at)
