"""Worries, strengths and sightings."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from kith.access import audit
from kith.access.actor import Actor
from kith.access.doors import NotThere
from kith.access.permissions import Permission
from kith.directory import doors as directory_doors
from kith.kernel.clock import day_of
from kith.people import doors, rules
from kith.people.models import Baby, Note
from kith.people.words import NoteKind

from . import checks


@dataclass(frozen=True, kw_only=True)
class NoteFacts:
    """What was noticed, when, in the worker's own words."""

    kind: NoteKind
    words: str
    happened_at: datetime
    about_mother: bool = False


@transaction.atomic
def add_note(baby_id: UUID, facts: NoteFacts, *, explained: str = "", by: Actor, at: datetime) -> Note | checks.Queried:
    """Add a note, owned by the worker's agency; one about the mother's own health by PRG-9. Raises Refused."""
    doors.allow(by, Permission.NOTE_ADD, baby_id, at=at)
    baby = Baby.objects.filter(pk=baby_id).first()
    day = (baby.date_of_birth or baby.expected_on) if baby else None
    if baby is None or day is None:
        raise NotThere
    happened = day_of(facts.happened_at)
    if facts.about_mother:
        doors.mothers_health(by, baby, at=at)
    found = [rules.nothing_happens_before_conception(happened, day, checks.bounds(day_of(at)))]
    queried = checks.unexplained(found, explained)
    if queried:
        return queried
    note = Note.objects.create(
        baby=baby,
        kind=facts.kind.value,
        words=facts.words,
        about_mother=facts.about_mother,
        agency=directory_doors.worker_of(by).team.agency,
        happened_at=facts.happened_at,
        recorded_at=at,
        recorded_by_id=by.worker_id,
    )
    checks.explain(found, explained, baby, by=by, at=at)
    act = audit.Act(
        action="added a note",
        permission=Permission.NOTE_ADD,
        subject_kind="note",
        subject_id=note.pk,
        baby_id=baby_id,
        detail={"kind": facts.kind.value},
    )
    audit.record(by, act)
    return note
