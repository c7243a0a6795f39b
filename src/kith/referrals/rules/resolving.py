"""Case resolution: four timed stages, the baby's safety at each, and a way up that nobody can close alone."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from kith.kernel.findings import Finding, Weight
from kith.kernel.limits import Deadline
from kith.kernel.rulebook import rule
from kith.kernel.text import in_words
from kith.referrals.words.resolving import ResolutionStage, SafeMeanwhile

PROTOCOL = (
    "Devon’s case resolution protocol (stages and times not found: our default); one to two working days elsewhere"
)
S = ResolutionStage

RESOLUTION_TRANSITIONS: Mapping[ResolutionStage, frozenset[ResolutionStage]] = {
    S.PRACTITIONERS: frozenset({S.LINE_MANAGERS, S.RESOLVED}),
    S.LINE_MANAGERS: frozenset({S.SAFEGUARDING_LEADS, S.RESOLVED}),
    S.SAFEGUARDING_LEADS: frozenset({S.EXECUTIVE, S.RESOLVED}),
    S.EXECUTIVE: frozenset({S.RESOLVED}),
    S.RESOLVED: frozenset(),
}
"""A disagreement begins with the practitioners, and goes up one stage at a time until it is resolved."""


@dataclass(frozen=True, kw_only=True)
class SafetyFacts:
    """What was written about the baby's safety when a stage began."""

    safe: SafeMeanwhile
    plan: str


def may_follow(now: ResolutionStage, wanted: ResolutionStage) -> bool:
    """Whether the transition table has this step."""
    return wanted in RESOLUTION_TRANSITIONS[now]


@rule("RES-1", source=PROTOCOL, title="The baby first")
def safety_meanwhile(facts: SafetyFacts) -> Finding | None:
    """At every stage it is written down where the baby is, who is with them, and what keeps them safe until it is
    resolved.
    """
    if facts.safe is not SafeMeanwhile.AGREED:
        says = "It is not agreed that the baby is safe. Act on that first: ring the Front Door, or 999."
        missing = () if facts.plan.strip() else ("what keeps the baby safe meanwhile",)
        return Finding("RES-1", says, asks=("follow_up",), missing=missing, weight=Weight.ACT_NOW)
    if facts.plan.strip():
        return None
    says = "Nobody has written what keeps the baby safe meanwhile."
    return Finding("RES-1", says, asks=("follow_up",), missing=("what keeps the baby safe meanwhile",))


@rule("RES-2", source=f"{PROTOCOL}; limits CRP1 to CRP4", title="Each stage in its time")
def stage_in_time(stage: ResolutionStage, deadline: Deadline, now: datetime) -> Finding | None:
    """A stage ends within its time limit: resolved, or moved to the next one."""
    if stage is ResolutionStage.RESOLVED or now <= deadline.due_at:
        return None
    onward = "Resolve it, or move it on now." if stage.next else "Resolve it now."
    return Finding("RES-2", f"{stage.label} is past its time limit. {onward}", asks=(), weight=Weight.ACT_NOW)


@rule("RES-3", source=PROTOCOL, title="One stage at a time")
def stages_follow(now: ResolutionStage, wanted: ResolutionStage) -> Finding | None:
    """A disagreement goes up one stage at a time, and a resolved one is raised anew rather than opened again."""
    if may_follow(now, wanted):
        return None
    return Finding("RES-3", f"It stands at “{now.label}”, and cannot go to “{wanted.label}” from there.", asks=())


@rule("RES-4", source=PROTOCOL, title="Both sides at the table")
def both_sides_hold_it(stage: ResolutionStage, sides: Mapping[str, int]) -> Finding | None:
    """At each stage before the executive somebody from each of the two agencies takes it up."""
    if stage in {ResolutionStage.EXECUTIVE, ResolutionStage.RESOLVED}:
        return None
    missing = tuple(name for name, holders in sides.items() if not holders)
    if not missing:
        return None
    return Finding("RES-4", f"Nobody takes it up for {in_words(missing)}. Name somebody.", missing=missing)
