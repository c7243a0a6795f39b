"""After a request is read: repeats, a mark nobody looks at, and telling people what was decided."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from kith.kernel.findings import Finding, Weight
from kith.kernel.limits import Deadline, add_months
from kith.kernel.rulebook import rule
from kith.kernel.text import count
from kith.referrals.words import TriageOutcome

from .parts import GUIDANCE

BRUISING = "Bury’s learning from a bruise on a ten-day-old, and Devon’s flowchart for marks (both read in an excerpt)"
COUNTING = "Children in Need census: a referral within 12 months of an earlier one; verify"
SOMEBODY_MEETS_THE_BABY = frozenset({TriageOutcome.ASSESSMENT, TriageOutcome.STRATEGY_DISCUSSION})
"""The outcomes after which somebody looks at a mark. After every other one nobody need."""


@dataclass(frozen=True, kw_only=True)
class MarkFacts:
    """A decision on a request about a mark: may the baby move, what was decided, and who has looked at the mark."""

    injury: bool
    non_mobile: bool
    outcome: str
    reason_given: bool = False
    looked_at: bool = False


def mark_refused(facts: MarkFacts) -> bool:
    """Whether a decision leaves a mark on a baby who cannot move without anybody to look at it."""
    return facts.injury and facts.non_mobile and facts.outcome not in SOMEBODY_MEETS_THE_BABY


@rule("TRI-1", source=BRUISING, title="A mark is never refused in silence")
def mark_is_looked_at(facts: MarkFacts) -> Finding | None:
    """A mark on a baby who cannot move is seen by a qualified health professional on the same day and talked through by
    agencies; a decision for anything else says why.
    """
    if not mark_refused(facts) or facts.looked_at:
        return None
    says = (
        "This decision leaves a mark on a baby who cannot move, and nobody is asked to look at it. "
        "A qualified health professional sees the mark today."
    )
    asks = ("follow_up",) if facts.reason_given else ("reason", "follow_up")
    missing = () if facts.reason_given else ("why the mark was refused",)
    return Finding("TRI-1", says, asks=asks, missing=missing, weight=Weight.ACT_NOW)


@rule("TRI-2", source=f"{BRUISING}; our proposal", title="Not by the decider alone")
def mark_is_answered_by_health(*, closes: bool, registered: bool, decided_it: bool) -> Finding | None:
    """Only a registered health professional who did not decide on the request says that a mark has been looked at."""
    if not closes or (registered and not decided_it):
        return None
    says = "A registered health professional says that the mark has been looked at. You can still give a reason."
    return Finding("TRI-2", says, asks=("follow_up",), missing=("a health professional’s answer",))


def is_re_referral(received_at: datetime, earlier: Iterable[datetime], months: int) -> bool:
    """Whether an earlier request about the same baby lies within so many months before this one."""
    return any(moment < received_at and _within(moment, received_at, months) for moment in earlier)


def _within(earlier: datetime, later: datetime, months: int) -> bool:
    return later.date() <= add_months(earlier.date(), months)


@rule("TRI-3", source=COUNTING, title="A re-referral")
def re_referral(received_at: datetime, earlier: Iterable[datetime], months: int) -> Finding | None:
    """A request within twelve months of an earlier one about the same baby is a re-referral, and what came of the
    earlier one is read first.
    """
    if not is_re_referral(received_at, earlier, months):
        return None
    says = f"This is a re-referral: an earlier request came within {months} months. Read what came of it first."
    return Finding("TRI-3", says, asks=(), weight=Weight.NOTE)


@rule("TRI-4", source=f"{GUIDANCE}; feedback to the referrer and to those asked; limit TOLD", title="Told in time")
def told_in_time(to_tell: int, deadline: Deadline, now: datetime) -> Finding | None:
    """Whoever made the request, and every agency asked about it, is told what was decided within the time limit."""
    if not to_tell:
        return None
    late = now > deadline.due_at
    says = f"{count(to_tell, 'person or agency has', 'people or agencies have')} not been told of this decision."
    says += " The time limit has passed. Tell them now." if late else ""
    return Finding("TRI-4", says, asks=("follow_up",), weight=Weight.ACT_NOW if late else Weight.EXPLAIN)


@rule("TRI-5", source=f"{GUIDANCE}; requests about one family are read together", title="One family, read together")
def family_is_read_together(waiting: int, siblings: int) -> Finding | None:
    """Requests about one baby, or about brothers and sisters, are read and decided together."""
    if not waiting and not siblings:
        return None
    parts = []
    if waiting:
        parts.append(f"{count(waiting, 'other request')} about this family {'waits' if waiting == 1 else 'wait'} too.")
    if siblings:
        parts.append(f"{count(siblings, 'request was', 'requests were')} made about a brother or sister.")
    return Finding("TRI-5", " ".join(parts), asks=(), weight=Weight.NOTE)
