"""Words shared by this room's pages."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from django.urls import reverse

from kith.design import wording
from kith.design.pages import Clock, FindingView, Link, Row
from kith.kernel.findings import Finding, Weight
from kith.kernel.limits import Deadline, TimeState, state
from kith.kernel.rulebook import RULEBOOK
from kith.people import doors as people_doors

SHOWN: dict[TimeState, Literal["on_time", "soon", "late", "done"]] = {
    TimeState.ON_TIME: "on_time",
    TimeState.SOON: "soon",
    TimeState.LATE: "late",
    TimeState.DONE_IN_TIME: "done",
    TimeState.DONE_LATE: "late",
}


@dataclass(frozen=True)
class Question:
    """A question and its answer."""

    text: str
    answer: str


def address(name: str, *arguments: object) -> str:
    return reverse(name, args=arguments)


def baby_link(discussion: Any) -> Link:
    return Link(f"Back to {baby_name(discussion)}", address("baby", discussion.baby_id))


def baby_name(discussion: Any) -> str:
    baby = discussion.baby
    return f"{baby.given_name or 'Unborn baby'} {baby.family_name}".strip()


def baby_caption(discussion: Any, now: datetime) -> str:
    """Who it is about, as people say it: the name and the age, or when the baby is expected."""
    baby = discussion.baby
    age = people_doors.age_of(baby, wording.london(now).date())
    if baby.date_of_birth or baby.ended_as or not baby.expected_on:
        return f"{baby_name(discussion)}, {age}"
    return f"{baby_name(discussion)}, {age}, expected on {wording.day_text(baby.expected_on)}"


def clock(label: str, code: str, deadline: Deadline, *, now: datetime, done_at: datetime | None) -> Clock:
    """A time limit with what it is counted from, and where that comes from."""
    stands = state(deadline, now, done_at)
    due = wording.near_moment_text(deadline.due_at, now=now)
    words = {
        TimeState.DONE_IN_TIME: f"Done in time. It was due {due}",
        TimeState.DONE_LATE: f"Done, and late. It was due {due}",
    }.get(stands, f"Due {due}")
    return Clock(label, words, SHOWN[stands], wording.upper_first(deadline.why), deadline.limit.source, code)


def finding(found: Finding, *, asks: str = "", action: Link | None = None) -> FindingView:
    """A finding with the sentence of the rule it comes from."""
    rule = RULEBOOK[found.code]
    return FindingView(
        found.says,
        found.code,
        rule.sentence,
        rule.source,
        serious=found.weight is Weight.ACT_NOW,
        asks=asks,
        action=action,
    )


def rows(pairs: Iterable[tuple[str, Any]]) -> tuple[Row, ...]:
    """Lines of a summary list, without those that have nothing to say."""
    return tuple(Row(label, as_lines(value)) for label, value in pairs if value)


def as_lines(value: Any) -> str | tuple[str, ...]:
    lines = tuple(str(value).split("\n"))
    return lines if len(lines) > 1 else lines[0]
