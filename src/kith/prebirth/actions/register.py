"""Entering what the council said about the national register. Kith sends nothing there."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from kith.access.actor import Actor
from kith.access.permissions import Permission
from kith.directory import doors as directory_doors
from kith.prebirth import doors
from kith.prebirth.models import RegisterEntry
from kith.prebirth.words import RegisterStatus

from .parts import alone, note


@dataclass(frozen=True, kw_only=True)
class RegisterSaid:
    """The status, from which day it is so, and the facts of the plan from the council's record."""

    status: RegisterStatus
    on_day: date
    plan_began: date | None = None
    council_contact: str = ""
    words: str = ""


@transaction.atomic
def enter_register(
    baby_id: UUID, said: RegisterSaid, *, draft_id: UUID | None, by: Actor, at: datetime
) -> RegisterEntry:
    """Add an entry; the newest stands. The same draft again is the same entry. Raises Refused, NotThere."""
    alone(baby_id)
    doors.register_for(by, baby_id, Permission.PATHWAY_RECORD, at=at)
    done = RegisterEntry.objects.filter(draft_id=draft_id).first() if draft_id else None
    if done is not None:
        return done
    made = RegisterEntry.objects.create(
        draft_id=draft_id,
        baby_id=baby_id,
        status=said.status.value,
        on_day=said.on_day,
        plan_began=said.plan_began,
        council_contact=said.council_contact,
        words=said.words,
        recorded_by=directory_doors.worker_of(by),
        recorded_at=at,
    )
    note(by, "entered a status of the national register", Permission.PATHWAY_RECORD, made, {"status": made.status})
    return made
