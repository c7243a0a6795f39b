"""Who works with a baby: saying so oneself, being asked to, and ending."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from kith.access import audit
from kith.access.actor import Actor
from kith.access.decide import Decision
from kith.access.doors import NotThere, Refused
from kith.access.permissions import Permission
from kith.directory import doors as directory_doors
from kith.directory.models import Team, Worker
from kith.people import doors, rules
from kith.people.models import Involvement
from kith.people.words import PART_OF_ROLE, Part

from . import checks


@dataclass(frozen=True, kw_only=True)
class Seat:
    """A place around a baby: a worker's, or a whole team's when `worker` is None. `basis` says why, in a few words.

    `until` makes it an invitation that ends by itself.
    """

    team: Team
    worker: Worker | None = None
    part: Part = Part.OTHER
    basis: str = ""
    until: datetime | None = None


def own_seat(by: Actor, basis: str) -> Seat:
    """The actor's own place, with the part their role usually plays."""
    worker = directory_doors.worker_of(by)
    part = PART_OF_ROLE.get(by.role, Part.OTHER) if by.role else Part.OTHER
    return Seat(team=worker.team, worker=worker, part=part, basis=basis)


@transaction.atomic
def join(baby_id: UUID, *, reason: str, by: Actor, at: datetime) -> Involvement | checks.Queried:
    """Claim to work with this family, and why; from then on the file opens. The claim is kept and can be seen.

    Raises Refused for a role that works with no families, NotThere when there is no such baby.
    """
    doors.existence_of(by, baby_id, Permission.BABY_JOIN, at=at)
    finding = rules.opening_by_claim_has_a_reason(reason)
    if finding:
        return checks.Queried((finding,))
    return seat_at(baby_id, own_seat(by, reason), claimed=True, by=by, at=at)


@transaction.atomic
def involve(baby_id: UUID, seat: Seat, *, by: Actor, at: datetime) -> Involvement:
    """Bring a worker or a team to a baby, by somebody involved already. Asking twice gives the same involvement.

    Raises Refused when `by` does not work with the family.
    """
    doors.allow(by, Permission.INVOLVEMENT_CHANGE, baby_id, at=at)
    return seat_at(baby_id, seat, claimed=False, by=by, at=at)


def seat_at(baby_id: UUID, seat: Seat, *, claimed: bool, by: Actor, at: datetime) -> Involvement:
    """Add the involvement unless it stands already; the caller has asked access."""
    worker_id = seat.worker.pk if seat.worker else None
    checks.alone("seat", baby_id, seat.team.pk, worker_id)
    standing = doors.standing(baby_id).filter(team=seat.team, worker=seat.worker).first()
    if standing is not None:
        return standing
    made = Involvement.objects.create(
        baby_id=baby_id,
        worker=seat.worker,
        team=seat.team,
        agency_id=seat.team.agency_id,
        part=seat.part.value,
        basis=seat.basis.strip()[:200],
        claimed=claimed,
        since=at,
        until=seat.until,
        recorded_by_id=by.worker_id,
    )
    audit.record(
        by,
        audit.Act(
            action="said they work with a family" if claimed else "brought somebody to a family",
            permission=Permission.BABY_JOIN if claimed else Permission.INVOLVEMENT_CHANGE,
            subject_kind="involvement",
            subject_id=made.pk,
            baby_id=baby_id,
            detail={"team": str(seat.team.pk), "worker": str(worker_id or ""), "part": seat.part.value},
        ),
    )
    return made


@transaction.atomic
def end_involvement(involvement_id: UUID, *, by: Actor, at: datetime) -> Involvement:
    """Stop working with a family. One ends one's own involvement, or one of a team one manages.

    Raises NotThere when there is none, Refused when it is somebody else's.
    """
    held = Involvement.objects.select_for_update().filter(pk=involvement_id).first()
    if held is None:
        raise NotThere
    subject = doors.allow(by, Permission.INVOLVEMENT_CHANGE, held.baby_id, at=at)
    if held.worker_id != by.worker_id and held.team_id not in by.team_ids:
        why = Decision(False, "this involvement is another worker's")
        raise Refused(Permission.INVOLVEMENT_CHANGE, why, subject, "involvement")
    if held.until is None or held.until > at:
        held.until = at
        held.save(update_fields=["until"])
        act = audit.Act(
            action="stopped working with a family",
            permission=Permission.INVOLVEMENT_CHANGE,
            subject_kind="involvement",
            subject_id=held.pk,
            baby_id=held.baby_id,
        )
        audit.record(by, act)
    return held
