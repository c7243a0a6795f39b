"""Protection on the baby's page, and what is due of it on somebody's desk."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.urls import reverse

from kith.access.actor import Actor
from kith.access.decide import role_may
from kith.access.permissions import Permission
from kith.design.pages import Clock, Link, NextStep, Row
from kith.design.wording import day_text, near_moment_text, upper_first
from kith.kernel.limits import Deadline
from kith.protection import doors as protection_doors
from kith.strategy import doors as strategy_doors

from .parts import Item, Panel, clock

ENTERED = "As entered in Kith. The council’s own record is the register."
ADDRESSES = {"enquiry": "enquiry", "plan": "plan", "course": "protection"}


@dataclass(frozen=True)
class ProtectionPanel:
    """How it stands, since when, what is next by which procedure; in plain words."""

    rows: tuple[Row, ...]
    link: Link


@dataclass(frozen=True)
class Shown:
    """What protection adds to the baby's page. Nothing is on file for most babies."""

    panel: ProtectionPanel | None = None
    clocks: tuple[Clock, ...] = ()
    next_step: NextStep | None = None


def protection_panel(
    actor: Actor, baby_id: UUID, discussions: Sequence[strategy_doors.DiscussionLine], *, at: datetime
) -> Shown:
    """The caller has opened the file. An enquiry decided on and not started comes before everything."""
    lines = protection_doors.lines_of(baby_id)
    may_record = bool(role_may(actor, Permission.PROTECTION_RECORD))
    step = _to_start({one.discussion_id for one in lines}, discussions) if may_record else None
    stands = protection_doors.standing_of(lines)
    if stands is None:
        return Shown(next_step=step)
    rows = (
        Row("How it stands", (stands.words, ENTERED), href=reverse(ADDRESSES[stands.href_kind], args=[stands.href_id])),
        Row("Since", day_text(stands.since)),
        *(Row(label, _next(due, at)) for label, due in stands.due),
    )
    clocks = tuple(clock(label, due, at=at) for label, due in stands.due)
    return Shown(
        ProtectionPanel(rows, Link("Everything about protection", reverse("protection", args=[baby_id]))), clocks, step
    )


def _to_start(begun: set[UUID | None], discussions: Sequence[strategy_doors.DiscussionLine]) -> NextStep | None:
    waiting = protection_doors.waiting_to_start(begun, discussions)
    if not waiting:
        return None
    link = Link("Start the enquiry", reverse("enquiry_start", args=[waiting[0].id]))
    return NextStep("Start the section 47 enquiry", f"Strategy discussion {waiting[0].number} decided on it.", link)


def _next(due: Deadline, at: datetime) -> tuple[str, str]:
    return f"By {near_moment_text(due.due_at, now=at)}", f"{upper_first(due.why)} ({due.limit.code})"


def due(actor: Actor, at: datetime) -> Panel | None:
    """What is due soon or late; nothing at all on the desks of those who record nothing here."""
    if not any(role_may(actor, may) for may in (Permission.PROTECTION_RECORD, Permission.PROTECTION_EMERGENCY)):
        return None
    lines, count = protection_doors.due_for(actor, at=at)
    items = tuple(
        Item(
            f"{one.what}: {one.baby_name}",
            reverse(ADDRESSES[one.kind], args=[one.id]),
            clock=clock(one.what, one.deadline, at=at),
        )
        for one in lines
    )
    heading = (
        "Protection: due now" if count <= len(items) else f"Protection: due now, the first {len(items)} of {count}"
    )
    return Panel(heading, items, "No conference, core group, review or visit is due soon.")


def reports(actor: Actor, at: datetime) -> Panel | None:
    """Reports for conferences that are asked of this reader."""
    items = tuple(
        Item(
            f"{one.kind.label} {one.number}: {one.baby_name}",
            reverse("meeting_report", args=[one.seat_id]),
            f"It is {near_moment_text(one.planned_for, now=at)}. Report by {near_moment_text(one.due_at, now=at)}",
        )
        for one in protection_doors.reports_asked_of(actor, at=at)
    )
    return Panel("Reports asked of me", items, "") if items else None
