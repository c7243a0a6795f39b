"""Section 47: its start, the medical, emergency steps, and what it concludes."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from kith.kernel.calendar import WorkingCalendar
from kith.kernel.findings import Finding, Weight
from kith.kernel.limits import Deadline, TimeLimit, TimeState, due, state
from kith.kernel.rulebook import rule
from kith.protection.words import Born, Consent, EmergencyKind, MedicalNeed
from kith.strategy.words import Threshold

DATASET = "Standard Safeguarding Dataset, items s47e_s47_start_date and icpc_icpc_target_date"
GUIDANCE = "Working Together to Safeguard Children, child protection (general knowledge, verify the wording)"
MEDICALS = "RCPCH service delivery standards 2020 and Devon's flowchart for marks on non-mobile babies"
LAW = "Children Act 1989, sections 44 to 46"
TO_CONFERENCE = "s47_conference"


@rule("CP-1", source=DATASET, title="An enquiry starts with the discussion that decided on it")
def enquiry_starts(decisions: Iterable[tuple[datetime, Threshold]]) -> datetime | None:
    """A section 47 enquiry starts with the strategy discussion at which it was first decided on, not with a later one.

    `decisions` are the beginnings of discussions of one enquiry and what each decided.
    """
    started = [begun for begun, decided in decisions if decided is Threshold.START_ENQUIRY]
    return min(started) if started else None


@rule("CP-2", source=f"{DATASET}; limit R6 of the handbook", title="Initial conference within the limit")
def conference_due(started_at: datetime, *, limit: TimeLimit, calendar: WorkingCalendar) -> Deadline:
    """The initial conference is held within the limit that counts working days from the discussion that started it."""
    return due(limit, started_at, calendar)


@dataclass(frozen=True, kw_only=True)
class MedicalFacts:
    """What is known of the medical. `noticed_at` is when reasonable cause arose; `same_day` is that day's limit."""

    injury: bool
    need: MedicalNeed | None = None
    asked_at: datetime | None = None
    held_at: datetime | None = None
    consent: Consent | None = None
    consent_reason: str = ""


@rule("CP-3", source=f"{MEDICALS}; limits R14 and R14-MEDICAL of the handbook", title="The medical in time")
def medical_in_time(facts: MedicalFacts, same_day: Deadline, asked: Deadline | None, now: datetime) -> Finding | None:
    """A mark on a baby is looked at by a paediatrician on the same day, and a medical is held within its limit."""
    if facts.need is None:
        if not facts.injury:
            return None
        says = "A mark or an injury is part of the worry, and nobody has said whether a medical is needed."
        return Finding("CP-3", says, weight=Weight.ACT_NOW)
    if facts.need is not MedicalNeed.NEEDED:
        return None
    limit = same_day if facts.injury else asked
    if limit is None or (facts.held_at or now) <= limit.due_at:
        return None
    if facts.held_at is None:
        return Finding("CP-3", "The medical is needed and is late. Ring the paediatrician.", weight=Weight.ACT_NOW)
    return Finding("CP-3", "The medical was held after its time limit.", asks=("reason",))


@rule("CP-4", source=f"{GUIDANCE}; {MEDICALS}", title="Who agreed to the medical")
def consent_to_medical(facts: MedicalFacts) -> Finding | None:
    """Who agreed to the medical is written down; when it was refused, so is what is done to keep the baby safe."""
    if facts.need is not MedicalNeed.NEEDED:
        return None
    if facts.consent in (None, Consent.NOT_ASKED):
        held = facts.held_at is not None
        says = "The medical was held and the record does not say who agreed." if held else "Nobody has agreed yet."
        return Finding("CP-4", says, weight=Weight.EXPLAIN if held else Weight.NOTE)
    if facts.consent is Consent.REFUSED and not facts.consent_reason.strip():
        return Finding("CP-4", "Agreement was refused. Say what is done now; ask for legal advice.")
    return None


@dataclass(frozen=True, kw_only=True)
class EmergencyFacts:
    """One emergency step. `until` is when an order that it extends would have ended."""

    kind: EmergencyKind
    taken_at: datetime
    until: datetime | None = None
    ended_at: datetime | None = None


def emergency_clock(
    facts: EmergencyFacts, limits: Mapping[EmergencyKind, TimeLimit], calendar: WorkingCalendar
) -> Deadline:
    """When the step must end: an extension counts from when the order would have ended, the others from their start."""
    return due(limits[facts.kind], facts.until or facts.taken_at, calendar)


@rule("CP-5", source=f"{LAW}; limits R15, R16 and R16-EXTENSION of the handbook", title="Emergency steps end in time")
def emergency_is_over(facts: EmergencyFacts, deadline: Deadline, now: datetime) -> Finding | None:
    """Police protection and emergency orders end when the law says, and what keeps the baby safe next is recorded."""
    stands = state(deadline, now, facts.ended_at)
    if stands is TimeState.LATE:
        says = f"{facts.kind.label} is past the most the law allows. Say when it ended and what keeps the baby safe."
        return Finding("CP-5", says, weight=Weight.ACT_NOW)
    if stands is TimeState.DONE_LATE:
        return Finding("CP-5", f"{facts.kind.label} is recorded as lasting longer than the law allows.")
    if stands is TimeState.SOON:
        return Finding("CP-5", f"{facts.kind.label} ends soon. Plan now what keeps the baby safe then.")
    return None


@rule("CP-6", source=GUIDANCE, title="What is found fits what follows")
def outcome_fits(borne_out: Born, code: str, why_no_conference: str) -> Finding | None:
    """When the worry is borne out and risk goes on, a conference follows, or the record says why none does."""
    to_conference = code == TO_CONFERENCE
    if borne_out is Born.CONTINUING and not to_conference and not why_no_conference.strip():
        return Finding("CP-6", "Risk goes on and no conference follows. Say why.", asks=("reason",))
    if to_conference and borne_out is not Born.CONTINUING:
        return Finding("CP-6", "A conference follows although risk is not said to go on. Say why.", asks=("reason",))
    return None


@rule("CP-7", source=GUIDANCE, title="Parents are told")
def parents_are_told(parents_told: str) -> Finding | None:
    """What the enquiry concluded is told to the parents, and the record says by whom and when, or why not yet."""
    if parents_told.strip():
        return None
    return Finding("CP-7", "The record does not say what the parents were told.", asks=("follow_up",))
