"""Discussions, and a small partnership to hold them in, for this room's tests and those above."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import factory

from kith.access.actor import Actor
from kith.access.words import Role
from kith.directory.models import Team, Worker
from kith.directory.tests.factories import AT, ContactFactory, TeamFactory, WorkerFactory, actor_of
from kith.directory.words import AgencyKind, ContactMeans, Setting
from kith.people.models import Baby
from kith.people.tests.factories import BabyFactory, InvolvementFactory
from kith.people.words import Part
from kith.referrals.models import Request
from kith.referrals.tests.factories import RequestFactory
from kith.strategy import actions
from kith.strategy.models import Attendance, Circulation, Contribution, Discussion, Invitation, Record
from kith.strategy.words import EnquiryBy, Mode, Threshold


class DiscussionFactory(factory.django.DjangoModelFactory):
    """A discussion about an injured baby, called at the usual moment for two hours later."""

    class Meta:
        model = Discussion

    number = factory.Sequence(lambda n: f"SD-2025-{n:06}")
    baby = factory.SubFactory(BabyFactory)
    trigger = "A mark on a baby who cannot move, without an explanation."
    injury = True
    cause_arose_at = AT - timedelta(hours=1)
    called_at = AT
    called_by = factory.SubFactory(WorkerFactory, role=Role.LOCALITY_MANAGER.value)
    held_at = Setting.LOCALITY.value
    team = factory.SelfAttribute("called_by.team")
    planned_for = factory.LazyAttribute(lambda o: o.called_at + timedelta(hours=2))
    mode = Mode.VIDEO.value


class InvitationFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Invitation

    discussion = factory.SubFactory(DiscussionFactory)
    baby = factory.SelfAttribute("discussion.baby")
    worker = factory.SubFactory(WorkerFactory)
    team = factory.LazyAttribute(lambda o: o.worker.team if o.worker else TeamFactory())
    agency = factory.SelfAttribute("team.agency")
    asked_as = "Health practitioner"
    rule_code = "INV-HEALTH"
    why = "A health practitioner is always invited."
    invited_at = factory.SelfAttribute("discussion.called_at")
    invited_by = factory.SelfAttribute("discussion.called_by")


class ContributionFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Contribution

    invitation = factory.SubFactory(InvitationFactory)
    discussion = factory.SelfAttribute("invitation.discussion")
    baby = factory.SelfAttribute("invitation.baby")
    agency = factory.SelfAttribute("invitation.agency")
    answers = factory.LazyFunction(lambda: {"knows": "Seen twice; feeds well."})
    given_by_name = "Ruth Pascoe"
    given_at = AT + timedelta(hours=1)


class RecordFactory(factory.django.DjangoModelFactory):
    """The first record: an hour's discussion two hours after it was called."""

    class Meta:
        model = Record

    discussion = factory.SubFactory(DiscussionFactory)
    baby = factory.SelfAttribute("discussion.baby")
    number = 1
    started_at = factory.SelfAttribute("discussion.planned_for")
    ended_at = factory.LazyAttribute(lambda o: o.started_at + timedelta(hours=1))
    answers = factory.LazyFunction(lambda: {"safety_now": "In hospital with her grandmother."})
    threshold = Threshold.START_ENQUIRY.value
    enquiry_by = EnquiryBy.JOINT.value
    reasons = "No explanation fits the mark."
    recorded_by = factory.SelfAttribute("discussion.called_by")
    recorded_at = factory.SelfAttribute("ended_at")


class AttendanceFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Attendance

    record = factory.SubFactory(RecordFactory)
    discussion = factory.SelfAttribute("record.discussion")
    baby = factory.SelfAttribute("record.baby")
    invitation = factory.SubFactory(InvitationFactory)
    agency = factory.SelfAttribute("invitation.agency")
    attended = True


class CirculationFactory(factory.django.DjangoModelFactory):
    """The record sent round an hour after the discussion ended."""

    class Meta:
        model = Circulation

    record = factory.SubFactory(RecordFactory)
    discussion = factory.SelfAttribute("record.discussion")
    baby = factory.SelfAttribute("record.baby")
    circulated_at = factory.LazyAttribute(lambda o: o.record.ended_at + timedelta(hours=1))
    circulated_by = factory.SelfAttribute("record.recorded_by")


