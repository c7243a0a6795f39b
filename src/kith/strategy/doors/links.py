"""What a visitor by one-time link may see: the invitation, and just enough to find the family in their records."""

import json
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import connection
from django.db.models import QuerySet

from kith.access import audit
from kith.access.actor import Actor
from kith.access.doors import NotThere, must
from kith.access.permissions import Permission
from kith.access.policy import Subject
from kith.strategy import rules
from kith.strategy.models import Contribution, Discussion, Invitation, Letter, OneTimeLink, Preparation
from kith.strategy.words import LinkState

from . import times


class LinkOver(Exception):
    """The link does not open anything (any more); `state` says why, for the audit only."""

    def __init__(self, state: LinkState | None, link: Any = None) -> None:
        super().__init__(state.label if state else "no such link")
        self.state = state
        self.link = link


@dataclass(frozen=True, kw_only=True)
class Told:
    """What the same practice told about the same baby before: its own words, to confirm and not to type again."""

    answers: dict[str, str]
    given_at: datetime
    by: str


@dataclass(frozen=True, kw_only=True)
class Visit:
    """What a practice needs to give its information, and nothing more."""

    invitation: Invitation
    discussion: Any
    link: OneTimeLink
    practice: str
    baby_name: str
    born_on: date | None
    expected_on: date | None
    nhs_number: str
    mother_name: str
    mother_born_on: date | None
    letters: tuple[Letter, ...] = ()
    prepared: Preparation | None = None
    told: Told | None = None


def hold(token_hash: str) -> None:
    """Tell the database, for this transaction, which link's token is held: it shows that link's row and no other."""
    with connection.cursor() as cursor:
        cursor.execute("select set_config('kith.link', %s, true)", [token_hash])


def state_of(link: Any, *, at: datetime) -> LinkState:
    """Where a one-time link stands: of a practice here, or of an agency that reports to a conference."""
    facts = rules.LinkFacts(
        expires_at=link.expires_at,
        wrong_codes=link.wrong_codes,
        locked_at=link.locked_at,
        used_at=link.used_at,
        withdrawn_at=link.withdrawn_at,
    )
    return rules.link_state(facts, at)


def codes_left(link: Any) -> int:
    """How many wrong codes may still be typed."""
    return max(0, rules.WRONG_CODES_ALLOWED - link.wrong_codes)


def link_held(token_hash: str, *, at: datetime, for_update: bool = False) -> OneTimeLink:
    """The link with this token's hash while it is open. Raises LinkOver."""
    hold(token_hash)
    rows = OneTimeLink.objects.filter(token_hash=token_hash)
    link = (rows.select_for_update() if for_update else rows).first()
    if link is None:
        raise LinkOver(None)
    state = state_of(link, at=at)
    if state is not LinkState.OPEN:
        raise LinkOver(state, link)
    return link


def visit_for(actor: Actor, *, at: datetime) -> Visit:
    """What this visitor's invitation shows; the opening is recorded. Raises Refused, NotThere, LinkOver."""
    must(actor, Permission.STRATEGY_CONTRIBUTE, Subject(invitation_id=actor.invitation_id), at=at)
    if actor.invitation_id is None:
        raise NotThere
    invitation = Invitation.objects.select_related("team", "agency").filter(pk=actor.invitation_id).first()
    link = OneTimeLink.objects.filter(invitation_id=actor.invitation_id).order_by("-made_at", "-id").first()
    if invitation is None or link is None:
        raise NotThere
    state = state_of(link, at=at)
    if state is not LinkState.OPEN or link.opened_at is None:
        raise LinkOver(state, link)
    found = Discussion.objects.select_related("baby__mother", "team").filter(pk=invitation.discussion_id)
    discussion = times.standing(times.with_times(found).get())
    if discussion.baby.ended_as or discussion.called_off:  # nobody is asked anything more about this baby
        raise LinkOver(LinkState.WITHDRAWN, link)
    audit.record(
        actor,
        audit.Act(
            action="opened an invitation by link",
            permission=Permission.STRATEGY_CONTRIBUTE,
            subject_kind="invitation",
            subject_id=invitation.pk,
            baby_id=invitation.baby_id,
        ),
    )
    return _visit(invitation, discussion, link)


def sent_by(actor: Actor, *, at: datetime) -> Any:
    """The discussion to which this visitor has just given information. Raises Refused, NotThere."""
    must(actor, Permission.STRATEGY_CONTRIBUTE, Subject(invitation_id=actor.invitation_id), at=at)
    if actor.invitation_id is None:
        raise NotThere
    given = Contribution.objects.filter(invitation_id=actor.invitation_id, by_link=True).first()
    if given is None:
        raise NotThere
    found = Discussion.objects.select_related("team").filter(pk=given.discussion_id)
    return times.standing(times.with_times(found).get())


def _visit(invitation: Invitation, discussion: Any, link: OneTimeLink) -> Visit:
    baby = discussion.baby
    return Visit(
        invitation=invitation,
        discussion=discussion,
        link=link,
        practice=invitation.team.name,
        baby_name=f"{baby.given_name or 'Unborn baby'} {baby.family_name}".strip(),
        born_on=baby.date_of_birth,
        expected_on=baby.expected_on,
        nhs_number=baby.nhs_number,
        mother_name=f"{baby.mother.given_name} {baby.mother.family_name}".strip(),
        mother_born_on=baby.mother.date_of_birth,
        letters=tuple(letters_of(invitation)),
        prepared=Preparation.objects.filter(invitation=invitation).order_by("-prepared_at", "-id").first(),
        told=_told_before(),
    )


def letters_of(invitation: Invitation) -> QuerySet[Letter]:
    """Letters attached to a contribution and not taken off again, without their content."""
    return Letter.objects.defer("content").filter(invitation=invitation, taken_off=None).order_by("added_at", "id")


def _told_before() -> Told | None:
    """What this practice told of this baby before; the database answers only the holder of an invitation."""
    with connection.cursor() as cursor:
        cursor.execute("select answers, given_at, given_by_name, given_by_post from strategy_told_before()")
        row = cursor.fetchone()
    if row is None:
        return None
    answers, given_at, name, post = row
    words = answers if isinstance(answers, dict) else json.loads(answers)
    return Told(answers=words, given_at=given_at, by=f"{name}, {post}" if post else name)
