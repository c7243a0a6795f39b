"""Raising a disagreement, moving it on and ending it. Nothing here changes the decision that is disagreed with."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.db import connection, transaction
from django.urls import reverse

from kith.access import audit
from kith.access.actor import Actor
from kith.access.permissions import Permission
from kith.directory import actions as directory_actions
from kith.directory import doors as directory_doors
from kith.directory.models import Team, Worker
from kith.directory.words import AgencyKind
from kith.kernel import handbook
from kith.kernel.clock import day_of
from kith.kernel.findings import Finding
from kith.people import actions as people_actions
from kith.people import doors as people_doors
from kith.people.words import Part
from kith.referrals import doors, rules
from kith.referrals.models import Resolution, ResolutionEnd, ResolutionStep, StageHolder
from kith.referrals.words import ResolutionStage, SafeMeanwhile, Settlement, Topic

from .parts import one_at_a_time


@dataclass(frozen=True, kw_only=True)
class Safety:
    """Whether the baby is safe meanwhile, and what keeps them so."""

    safe: SafeMeanwhile
    plan: str


@dataclass(frozen=True, kw_only=True)
class Raised:
    """A disagreement as it is raised: with whom, about what, and about which request when it is about one."""

    topic: Topic
    what: str
    wanted: str
    other_team: Team
    safety: Safety
    request_id: UUID | None = None


@dataclass(frozen=True, kw_only=True)
class Onward:
    """Why it goes on, the baby's safety meanwhile, and who takes the next stage up."""

    why: str
    safety: Safety
    holders: list[Worker]


@dataclass(frozen=True, kw_only=True)
class Ended:
    """How it ended."""

    settlement: Settlement
    words: str
    safety: Safety
    learning: str = ""


def raise_disagreement(*, baby_id: UUID, raised: Raised, by: Actor, at: datetime) -> Resolution:
    """Raise a disagreement with another team: it begins with the practitioners, and its clock starts.

    Raises Refused or NotThere.
    """
    with transaction.atomic():
        baby = people_doors.baby_for(by, baby_id, Permission.RESOLUTION_START, at=at)
        standing = doors.request_for(by, raised.request_id, at=at) if raised.request_id else None
        worker = directory_doors.worker_of(by)
        resolution = Resolution.objects.create(
            number=_next_number(at),
            baby=baby,
            request=standing.request if standing else None,
            decision=standing.decision if standing else None,
            topic=raised.topic.value,
            what=raised.what,
            wanted=raised.wanted,
            raised_by=worker,
            raised_by_team=worker.team,
            raised_by_agency=worker.team.agency,
            other_team=raised.other_team,
            other_agency=raised.other_team.agency,
            raised_at=at,
        )
        others = _others(standing, raised.other_team, at)
        step = _begin(resolution, ResolutionStage.PRACTITIONERS, "", raised.safety, by=by, at=at)
        _hold(resolution, step, [worker, *others], by=by, at=at)
        _record(by, "raised a disagreement", Permission.RESOLUTION_START, resolution, [raised.topic.value])
    return resolution


def _others(standing: doors.Standing | None, team: Team, at: datetime) -> list[Worker]:
    """The other side's practitioner: whoever decided, else who manages the team, else those in it."""
    decision = standing.decision if standing else None
    if decision and decision.decided_by.team_id == team.pk and directory_doors.is_at_work(decision.decided_by, at=at):
        return [decision.decided_by]
    return (
        directory_doors.line_managers({team.pk}, at=at)[:3]
        or directory_doors.members_of(team.pk, besides=None, at=at)[:3]
    )


def _next_number(at: datetime) -> str:
    with connection.cursor() as cursor:
        cursor.execute("select referrals_next_resolution(%s)", [day_of(at).year])
        return str(cursor.fetchone()[0])


def _begin(
    resolution: Resolution, stage: ResolutionStage, why: str, safety: Safety, *, by: Actor, at: datetime
) -> ResolutionStep:
    return ResolutionStep.objects.create(
        resolution=resolution,
        baby_id=resolution.baby_id,
        stage=stage.value,
        why=why,
        safe=safety.safe.value,
        plan=safety.plan,
        began_by=directory_doors.worker_of(by),
        began_at=at,
    )


