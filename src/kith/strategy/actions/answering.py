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
from kith.strategy.models import Contribution, Invitation, InvitationReply
from kith.strategy.words import Reply


@dataclass(frozen=True, kw_only=True)
class Given:
    """An agency's information as it was given. `draft_id` makes giving it twice one act."""

    answers: Mapping[str, str]
    name: str
    post: str
    draft_id: UUID | None = None


@dataclass(frozen=True, kw_only=True)
class Answered:
    """Whether an invited agency takes part; who comes for them, or why nobody can."""

    reply: Reply
    delegate_name: str = ""
    reason_code: str = ""
    reason: str = ""


@transaction.atomic
def reply(*, discussion_id: UUID, said: Answered, by: Actor, at: datetime) -> InvitationReply:
    """Answer one's own invitation; a later answer stands instead. Raises Refused, NotThere."""
    discussion, invitation = doors.invitation_of(by, discussion_id, Permission.STRATEGY_REPLY, at=at)
    made = answer_for(invitation, said, by, at)
    _note(by, "replied to an invitation", Permission.STRATEGY_REPLY, invitation.pk, discussion.baby_id)
    return made


def answer_for(invitation: Invitation, said: Answered, by: Actor, at: datetime) -> InvitationReply:
    """The row of an answer; the caller has asked access."""
    return InvitationReply.objects.create(
        invitation=invitation,
        discussion_id=invitation.discussion_id,
        baby_id=invitation.baby_id,
        reply=said.reply,
        delegate_name=said.delegate_name,
        reason_code=said.reason_code,
        reason=said.reason,
        by_link=by.worker_id is None,
        replied_at=at,
        replied_by_id=by.worker_id,
    )


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


def _note(by: Actor, action: str, permission: Permission, invitation_id: UUID, baby_id: UUID) -> None:
    audit.record(
        by,
        audit.Act(
            action=action, permission=permission, subject_kind="invitation", subject_id=invitation_id, baby_id=baby_id
        ),
    )
