"""The small panel on the baby's page: how to reach her, what is closed, whether there is a plan."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from kith.design.pages import Link, Row, Tag
from kith.design.wording import day_text, list_text, near_moment_text
from kith.safety import doors
from kith.safety.doors import procedures

from .parts import address


@dataclass(frozen=True)
class SmallPage:
    """A part of a page; without rows it is empty."""

    title: str
    rows: tuple[Row, ...]
    link: Link


def small_page(baby_id: UUID, stands: doors.Standing | None, *, now: datetime) -> SmallPage:
    link = Link("Arrangements", address("arrangements", baby_id))
    if stands is None:
        return SmallPage("Arrangements", (), link)
    if not stands.written:
        return SmallPage("Arrangements", (Row("Plan", "Not written yet", tag=Tag("To write", "late")),), link)
    closed = list_text([one.label for one in stands.closed])
    looked = f"Last looked at {day_text(stands.looked_at)}" if stands.looked_at else ""
    rows = (
        Row("Reach her", (stands.when, stands.how), missing="The plan does not say yet"),
        *((Row("Closed: use none of these", closed),) if closed else ()),
        Row("Plan", looked, tag=_again(stands, now)),
    )
    return SmallPage("Arrangements", rows, link)


def _again(stands: doors.Standing, now: datetime) -> Tag | None:
    if stands.looked_at is None or stands.over:
        return None
    due = procedures.look_due(stands.looked_at, stands.incidents)
    words = f"Look again by {near_moment_text(due.due_at, now=now)}"
    return Tag(words, "late" if due.due_at < now else "plain")
