"""What follows a discussion: who is told what came of it, and by when."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from kith.kernel.findings import Finding
from kith.kernel.limits import Deadline
from kith.kernel.rulebook import rule
from kith.kernel.text import in_words


@dataclass(frozen=True, kw_only=True)
class ToTell:
    """The referrer, or an agency that was not there, and when they knew: by opening the minutes or being told."""

    name: str
    knew_at: datetime | None = None


@rule(
    "SDL-6",
    source="A local authority's practice standards for strategy discussions; the handbook holds the time limit",
    title="The outcome reaches those who were not there",
)
def not_told(people: Iterable[ToTell], deadline: Deadline, now: datetime) -> Finding | None:
    """The referrer and every agency that was not there know what came of the discussion within one working day."""
    late = tuple(one.name for one in people if one.knew_at is None and now > deadline.due_at)
    if not late:
        return None
    says = f"Not known to have heard what came of it: {in_words(late)}."
    return Finding("SDL-6", says, asks=("follow_up",), missing=late)
