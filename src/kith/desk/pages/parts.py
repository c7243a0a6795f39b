"""Small pieces that the desk's pages share."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from kith.design.pages import Clock, Link, Tag
from kith.design.wording import near_moment_text
from kith.kernel import limits
from kith.kernel.limits import Deadline, TimeState


@dataclass(frozen=True)
class Item:
    """One thing to do: what it is, where it is done, and its clock."""

    text: str
    href: str
    note: str = ""
    tag: Tag | None = None
    clock: Clock | None = None


@dataclass(frozen=True)
class Panel:
    """One heap of work with its heading; `nothing` is said when it is empty."""

    heading: str
    items: tuple[Item, ...]
    nothing: str
    more: Link | None = None


STATES: dict[TimeState, Literal["on_time", "soon", "late", "done"]] = {
    TimeState.ON_TIME: "on_time",
    TimeState.SOON: "soon",
    TimeState.LATE: "late",
    TimeState.DONE_IN_TIME: "done",
    TimeState.DONE_LATE: "done",
}


def clock(label: str, deadline: Deadline, *, at: datetime) -> Clock:
    """A deadline as the screen shows it: by when, how it stands, and which sentence says so."""
    return Clock(
        label=label,
        due_text=near_moment_text(deadline.due_at, now=at),
        state=STATES[limits.state(deadline, at)],
        why=deadline.why,
        source=deadline.limit.source,
        code=deadline.limit.code,
    )
