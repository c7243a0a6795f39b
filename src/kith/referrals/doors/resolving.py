"""Disagreements between professionals: where each stands, who holds it, and who could take the next stage up."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet

from kith.access import audit
from kith.access.actor import Actor
from kith.access.doors import NotThere, must
from kith.access.permissions import Permission
from kith.access.policy import Subject
from kith.access.words import PRACTITIONERS, Role
from kith.directory import doors as directory_doors
from kith.directory.models import Team, Worker
from kith.kernel import handbook
from kith.kernel.clock import day_of
from kith.kernel.findings import Finding, gather
from kith.kernel.limits import Deadline, due
from kith.people import doors as people_doors
from kith.referrals import rules
from kith.referrals.models import Resolution, ResolutionEnd, ResolutionStep, StageHolder
from kith.referrals.words import ResolutionStage, SafeMeanwhile, Topic

from .asking import Standing, request_for
from .triage import mark_of

LIMITS = {
    ResolutionStage.PRACTITIONERS: "CRP1",
    ResolutionStage.LINE_MANAGERS: "CRP2",
    ResolutionStage.SAFEGUARDING_LEADS: "CRP3",
    ResolutionStage.EXECUTIVE: "CRP4",
}
MOST = 20
MOST_NAMES = 40


@dataclass(frozen=True, kw_only=True)
class Stage:
    """One stage: who holds it, and its clock."""

    step: ResolutionStep
    holders: tuple[Worker, ...]
    clock: Deadline


@dataclass(frozen=True, kw_only=True)
class Disagreement:
    """A disagreement, its stages oldest first, and its end; `named` says whether this reader may know whose baby."""

    resolution: Resolution
    stages: tuple[Stage, ...]
    end: ResolutionEnd | None
    named: bool = False

    @property
    def now(self) -> Stage:
        return self.stages[-1]

    @property
    def stage(self) -> ResolutionStage:
        return ResolutionStage.RESOLVED if self.end else ResolutionStage(self.now.step.stage)

    @property
    def holder_ids(self) -> frozenset[UUID]:
        return frozenset(holder.pk for stage in self.stages for holder in stage.holders)

    def findings(self, *, at: datetime) -> tuple[Finding, ...]:
        """What the rules say while it is open."""
        if self.end:
            return ()
        step, sides = self.now.step, dict.fromkeys(self.sides, 0)
        for holder in self.now.holders:
            name = holder.team.agency.name
            sides[name] = sides.get(name, 0) + 1
        return gather(
            rules.safety_meanwhile(rules.SafetyFacts(safe=SafeMeanwhile(step.safe), plan=step.plan)),
            rules.stage_in_time(self.stage, self.now.clock, at),
            rules.both_sides_hold_it(self.stage, sides),
        )

    @property
    def sides(self) -> tuple[str, ...]:
        """The two agencies, or the one when the disagreement is inside it."""
        return tuple(dict.fromkeys((self.resolution.raised_by_agency.name, self.resolution.other_agency.name)))


def clock_of(step: ResolutionStep) -> Deadline:
    """When this stage is up, by the limit in force on the day it began."""
    book = handbook.current()
    limit = book.limit(LIMITS[ResolutionStage(step.stage)], day_of(step.began_at))
    return due(limit, step.began_at, book.calendar())


def _resolutions() -> QuerySet[Resolution]:
    return Resolution.objects.select_related(
        "raised_by", "raised_by_agency", "raised_by_team", "other_agency", "other_team"
    )


def _standing(actor: Actor, found: list[Resolution]) -> list[Disagreement]:
    if not found:
        return []
    ids = [one.pk for one in found]
    steps: dict[UUID, list[ResolutionStep]] = {}
    holders: dict[UUID, list[Worker]] = {}
    for step in ResolutionStep.objects.select_related("began_by__team__agency").filter(resolution_id__in=ids):
        steps.setdefault(step.resolution_id, []).append(step)
    for holder in StageHolder.objects.select_related("worker__team__agency").filter(resolution_id__in=ids):
        holders.setdefault(holder.step_id, []).append(holder.worker)
    ends = {end.pk: end for end in ResolutionEnd.objects.select_related("ended_by__team__agency").filter(pk__in=ids)}
    babies = people_doors.visible_to(actor).filter(pk__in=[one.baby_id for one in found])
    named = set(babies.values_list("pk", flat=True))
    return [
        Disagreement(
            resolution=one,
            stages=tuple(
                Stage(step=step, holders=tuple(sorted(holders.get(step.pk, ()), key=str)), clock=clock_of(step))
                for step in sorted(steps[one.pk], key=lambda step: ResolutionStage(step.stage).number)
            ),
            end=ends.get(one.pk),
            named=one.baby_id in named,
        )
        for one in found
        if one.pk in steps
    ]


def resolution_for(
    actor: Actor, resolution_id: UUID, permission: Permission = Permission.RESOLUTION_VIEW, *, at: datetime
) -> Disagreement:
    """A disagreement, for somebody who works with the baby or takes part in it. Raises Refused or NotThere."""
    found = _resolutions().filter(pk=resolution_id).first()
    if found is None:
        raise NotThere
    one = _standing(actor, [found])[0]
    must(actor, permission, _subject(one), at=at)
    act = audit.Act(
        action="opened a disagreement",
        permission=permission,
        subject_kind="resolution",
        subject_id=found.pk,
        baby_id=found.baby_id,
    )
    audit.record(actor, act)
    return one


def _subject(one: Disagreement) -> Subject:
    """The facts of the baby's file, and who takes part."""
    facts = vars(people_doors.subject_of(one.resolution.baby_id))
    return Subject(**facts | {"holders": one.holder_ids})


