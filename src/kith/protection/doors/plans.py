"""Opening a child protection plan: its versions, meetings, visits, and its clocks."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from kith.access.actor import Actor
from kith.access.decide import role_may
from kith.access.doors import NotThere
from kith.access.permissions import Permission
from kith.kernel.clock import day_of
from kith.kernel.limits import Deadline
from kith.people import doors as people_doors
from kith.people.words import Awake, Undressed, YesNoUnknown
from kith.protection import rules
from kith.protection.models import (
    Meeting,
    MeetingRecord,
    Plan,
    PlanEnd,
    PlanStep,
    PlanVersion,
    TeamPart,
    Visit,
)
from kith.protection.words import MeetingKind, PlanStage, TeamRole

from . import procedures
from .cases import opened
from .clocks import clocks_of, with_clocks

MOST_VISITS = 60


@dataclass(frozen=True, kw_only=True)
class PlanFile:
    """Everything about one plan. `version` is the newest, `steps` are its; visits and meetings newest first."""

    plan: Plan
    version: PlanVersion | None
    versions: int
    steps: tuple[PlanStep, ...]
    visits: tuple[Visit, ...]
    meetings: tuple[Meeting, ...]
    held: dict[UUID, MeetingRecord]
    end: PlanEnd | None
    clocks: tuple[tuple[str, Deadline], ...]
    team: dict[TeamRole, TeamPart]
    may_record: bool
    may_decide: bool

    @property
    def stage(self) -> PlanStage:
        return rules.plan_stage(
            written=self.version is not None,
            ended=self.end is not None,
            moved=bool(self.end and self.end.went_to),
        )

    @property
    def waits_for_conference(self) -> bool:
        """Whether it came from another area and our own conference has not been held."""
        ours = (one for one in self.meetings if one.kind == MeetingKind.INITIAL and one.pk in self.held)
        return self.plan.conference_id is None and next(ours, None) is None

    @property
    def seen(self) -> rules.VisitFacts:
        """What the visits of this plan saw of the baby."""
        sightings = [visit.sighting for visit in self.visits if visit.sighting is not None]
        return rules.VisitFacts(
            born=self.plan.baby.date_of_birth is not None,
            sightings=len(sightings),
            awake=any(one.awake in (Awake.AWAKE, Awake.BOTH) for one in sightings),
            undressed=any(one.undressed == Undressed.FULLY for one in sightings),
            handled=any(one.held_by_mother or one.held_by_carer_id or one.held_by for one in sightings),
            sleep_place=any(one.sleep_seen == YesNoUnknown.YES for one in sightings),
        )


def plan_for(
    actor: Actor, plan_id: UUID, permission: Permission = Permission.PROTECTION_VIEW, *, at: datetime
) -> PlanFile:
    """One plan; the opening is recorded. Raises Refused, NotThere."""
    related = ("baby__mother", "conference", "team__agency")
    plan = with_clocks(Plan.objects.select_related(*related)).filter(pk=plan_id).first()
    if plan is None:
        raise NotThere
    people_doors.allow(actor, permission, plan.baby_id, at=at)
    opened(actor, plan.baby_id, permission, "a child protection plan", plan.pk)
    version = PlanVersion.objects.select_related("recorded_by").filter(plan=plan).order_by("-number").first()
    meetings = tuple(Meeting.objects.filter(plan=plan).order_by("-called_at", "-id"))
    held = MeetingRecord.objects.filter(meeting__in=[one.pk for one in meetings]).order_by("number")
    end = PlanEnd.objects.select_related("recorded_by").filter(plan=plan).first()
    visits = Visit.objects.select_related("sighting", "visited_by").filter(plan=plan).order_by("-visited_at", "-id")
    return PlanFile(
        plan=plan,
        version=version,
        versions=version.number if version else 0,
        steps=tuple(PlanStep.objects.filter(version=version).order_by("id")) if version else (),
        visits=tuple(visits[:MOST_VISITS]),
        meetings=meetings,
        held={one.meeting_id: one for one in held},
        end=end,
        clocks=() if end or plan.baby.ended_as else clocks_of(plan),
        team=team_parts(plan.baby_id, at=at),
        may_record=bool(role_may(actor, Permission.PROTECTION_RECORD)),
        may_decide=bool(role_may(actor, Permission.PROTECTION_DECIDE)),
    )


def team_parts(baby_id: UUID, *, at: datetime) -> dict[TeamRole, TeamPart]:
    """Who holds which part for this baby; nothing where the handbook has not switched the parts on."""
    shown = procedures.parts_switched_on(day_of(at))
    if not shown:
        return {}
    rows = TeamPart.objects.filter(baby_id=baby_id, part__in=[part.value for part in shown])
    return {TeamRole(one.part): one for one in rows.order_by("recorded_at", "id")}


def parts_offered(at: datetime) -> tuple[TeamRole, ...]:
    """The parts of a team that may be named. Raises NotThere when none is switched on."""
    shown = procedures.parts_switched_on(day_of(at))
    if not shown:
        raise NotThere
    return shown
