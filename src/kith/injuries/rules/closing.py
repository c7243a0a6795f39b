"""The two ways by which a mark is closed without referral: who may, with which record, and who looks again."""

from datetime import datetime

from kith.injuries.words import Benign, Read
from kith.kernel.findings import Finding, Weight
from kith.kernel.limits import Deadline
from kith.kernel.rulebook import rule

from .parts import DEVON, OURS, STRICTER


@rule("INJ-3", source=f"{DEVON}; {STRICTER}", title="Closed by a registered health professional")
def closed_by_health(*, registered: bool) -> Finding | None:
    """Only a registered health professional closes a mark as no injury of concern."""
    if registered:
        return None
    says = "Only a registered health professional may close this. You refer it."
    return Finding("INJ-3", says, asks=(), missing=("a registered health professional",), weight=Weight.ACT_NOW)


@rule("INJ-4", source=DEVON, title="With the earlier record")
def closure_names_the_record(kind: Benign, *, where: str, dated: bool, reason: str) -> Finding | None:
    """Whoever closes a mark gives the reason and, where it was documented before, says in which record and on which
    date.
    """
    wanted = [("where it was documented", where.strip()), ("the date of that record", dated)]
    asked = wanted if kind is Benign.DOCUMENTED else []
    missing = tuple(name for name, given in (*asked, ("the reason", reason.strip())) if not given)
    if not missing:
        return None
    return Finding("INJ-4", f"Say {' and '.join(missing)}.", asks=("reason",), missing=missing)


@rule("INJ-5", source=OURS, title="A second clinician")
def second_clinician_looks(*, wanted: bool, agreed: bool, same_person: bool = False) -> Finding | None:
    """Where the partnership's policy says so, a second registered health professional looks at the mark before the
    closure stands.
    """
    if not wanted or (agreed and not same_person):
        return None
    says = "A second registered health professional, not the one who closed it, says whether they agree."
    return Finding("INJ-5", says, asks=("follow_up",), missing=("a second clinician",))


@rule("INJ-6", source=OURS, title="Every closure is read again")
def closure_is_read(read: Read | None, deadline: Deadline, now: datetime) -> Finding | None:
    """Every mark closed as no injury of concern enters the audit list, and somebody else reads the closure within the
    time limit.
    """
    if read is Read.SOUND:
        return None
    if read is Read.QUESTION:
        says = "A reader questions this closure. It does not stand: look at the baby again today."
        return Finding("INJ-6", says, asks=("follow_up",), weight=Weight.ACT_NOW)
    late = " The time limit has passed." if now > deadline.due_at else ""
    return Finding("INJ-6", f"Nobody else has read this closure yet.{late}", asks=("follow_up",), weight=Weight.NOTE)


@rule("INJ-7", source=OURS, title="A second mark")
def second_mark_locks(marks: int) -> Finding | None:
    """A second mark on the same baby, on the same day or later, closes the benign way: it is referred, whatever the
    first one was.
    """
    if marks < 2:
        return None
    says = f"{marks} marks of this baby are on file. None of them can be closed as no injury of concern: refer."
    return Finding("INJ-7", says, asks=(), weight=Weight.ACT_NOW)
