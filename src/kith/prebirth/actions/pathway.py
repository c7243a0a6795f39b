"""Saying of a step that it is done, is not needed, or that saying so was a mistake."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from kith.access.actor import Actor
from kith.access.permissions import Permission
from kith.directory import doors as directory_doors
from kith.people import actions as people_actions
from kith.prebirth import doors, rules
from kith.prebirth.models import StepMark
from kith.prebirth.words import Mark, StepState

from .parts import NoReason, alone, note


@dataclass(frozen=True, kw_only=True)
class StepSaid:
    """What is said of a step, from which day it is so, and why."""

    mark: Mark
    on_day: date
    why: str = ""


@transaction.atomic
def mark_step(baby_id: UUID, code: str, said: StepSaid, *, draft_id: UUID | None, by: Actor, at: datetime) -> None:
    """Record it; the same draft sent again does nothing more. A step before birth that is done is people's milestone,
    kept with the date it was judged by. Raises NoReason, Refused, NotThere.
    """
    if said.mark is Mark.NOT_NEEDED and not rules.setting_aside_has_a_reason(said.why):
        raise NoReason
    alone(baby_id)
    _path, line = doors.step_for(by, baby_id, code, at=at)
    if draft_id and StepMark.objects.filter(draft_id=draft_id).exists():
        return
    if line.before and said.mark is Mark.DONE:
        people_actions.record_step(baby_id, code, said.on_day, by=by, at=at, words=said.why[:200])
    elif line.before and said.mark is Mark.TAKEN_BACK and line.step.state is StepState.DONE:
        people_actions.withdraw_step(baby_id, code, by=by, at=at, words=said.why[:200])
    made = StepMark.objects.create(
        baby_id=baby_id,
        draft_id=draft_id,
        code=code,
        mark=said.mark.value,
        on_day=said.on_day,
        why=said.why,
        edition=f"{line.entry.edition}, {line.entry.in_force_from:%d/%m/%Y}",
        recorded_by=directory_doors.worker_of(by),
        recorded_at=at,
    )
    note(
        by,
        "said where a step of the pathway stands",
        Permission.PATHWAY_RECORD,
        made,
        {"step": code, "mark": made.mark},
    )
