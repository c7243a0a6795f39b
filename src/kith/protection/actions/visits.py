"""A visit of a plan: what was seen of the baby is a sighting, as everywhere; the visit points to it."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from kith.access.actor import Actor
from kith.access.doors import NotThere
from kith.access.permissions import Permission
from kith.directory import doors as directory_doors
from kith.people import actions as people_actions
from kith.people.actions import Queried, SightingSaid
from kith.people.models import Sighting
from kith.protection import doors
from kith.protection.models import Plan, Visit
from kith.protection.words import CircumstancesOfVisit

from .parts import note, one_at_a_time


@dataclass(frozen=True, kw_only=True)
class VisitSaid:
    """A visit. `seen` is what was seen of the baby; `explained` answers what a rule asked about it."""

    visited_at: datetime
    announced: bool
    found: CircumstancesOfVisit
    why_not_seen: str = ""
    seen: SightingSaid | None = None
    explained: str = ""


@transaction.atomic
def record_visit(*, plan_id: UUID, said: VisitSaid, by: Actor, at: datetime) -> Visit | Queried:
    """Add a visit, and the sighting when the baby was seen; or what the rules ask first.

    Raises NotThere when the plan is over; Refused.
    """
    one_at_a_time(plan_id)
    file = doors.plan_for(by, plan_id, Permission.PROTECTION_RECORD, at=at)
    if not file.stage.is_current:
        raise NotThere
    sighting = _see(file.plan, said, by, at)
    if isinstance(sighting, Queried):
        return sighting
    visit = Visit.objects.create(
        plan=file.plan,
        baby_id=file.plan.baby_id,
        visited_at=said.visited_at,
        due_at=next(due.due_at for label, due in file.clocks if label == "Visit") if file.clocks else None,
        announced=said.announced,
        found=said.found.value,
        why_not_seen=said.why_not_seen,
        sighting=sighting,
        visited_by=directory_doors.worker_of(by),
        recorded_at=at,
    )
    note(by, "recorded a visit of a child protection plan", Permission.PROTECTION_RECORD, visit)
    return visit


def _see(plan: Plan, said: VisitSaid, by: Actor, at: datetime) -> Sighting | Queried | None:
    if said.seen is None:
        return None
    return people_actions.record_sighting(plan.baby_id, said.seen, explained=said.explained, by=by, at=at)
