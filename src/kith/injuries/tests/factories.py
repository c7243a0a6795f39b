"""A nursery nurse, a health visitor, a paediatrician and a baby who cannot move, for tests here and above."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from kith.access.actor import Actor
from kith.access.database import acting_as
from kith.access.words import Role
from kith.directory.models import Worker
from kith.directory.tests.factories import AT, WorkerFactory, actor_of, worker_in
from kith.directory.words import AgencyKind
from kith.injuries import actions
from kith.injuries.models import Injury
from kith.injuries.words import Benign, MarkKind
from kith.people.models import Baby
from kith.people.tests.factories import InvolvementFactory, baby_of
from kith.people.words import Mobility

LATER = AT + timedelta(minutes=30)


@dataclass(frozen=True)
class Place:
    """One baby and those who work with it."""

    baby: Baby
    nursery_nurse: Worker
    visitor: Worker
    doctor: Worker

    @property
    def nurse(self) -> Actor:
        return actor_of(self.nursery_nurse)

    @property
    def health(self) -> Actor:
        return actor_of(self.visitor)

    @property
    def paediatrician(self) -> Actor:
        return actor_of(self.doctor)


def place(**baby: Any) -> Place:
    """A baby of ten weeks who holds the head up, unless told otherwise."""
    visitor = WorkerFactory(registered_health_professional=True, full_name="Hazel Visitor")
    found = baby_of(visitor, **{"mobility": Mobility.HEAD_CONTROL.value} | baby)
    nurse = worker_in(Role.FAMILY_HUB_WORKER, AgencyKind.FAMILY_HUB, full_name="Nora Nursery")
    doctor = worker_in(
        Role.PAEDIATRICIAN, AgencyKind.PAEDIATRICS, full_name="Dr Petra Paed", registered_health_professional=True
    )
    for one in (nurse, doctor):
        InvolvementFactory(baby=found, worker=one)
    return Place(found, nurse, visitor, doctor)


def seen(**more: Any) -> actions.Seen:
    """One bruise on the left cheek."""
    words: dict[str, Any] = {
        "noticed_at": AT,
        "moves": actions.Moves(stage=Mobility.HEAD_CONTROL),
        "marks": (bruise(),),
    }
    return actions.Seen(**words | more)


def bruise(**more: Any) -> actions.MarkSaid:
    words: dict[str, Any] = {
        "region": "face.cheek_left",
        "x": 168,
        "y": 168,
        "kind": MarkKind.BRUISE,
        "size_mm": 10,
        "colour": "blue",
        "shape": "round",
    }
    return actions.MarkSaid(**words | more)


def recorded(where: Place, by: Actor | None = None, **more: Any) -> Injury:
    who = by or where.nurse
    with acting_as(who):
        return actions.record_injury(baby_id=where.baby.pk, seen=seen(**more), draft_id=None, by=who, at=AT)


def closure(**more: Any) -> actions.ClosureSaid:
    words: dict[str, Any] = {
        "kind": Benign.DOCUMENTED,
        "reason": "The same mark, the same place.",
        "earlier_where": "Newborn examination, birth record",
        "earlier_on": where_born(),
    }
    return actions.ClosureSaid(**words | more)


def where_born() -> Any:
    return (AT - timedelta(days=68)).date()
