"""Conferences, reviews and core groups: time, quorum, reports, decision, dissent."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from kith.directory.words import AgencyKind
from kith.kernel.calendar import WorkingCalendar, end_of
from kith.kernel.clock import day_of
from kith.kernel.findings import Finding, Weight
from kith.kernel.limits import Deadline
from kith.kernel.rulebook import rule
from kith.kernel.text import in_words
from kith.protection.words import Agreement, Category, Decision, MeetingKind, Shared

from .enquiries import GUIDANCE

DATASET = "Standard Safeguarding Dataset, item cppr_cp_review_quorate"
CENSUS = "Children in need census, validation rules as read in the public validator"
OTHERS_NEEDED = 2
"""Quorum: social care and this many other agencies that have had direct contact with the child and family."""
SATURDAY = 5


@dataclass(frozen=True, kw_only=True)
class At:
    """One agency at a meeting."""

    agency_name: str
    kind: str
    attended: bool
    direct_contact: bool = True


@rule("CP-10", source=f"{GUIDANCE}; limits R6, R8, R9 and R10 of the handbook", title="Meetings in time")
def in_time(kind: MeetingKind, deadline: Deadline | None, planned_for: datetime, reason: str) -> Finding | None:
    """A conference, a review or a core group that comes after its limit says why, and what keeps the baby safe."""
    if deadline is None or planned_for <= deadline.due_at or reason.strip():
        return None
    says = f"{kind.label}: this is after the limit of {deadline.limit.in_words}. Say why."
    return Finding("CP-10", says, weight=Weight.EXPLAIN)


@rule("CP-11", source=DATASET, title="Quorum of a conference")
def quorum(places: Iterable[At]) -> Finding | None:
    """A conference needs social care and at least two other agencies that have had direct contact with the family."""
    there = [place for place in places if place.attended]
    others = {place.agency_name for place in there if place.kind != AgencyKind.SOCIAL_CARE and place.direct_contact}
    care = any(place.kind == AgencyKind.SOCIAL_CARE for place in there)
    missing: tuple[str, ...] = () if care else ("children's social care",)
    if len(others) < OTHERS_NEEDED:
        short = OTHERS_NEEDED - len(others)
        missing += (f"{'one more agency' if short == 1 else 'two other agencies'} with direct contact",)
    if not missing:
        return None
    return Finding("CP-11", f"This conference was without {in_words(missing)}.", missing=missing)


@rule("CP-12", source=GUIDANCE, title="Every agency that was asked takes part")
def who_was_missing(places: Iterable[At]) -> Finding | None:
    """Every agency that was asked takes part, or the meeting knows that it did not."""
    missing = tuple(dict.fromkeys(place.agency_name for place in places if not place.attended))
    if not missing:
        return None
    says = f"Asked and not there: {in_words(missing)}."
    return Finding("CP-12", says, missing=missing, asks=("follow_up",), weight=Weight.NOTE)


@dataclass(frozen=True, kw_only=True)
class Paper:
    """An agency's report, or that there is none."""

    agency_name: str
    received_at: datetime | None = None
    shared: Shared | None = None
    shared_on: date | None = None
    why_not: str = ""


@rule("CP-13", source=f"{GUIDANCE}; limit CP-REPORT of the handbook", title="Every agency reports")
def reports_arrive(papers: Iterable[Paper], due_at: datetime, now: datetime) -> Finding | None:
    """Every agency asked to a conference gives its report before it, also one that cannot come."""
    missing = tuple(paper.agency_name for paper in papers if paper.received_at is None)
    if not missing:
        return None
    late = now > due_at
    says = f"No report {'has come' if late else 'yet'} from {in_words(missing)}."
    return Finding("CP-13", says, missing=missing, weight=Weight.EXPLAIN if late else Weight.NOTE)


@rule("CP-14", source=GUIDANCE, title="Parents read the reports first")
def reports_shared(papers: Iterable[Paper], held_at: datetime) -> Finding | None:
    """Parents read each report before the conference; when one of them does not, the record says why."""
    wanting = []
    for paper in papers:
        if paper.shared is None:
            continue
        late = paper.shared_on is not None and paper.shared_on > day_of(held_at)
        unsaid = paper.shared is not Shared.NOT_SHARED and paper.shared_on is None
        if (paper.shared.explained or late or unsaid) and not paper.why_not.strip():
            wanting.append(paper.agency_name)
    if not wanting:
        return None
    says = f"Not shared with both parents in time, without a reason: {in_words(wanting)}."
    return Finding("CP-14", says, missing=tuple(wanting), asks=("reason",))


@rule("CP-15", source=CENSUS, title="One category")
def decision_names_one_category(decision: Decision, category: Category | None) -> Finding | None:
    """A decision for a plan names one category; a decision against one names none."""
    wants = decision in {Decision.PLAN, Decision.CONTINUE}
    if wants and category is None:
        return Finding("CP-15", "A plan needs a category.", asks=("category",))
    if not wants and category is not None:
        return Finding("CP-15", "Without a plan there is no category.", asks=("category",))
    return None


@rule("CP-16", source=GUIDANCE, title="Dissent is written down")
def dissent_is_asked(mother: Agreement, father: Agreement, said: str) -> Finding | None:
    """Both parents are asked whether they agree, and when one does not, their words are in the record."""
    if Agreement.DISAGREES in (mother, father) and not said.strip():
        return Finding("CP-16", "A parent disagrees. Write down what they say.", asks=("dissent",))
    asked = (("the mother", mother), ("the father", father))
    unasked = tuple(name for name, answer in asked if answer is Agreement.NOT_ASKED)
    if not unasked:
        return None
    return Finding("CP-16", f"Nobody asked {in_words(unasked)}.", missing=unasked)


@rule("CP-17", source=CENSUS, title="Dates that the yearly return accepts")
def dates_fit_the_return(
    kind: MeetingKind, held_on: date, counted_from: date | None, calendar: WorkingCalendar
) -> Finding | None:
    """A conference is not held at a weekend, an initial one not before its enquiry, a review after the plan began."""
    if kind is MeetingKind.CORE_GROUP:
        return None
    if held_on.weekday() >= SATURDAY:
        return Finding("CP-17", "The date of the conference is at a weekend. Is it right?", asks=("reason",))
    if calendar.holiday_name(held_on):
        says = f"The date of the conference is {calendar.holiday_name(held_on)}. Is it right?"
        return Finding("CP-17", says, asks=("reason",), weight=Weight.NOTE)
    if counted_from is None:
        return None
    if held_on < counted_from or (kind is MeetingKind.REVIEW and held_on == counted_from):
        return Finding("CP-17", "The conference is dated before what it follows from. Is it right?", asks=("reason",))
    return None


def report_due(planned_for: datetime, days: int, calendar: WorkingCalendar) -> datetime:
    """The last moment of the working day that lies so many working days before the conference."""
    day = day_of(planned_for)
    while days:
        day -= timedelta(days=1)
        days -= calendar.is_working_day(day)
    return end_of(day)
