"""Requests, decisions and the Front Door for this room's tests and those above."""

from datetime import timedelta
from typing import Any

import factory

from kith.access.words import Role
from kith.directory.models import Team, Worker
from kith.directory.tests.factories import AT, ContactFactory, TeamFactory, WorkerFactory
from kith.directory.words import AgencyKind, ContactMeans, Setting
from kith.people.models import Baby
from kith.people.tests.factories import BabyFactory, InvolvementFactory
from kith.people.words import Part
from kith.referrals import rules
from kith.referrals.models import ReferrerTold, Request, SharingDecision, TriageDecision
from kith.referrals.words import Agreement, FamilyTold, TriageOutcome


class RequestFactory(factory.django.DjangoModelFactory):
    """A request about a mark on a baby, waiting for a decision."""

    class Meta:
        model = Request

    number = factory.Sequence(lambda n: f"RS-2025-{n:06}")
    baby = factory.SubFactory(BabyFactory)
    made_by = factory.SubFactory(WorkerFactory)
    made_by_agency = factory.SelfAttribute("made_by.team.agency")
    received_at = AT
    what_seen = "A blue mark on the left cheek, about one centimetre."
    why_worried = "He cannot roll yet and nobody can say how it came."
    seen_on = factory.LazyAttribute(lambda o: o.received_at - timedelta(hours=1))
    safe_now = "At home with her mother and her grandmother."
    strengths = "Her grandmother is there every day."
    injury = True
    level = 4


class SharingFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = SharingDecision

    request = factory.SubFactory(RequestFactory)
    baby = factory.SelfAttribute("request.baby")
    lawful_basis = "public_task"
    rationale = "The baby may be hurt again."
    agreement = Agreement.NOT_NEEDED.value
    family_told = FamilyTold.TOLD.value
    decided_by = factory.SelfAttribute("request.made_by")
    decided_at = factory.SelfAttribute("request.received_at")


class TriageFactory(factory.django.DjangoModelFactory):
    """The Front Door's decision, an hour after the request came."""

    class Meta:
        model = TriageDecision

    request = factory.SubFactory(RequestFactory)
    baby = factory.SelfAttribute("request.baby")
    outcome = TriageOutcome.STRATEGY_DISCUSSION.value
    level = 4
    reasons = "A mark on a baby who cannot move, without an explanation."
    decided_by = factory.SubFactory(WorkerFactory, role=Role.FRONT_DOOR_MANAGER.value)
    decided_at = factory.LazyAttribute(lambda o: o.request.received_at + timedelta(hours=1))


class ToldFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = ReferrerTold

    decision = factory.SubFactory(TriageFactory)
    request = factory.SelfAttribute("decision.request")
    baby = factory.SelfAttribute("request.baby")
    worker = factory.SelfAttribute("request.made_by")
    told_at = factory.SelfAttribute("decision.decided_at")


def front_door_team() -> Team:
    """The Front Door with a telephone number, a night number and a mailbox."""
    team = TeamFactory(
        name="Front Door", setting=Setting.FRONT_DOOR.value, shares_work=True, agency__kind=AgencyKind.SOCIAL_CARE.value
    )
    ContactFactory(team=team, means=ContactMeans.PHONE.value, value="01632 960 001")
    ContactFactory(team=team, means=ContactMeans.OUT_OF_HOURS.value, value="01632 960 002")
    ContactFactory(team=team, means=ContactMeans.EMAIL.value, value="front-door@partnership.example")
    return team


def front_door_manager(team: Team) -> Worker:
    return WorkerFactory(team=team, role=Role.FRONT_DOOR_MANAGER.value)


def sent_to(team: Team, baby: Baby, **more: Any) -> Request:
    """A request with its sharing decision, the Front Door involved; `more` goes to the request."""
    request = RequestFactory(baby=baby, **more)
    SharingFactory(request=request)
    InvolvementFactory(baby=baby, worker=None, team=team, part=Part.FRONT_DOOR.value)
    return request


def asked(**more: Any) -> rules.Asked:
    """A whole request as the form gives it; `more` changes parts of it."""
    words: dict[str, Any] = {
        "what_seen": "A blue mark on the left cheek, about one centimetre.",
        "seen_on": AT - timedelta(hours=1),
        "injury": True,
        "safe_now": "At home with her mother.",
        "why_worried": "She cannot roll yet.",
        "strengths": "Her grandmother helps.",
        "level": 4,
        "phoned_at": AT - timedelta(minutes=30),
        "sharing": sharing(),
    }
    return rules.Asked(**words | more)


def sharing(**more: Any) -> rules.Sharing:
    """A sharing decision with nothing left open; `more` changes parts of it."""
    words: dict[str, Any] = {
        "lawful_basis": "public_task",
        "rationale": "The baby may be hurt again.",
        "agreement": Agreement.NOT_NEEDED,
        "family_told": FamilyTold.TOLD,
    }
    return rules.Sharing(**words | more)
