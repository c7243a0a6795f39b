"""A small partnership with a discussion that decided on an enquiry, and each next step, for tests here and above."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from kith.access.actor import Actor
from kith.access.words import Role
from kith.directory.models import Worker
from kith.directory.tests.factories import AT, WorkerFactory, actor_of
from kith.people.tests.factories import InvolvementFactory
from kith.protection import actions
from kith.protection.models import EmergencyStep, Enquiry, Meeting, Plan, Seat
from kith.protection.words import (
    Agreement,
    Born,
    Category,
    Decision,
    EmergencyKind,
    FathersPart,
    MeetingKind,
)
from kith.strategy.models import Discussion
from kith.strategy.tests.factories import Partnership, RecordFactory, called, partnership

LATER = AT + timedelta(hours=4)


@dataclass(frozen=True)
class Place:
    """The strategy discussion's partnership, a social worker, and the discussion."""

    around: Partnership
    social_worker: Worker
    discussion: Discussion

    @property
    def manager(self) -> Actor:
        return actor_of(self.around.chair)

    @property
    def worker(self) -> Actor:
        return actor_of(self.social_worker)

    @property
    def baby(self) -> Any:
        return self.around.baby


def place(**record: Any) -> Place:
    """A discussion held at 11:00 on Monday 23 November 2026 that decided to start an enquiry."""
    around = partnership()
    social_worker = WorkerFactory(team=around.chair.team, role=Role.SOCIAL_WORKER.value, full_name="Senara Social")
    InvolvementFactory(baby=around.baby, worker=social_worker)
    for guest in (around.police, around.paediatrician):
        InvolvementFactory(baby=around.baby, worker=guest)
    discussion = called(around).discussion
    RecordFactory(discussion=discussion, baby=around.baby, recorded_by=around.chair, **record)
    return Place(around, social_worker, discussion)


def enquiry(where: Place, at: datetime = LATER) -> Enquiry:
    return actions.start_enquiry(discussion_id=where.discussion.pk, lead="Senara Social", by=where.worker, at=at)


def conclusion(**more: Any) -> actions.Conclusion:
    words: dict[str, Any] = {
        "code": "s47_conference",
        "borne_out": Born.CONTINUING,
        "reasons": "No explanation fits.",
        "parents_told": "Both, by Senara Social, today.",
        "concluded_at": LATER,
    }
    return actions.Conclusion(**words | more)


def call_for(where: Place, kind: MeetingKind, planned_for: datetime, **more: Any) -> actions.Call:
    """Everybody of the small partnership asked."""
    people = (where.social_worker, where.around.health_visitor, where.around.police, where.around.paediatrician)
    words: dict[str, Any] = {
        "kind": kind,
        "planned_for": planned_for,
        "chair": "Independent Chair",
        "ask": tuple(actions.Ask(team=one.team, worker=one) for one in people),
    }
    return actions.Call(**words | more)


def conference(where: Place, on: datetime | None = None, **more: Any) -> Meeting:
    """The initial conference called ten days on, after an enquiry that leads to it."""
    begun = Enquiry.objects.filter(discussion=where.discussion).first() or enquiry(where)
    call = call_for(where, MeetingKind.INITIAL, on or LATER + timedelta(days=10), **more)
    return actions.call_meeting(call=call, enquiry_id=begun.pk, by=where.worker, at=LATER)


def minutes(meeting: Meeting, *absent: Worker, **more: Any) -> actions.MinutesSaid:
    """A record in which everybody but `absent` took part."""
    away = {one.pk for one in absent}
    seats = Seat.objects.filter(meeting=meeting)
    words: dict[str, Any] = {
        "based_on": 0,
        "held_at": LATER + timedelta(days=10),
        "decision": Decision.PLAN,
        "category": Category.PHYSICAL,
        "reasons": "Risk goes on.",
        "mother": Agreement.AGREES,
        "father": Agreement.AGREES,
        "there": tuple(actions.There(seat_id=one.pk, attended=one.worker_id not in away) for one in seats),
    }
    return actions.MinutesSaid(**words | more)


def plan(where: Place, **more: Any) -> Plan:
    """A plan begun by the conference."""
    meeting = conference(where)
    held = LATER + timedelta(days=10)
    actions.record_meeting(meeting_id=meeting.pk, said=minutes(meeting, **more), by=where.worker, at=held)
    return Plan.objects.get(conference=meeting)


def version(**more: Any) -> actions.VersionSaid:
    words: dict[str, Any] = {
        "based_on": 0,
        "category": Category.PHYSICAL,
        "babys_day": "Wakes in her own cot, is held for every feed.",
        "mothers_part": "Feeds and settles her.",
        "fathers_standing": FathersPart.IN_PLAN,
        "fathers_part": "Takes the late feed with his mother there.",
        "contingency": "Ring the duty number; she goes to her aunt.",
        "steps": (
            actions.StepSaid(
                better="She is handled gently",
                what="A health visitor visits each week",
                who="Hazel",
                by_when=(LATER + timedelta(days=30)).date(),
                know="She settles when held",
            ),
        ),
    }
    return actions.VersionSaid(**words | more)


def emergency_step(where: Place) -> EmergencyStep:
    """Police protection taken in the morning."""
    said = actions.EmergencySaid(
        kind=EmergencyKind.POLICE_PROTECTION,
        taken_at=AT,
        taken_by="PS 1234",
        reason="Nobody to look after him.",
        where_now="With his aunt",
    )
    return actions.take_emergency_step(baby_id=where.baby.pk, said=said, by=where.worker, at=LATER)
