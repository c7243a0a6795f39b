"""Child protection plans: what is in them, core groups, reviews, visits, the end."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from kith.kernel.calendar import WorkingCalendar
from kith.kernel.findings import Finding, Weight
from kith.kernel.limits import Deadline, TimeLimit, due
from kith.kernel.rulebook import rule
from kith.kernel.text import in_words
from kith.protection.words import EndReason, FathersPart

from .enquiries import GUIDANCE

KITH = "Kith's proposal after the 2024 review: plans that an outsider can follow, the baby's own day, fathers in them"
FAMILIES_FIRST = "Children's Wellbeing and Schools Act 2026, section 3; Families First Partnership guide (not in force)"


@dataclass(frozen=True, kw_only=True)
class StepFacts:
    """One step of a plan."""

    what: str
    who: str = ""
    by_when: date | None = None
    know: str = ""


@rule("CP-20", source=KITH, title="Steps an outsider can follow")
def steps_can_be_followed(steps: Iterable[StepFacts]) -> Finding | None:
    """Each step of a plan says who does what by when, and how everybody will know that it is better."""
    steps = tuple(steps)
    if not steps:
        return Finding("CP-20", "The plan has no steps yet.")
    wanting = tuple(step.what for step in steps if not (step.who and step.by_when and step.know))
    if not wanting:
        return None
    steps_named = in_words([f"“{what}”" for what in wanting])
    says = f"An outsider could not follow: {steps_named}. Say who, by when, and how you will know."
    return Finding("CP-20", says, missing=wanting)


@rule("CP-21", source=KITH, title="The baby's own day")
def plan_has_the_babys_day(babys_day: str, contingency: str) -> Finding | None:
    """A plan says what the baby's day should be like, and what happens at once when it does not hold."""
    said = (("the baby’s own day", babys_day), ("what happens at once if it does not hold", contingency))
    missing = tuple(name for name, words in said if not words.strip())
    return Finding("CP-21", f"The plan does not say: {in_words(missing)}.", missing=missing) if missing else None


@rule("CP-22", source=KITH, title="The father's part and the mother's part")
def fathers_part(standing: FathersPart | None, fathers: str, mothers: str) -> Finding | None:
    """The mother's part and the father's part are written apart; when he has none, the plan says why."""
    missing: tuple[str, ...] = () if mothers.strip() else ("the mother’s part",)
    if standing is None or not fathers.strip():
        named = standing in (None, FathersPart.IN_PLAN)
        missing += ("the father’s part",) if named else ("why the father has no part, and who goes on trying",)
    return Finding("CP-22", f"The plan does not say: {in_words(missing)}.", missing=missing) if missing else None


@rule("CP-23", source=f"{GUIDANCE}; limits R8 and CP-CORE of the handbook", title="Core groups")
def next_core_group(
    started_at: datetime, last: datetime | None, *, first: TimeLimit, later: TimeLimit, calendar: WorkingCalendar
) -> Deadline:
    """The core group first meets within its limit from the conference, and then again and again while the plan runs."""
    return due(later, last, calendar) if last else due(first, started_at, calendar)


@rule("CP-24", source=f"{GUIDANCE}; limits R9 and R10 of the handbook", title="Reviews")
def next_review(
    started_at: datetime, last: datetime | None, *, first: TimeLimit, later: TimeLimit, calendar: WorkingCalendar
) -> Deadline:
    """A plan is reviewed within three months of the conference, and then within six months of each review."""
    return due(later, last, calendar) if last else due(first, started_at, calendar)


@rule("CP-25", source="Limit CP-VISIT of the handbook: set locally", title="Visits as often as the handbook says")
def next_visit(
    started_at: datetime, last_seen: datetime | None, *, limit: TimeLimit, calendar: WorkingCalendar
) -> Deadline:
    """A baby with a plan is seen as often as the handbook says; a visit that did not find the baby does not count."""
    return due(limit, last_seen or started_at, calendar)


@dataclass(frozen=True, kw_only=True)
class VisitFacts:
    """What the visits of a plan saw. `sightings` counts those at which the baby was seen."""

    born: bool
    sightings: int
    awake: bool = False
    undressed: bool = False
    handled: bool = False
    sleep_place: bool = False


@rule("CP-26", source="Kith's proposal: for a baby, “seen alone” says nothing", title="How a baby is seen")
def baby_seen_on_visit(facts: VisitFacts) -> Finding | None:
    """Visits see the baby awake, undressed, being handled, and the place where it sleeps; not the parents alone."""
    if not facts.born or not facts.sightings:
        return None
    seen = (
        ("awake", facts.awake),
        ("undressed", facts.undressed),
        ("being handled", facts.handled),
        ("where the baby sleeps", facts.sleep_place),
    )
    missing = tuple(name for name, yes in seen if not yes)
    if not missing:
        return None
    return Finding("CP-26", f"No visit of this plan has seen: {in_words(missing)}.", missing=missing)


@rule("CP-27", source=GUIDANCE, title="A plan ends with reasons, and everybody knows")
def end_says_who_was_told(reason: EndReason, words: str, told: str, went_to: str) -> Finding | None:
    """A plan ends with its reason, the record says who was told, and for a move which area has taken it on."""
    missing: tuple[str, ...] = () if words.strip() else ("why",)
    missing += () if told.strip() else ("who was told",)
    if reason is EndReason.MOVED_AWAY and not went_to.strip():
        missing += ("which area has taken it on",)
    return Finding("CP-27", f"The end does not say: {in_words(missing)}.", missing=missing) if missing else None


@rule("CP-28", source=f"{GUIDANCE}; unborn babies have a plan on their own record", title="At the birth")
def renewed_after_birth(before_birth: bool, born_on: date | None, written_on: date | None) -> Finding | None:
    """A plan begun before birth is the baby's own from the birth, and is written afresh for the baby who is here."""
    if not before_birth or born_on is None or (written_on is not None and written_on >= born_on):
        return None
    says = "The baby has been born since the plan was written. Meet, and write it for the baby who is here."
    return Finding("CP-28", says, weight=Weight.ACT_NOW)


@rule("CP-29", source=FAMILIES_FIRST, title="A lead child protection practitioner")
def lead_practitioner(switched_on: bool, lead: str) -> Finding | None:
    """Where multi-agency child protection teams are switched on, each plan has a lead child protection practitioner."""
    if not switched_on or lead.strip():
        return None
    return Finding("CP-29", "Nobody is named as lead child protection practitioner.", asks=("follow_up",))
