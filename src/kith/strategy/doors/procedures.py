"""What the handbook says of strategy discussions on a day: limits, invitations, questions, and their clocks."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from kith.kernel import handbook
from kith.kernel.calendar import WorkingCalendar
from kith.kernel.clock import day_of
from kith.kernel.handbook.kinds import InvitationRule, Question, QuestionSet
from kith.kernel.limits import Deadline, TimeLimit
from kith.strategy import rules

TEN_QUESTIONS, OF_A_PRACTICE, OF_AN_AGENCY = "strategy_discussion", "gp_contribution", "agency_contribution"
ABOUT_A_BORN_BABY = frozenset({"last_seen", "baby_health"})
"""Questions of a practice that mean nothing before birth."""


def same_day(on: date | None = None) -> TimeLimit:
    return handbook.current().limit("R3-INJURY", on)


def otherwise(on: date | None = None) -> TimeLimit:
    return handbook.current().limit("R3", on)


def circulation(on: date | None = None) -> TimeLimit:
    return handbook.current().limit("R5", on)


def calendar() -> WorkingCalendar:
    return handbook.current().calendar()


def invitation_rules(on: date) -> tuple[InvitationRule, ...]:
    return handbook.current().invitation_rules(on)


def ten_questions(on: date) -> QuestionSet:
    return handbook.current().question_set(TEN_QUESTIONS, on)


def questions_for_practice(on: date, *, unborn: bool) -> tuple[str, tuple[Question, ...]]:
    """The introduction and the questions a practice is asked about this baby, and none that does not matter here."""
    asked = handbook.current().question_set(OF_A_PRACTICE, on)
    return asked.intro, tuple(_that_matter(asked.questions, unborn=unborn))


def questions_for_agency(on: date) -> tuple[str, tuple[Question, ...]]:
    asked = handbook.current().question_set(OF_AN_AGENCY, on)
    return asked.intro, asked.questions


def questions_asked(on: date, *, by_link: bool) -> dict[str, str]:
    """The words of the questions an agency, or a practice by its link, was asked."""
    asked = handbook.current().question_set(OF_A_PRACTICE if by_link else OF_AN_AGENCY, on)
    return {question.code: question.text for question in asked.questions}


def _that_matter(questions: Iterable[Question], *, unborn: bool) -> Iterable[Question]:
    return (question for question in questions if not (unborn and question.code in ABOUT_A_BORN_BABY))


def link_ends(made_at: datetime) -> datetime:
    """Until when a practice's one-time link stays open."""
    return made_at + timedelta(days=handbook.current().figure("contribution_link", day_of(made_at)))


def visit_ends(begun_at: datetime) -> datetime:
    """Until when a practice that typed its code may stay without typing it again."""
    return begun_at + timedelta(minutes=handbook.current().figure("contribution_visit", day_of(begun_at)))


def due_by(cause_arose_at: datetime, *, injury: bool) -> Deadline:
    """When a discussion is due, by the limits in force on the day the cause arose."""
    on = day_of(cause_arose_at)
    return rules.due_by(
        cause_arose_at, injury=injury, same_day=same_day(on), otherwise=otherwise(on), calendar=calendar()
    )


def circulation_due_by(ended_at: datetime) -> Deadline:
    return rules.circulation_due_by(ended_at, limit=circulation(day_of(ended_at)), calendar=calendar())
