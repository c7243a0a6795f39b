"""One-time links for practices: a token by e-mail, a code by phone. Only hashes are kept."""

import hashlib
import secrets
from datetime import datetime
from uuid import UUID

from django.contrib.auth.hashers import check_password, make_password
from django.db import transaction

from kith.access import audit, visitors
from kith.access.actor import NOBODY, Actor
from kith.access.database import acting_as
from kith.access.doors import NotThere
from kith.access.permissions import Permission
from kith.access.words import Outcome
from kith.directory.words import AgencyKind
from kith.strategy import doors
from kith.strategy.doors import procedures
from kith.strategy.models import Discussion, Invitation, OneTimeLink

from . import notices

TOKEN_BYTES = 32
CODE_DIGITS = 6


class WrongCode(Exception):
    """The code is not this link's; `left` says how many tries remain."""

    def __init__(self, left: int) -> None:
        super().__init__(f"{left} left")
        self.left = left


def by_link(invitation: Invitation) -> bool:
    """Whether an invitation goes by one-time link: a practice asked as such, which may have nobody with a sign-in."""
    return invitation.worker_id is None and invitation.team.agency.kind == AgencyKind.GENERAL_PRACTICE


def new_code() -> str:
    """Six digits to read out by phone."""
    return f"{secrets.randbelow(10**CODE_DIGITS):0{CODE_DIGITS}d}"


def hash_of(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def make(invitation: Invitation, discussion: Discussion, address: str, *, at: datetime) -> str:
    """Make a link, send it, and return its code, which is to be read out by phone and is kept nowhere."""
    token = secrets.token_urlsafe(TOKEN_BYTES)
    code = new_code()
    link = OneTimeLink.objects.create(
        invitation=invitation,
        discussion=discussion,
        baby_id=invitation.baby_id,
        token_hash=hash_of(token),
        code_hash=make_password(code),
        made_at=at,
        expires_at=procedures.link_ends(at),
    )
    notices.send_link(link, token, discussion, address, at=at)
    return code


@transaction.atomic
def make_new_link(*, discussion_id: UUID, invitation_id: UUID, by: Actor, at: datetime) -> str:
    """Withdraw a practice's link and send another; returns the new code. Raises Refused, NotThere."""
    discussion = doors.discussion_for(by, discussion_id, Permission.STRATEGY_RECORD, at=at)
    asked = Invitation.objects.select_related("team__agency").filter(pk=invitation_id, discussion=discussion).first()
    if asked is None or not by_link(asked):
        raise NotThere
    OneTimeLink.objects.filter(invitation=asked, used_at=None, withdrawn_at=None).update(withdrawn_at=at)
    address = notices.address_of(asked.team, None, notices.addresses([asked.team_id]))
    code = make(asked, discussion, address, at=at)
    audit.record(
        by,
        audit.Act(
            action="made a new one-time link",
            permission=Permission.STRATEGY_RECORD,
            subject_kind="invitation",
            subject_id=asked.pk,
            baby_id=asked.baby_id,
        ),
    )
    return code


def look_at(*, token: str, at: datetime) -> None:
    """Whether a link still opens. Raises LinkOver, after leaving a line in the audit."""
    try:
        with acting_as(NOBODY):
            doors.link_held(hash_of(token), at=at)
    except doors.LinkOver as over:
        _note_refusal(over)
        raise


def open_link(*, token: str, code: str, at: datetime) -> dict[str, str]:
    """Try a code on a link; what the session is to remember of the visitor when it is right.

    Raises WrongCode, or LinkOver when the link is used, withdrawn, expired, locked or unknown. The link's row is
    held while a code is tried, so that five wrong codes are five, however fast they come.
    """
    try:
        with acting_as(NOBODY):
            link = doors.link_held(hash_of(token), at=at, for_update=True)
            if check_password(code, link.code_hash):
                return _opened(link, at)
            left = _count_wrong(link, at)
    except doors.LinkOver as over:
        _note_refusal(over)
        raise
    if not left:
        raise doors.LinkOver(doors.state_of(link, at=at), link)
    raise WrongCode(left)


def _opened(link: OneTimeLink, at: datetime) -> dict[str, str]:
    if link.opened_at is None:
        link.opened_at = at
    link.wrong_codes = 0
    link.save(update_fields=["opened_at", "wrong_codes"])
    guest = Actor(name="A practice", invitation_id=link.invitation_id, invited_baby_id=link.baby_id)
    with acting_as(guest):
        practice = Invitation.objects.select_related("team").get(pk=link.invitation_id).team.name
        audit.record(guest, _act("opened a one-time link", link))
    return visitors.visit(
        invitation_id=link.invitation_id,
        baby_id=link.baby_id,
        name=f"{practice}, by one-time link",
        until=procedures.visit_ends(at),
    )


def _count_wrong(link: OneTimeLink, at: datetime) -> int:
    """Count a wrong code and, at the last one allowed, lock the link. How many are left."""
    link.wrong_codes += 1
    left = doors.codes_left(link)
    if not left:
        link.locked_at = at
    link.save(update_fields=["wrong_codes", "locked_at"])
    because = "wrong code" if left else "wrong code; the link is now locked"
    audit.record_refusal_of_nobody(_act("tried a one-time link", link, outcome=Outcome.REFUSED, because=because))
    return left


def _note_refusal(over: doors.LinkOver) -> None:
    because = str(over)
    with acting_as(NOBODY):
        audit.record_refusal_of_nobody(
            _act("tried a one-time link", over.link, outcome=Outcome.REFUSED, because=because)
        )


def _act(action: str, link: OneTimeLink | None, *, outcome: Outcome = Outcome.DONE, because: str = "") -> audit.Act:
    return audit.Act(
        action=action,
        permission=Permission.STRATEGY_CONTRIBUTE,
        outcome=outcome,
        because=because,
        subject_kind="invitation" if link else "link",
        subject_id=link.invitation_id if link else None,
        baby_id=link.baby_id if link else None,
    )
