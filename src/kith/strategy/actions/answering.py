"""What those invited send back: a reply, and their agency's information under its own name."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from kith.access import audit
from kith.access.actor import Actor
from kith.access.permissions import Permission
from kith.directory import doors as directory_doors
from kith.strategy import doors
from kith.strategy.models import Contribution, InvitationReply
from kith.strategy.words import Reply


@dataclass(frozen=True, kw_only=True)
class Given:
    """An agency's information as it was given. `draft_id` makes giving it twice one act."""

    answers: Mapping[str, str]
    name: str
    post: str
    draft_id: UUID | None = None


@transaction.atomic
def reply(
    *, discussion_id: UUID, answer: Reply, delegate_name: str = "", reason: str = "", by: Actor, at: datetime
) -> InvitationReply:
    """Answer one's own invitation; a later answer stands instead. Raises Refused, NotThere."""
    discussion, invitation = doors.invitation_of(by, discussion_id, Permission.STRATEGY_REPLY, at=at)
    made = InvitationReply.objects.create(
        invitation=invitation,
        discussion=discussion,
        baby_id=discussion.baby_id,
        reply=answer,
        delegate_name=delegate_name,
        reason=reason,
        replied_at=at,
        replied_by_id=by.worker_id,
    )
    _note(by, "replied to an invitation", Permission.STRATEGY_REPLY, invitation.pk, discussion.baby_id)
    return made


@transaction.atomic
def contribute(*, discussion_id: UUID, given: Given, by: Actor, at: datetime) -> Contribution:
    """Give one's agency's information. Raises Refused, NotThere."""
    discussion, invitation = doors.invitation_of(by, discussion_id, Permission.STRATEGY_CONTRIBUTE, at=at)
    worker = directory_doors.worker_of(by)
    made = Contribution.objects.create(
        invitation=invitation,
        discussion=discussion,
        baby_id=discussion.baby_id,
        agency_id=invitation.agency_id,
        draft_id=given.draft_id,
        answers=dict(given.answers),
        given_by=worker,
        given_by_name=given.name,
        given_by_post=given.post,
        given_at=at,
    )
    _note(by, "gave information to a strategy discussion", Permission.STRATEGY_CONTRIBUTE, invitation.pk, made.baby_id)
    return made


@transaction.atomic
def contribute_by_link(*, given: Given, by: Actor, at: datetime) -> Contribution:
    """Give a practice's information by its one-time link, which is then used. Raises Refused, NotThere, LinkOver."""
    visit = doors.visit_for(by, at=at)
    made = Contribution.objects.create(
        invitation=visit.invitation,
        discussion=visit.discussion,
        baby_id=visit.invitation.baby_id,
        agency_id=visit.invitation.agency_id,
        draft_id=given.draft_id,
        answers=dict(given.answers),
        given_by_name=given.name,
        given_by_post=given.post,
        begun_at=visit.link.opened_at,
        given_at=at,
        by_link=True,
    )
    visit.link.used_at = at
    visit.link.save(update_fields=["used_at"])
    _note(
        by,
        "gave information to a strategy discussion",
        Permission.STRATEGY_CONTRIBUTE,
        made.invitation_id,
        made.baby_id,
    )
    return made


def _note(by: Actor, action: str, permission: Permission, invitation_id: UUID, baby_id: UUID) -> None:
    audit.record(
        by,
        audit.Act(
            action=action, permission=permission, subject_kind="invitation", subject_id=invitation_id, baby_id=baby_id
        ),
    )