def resolutions_about(actor: Actor, baby_id: UUID, *, request_id: UUID | None = None) -> list[Disagreement]:
    """The disagreements about a baby, or about one request, newest first. The caller has opened the file."""
    found = _resolutions().filter(baby_id=baby_id)
    if request_id is not None:
        found = found.filter(request_id=request_id)
    return _standing(actor, list(found.order_by("-raised_at", "-id")[:MOST]))


def resolutions_held_by(actor: Actor) -> list[Disagreement]:
    """The open disagreements whose present stage this person holds, the longest waiting first."""
    if actor.worker_id is None:
        return []
    ended = ResolutionEnd.objects.filter(pk=OuterRef("pk"))
    mine = StageHolder.objects.filter(resolution_id=OuterRef("pk"), worker_id=actor.worker_id)
    found = list(_resolutions().filter(Exists(mine), ~Exists(ended)).order_by("raised_at", "id")[: MOST * 2])
    standing = _standing(actor, found)
    return [one for one in standing if actor.worker_id in {worker.pk for worker in one.now.holders}][:MOST]


def agencies_around(actor: Actor, baby_id: UUID) -> list[Team]:
    """The teams one may disagree with: those that work with the baby, and the Front Door. The caller has the file."""
    ids = {one.team_id for one in people_doors.involved_with(baby_id)}
    front_door = directory_doors.front_door()
    ids |= {front_door.pk} if front_door else set()
    return [team for team in directory_doors.teams(ids) if team.pk != actor.team_id]


def request_of_baby(actor: Actor, baby_id: UUID, wanted: str, *, at: datetime) -> Standing | None:
    """The request a disagreement is about, when one is named; it is about this baby. Raises Refused or NotThere."""
    if not wanted:
        return None
    try:
        standing = request_for(actor, UUID(wanted), at=at)
    except ValueError:
        raise NotThere from None
    if standing.request.baby_id != baby_id:
        raise NotThere
    return standing


def usual_topic(standing: Standing) -> Topic:
    """What a disagreement about this request is most likely about: a refused mark, else the threshold."""
    mark = mark_of(standing)
    return Topic.REFUSED_MARK if mark and mark.open else Topic.THRESHOLD


def candidates(resolution: Resolution, stage: ResolutionStage, *, at: datetime) -> list[Worker]:
    """Who may take a stage up: the right people first, else those of the two teams, so that nobody is left without."""
    teams = {resolution.raised_by_team_id, resolution.other_team_id}
    agencies = {resolution.raised_by_agency_id, resolution.other_agency_id}
    if stage is ResolutionStage.EXECUTIVE:
        return directory_doors.at_work_as(Role.EXECUTIVE, at=at)[:MOST_NAMES]
    if stage is ResolutionStage.SAFEGUARDING_LEADS:
        fit = directory_doors.safeguarding_leads(agencies, at=at)
    elif stage is ResolutionStage.LINE_MANAGERS:
        fit = directory_doors.line_managers(teams, at=at)
    else:
        fit = []
    covered = {worker.team.agency_id for worker in fit}
    for team_id, agency_id in zip(
        (resolution.raised_by_team_id, resolution.other_team_id),
        (resolution.raised_by_agency_id, resolution.other_agency_id),
        strict=True,
    ):
        if agency_id not in covered:
            fit += directory_doors.members_of(team_id, besides=None, at=at)[: MOST_NAMES // 2]
    able = {worker.pk: worker for worker in fit if worker.role in PRACTITIONERS}
    return list(able.values())[:MOST_NAMES]
