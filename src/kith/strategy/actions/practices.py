"""What a practice sends by its one-time link: prepared by one, confirmed by another, and once."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.contrib.auth.hashers import make_password
from django.db import transaction

from kith.access import audit
from kith.access.actor import Actor
from kith.access.permissions import Permission
from kith.strategy import doors
from kith.strategy.models import Contribution, Preparation

from .answering import Answered, answer_for
from .linking import new_code


@dataclass(frozen=True, kw_only=True)
class FromPractice:
    """A practice's information. `confirmed` when a clinician stands by it; `draft_id` makes sending twice one act."""

    answers: Mapping[str, str]
    said: Answered
    name: str
    post: str
    confirmed: bool
    draft_id: UUID | None = None


@transaction.atomic
def contribute_by_link(*, given: FromPractice, by: Actor, at: datetime) -> Contribution:
    """Give a practice's information by its one-time link, which is then used. Raises Refused, NotThere, LinkOver."""
    visit = doors.visit_for(by, at=at)
    prepared = visit.prepared
    made = Contribution.objects.create(
        invitation=visit.invitation,
        discussion=visit.discussion,
        baby_id=visit.invitation.baby_id,
        agency_id=visit.invitation.agency_id,
        draft_id=given.draft_id,
        answers=dict(given.answers),
        given_by_name=given.name,
        given_by_post=given.post,
        prepared_by_name=prepared.name if prepared else "",
        prepared_by_post=prepared.post if prepared else "",
        prepared_at=prepared.prepared_at if prepared else None,
        confirmed=given.confirmed,
        begun_at=visit.link.opened_at,
        given_at=at,
        by_link=True,
    )
    answer_for(visit.invitation, given.said, by, at)
    visit.link.used_at = at
    visit.link.save(update_fields=["used_at"])
    _note(by, "gave information to a strategy discussion", visit)
    return made


@transaction.atomic
def prepare_by_link(*, name: str, post: str, by: Actor, at: datetime) -> str:
    """Somebody of the practice prepared it for a clinician; what they typed stays in the draft. The link's next code.

    Raises Refused, NotThere, LinkOver.
    """
    visit = doors.visit_for(by, at=at)
    Preparation.objects.create(
        invitation=visit.invitation,
        discussion=visit.discussion,
        baby_id=visit.invitation.baby_id,
        name=name,
        post=post,
        prepared_at=at,
    )
    _note(by, "prepared information for a clinician to confirm", visit)
    return next_code(by=by, at=at)


@transaction.atomic
def next_code(*, by: Actor, at: datetime) -> str:
    """Another code for the same link, to come back with; the one used so far stops working. Raises as `visit_for`."""
    visit = doors.visit_for(by, at=at)
    code = new_code()
    visit.link.code_hash = make_password(code)
    visit.link.save(update_fields=["code_hash"])
    _note(by, "was given the next code of a one-time link", visit)
    return code


def _note(by: Actor, action: str, visit: doors.Visit) -> None:
    audit.record(
        by,
        audit.Act(
            action=action,
            permission=Permission.STRATEGY_CONTRIBUTE,
            subject_kind="invitation",
            subject_id=visit.invitation.pk,
            baby_id=visit.invitation.baby_id,
        ),
    )
