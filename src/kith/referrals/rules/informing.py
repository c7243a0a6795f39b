"""Asking agencies for information: for a purpose, no more than is needed, answered and chased in time."""

from dataclasses import dataclass
from datetime import datetime

from kith.kernel.findings import Finding, Weight
from kith.kernel.limits import Deadline
from kith.kernel.rulebook import rule
from kith.kernel.text import in_words
from kith.referrals.words.informing import AboutWhom

from .parts import SHARING_ADVICE


@dataclass(frozen=True, kw_only=True)
class AskFacts:
    """What an agency is asked, about whom and what for."""

    purpose: str
    about: frozenset[AboutWhom]
    others: str
    questions: tuple[str, ...]
    offered: int


@rule("INF-1", source=SHARING_ADVICE, title="For a purpose, and no more than is needed")
def least_necessary(facts: AskFacts) -> Finding | None:
    """An agency is asked for a purpose that is written down, with the questions that serve it, about named people."""
    missing = tuple(
        name
        for name, answered in (
            ("purpose", facts.purpose.strip()),
            ("questions", facts.questions),
            ("whom it is about", facts.about),
            ("who the other person is", facts.others.strip() or AboutWhom.OTHERS not in facts.about),
        )
        if not answered
    )
    if missing:
        return Finding("INF-1", f"The request does not say: {in_words(missing)}.", missing=missing)
    if facts.offered > 1 and len(facts.questions) == facts.offered:
        says = "Every question is asked. Leave out what this decision does not need."
        return Finding("INF-1", says, asks=(), weight=Weight.NOTE)
    return None


@rule("INF-2", source="Our default until the partnership sets one; limit INFO", title="Answered in time")
def replied_in_time(deadline: Deadline, replied_at: datetime | None, now: datetime) -> Finding | None:
    """An agency that is asked replies within the time limit, also when it knows nothing."""
    if (replied_at or now) <= deadline.due_at:
        return None
    if replied_at is None:
        says = "The agency has not replied in time. Ring them, or decide without and say so."
        return Finding("INF-2", says, asks=("follow_up",))
    return Finding("INF-2", "The reply came after the time limit.", asks=(), weight=Weight.NOTE)


def reminder_due(deadline: Deadline, replied_at: datetime | None, now: datetime) -> bool:
    """Whether a reminder goes out: nobody has replied when its moment comes."""
    return replied_at is None and now >= deadline.due_at
