"""One invitation withdrawn before a discussion: whoever was asked is told; calendar, link and access end with it."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from kith.access import audit
from kith.access.actor import Actor
from kith.access.permissions import Permission
from kith.directory import doors as directory_doors
from kith.people import actions as people_actions
from kith.strategy import doors
from kith.strategy.models import Invitation, InvitationWithdrawn, NotInvited, OneTimeLink

from . import notices
from .calling import seat_of


@transaction.atomic
def withdraw_invitation(
    *, discussion_id: UUID, invitation_id: UUID, why: str, follow_up: str = "", by: Actor, at: datetime
) -> InvitationWithdrawn:
    """Withdraw one invitation with the reason. What the invitation opened ends, unless they work with the baby anyway.

    Withdrawing twice withdraws once. Raises Refused; NotThere once it was held or called off, when they have given
    their information, or for the chair's own.
    """
    about, invitation = doors.invitation_to_withdraw(by, discussion_id, invitation_id, at=at)
    made, new = InvitationWithdrawn.objects.get_or_create(
        invitation=invitation,
        defaults={
            "discussion_id": about.pk,
            "baby_id": about.baby_id,
            "why": why,
            "withdrawn_by": directory_doors.worker_of(by),
            "withdrawn_at": at,
        },
    )
    if new:
        _left_out(invitation, made, follow_up)
        _end_what_it_opened(invitation, about, by, at)
        _note(made, by)
    return made


def _left_out(invitation: Invitation, made: InvitationWithdrawn, follow_up: str) -> None:
    """An agency that nobody else was asked from is left out, with the reason and what makes up for it."""
    if Invitation.objects.filter(discussion_id=made.discussion_id, agency_id=invitation.agency_id).exists():
        return
    NotInvited.objects.create(
        discussion_id=made.discussion_id,
        baby_id=made.baby_id,
        agency_id=invitation.agency_id,
        rule_code=invitation.rule_code,
        reason=f"Invitation withdrawn: {made.why}",
        follow_up=follow_up,
        recorded_by_id=made.withdrawn_by_id,
        recorded_at=made.withdrawn_at,
    )


def _end_what_it_opened(invitation: Invitation, about: Any, by: Actor, at: datetime) -> None:
    """The link, the involvements that it made with each baby the discussion is about, and the place in a calendar."""
    OneTimeLink.objects.filter(invitation=invitation, used_at=None, withdrawn_at=None).update(withdrawn_at=at)
    for baby_id in (about.baby_id, *doors.babies_also_discussed(about.pk)):
        people_actions.take_back(baby_id, seat_of(invitation), since=invitation.invited_at, by=by, at=at)
    teams = notices.addresses([invitation.team_id])
    notices.withdrawn(invitation, about, notices.address_of(invitation.team, invitation.worker, teams), at=at)


def _note(made: InvitationWithdrawn, by: Actor) -> None:
    act = audit.Act(
        action="withdrew an invitation to a strategy discussion",
        permission=Permission.STRATEGY_RECORD,
        subject_kind="discussion",
        subject_id=made.discussion_id,
        baby_id=made.baby_id,
        detail={"invitation": str(made.invitation_id)},
    )
    audit.record(by, act)
