"""The pre-birth assessment: everybody in it, strengths beside worries, facts with a source and never a score."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from kith.kernel.findings import Finding, Weight
from kith.kernel.rulebook import rule
from kith.kernel.text import in_words
from kith.people.words import CameToNotice
from kith.prebirth.words import AfterAssessment, AssessmentPart

BANES = (
    "Pre-birth assessment by baby, parents and surroundings (Bath and North East Somerset), as read in November 2026"
)
MYTH = "Child Safeguarding Practice Review Panel, The Myth of Invisible Men, 2021; Devon's review of 2020"
VICTORIA = "National review on baby Victoria, February 2026, and Devon SCP's briefing on it"


@dataclass(frozen=True, kw_only=True)
class PageFacts:
    """One part as it stands. `key` is the part, or the carer whom it is about; `name` what the page calls it."""

    key: str
    name: str
    part: AssessmentPart
    written: bool
    strengths: bool = False
    spoken_with: bool = False


@rule("PRE-30", source=BANES, title="Everybody is in it")
def everybody_is_in_it(pages: Iterable[PageFacts]) -> Finding | None:
    """An assessment before birth is about the baby, the mother, every father, partner and carer, and the family's
    surroundings.
    """
    missing = tuple(one.name for one in pages if not one.written)
    return Finding("PRE-30", f"Not written yet: {'; '.join(missing)}.", missing=missing) if missing else None


@rule("PRE-31", source=MYTH, title="He was spoken with himself")
def each_adult_was_spoken_with(pages: Iterable[PageFacts]) -> Finding | None:
    """Each parent and partner was spoken with in person; what others say of a man is no assessment of him."""
    adults = {AssessmentPart.MOTHER, AssessmentPart.CARER}
    missing = tuple(one.name for one in pages if one.part in adults and one.written and not one.spoken_with)
    if not missing:
        return None
    return Finding("PRE-31", f"Written without speaking with: {in_words(missing)}.", missing=missing)


@rule("PRE-32", source="Kith: strengths stand beside worries (MAN-12)", title="Strengths")
def strengths_stand_beside_worries(pages: Iterable[PageFacts]) -> Finding | None:
    """What is strong is written down of each person as carefully as what worries."""
    missing = tuple(
        one.name for one in pages if one.written and not one.strengths and one.part is not AssessmentPart.BABY
    )
    if not missing:
        return None
    return Finding("PRE-32", f"No strength is written of: {in_words(missing)}.", weight=Weight.NOTE, asks=())


@rule(
    "PRE-33", source="Lists of Rutland, Greater Manchester and Doncaster; general knowledge", title="A fact, a source"
)
def factors_have_a_source(factors: Iterable[Mapping[str, str]]) -> Finding | None:
    """A risk factor is a fact with a source and a few words; factors are never counted and never added up."""
    bare = tuple(one.get("code", "") for one in factors if not one.get("source") or not one.get("words", "").strip())
    if not bare:
        return None
    return Finding("PRE-33", "Say who says so, and what exactly, for each fact you ticked.", missing=bare)


@rule(
    "PRE-34", source="Working Together; legal frame: an order bites at birth", title="Nothing is decided before birth"
)
def strategy_when_harm_is_likely(follows: AfterAssessment, level: int | None) -> Finding | None:
    """When significant harm is likely, a strategy discussion is called at once; no order is decided before birth."""
    if follows is not AfterAssessment.STRATEGY:
        return None
    now = "" if level == 4 else " The request is at a lower level: tell the Front Door by telephone today."
    return Finding("PRE-34", f"Ask for a strategy discussion today.{now}", weight=Weight.ACT_NOW, asks=("follow_up",))


@rule("PRE-35", source=VICTORIA, title="Concealed, unbooked or late")
def concealed_or_late(states: Iterable[CameToNotice]) -> Finding | None:
    """A pregnancy that was hidden, not booked or booked late is met with questions about why, and with help; declining
    care is lawful, and may come from what was done to her.
    """
    loud = [
        state for state in states if state in {CameToNotice.CONCEALED, CameToNotice.UNBOOKED, CameToNotice.LATE_BOOKED}
    ]
    if not loud:
        return None
    says = (
        "She may decline care, and that is lawful. Ask, alone with her, what happened before and what she fears; then "
        "act at once on the steps that are due: there is less time, not less to do."
    )
    return Finding("PRE-35", says, asks=("follow_up",))


@rule("PRE-36", source=BANES, title="Complete in time")
def complete_in_time(done_on: date | None, by: date, today: date) -> Finding | None:
    """The assessment is complete by the day the pathway gives it, so that a conference before birth can use it."""
    if done_on is not None or today <= by:
        return None
    return Finding("PRE-36", "The assessment is past its day. Complete what you have, and say what is open.")
