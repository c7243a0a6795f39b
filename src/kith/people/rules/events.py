"""The chronology and the handover: what an agency adds, how it corrects itself, and what the next worker is told."""

from datetime import datetime, timedelta

from kith.kernel.findings import Finding, Weight
from kith.kernel.rulebook import rule
from kith.people.words import Audience

TWO_DATES = "Kith: when something happened and when an agency knew are two facts (reviews ask who knew what, and when)"
OWN = "Kith: every entry stays its agency's; data protection law lets an inaccurate record be completed, not erased"
RECORDS = "Plymouth: keep the person who causes harm from getting at records; DfE 2024, golden rule on identities"
HANDOVER = "Kith's proposal, from what practitioners say: when a worker leaves, the memory of the work leaves too"


@rule("CHR-1", source=TWO_DATES, title="Happened, then known")
def an_agency_knows_after_it_happened(happened_at: datetime, known_at: datetime) -> Finding | None:
    """An agency knows of something when it happens or later; an entry that says otherwise says why."""
    if known_at >= happened_at - timedelta(minutes=1):
        return None
    says = "You knew before it happened. Check both dates; if they are right, say how you knew."
    return Finding("CHR-1", says, asks=("reason",))


@rule("CHR-5", source=RECORDS, title="Abuse is not for the parents")
def abuse_is_never_for_the_parents(audience: Audience, *, tells_of_abuse: bool) -> Audience:
    """What tells of domestic abuse is never for the parents, whatever its author chose: one of them may do the harm."""
    return Audience.NOT_PARENTS if tells_of_abuse and audience is Audience.FILE else audience


@rule("CHR-2", source=OWN, title="A correction adds")
def a_correction_says_what_was_wrong(words: str, reason: str, before: str) -> Finding | None:
    """An agency corrects its own entry by adding what is right and what was wrong; the first words stay readable."""
    if len(reason.split()) > 1 and words.strip() != before.strip():
        return None
    says = "Say what is right, and in a few words what was wrong. What stood before stays readable beside it."
    return Finding("CHR-2", says, asks=("reason",), missing=("reason",))


@rule("CHR-3", source=HANDOVER, title="A handover is written")
def a_handover_summary_is_written(written: bool) -> Finding | None:
    """Whoever hands a baby over writes a handover summary first: who is who, what is open, what comes next."""
    if written:
        return None
    says = "There is no handover summary yet. Kith drafts one from the chronology; you change it and save it."
    return Finding("CHR-3", says, asks=(), weight=Weight.NOTE)


@rule("CHR-4", source=HANDOVER, title="A handover is read")
def a_handover_is_read(read: bool, mine: bool) -> Finding | None:
    """Whoever goes on reads the handover summary, and says so and what they do first, within the handbook's limit."""
    if read or not mine:
        return None
    return Finding("CHR-4", "Read the summary, and say what you will do first.", asks=(), weight=Weight.NOTE)
