"""Who works with a baby: saying so oneself, being asked to, and ending."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from kith.access import audit
from kith.access.actor import Actor
from kith.access.doors import NotThere
from kith.access.permissions import Permission
from kith.access.words import Role
from kith.directory import doors as directory_doors
from kith.directory.models import Team, Worker
from kith.kernel import handbook
from kith.kernel.calendar import end_of
from kith.kernel.clock import day_of
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
def invite(
    baby_id: UUID, worker: Worker, *, until: date, reason: str, by: Actor, at: datetime
) -> Involvement | checks.Queried:
    """Invite somebody to a baby until the end of a day, with a reason that everybody who works with it sees.

    Raises Refused when `by` does not work with the family.
    """
    longest = handbook.current().figure("longest_invitation", day_of(at))
    findings = [
        rules.an_invitation_ends(until, day_of(at), longest),
        rules.bringing_somebody_in_has_a_reason(reason),
    ]
    queried = tuple(finding for finding in findings if finding)
    if queried:
        return checks.Queried(queried)
    part = PART_OF_ROLE.get(Role(worker.role), Part.OTHER)
    seat = Seat(team=worker.team, worker=worker, part=part, basis=reason, until=end_of(until))
    return involve(baby_id, seat, by=by, at=at)


@transaction.atomic
def hand_over(
    involvement_id: UUID, to: Worker, *, reason: str, by: Actor, at: datetime
) -> Involvement | checks.Queried:
    """Give a baby to a colleague of the same team, who goes on where one stops; nobody is left out in between.

    Raises Refused when the involvement is somebody else's, NotThere when there is none or `to` is of another team.
    """
    held = doors.involvement_for(by, involvement_id, at=at)
    if to.team_id != held.team_id:
        raise NotThere
    finding = rules.bringing_somebody_in_has_a_reason(reason)
    if finding:
        return checks.Queried((finding,))
    seat = Seat(team=held.team, worker=to, part=Part(held.part), basis=reason, until=held.until)
    made = seat_at(held.baby_id, seat, claimed=False, by=by, at=at)
    _end(held, by=by, at=at, handed_to=to)
    return made


@transaction.atomic
def end_involvement(
    involvement_id: UUID, *, explained: str = "", by: Actor, at: datetime
) -> Involvement | checks.Queried:
    """Stop working with a family. One ends one's own involvement, or one of a team one manages or shares.

    Raises NotThere when there is none, or it is somebody else's; Refused when the file is not open to the actor.
    """
    held = doors.involvement_for(by, involvement_id, at=at)
    others = doors.standing(held.baby_id).exclude(pk=held.pk).count()
    queried = checks.unexplained([rules.somebody_goes_on_working_with_the_baby(others)], explained)
    if queried:
        return queried
    if explained.strip():
        checks.explain([rules.somebody_goes_on_working_with_the_baby(others)], explained, held.baby, by=by, at=at)
    _end(held, by=by, at=at)
    return held


@transaction.atomic
def take_back(baby_id: UUID, seat: Seat, *, since: datetime, by: Actor, at: datetime) -> None:
    """End what one invitation opened: the involvement of this team or worker made then and for this reason, if any.

    One that stood before, or for another reason, goes on. Raises Refused when `by` does not work with the family.
    """
    doors.allow(by, Permission.INVOLVEMENT_CHANGE, baby_id, at=at)
    made = doors.standing(baby_id).filter(team=seat.team, worker=seat.worker, since=since, basis=seat.basis).first()
    if made is not None:
        _end(made, by=by, at=at)


def _end(held: Involvement, *, by: Actor, at: datetime, handed_to: Worker | None = None) -> None:
    """From the next request on it opens nothing."""
    held.until = at
    detail = {"handed_to": str(handed_to.pk)} if handed_to else {}
    act = audit.Act(
        action="handed a family over" if handed_to else "stopped working with a family",
        permission=Permission.INVOLVEMENT_CHANGE,
        subject_kind="involvement",
        subject_id=held.pk,
        baby_id=held.baby_id,
        detail=detail,
    )
    audit.record(by, act)
    held.save(update_fields=["until"])
