"""Calling a discussion: who is asked, who is not and why, in one act."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import connection, transaction

from kith.access import audit
from kith.access.actor import Actor
from kith.access.doors import NotThere
from kith.access.permissions import Permission
from kith.directory import doors as directory_doors
from kith.directory.models import Team, Worker
from kith.directory.words import AgencyKind, Setting
from kith.kernel.clock import london
from kith.people import actions as people_actions
from kith.people import doors as people_doors
from kith.people.models import Baby
from kith.people.words import Part
from kith.strategy import doors
from kith.strategy.models import DiscussedBaby, Discussion, Invitation, InvitationReply, NotInvited
from kith.strategy.words import Mode, Reply

from . import linking, notices

BASIS = "invited to strategy discussion"
PART_OF_KIND = {
    AgencyKind.SOCIAL_CARE: Part.SOCIAL_WORKER,
    AgencyKind.POLICE: Part.POLICE,
    AgencyKind.PUBLIC_HEALTH_NURSING: Part.HEALTH_VISITOR,
    AgencyKind.MATERNITY: Part.MIDWIFE,
    AgencyKind.PAEDIATRICS: Part.PAEDIATRICIAN,
    AgencyKind.GENERAL_PRACTICE: Part.GP,
    AgencyKind.PROBATION: Part.PROBATION,
    AgencyKind.FAMILY_HUB: Part.FAMILY_HUB,
    AgencyKind.DOMESTIC_ABUSE: Part.DOMESTIC_ABUSE,
}


@dataclass(frozen=True, kw_only=True)
class Ask:
    """An invitation to make: to a worker, or to a team as such."""

    team: Team
    worker: Worker | None = None
    asked_as: str
    rule_code: str = ""
    why: str


@dataclass(frozen=True, kw_only=True)
class LeaveOut:
    """An agency the rules name that the chair does not invite: why, and what makes up for it."""

    agency_id: UUID
    rule_code: str
    reason: str
    follow_up: str = ""
    follow_up_by: date | None = None


@dataclass(frozen=True, kw_only=True)
class Plan:
    """A discussion as its chair plans it."""

    trigger: str
    injury: bool
    cause_arose_at: datetime
    held_at: Setting
    planned_for: datetime
    mode: Mode
    join_details: str = ""
    triggers: tuple[str, ...] = ()
    signs: tuple[str, ...] = ()
    seen_by: Team | None = None
    babies: tuple[UUID, ...] = ()
    emergency_at: datetime | None = None
    request_id: UUID | None = None
    ask: tuple[Ask, ...] = ()
    leave_out: tuple[LeaveOut, ...] = ()


@dataclass(frozen=True)
class Called:
    """The discussion, and the code of each link that went out: to be read out by phone, and kept nowhere."""

    discussion: Discussion
    codes: dict[UUID, str]


@transaction.atomic
def call(*, baby_id: UUID, plan: Plan, by: Actor, at: datetime) -> Called:
    """Call a strategy discussion and invite everyone on its list. Raises Refused, NotThere."""
    people_doors.allow(by, Permission.STRATEGY_CALL, baby_id, at=at)
    baby = people_doors.baby_for(by, baby_id, at=at)
    chair = directory_doors.worker_of(by)
    discussion = _discussion(baby, plan, chair, at)
    _others(discussion, plan.babies, by)
    codes = _bring_in(discussion, plan.ask, plan.leave_out, by, at)
    audit.record(
        by,
        audit.Act(
            action="called a strategy discussion",
            permission=Permission.STRATEGY_CALL,
            subject_kind="discussion",
            subject_id=discussion.pk,
            baby_id=baby.pk,
            detail={"invited": len(plan.ask), "not_invited": len(plan.leave_out), "links": len(codes)},
        ),
    )
    return Called(discussion, codes)


@transaction.atomic
def invite_more(
    *, discussion_id: UUID, ask: Iterable[Ask], leave_out: Iterable[LeaveOut], by: Actor, at: datetime
) -> dict[UUID, str]:
    """Ask more agencies into a discussion already called, or write down why one is not asked; returns new codes.

    Raises Refused, NotThere.
    """
    discussion = doors.discussion_for(by, discussion_id, Permission.STRATEGY_RECORD, at=at)
    standing = set(Invitation.objects.filter(discussion=discussion).values_list("team_id", "worker_id"))
    fresh = [one for one in ask if (one.team.pk, one.worker.pk if one.worker else None) not in standing]
    codes = _bring_in(discussion, fresh, leave_out, by, at)
    audit.record(
        by,
        audit.Act(
            action="invited more to a strategy discussion",
            permission=Permission.STRATEGY_RECORD,
            subject_kind="discussion",
            subject_id=discussion.pk,
            baby_id=discussion.baby_id,
            detail={"invited": len(fresh)},
        ),
    )
    return codes


def _bring_in(
    discussion: Discussion, ask: Iterable[Ask], leave_out: Iterable[LeaveOut], by: Actor, at: datetime
) -> dict[UUID, str]:
    """Invite, note who is left out and why, let those invited read the file, and tell them. The codes of new links."""
    chair = directory_doors.worker_of(by)
    invitations = _invitations(discussion, ask, chair, at)
    NotInvited.objects.bulk_create(
        NotInvited(
            discussion=discussion,
            baby_id=discussion.baby_id,
            agency_id=one.agency_id,
            rule_code=one.rule_code,
            reason=one.reason,
            follow_up=one.follow_up,
            follow_up_by=one.follow_up_by,
            recorded_by=chair,
            recorded_at=at,
        )
        for one in leave_out
    )
    for baby_id in (discussion.baby_id, *discussion.others.order_by("id").values_list("other_id", flat=True)):
        _involve(baby_id, invitations, by, at)
    return _tell(discussion, invitations, at)


def _discussion(baby: Baby, plan: Plan, chair: Worker, at: datetime) -> Discussion:
    return Discussion.objects.create(
        number=_next_number(london(at).year),
        baby=baby,
        request_id=plan.request_id,
        trigger=plan.trigger,
        injury=plan.injury,
        unborn=baby.date_of_birth is None,
        triggers=list(plan.triggers),
        signs=list(plan.signs),
        seen_by=plan.seen_by,
        cause_arose_at=plan.cause_arose_at,
        emergency_at=plan.emergency_at,
        called_at=at,
        called_by=chair,
        held_at=plan.held_at,
        team=chair.team,
        locality=baby.locality or chair.team.locality,
        planned_for=plan.planned_for,
        mode=plan.mode,
        join_details=plan.join_details,
    )


def _others(discussion: Discussion, babies: Iterable[UUID], by: Actor) -> None:
    """The family's other babies it is about too, of those the chair works with. Raises NotThere for any other."""
    wanted = set(babies)
    found = {one.pk for one in doors.other_babies(by, discussion.baby)} & wanted
    if found != wanted:
        raise NotThere
    DiscussedBaby.objects.bulk_create(
        DiscussedBaby(discussion=discussion, baby_id=discussion.baby_id, other_id=pk) for pk in sorted(found)
    )


