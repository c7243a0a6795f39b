"""A plan: write its next version, end it, take one on from another area, name who holds which part of a team."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from kith.access.actor import Actor
from kith.access.doors import NotThere
from kith.access.permissions import Permission
from kith.directory import doors as directory_doors
from kith.kernel.clock import day_of
from kith.people import doors as people_doors
from kith.people.models import Baby
from kith.protection import doors, rules
from kith.protection.models import Plan, PlanEnd, PlanStep, PlanVersion, TeamPart
from kith.protection.words import Category, EndReason, FathersPart, MeetingKind, PlanStage, TeamRole

from .parts import PLAN, Stale, next_number, note, one_at_a_time


@dataclass(frozen=True, kw_only=True)
class StepSaid:
    """One step: what shall be better, what is done, by whom, by when, and how one knows."""

    better: str
    what: str
    who: str = ""
    by_when: date | None = None
    know: str = ""


@dataclass(frozen=True, kw_only=True)
class VersionSaid:
    """The plan as it is written now. `based_on` is the number of the version that was open, 0 for none."""

    based_on: int
    category: Category
    babys_day: str
    mothers_part: str
    fathers_standing: FathersPart
    fathers_part: str
    contingency: str
    steps: tuple[StepSaid, ...] = ()


@transaction.atomic
def write_plan(*, plan_id: UUID, said: VersionSaid, by: Actor, at: datetime) -> PlanVersion:
    """Add the next version; earlier ones are kept. Raises Stale, NotNow once the plan is over; Refused, NotThere."""
    one_at_a_time(plan_id)
    file = doors.plan_for(by, plan_id, Permission.PROTECTION_RECORD, at=at)
    if file.versions != said.based_on:
        raise Stale
    rules.must("child protection plan", file.stage, PlanStage.WRITTEN)
    version = PlanVersion.objects.create(
        plan=file.plan,
        baby_id=file.plan.baby_id,
        number=said.based_on + 1,
        category=said.category.value,
        babys_day=said.babys_day,
        mothers_part=said.mothers_part,
        fathers_standing=said.fathers_standing.value,
        fathers_part=said.fathers_part,
        contingency=said.contingency,
        recorded_by=directory_doors.worker_of(by),
        recorded_at=at,
    )
    PlanStep.objects.bulk_create(
        PlanStep(
            version=version,
            baby_id=version.baby_id,
            better=step.better,
            what=step.what,
            who=step.who,
            by_when=step.by_when,
            know=step.know,
        )
        for step in said.steps
    )
    note(by, "wrote a child protection plan", Permission.PROTECTION_RECORD, version, {"number": version.number})
    return version


@dataclass(frozen=True, kw_only=True)
class EndSaid:
    """The end of a plan. `went_to` names the area that has taken it on."""

    ended_on: date
    reason: EndReason
    words: str
    what_follows: str = ""
    told: str = ""
    went_to: str = ""


@transaction.atomic
def end_plan(*, plan_id: UUID, said: EndSaid, by: Actor, at: datetime) -> PlanEnd:
    """End a plan, or hand it to another area. The newest conference is named with it. Raises NotNow when it is over;
    Refused, NotThere."""
    one_at_a_time(plan_id)
    file = doors.plan_for(by, plan_id, Permission.PROTECTION_DECIDE, at=at)
    moved = said.reason is EndReason.MOVED_AWAY
    rules.must("child protection plan", file.stage, PlanStage.MOVED if moved else PlanStage.ENDED)
    review = next((one for one in file.meetings if one.kind == MeetingKind.REVIEW and one.pk in file.held), None)
    end = PlanEnd.objects.create(
        plan=file.plan,
        baby_id=file.plan.baby_id,
        conference=review,
        ended_on=said.ended_on,
        reason=said.reason.value,
        words=said.words,
        what_follows=said.what_follows,
        told=said.told,
        went_to=said.went_to,
        recorded_by=directory_doors.worker_of(by),
        recorded_at=at,
    )
    note(by, "ended a child protection plan", Permission.PROTECTION_DECIDE, end, {"reason": said.reason.value})
    return end


@transaction.atomic
def take_plan_on(
    *, baby_id: UUID, came_from: str, category: Category, told_at: datetime, by: Actor, at: datetime
) -> Plan:
    """Take on a plan from another area; it stands until our own conference, whose clock starts when we were told.

    Raises NotThere when a plan is in force here already; Refused.
    """
    one_at_a_time(baby_id)
    course = doors.course_of(by, baby_id, Permission.PROTECTION_DECIDE, at=at)
    if course.plan is not None:
        raise NotThere
    worker = directory_doors.worker_of(by)
    plan = Plan.objects.create(
        number=next_number(PLAN, at),
        baby=course.baby,
        category=category.value,
        before_birth=course.baby.date_of_birth is None,
        came_from=came_from,
        team=worker.team,
        started_on=day_of(told_at),
        opened_by=worker,
        opened_at=told_at,
    )
    note(by, "took a child protection plan on", Permission.PROTECTION_DECIDE, plan)
    return plan


@transaction.atomic
def name_team_part(*, baby_id: UUID, part: TeamRole, name: str, agency_name: str, by: Actor, at: datetime) -> TeamPart:
    """Name who holds a part of a multi-agency child protection team. Raises NotThere while it is not switched on."""
    people_doors.allow(by, Permission.PROTECTION_RECORD, baby_id, at=at)
    if part not in doors.procedures.parts_switched_on(day_of(at)) or not Baby.objects.filter(pk=baby_id).exists():
        raise NotThere
    made = TeamPart.objects.create(
        baby_id=baby_id,
        part=part.value,
        name=name,
        agency_name=agency_name,
        recorded_by=directory_doors.worker_of(by),
        recorded_at=at,
    )
    note(by, "named a part of a child protection team", Permission.PROTECTION_RECORD, made, {"part": part.value})
    return made