@dataclass(frozen=True)
class Partnership:
    """One team of each kind that a discussion needs, in one locality, and a baby with a mark."""

    baby: Baby
    chair: Worker
    health_visitor: Worker
    police: Worker
    paediatrician: Worker
    hub_worker: Worker
    practice: Team
    request: Request

    @property
    def by(self) -> Actor:
        return actor_of(self.chair)


def team_of(kind: AgencyKind, name: str, **more: Any) -> Team:
    team = TeamFactory(agency__kind=kind.value, agency__name=f"{name} agency", name=name, **more)
    ContactFactory(
        team=team, means=ContactMeans.EMAIL.value, value=f"{name.replace(' ', '-').lower()}@partnership.example"
    )
    ContactFactory(team=team, means=ContactMeans.PHONE.value)
    return team


def partnership(**baby: Any) -> Partnership:
    """A baby with a mark, her health visitor who asked for support, her practice and the Family Hub, and a chair."""
    place = {"locality": "east"}
    care = team_of(AgencyKind.SOCIAL_CARE, "East locality", setting=Setting.LOCALITY.value, shares_work=True, **place)
    chair = WorkerFactory(team=care, role=Role.LOCALITY_MANAGER.value, full_name="Morwenna Chair")
    nurses = team_of(AgencyKind.PUBLIC_HEALTH_NURSING, "East nurses", **place)
    health_visitor = WorkerFactory(team=nurses, full_name="Ruth Pascoe")
    officers = team_of(AgencyKind.POLICE, "Police protection desk")
    police = WorkerFactory(team=officers, role=Role.POLICE.value, full_name="Piran Police")
    doctors = team_of(AgencyKind.PAEDIATRICS, "Hospital paediatrics")
    paediatrician = WorkerFactory(team=doctors, role=Role.PAEDIATRICIAN.value, full_name="Petra Doctor")
    hub = team_of(AgencyKind.FAMILY_HUB, "East hub", **place)
    hub_worker = WorkerFactory(team=hub, role=Role.FAMILY_HUB_WORKER.value, full_name="Hedra Hub")
    practice = team_of(AgencyKind.GENERAL_PRACTICE, "Exe Surgery", shares_work=True, **place)
    child = BabyFactory(locality="east", **baby)
    InvolvementFactory(baby=child, worker=health_visitor)
    InvolvementFactory(baby=child, worker=hub_worker, part=Part.FAMILY_HUB.value)
    InvolvementFactory(baby=child, worker=None, team=practice, part=Part.GP.value)
    InvolvementFactory(baby=child, worker=None, team=care, part=Part.LOCALITY_TEAM.value)
    request = RequestFactory(baby=child, made_by=health_visitor, received_at=AT - timedelta(hours=2))
    return Partnership(child, chair, health_visitor, police, paediatrician, hub_worker, practice, request)


def ask(worker: Worker | None = None, team: Team | None = None, **more: Any) -> actions.Ask:
    to = team or worker.team
    words = {"asked_as": to.agency.name, "rule_code": "INV-INVOLVED", "why": "They know the family now."}
    return actions.Ask(team=to, worker=worker, **words | more)


def plan_for(place: Partnership, **more: Any) -> actions.Plan:
    """Everyone of the small partnership invited; `more` changes parts of it."""
    people = (place.chair, place.health_visitor, place.police, place.paediatrician, place.hub_worker)
    words: dict[str, Any] = {
        "trigger": "A mark on a baby who cannot move.",
        "injury": True,
        "cause_arose_at": AT - timedelta(hours=2),
        "held_at": Setting.LOCALITY,
        "planned_for": AT + timedelta(hours=2),
        "mode": Mode.VIDEO,
        "join_details": "Room 4",
        "request_id": place.request.pk,
        "ask": (*(ask(worker) for worker in people), ask(team=place.practice, rule_code="INV-GP")),
    }
    return actions.Plan(**words | more)


def called(place: Partnership, **more: Any) -> actions.Called:
    return actions.call(baby_id=place.baby.pk, plan=plan_for(place, **more), by=place.by, at=AT)