def _next_number(year: int) -> str:
    """The next reference of the year; given under a lock, so that no two discussions share one."""
    with connection.cursor() as cursor:
        cursor.execute("select strategy_next_number(%s)", [year])
        return str(cursor.fetchone()[0])


def _invitations(discussion: Discussion, asks: Iterable[Ask], chair: Worker, at: datetime) -> list[Invitation]:
    """One invitation for each team and worker, however often they are named; the chair will be there."""
    once = {(ask.team.pk, ask.worker.pk if ask.worker else None): ask for ask in reversed(list(asks))}
    rows = [
        Invitation(
            discussion=discussion,
            baby_id=discussion.baby_id,
            agency_id=ask.team.agency_id,
            team=ask.team,
            worker=ask.worker,
            asked_as=ask.asked_as[:60],
            rule_code=ask.rule_code,
            why=ask.why[:240],
            invited_at=at,
            invited_by=chair,
        )
        for ask in reversed(once.values())
    ]
    made = Invitation.objects.bulk_create(rows)
    InvitationReply.objects.bulk_create(
        InvitationReply(
            invitation=one, discussion=discussion, baby_id=one.baby_id, reply=Reply.ATTENDING, replied_at=at,
            replied_by=chair,
        )
        for one in made
        if one.worker_id == chair.pk
    )  # fmt: skip
    return made


def _involve(baby_id: UUID, invitations: Iterable[Invitation], by: Actor, at: datetime) -> None:
    """An invitation lets those invited read the file, so each becomes an involvement that says so."""
    for one in invitations:
        people_actions.involve(baby_id, seat_of(one), by=by, at=at)


def seat_of(invitation: Invitation) -> people_actions.Seat:
    """The involvement by which somebody invited reads the file."""
    part = PART_OF_KIND.get(AgencyKind(invitation.team.agency.kind), Part.OTHER)
    return people_actions.Seat(team=invitation.team, worker=invitation.worker, part=part, basis=BASIS)


def _tell(discussion: Discussion, invitations: Iterable[Invitation], at: datetime) -> dict[UUID, str]:
    """Send every invitation; a practice gets a one-time link, whose code is returned to be read out by phone."""
    listed = list(invitations)
    teams = notices.addresses(one.team_id for one in listed)
    codes: dict[UUID, str] = {}
    for one in listed:
        address = notices.address_of(one.team, one.worker, teams)
        if linking.by_link(one):
            codes[one.pk] = linking.make(one, discussion, address, at=at)
        else:
            notices.invite(one, discussion, address, at=at)
    return codes
