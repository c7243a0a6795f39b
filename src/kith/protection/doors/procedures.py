"""What the handbook says of protection on a day: limits, outcomes, switches."""

from datetime import date, datetime, timedelta

from kith.kernel import handbook
from kith.kernel.calendar import WorkingCalendar
from kith.kernel.clock import day_of
from kith.kernel.handbook.kinds import Outcome
from kith.kernel.limits import Deadline, TimeLimit, due
from kith.protection import rules
from kith.protection.words import EmergencyKind, TeamRole

EMERGENCY_LIMITS = {
    EmergencyKind.POLICE_PROTECTION: "R15",
    EmergencyKind.EMERGENCY_ORDER: "R16",
    EmergencyKind.ORDER_EXTENDED: "R16-EXTENSION",
}
CONFERENCE, CORE, LATER_CORE, REVIEW, LATER_REVIEW = "R6", "R8", "CP-CORE", "R9", "R10"
VISIT, REPORT, TRANSFER = "CP-VISIT", "CP-REPORT", "CP-TRANSFER"
MEDICAL_SAME_DAY, MEDICAL = "R14", "R14-MEDICAL"
FRIDAY = 4
TEAM_SWITCH, FAMILY_HELP_SWITCH = "child_protection_team", "family_help_lead"


def limit(code: str, on: date | None = None) -> TimeLimit:
    return handbook.current().limit(code, on)


def calendar() -> WorkingCalendar:
    return handbook.current().calendar()


def outcomes(on: date) -> tuple[Outcome, ...]:
    """What may come of a section 47 enquiry."""
    return handbook.current().outcomes("section_47", on)


def outcome_label(code: str) -> str:
    """The words of an outcome; the code itself when the handbook no longer has it."""
    return next((one.label for one in handbook.current().outcomes("section_47") if one.code == code), code)


def conference_due(started_at: datetime) -> Deadline:
    """The initial conference, by the limit in force on the day of the discussion."""
    return rules.conference_due(started_at, limit=limit(CONFERENCE, day_of(started_at)), calendar=calendar())


def transfer_due(told_at: datetime) -> Deadline:
    return due(limit(TRANSFER, day_of(told_at)), told_at, calendar())


def core_group_due(started_at: datetime, last: datetime | None) -> Deadline:
    on = day_of(last or started_at)
    return rules.next_core_group(
        started_at, last, first=limit(CORE, on), later=limit(LATER_CORE, on), calendar=calendar()
    )


def review_due(started_at: datetime, last: datetime | None) -> Deadline:
    on = day_of(last or started_at)
    return rules.next_review(
        started_at, last, first=limit(REVIEW, on), later=limit(LATER_REVIEW, on), calendar=calendar()
    )


def visit_due(started_at: datetime, last_seen: datetime | None) -> Deadline:
    on = day_of(last_seen or started_at)
    return rules.next_visit(started_at, last_seen, limit=limit(VISIT, on), calendar=calendar())


def days_off_between(start: datetime, end: datetime) -> list[tuple[date, str]]:
    """The bank holidays and local days off, on weekdays, between two moments."""
    first, last = day_of(start), day_of(end)
    days = (first + timedelta(days=number) for number in range(1, (last - first).days + 1))
    return [(day, name) for day in days if day.weekday() <= FRIDAY and (name := calendar().holiday_name(day))]


def report_due(planned_for: datetime) -> datetime:
    return rules.report_due(planned_for, limit(REPORT, day_of(planned_for)).amount, calendar())


def emergency_due(facts: rules.EmergencyFacts) -> Deadline:
    on = day_of(facts.taken_at)
    limits = {kind: limit(code, on) for kind, code in EMERGENCY_LIMITS.items()}
    return rules.emergency_clock(facts, limits, calendar())


def medical_clocks(cause_arose_at: datetime, asked_at: datetime | None) -> tuple[Deadline, Deadline | None]:
    """The same-day limit for a mark, and the limit for a medical that was asked for."""
    same_day = due(limit(MEDICAL_SAME_DAY, day_of(cause_arose_at)), cause_arose_at, calendar())
    if asked_at is None:
        return same_day, None
    return same_day, due(limit(MEDICAL, day_of(asked_at)), asked_at, calendar())


def parts_switched_on(on: date) -> tuple[TeamRole, ...]:
    """The parts of a multi-agency child protection team that this partnership uses; none unless it says so."""
    book = handbook.current()
    team, family_help = book.switched_on(TEAM_SWITCH, on), book.switched_on(FAMILY_HELP_SWITCH, on)
    return tuple(part for part in TeamRole if (family_help if part is TeamRole.FAMILY_HELP_LEAD else team))