def _hold(resolution: Resolution, step: ResolutionStep, workers: list[Worker], *, by: Actor, at: datetime) -> None:
    """Name who takes the stage up, write to them, and open the file to them for a time. The executive opens no file."""
    for worker in {worker.pk: worker for worker in workers}.values():
        StageHolder.objects.create(step=step, resolution=resolution, baby_id=resolution.baby_id, worker=worker)
        if worker.pk == by.worker_id:
            continue
        if worker.team.agency.kind != AgencyKind.PARTNERSHIP:
            days = handbook.current().figure("resolution_seat_days", day_of(at))
            basis = f"Case resolution {resolution.number}"
            until = at + timedelta(days=days)
            seat = people_actions.Seat(team=worker.team, worker=worker, part=Part.OTHER, basis=basis, until=until)
            people_actions.involve(resolution.baby_id, seat, by=by, at=at)
        _write_to(worker, resolution, step, at=at)


def _write_to(worker: Worker, resolution: Resolution, step: ResolutionStep, *, at: datetime) -> None:
    if not worker.email:
        return
    address = str(settings.KITH_ADDRESS) + reverse("resolution", args=[resolution.pk])
    letter = directory_actions.Letter(
        key=f"resolution:{step.pk}:{worker.pk}",
        address=worker.email,
        subject="A disagreement between professionals waits for you",
        body=(
            f"You are asked to take up case resolution {resolution.number}. This message holds nothing about the "
            f"family. Sign in to Kith to read it and by when:\n\n{address}\n"
        ),
        worker=worker,
        about=resolution.baby_id,
    )
    directory_actions.notify(letter, at=at)


def move_on(*, resolution_id: UUID, onward: Onward, by: Actor, at: datetime) -> ResolutionStep | Finding:
    """Move a disagreement to the next stage. Gives a finding when the transition table has no such step.

    Raises Refused or NotThere.
    """
    with transaction.atomic():
        one_at_a_time(resolution_id)
        one = doors.resolution_for(by, resolution_id, Permission.RESOLUTION_RECORD, at=at)
        wanted = one.stage.next or ResolutionStage.PRACTITIONERS
        finding = rules.stages_follow(one.stage, wanted)
        if finding:
            return finding
        step = _begin(one.resolution, wanted, onward.why, onward.safety, by=by, at=at)
        _hold(one.resolution, step, onward.holders, by=by, at=at)
        _record(by, "moved a disagreement on", Permission.RESOLUTION_RECORD, one.resolution, [wanted.value])
    return step


def resolve(*, resolution_id: UUID, ended: Ended, by: Actor, at: datetime) -> ResolutionEnd | Finding:
    """Record how a disagreement ended and what others should learn. Raises Refused or NotThere."""
    with transaction.atomic():
        one_at_a_time(resolution_id)
        one = doors.resolution_for(by, resolution_id, Permission.RESOLUTION_RECORD, at=at)
        finding = rules.stages_follow(one.stage, ResolutionStage.RESOLVED)
        if finding:
            return finding
        end = ResolutionEnd.objects.create(
            resolution=one.resolution,
            baby_id=one.resolution.baby_id,
            stage=one.stage.value,
            settlement=ended.settlement.value,
            words=ended.words,
            safe=ended.safety.safe.value,
            plan=ended.safety.plan,
            learning=ended.learning,
            ended_by=directory_doors.worker_of(by),
            ended_at=at,
        )
        codes = [ended.settlement.value]
        _record(by, "resolved a disagreement", Permission.RESOLUTION_RECORD, one.resolution, codes)
    return end


def _record(by: Actor, action: str, permission: Permission, resolution: Resolution, codes: list[str]) -> None:
    act = audit.Act(
        action=action,
        permission=permission,
        subject_kind="resolution",
        subject_id=resolution.pk,
        baby_id=resolution.baby_id,
        detail={"codes": codes},
    )
    audit.record(by, act)
