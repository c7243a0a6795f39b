"""A family in which abuse is identified, a man who causes harm, and a man at work who is he."""

from dataclasses import dataclass
from typing import Any

import factory

from kith.access.actor import Actor
from kith.access.words import Role
from kith.directory.models import Worker
from kith.directory.tests.factories import AT, WorkerFactory, actor_of, worker_in
from kith.directory.words import AgencyKind
from kith.people.models import Baby, Person
from kith.people.tests.factories import BabyFactory, InvolvementFactory, MaleCarerRecordFactory, PersonFactory
from kith.people.words import Knowledge, Relationship, Sex
from kith.safety import actions
from kith.safety.doors import procedures
from kith.safety.models import (
    Checklist,
    Incident,
    MaracHeard,
    MaracReferral,
    PlanAction,
    PlanReview,
    PlanVersion,
    PoliceAnswer,
    PoliceNotice,
    SetAside,
    WorkerLink,
)
from kith.safety.words import Channel, Closeness, HerView, Outcome, Presence, ReviewCause, Said, Source, Toward

CANARY = "Kingfisher"
"""Planted in every field of this room; no worker close to the family reads it anywhere."""


class PlanVersionFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = PlanVersion

    baby = factory.SubFactory(BabyFactory)
    number = 1
    section = "contact"
    words = {"rests_on": f"{CANARY}: he does not know", "if_danger": f"{CANARY} to the neighbour"}
    when = f"{CANARY} mornings"
    how = f"{CANARY} through the nursery"
    code_word = CANARY
    closed = [Channel.TEXT.value, Channel.EMAIL.value]
    closed_addresses = [f"{CANARY.lower()}@example.com"]
    recorded_by = factory.SubFactory(WorkerFactory)
    recorded_at = AT


class PlanActionFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = PlanAction

    version = factory.SubFactory(PlanVersionFactory)
    baby = factory.SelfAttribute("version.baby")
    position = 0
    toward = Toward.HARMING.value
    what = f"{CANARY} programme"
    who = f"{CANARY} probation"
    by_when = AT.date()


class IncidentFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Incident

    baby = factory.SubFactory(BabyFactory)
    happened_at = AT
    words = f"{CANARY} shouted"
    source = CANARY
    recorded_by = factory.SubFactory(WorkerFactory)
    recorded_at = AT


class PlanReviewFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = PlanReview

    version = factory.SubFactory(PlanVersionFactory)
    baby = factory.SelfAttribute("version.baby")
    cause = ReviewCause.DUE.value
    outcome = Outcome.HOLDS.value
    words = f"{CANARY} holds"
    due_at = AT
    reviewed_by = factory.SubFactory(WorkerFactory)
    reviewed_at = AT


class SetAsideFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = SetAside

    baby = factory.SubFactory(BabyFactory)
    words = f"{CANARY} was a neighbour"
    recorded_by = factory.SubFactory(WorkerFactory)
    recorded_at = AT


class ChecklistFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Checklist

    baby = factory.SubFactory(BabyFactory)
    number = 1
    tool = "dash"
    edition = "1"
    answers = {"frightened": {"said": "yes", "source": "her"}}
    presence = Presence.ALONE.value
    judgement = "high"
    judgement_reason = f"{CANARY} strangled her"
    notes = CANARY
    recorded_by = factory.SubFactory(WorkerFactory)
    recorded_at = AT


class MaracReferralFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = MaracReferral

    checklist = factory.SubFactory(ChecklistFactory)
    baby = factory.SelfAttribute("checklist.baby")
    gateways = ["judgement"]
    her_view = HerView.AGREES.value
    wishes = CANARY
    why = CANARY
    sent_to = CANARY
    referred_by = factory.SubFactory(WorkerFactory)
    referred_at = AT


class MaracHeardFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = MaracHeard

    referral = factory.SubFactory(MaracReferralFactory)
    baby = factory.SelfAttribute("referral.baby")
    heard_on = AT.date()
    words = CANARY
    recorded_by = factory.SubFactory(WorkerFactory)
    recorded_at = AT


class PoliceNoticeFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = PoliceNotice

    baby = factory.SubFactory(BabyFactory)
    reference = CANARY
    incident_at = AT
    words = f"{CANARY} was arrested"
    baby_there = f"In {CANARY}'s arms"
    due_at = AT
    sent_by = factory.SubFactory(WorkerFactory)
    sent_at = AT


class PoliceAnswerFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = PoliceAnswer

    notice = factory.SubFactory(PoliceNoticeFactory)
    baby = factory.SelfAttribute("notice.baby")
    words = f"{CANARY} was seen"
    answered_by = factory.SubFactory(WorkerFactory)
    answered_at = AT


class WorkerLinkFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = WorkerLink

    baby = factory.SubFactory(BabyFactory)
    person = factory.SelfAttribute("baby.mother")
    worker = factory.SubFactory(WorkerFactory)
    closeness = Closeness.SELF.value
    source = f"{CANARY} said so"
    review_on = AT.date()
    recorded_by = factory.SubFactory(WorkerFactory)
    recorded_at = AT


@dataclass(frozen=True)
class Case:
    """The health visitor and the social worker work with the family; so does `him`, for housing, until he is linked."""

    baby: Baby
    man: Person
    visitor: Worker
    social_worker: Worker
    police: Worker
    him: Worker

    @property
    def by(self) -> Actor:
        return actor_of(self.visitor)


def case(**more: Any) -> Case:
    """A baby of ten weeks whose father is on file, with four workers, one of whom is the father."""
    baby = more.pop("baby", None) or BabyFactory(**more)
    man = PersonFactory(given_name="Jory", family_name="Hosking", sex=Sex.MALE.value)
    MaleCarerRecordFactory(
        carer__baby=baby, person=man, knowledge=Knowledge.KNOWN.value, relationship=Relationship.FATHER.value,
        factors=["domestic_abuse_harming"],
    )  # fmt: skip
    kinds = (
        (Role.HEALTH_VISITOR, AgencyKind.PUBLIC_HEALTH_NURSING),
        (Role.SOCIAL_WORKER, AgencyKind.SOCIAL_CARE),
        (Role.POLICE, AgencyKind.POLICE),
        (Role.FAMILY_HUB_WORKER, AgencyKind.HOUSING),
    )
    workers = [worker_in(role, kind) for role, kind in kinds]
    for worker in workers:
        InvolvementFactory(baby=baby, worker=worker)
    return Case(baby, man, *workers)


def link(here: Case, worker: Worker | None = None, **more: Any) -> WorkerLink:
    """The father is found to be the worker from housing."""
    return WorkerLinkFactory(
        baby=here.baby, person=here.man, worker=worker or here.him, recorded_by=here.visitor, **more
    )


def plant(baby: Baby) -> None:
    """One row in every table of this room, with the canary in every field."""
    version = PlanVersionFactory(baby=baby)
    PlanActionFactory(version=version)
    IncidentFactory(baby=baby)
    PlanReviewFactory(version=version)
    SetAsideFactory(baby=baby)
    heard = MaracHeardFactory(referral__checklist__baby=baby)
    assert heard.baby_id == baby.pk
    PoliceAnswerFactory(notice__baby=baby)


def section(code: str = "contact", based_on: int = 0, **more: Any) -> actions.SectionSaid:
    words: dict[str, Any] = {"section": code, "based_on": based_on}
    if code == "contact":
        words |= {"when": "Mornings, he is at work", "how": "Ring the nursery", "closed": (Channel.TEXT,)}
    return actions.SectionSaid(**words | more)


def answers(yes: int, **more: Said) -> dict[str, tuple[Said, Source | None]]:
    """The first `yes` questions yes, every other no, except those named."""
    tool = procedures.tools(AT.date())[0]
    given = {one.code: (Said.YES if place < yes else Said.NO) for place, one in enumerate(tool.item)}
    return {code: (said, Source.HER) for code, said in (given | more).items()}


def checklist(yes: int, **more: Any) -> actions.ChecklistSaid:
    words: dict[str, Any] = {
        "tool": "dash", "edition": "1", "answers": answers(yes), "presence": Presence.ALONE
    }  # fmt: skip
    return actions.ChecklistSaid(**words | more)
