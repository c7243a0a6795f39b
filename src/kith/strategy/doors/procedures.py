"""What the handbook says of strategy discussions on a day: limits, invitations, questions, and their clocks."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Any

from kith.kernel import handbook
from kith.kernel.calendar import WorkingCalendar
from kith.kernel.clock import day_of
from kith.kernel.handbook.kinds import InvitationRule, Question, QuestionSet, Sign, Trigger
from kith.kernel.limits import Deadline, TimeLimit
from kith.strategy import rules

TEN_QUESTIONS, OF_A_PRACTICE, OF_AN_AGENCY = "strategy_discussion", "gp_contribution", "agency_contribution"
ABOUT_A_BORN_BABY = frozenset({"last_seen", "baby_health"})
"""Questions of a practice that mean nothing before birth."""
CANNOT_COME = "cannot_come"


def same_day(on: date | None = None) -> TimeLimit:
    return handbook.current().limit("R3-INJURY", on)


def otherwise(on: date | None = None) -> TimeLimit:
    return handbook.current().limit("R3", on)


def emergency(on: date | None = None) -> TimeLimit:
    return handbook.current().limit("R4", on)


def circulation(on: date | None = None) -> TimeLimit:
    return handbook.current().limit("R5", on)


def calendar() -> WorkingCalendar:
    return handbook.current().calendar()


def invitation_rules(on: date) -> tuple[InvitationRule, ...]:
    return handbook.current().invitation_rules(on)


def ten_questions(on: date) -> QuestionSet:
    return handbook.current().question_set(TEN_QUESTIONS, on)


def triggers(on: date) -> tuple[Trigger, ...]:
    """Kinds of harm that may be part of the worry."""
    return handbook.current().triggers(on)


def signs(on: date) -> tuple[Sign, ...]:
    """Facts that call for somebody to be invited."""
    return handbook.current().signs(on)


def reasons_not_to_come(on: date) -> tuple[tuple[str, str], ...]:
    """Why somebody invited cannot come: code and words, in the handbook's order."""
    listed = handbook.current().listed(CANNOT_COME, on)
    return tuple((one.code.removeprefix(f"{CANNOT_COME}."), one.label) for one in listed)


def questions_for_practice(on: date, *, unborn: bool, about: Iterable[str] = ()) -> tuple[str, tuple[Question, ...]]:
    """The introduction and the questions a practice is asked about this baby, and none that does not matter here.

    `about` are the kinds of harm that are part of the worry: each may bring questions of its own, asked first.
    """
    asked = handbook.current().question_set(OF_A_PRACTICE, on)
    own = [question for code in _sets(on, about) for question in handbook.current().question_set(code, on).questions]
    return asked.intro, tuple(_that_matter([*own, *asked.questions], unborn=unborn))


def _sets(on: date, about: Iterable[str]) -> list[str]:
    """The question sets that these kinds of harm bring."""
    wanted = frozenset(about)
    return [one.asks for one in triggers(on) if one.code in wanted and one.asks]


def questions_for_agency(on: date) -> tuple[str, tuple[Question, ...]]:
    asked = handbook.current().question_set(OF_AN_AGENCY, on)
    return asked.intro, asked.questions


def questions_asked(on: date, *, by_link: bool) -> dict[str, str]:
    """The words of the questions an agency, or a practice by its link, was asked."""
    sets = [OF_A_PRACTICE, *_sets(on, (one.code for one in triggers(on)))] if by_link else [OF_AN_AGENCY]
    return {
        question.code: question.text
        for code in sets
        for question in handbook.current().question_set(code, on).questions
    }


def _that_matter(questions: Iterable[Question], *, unborn: bool) -> Iterable[Question]:
    return (question for question in questions if not (unborn and question.code in ABOUT_A_BORN_BABY))


def link_ends(made_at: datetime) -> datetime:
    """Until when a practice's one-time link stays open."""
    return made_at + timedelta(days=handbook.current().figure("contribution_link", day_of(made_at)))


def visit_ends(begun_at: datetime) -> datetime:
    """Until when a practice that typed its code may stay without typing it again."""
    return begun_at + timedelta(minutes=handbook.current().figure("contribution_visit", day_of(begun_at)))


def due_by(discussion: Any) -> Deadline:
    """When a discussion is due, by the limits in force on the day its clock started."""
    begun = rules.Clock(
        cause_arose_at=discussion.cause_arose_at, injury=discussion.injury, emergency_at=discussion.emergency_at
    )
    on = day_of(begun.emergency_at or begun.cause_arose_at)
    limits = rules.Limits(same_day=same_day(on), otherwise=otherwise(on), emergency=emergency(on))
    return rules.due_by(begun, limits=limits, calendar=calendar())


def reminded_after(on: date) -> timedelta:
    """How long somebody may leave an invitation unanswered before being reminded."""
    return timedelta(minutes=handbook.current().figure("reply_chaser", on))


def letter_bytes(on: date) -> int:
    return handbook.current().figure("letter_size", on) * 1024 * 1024


def most_letters(on: date) -> int:
    return handbook.current().figure("letters_most", on)


def circulation_due_by(ended_at: datetime) -> Deadline:
    return rules.circulation_due_by(ended_at, limit=circulation(day_of(ended_at)), calendar=calendar())
