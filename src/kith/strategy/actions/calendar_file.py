"""The calendar file of an invitation: a time and a place to sign in, and nothing about anybody.

The conferences and core groups of the room above use it too.
"""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from icalendar import Calendar, Event, vCalAddress, vText

SUMMARY = "Safeguarding discussion – sign in for details"
USUAL_LENGTH = timedelta(hours=1)


@dataclass(frozen=True, kw_only=True)
class CalendarMeeting:
    """What goes into the file. `uid` stays the same for one discussion, so a calendar shows it once; a higher
    `sequence` takes the place of a lower one, and `cancelled` takes it out of the calendar."""

    uid: str
    starts_at: datetime
    written_at: datetime
    organiser: str
    attendee: str
    address: str
    summary: str = SUMMARY
    sequence: int = 0
    cancelled: bool = False


def calendar_file(meeting: CalendarMeeting) -> str:
    """An iTIP request or cancellation (RFC 5545 and 5546) with times in UTC: every calendar shows its own zone."""
    event = Event()
    event.add("uid", meeting.uid)
    event.add("dtstamp", meeting.written_at.astimezone(UTC))
    event.add("dtstart", meeting.starts_at.astimezone(UTC))
    event.add("dtend", (meeting.starts_at + USUAL_LENGTH).astimezone(UTC))
    event.add("summary", meeting.summary)
    event.add("description", f"Sign in to Kith for details and to reply: {meeting.address}")
    event.add("sequence", meeting.sequence)
    event.add("status", "CANCELLED" if meeting.cancelled else "CONFIRMED")
    event.add("class", "CONFIDENTIAL")
    event["organizer"] = vCalAddress(f"mailto:{meeting.organiser}")
    guest = vCalAddress(f"mailto:{meeting.attendee}")
    guest.params["ROLE"] = vText("REQ-PARTICIPANT")
    guest.params["PARTSTAT"] = vText("NEEDS-ACTION")
    guest.params["RSVP"] = vText("TRUE")
    event.add("attendee", guest, encode=False)
    calendar = Calendar()
    calendar.add("prodid", "-//Kith//Strategy discussions//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "CANCEL" if meeting.cancelled else "REQUEST")
    calendar.add_component(event)
    return str(calendar.to_ical(), "utf-8")
