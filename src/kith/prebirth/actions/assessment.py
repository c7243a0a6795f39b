"""Writing a part of the pre-birth assessment, and completing it."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from kith.access.actor import Actor
from kith.access.permissions import Permission
from kith.directory import doors as directory_doors
from kith.kernel.clock import day_of
from kith.people import actions as people_actions
from kith.prebirth import doors
from kith.prebirth.models import AssessmentDone, AssessmentPage
from kith.prebirth.words import AfterAssessment

from .parts import Stale, alone, note

STEP = "assessment"


@dataclass(frozen=True, kw_only=True)
class PartSaid:
    """One part as it is written now. `based_on` is the number that was open; factors: code, source and words."""

    based_on: int
    answers: dict[str, str]
    strengths: str = ""
    factors: tuple[dict[str, str], ...] = ()
    seen: str = ""


@transaction.atomic
def write_part(baby_id: UUID, key: str, said: PartSaid, *, by: Actor, at: datetime) -> AssessmentPage:
    """Add the next version of a part; earlier ones are kept. Raises Stale, Refused, NotThere."""
    alone(baby_id)
    found = doors.assessment_for(by, baby_id, Permission.PATHWAY_RECORD, at=at)
    part = found.part(key)
    if part.number != said.based_on:
        raise Stale
    asked = found.asked(part.part)
    made = AssessmentPage.objects.create(
        baby_id=baby_id,
        part=part.part.value,
        carer_id=part.carer_id,
        number=said.based_on + 1,
        answers=said.answers,
        strengths=said.strengths,
        factors=list(said.factors),
        seen=said.seen,
        edition=asked[0].edition if asked else "",
        recorded_by=directory_doors.worker_of(by),
        recorded_at=at,
    )
    note(
        by, "wrote a part of an assessment", Permission.PATHWAY_RECORD, made, {"part": made.part, "number": made.number}
    )
    return made


@dataclass(frozen=True, kw_only=True)
class DoneSaid:
    """What it all means for this baby, what follows and why, what the parents said, what is left open."""

    analysis: str
    follows: AfterAssessment
    follows_words: str
    parents_said: str = ""
    left_open: str = ""


@transaction.atomic
def complete(baby_id: UUID, said: DoneSaid, *, draft_id: UUID | None, by: Actor, at: datetime) -> AssessmentDone:
    """Complete it, also when something is left open; the step of the pathway is done. Raises Refused, NotThere."""
    alone(baby_id)
    found = doors.assessment_for(by, baby_id, Permission.PATHWAY_RECORD, at=at)
    before = AssessmentDone.objects.filter(draft_id=draft_id).first() if draft_id else None
    if before is not None:
        return before
    made = AssessmentDone.objects.create(
        draft_id=draft_id,
        baby_id=baby_id,
        analysis=said.analysis,
        follows=said.follows.value,
        follows_words=said.follows_words,
        parents_said=said.parents_said,
        left_open=said.left_open,
        recorded_by=directory_doors.worker_of(by),
        recorded_at=at,
    )
    if found.baby.date_of_birth is None:
        people_actions.record_step(baby_id, STEP, day_of(at), by=by, at=at, words="The assessment was completed")
    note(by, "completed an assessment before birth", Permission.PATHWAY_RECORD, made, {"follows": made.follows})
    return made
