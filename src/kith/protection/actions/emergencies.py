"""Police protection and emergency orders: taken, extended, ended."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from kith.access.actor import Actor
from kith.access.doors import NotThere
from kith.access.permissions import Permission
from kith.directory import doors as directory_doors
from kith.people import doors as people_doors
from kith.protection import doors
from kith.protection.models import EmergencyEnd, EmergencyStep
from kith.protection.words import EmergencyKind

from .parts import note, one_at_a_time


@dataclass(frozen=True, kw_only=True)
class EmergencySaid:
    """An emergency step as it was taken."""

    kind: EmergencyKind
    taken_at: datetime
    taken_by: str
    reason: str
    where_now: str


@transaction.atomic
def take_emergency_step(*, baby_id: UUID, said: EmergencySaid, by: Actor, at: datetime) -> EmergencyStep:
    """Record a step. An extension goes with the order it extends. Raises NotThere without one; Refused."""
    people_doors.allow(by, Permission.PROTECTION_EMERGENCY, baby_id, at=at)
    one_at_a_time(baby_id)
    extends = _order_of(baby_id) if said.kind is EmergencyKind.ORDER_EXTENDED else None
    step = EmergencyStep.objects.create(
        baby_id=baby_id,
        kind=said.kind.value,
        taken_at=said.taken_at,
        taken_by=said.taken_by,
        reason=said.reason,
        where_now=said.where_now,
        extends=extends,
        recorded_by=directory_doors.worker_of(by),
        recorded_at=at,
    )
    note(by, "recorded an emergency step", Permission.PROTECTION_EMERGENCY, step, {"kind": said.kind.value})
    return step


def _order_of(baby_id: UUID) -> EmergencyStep:
    """The newest order that has not been extended yet; the law allows one extension."""
    orders = EmergencyStep.objects.filter(baby_id=baby_id, kind=EmergencyKind.EMERGENCY_ORDER)
    extended = EmergencyStep.objects.filter(baby_id=baby_id).exclude(extends=None).values("extends_id")
    order = orders.exclude(pk__in=extended).order_by("-taken_at").first()
    if order is None:
        raise NotThere
    return order


@transaction.atomic
def end_emergency(*, step_id: UUID, ended_at: datetime, safe_now: str, by: Actor, at: datetime) -> EmergencyEnd:
    """The step has come to its end. Raises NotThere when it had already; Refused."""
    one_at_a_time(step_id)
    line = doors.step_for(by, step_id, at=at)
    end = EmergencyEnd.objects.create(
        step=line.step,
        baby_id=line.step.baby_id,
        ended_at=ended_at,
        safe_now=safe_now,
        recorded_by=directory_doors.worker_of(by),
        recorded_at=at,
    )
    note(by, "ended an emergency step", Permission.PROTECTION_EMERGENCY, end)
    return end
