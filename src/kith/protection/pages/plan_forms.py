"""The forms of a plan as pages."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from kith.design import wording
from kith.design.pages import Conflict, ConflictRow, Link
from kith.kernel.findings import Finding
from kith.protection import doors

from . import parts
from .parts import FormPage, Group, address

WITHOUT = "A version is added; the one before is kept."


def _back(file: doors.PlanFile) -> Link:
    return Link(f"Back to plan {file.plan.number}", address("plan", file.plan.pk))


def write_form(file: doors.PlanFile, form: Any, *, now: datetime, conflict: Conflict | None = None) -> FormPage:
    steps = tuple(Group(form.names_of(number), f"Step {number + 1}", "", True) for number in range(form.rows))
    return FormPage(
        title="Write the plan" if file.version is None else "Write the next version of the plan",
        caption=parts.caption(file.plan.baby, now),
        back=_back(file),
        form=form,
        groups=(
            Group(("babys_day",), "The baby"),
            *steps,
            Group(("mothers_part",), "The mother’s part"),
            Group(("fathers_standing", "fathers_part"), "The father’s part"),
            Group(("contingency", "category"), "If it does not hold"),
        ),
        button="Save the plan",
        more="Add more steps",
        intro=(
            "Write steps that somebody who has never met the family could follow: who does what, by when, and how "
            "everybody will know that it is better for the baby.",
            WITHOUT,
        ),
        base=form.base,
        conflict=conflict,
    )


LABELS = {
    "babys_day": "The baby’s day",
    "mothers_part": "The mother’s part",
    "fathers_part": "The father’s part",
    "contingency": "If it does not hold",
}


def plan_conflict(file: doors.PlanFile, form: Any) -> Conflict:
    """The version saved meanwhile, beside what was typed."""
    version = file.version
    assert version is not None, "a conflict is with a version"
    rows = tuple(
        ConflictRow(label, str(getattr(version, name)), str(form.value_of(name) or ""))
        for name, label in LABELS.items()
    )
    return Conflict(version.recorded_by.full_name, wording.moment_text(version.recorded_at), rows)


def end_form(file: doors.PlanFile, form: Any, *, now: datetime) -> FormPage:
    return FormPage(
        title="End the plan",
        caption=parts.caption(file.plan.baby, now),
        back=_back(file),
        form=form,
        groups=(Group(("ended_on", "reason", "words", "what_follows", "told")),),
        button="End the plan",
        intro=(
            "A conference decides that a plan ends, unless another area takes it on or the baby is no longer here.",
        ),
    )


def take_on_form(baby: Any, form: Any, *, now: datetime) -> FormPage:
    return FormPage(
        title="Take on a plan from another area",
        caption=parts.caption(baby, now),
        back=parts.course_link(baby),
        form=form,
        groups=(Group(("came_from", "category", "told_at")),),
        button="Take it on",
        intro=(
            "The other area’s plan stands until your own conference. The clocks start when the area told you, not when "
            "the papers came.",
        ),
    )


def visit_form(file: doors.PlanFile, form: Any, asked: Iterable[Finding], *, now: datetime) -> FormPage:
    found = parts.findings(asked)
    why = (Group(("explained",), "Is it right?", "", True, found),) if found else ()
    return FormPage(
        title="Record a visit",
        caption=parts.caption(file.plan.baby, now),
        back=_back(file),
        form=form,
        groups=(
            *why,
            Group(("visited_at", "announced", "found")),
            Group(
                ("place", "awake", "undressed", "handled", "how_held", "sleep"),
                "What you saw",
                "Only when you saw the baby. For a baby, “seen alone” says nothing; these do.",
            ),
            Group(("showed", "voice"), "The baby’s own day"),
        ),
        intro=("It is kept as a sighting of the baby too, where every agency that works with the baby reads it.",),
    )


def team_form(file: doors.PlanFile, form: Any, *, now: datetime) -> FormPage:
    return FormPage(
        title="Name the child protection team",
        caption=parts.caption(file.plan.baby, now),
        back=_back(file),
        form=form,
        groups=(Group(("part", "name", "agency_name")),),
        intro=("These parts are shown because your handbook has switched them on.",),
    )
