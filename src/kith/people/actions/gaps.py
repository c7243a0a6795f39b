"""Taking a gap on, and passing it on with a reason. Only the record itself closes a gap."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from kith.access import audit
from kith.access.actor import Actor
from kith.access.doors import NotThere
from kith.access.permissions import Permission
from kith.directory import doors as directory_doors
from kith.directory.models import Team
from kith.directory.words import AgencyKind
from kith.people import doors, rules
from kith.people.models import GapStep
from kith.people.words import PART_OF_AGENCY, GapKind, Part, Step

from . import adding, checks
from .involvement import Seat, seat_at


@dataclass(frozen=True, kw_only=True)
class AboutGap:
    """Which gap: its kind, and the man or other carer it is about; empty for the baby itself."""

    kind: GapKind
    carer_id: UUID | None = None


@dataclass(frozen=True, kw_only=True)
class PassedSaid:
    """To which team, or which of its workers, why, and what they should do next."""

    team_id: UUID
    worker_id: UUID | None = None
    reason: str = ""
    next_step: str = ""


@transaction.atomic
def take_gap(baby_id: UUID, about: AboutGap, *, next_step: str, by: Actor, at: datetime) -> GapStep:
    """Take a gap on oneself, and say what comes next. Raises Refused, NotThere when the gap is closed."""
    _open(baby_id, about, by, at)
    worker = directory_doors.worker_of(by)
    held = {(one.worker_id, one.team_id) for one in doors.involved_with(baby_id)}
    if (worker.pk, worker.team_id) not in held:
        seat = Seat(team=worker.team, worker=worker, part=_part(worker.team), basis="Took on what is to be found out")
        seat_at(baby_id, seat, claimed=False, by=by, at=at)
    said = PassedSaid(team_id=worker.team_id, worker_id=worker.pk, next_step=next_step)
    return _add(baby_id, about, Step.TAKEN, said, by=by, at=at)


@transaction.atomic
def pass_gap(baby_id: UUID, about: AboutGap, said: PassedSaid, *, by: Actor, at: datetime) -> GapStep | checks.Queried:
    """Pass a gap on. A team that does not work with the baby yet is brought to it, so that it can see its task.

    Raises Refused, NotThere when the gap is closed or the worker does not work with the baby.
    """
    _open(baby_id, about, by, at)
    finding = rules.a_gap_is_passed_on_with_a_reason_and_a_next_step(said.reason, said.next_step)
    if finding:
        return checks.Queried((finding,))
    team = directory_doors.team(said.team_id)
    held = [one for one in doors.involved_with(baby_id) if one.team_id == team.pk]
    if said.worker_id and said.worker_id not in {one.worker_id for one in held}:
        raise NotThere
    if not held:
        seat = Seat(team=team, part=_part(team), basis="Asked to find out what is not known")
        seat_at(baby_id, seat, claimed=False, by=by, at=at)
    return _add(baby_id, about, Step.PASSED, said, by=by, at=at)


def _open(baby_id: UUID, about: AboutGap, by: Actor, at: datetime) -> None:
    adding.baby(baby_id, by, at)
    if doors.gap_for(by, baby_id, about.kind, about.carer_id, at=at) is None:
        raise NotThere


def _part(team: Team) -> Part:
    return PART_OF_AGENCY.get(AgencyKind(team.agency.kind), Part.OTHER)


def _add(baby_id: UUID, about: AboutGap, step: Step, said: PassedSaid, *, by: Actor, at: datetime) -> GapStep:
    team = directory_doors.team(said.team_id)
    made = GapStep.objects.create(
        baby_id=baby_id,
        carer_id=about.carer_id,
        gap=about.kind.value,
        step=step.value,
        owner_id=said.worker_id,
        team=team,
        agency_id=team.agency_id,
        reason=said.reason.strip()[:200],
        next_step=said.next_step.strip()[:200],
        recorded_at=at,
        recorded_by_id=by.worker_id,
    )
    act = audit.Act(
        action="took a gap on" if step is Step.TAKEN else "passed a gap on",
        permission=Permission.CARER_RECORD,
        subject_kind="gap",
        subject_id=made.pk,
        baby_id=baby_id,
        detail={"gap": about.kind.value, "team": str(team.pk), "worker": str(said.worker_id or "")},
    )
    audit.record(by, act)
    return made
