"""The forms of a plan as pages."""

from datetime import datetime
from typing import Any

from kith.design import wording
from kith.design.pages import Conflict, ConflictRow
from kith.kernel.handbook.safety import PlanSection
from kith.safety import doors

from . import parts
from .parts import FormPage, Group

KEPT = "A version is added; the one before is kept. You can stop and go on later."


def section_form(
    file: doors.Arrangements, section: PlanSection, form: Any, *, now: datetime, conflict: Conflict | None = None
) -> FormPage:
    """One page of the plan."""
    groups: tuple[Group, ...] = (Group(tuple(form.fields)),)
    if section.code == "actions":
        groups = tuple(Group(form.names_of(number), f"Action {number + 1}") for number in range(form.rows))
    return FormPage(
        title=section.title,
        caption=parts.caption(file.baby, now),
        back=parts.back_to(file.baby.pk),
        form=form,
        groups=groups,
        intro=(f"{section.label}. {section.plain}", KEPT),
        base=form.base,
        conflict=conflict,
        button="Save this page",
    )


def conflict_of(file: doors.Arrangements, form: Any) -> Conflict:
    """The version saved meanwhile, beside what was typed."""
    version = file.version
    assert version is not None, "a conflict is with a version"
    rows = []
    for name, one in form.fields.items():
        theirs = version.words.get(name, getattr(version, name, None))
        if isinstance(theirs, str):
            rows.append(ConflictRow(str(one.label or name), theirs, str(form.value_of(name) or "")))
    return Conflict(version.recorded_by.full_name, wording.moment_text(version.recorded_at), tuple(rows))
