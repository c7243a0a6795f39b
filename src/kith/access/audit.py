"""The audit: every opening, act, search and refusal, added in the same transaction as the act itself."""

import hashlib
import hmac
import json
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from uuid import UUID

from django.conf import settings
from django.db import connection

from kith.kernel.ids import new_id

from .actor import Actor
from .permissions import Permission
from .words import Outcome


class NoActorError(ValueError):
    """Somebody tried to write to the audit without saying who acted."""


@dataclass(frozen=True, kw_only=True)
class Act:
    """What happened, to what. `detail` holds codes, counts and ids only, never words from a record."""

    action: str
    permission: Permission | None = None
    outcome: Outcome = Outcome.DONE
    because: str = ""
    subject_kind: str = ""
    subject_id: UUID | None = None
    baby_id: UUID | None = None
    detail: Mapping[str, object] = field(default_factory=dict)


INSERT = """
insert into access_auditentry
  (id, at, account_id, worker_id, role, action, permission, outcome, because, subject_kind, subject_id, baby_id,
   detail, salt)
values (%s, clock_timestamp(), %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s::jsonb, %s)
"""


def record(actor: Actor, act: Act) -> None:
    """Add one entry. The moment is the database's, so no caller can back-date.

    Raises NoActorError when `actor` is nobody: an act without a name is a mistake in the program.
    """
    if not actor.known:
        raise NoActorError(f"{act.action} needs an actor")
    _insert(actor, act)


def record_refusal_of_nobody(act: Act) -> None:
    """Add a refusal met by somebody who has not said who they are (a wrong link, a guessed address)."""
    if act.outcome is Outcome.DONE:
        raise NoActorError("only a refusal may stand without an actor")
    _insert(Actor(name="Nobody"), act)


def _insert(actor: Actor, act: Act) -> None:
    visitor = {"invitation": str(actor.invitation_id)} if actor.invitation_id else {}
    with connection.cursor() as cursor:
        cursor.execute(
            INSERT,
            (
                new_id(),
                actor.account_id,
                actor.worker_id,
                actor.role.value if actor.role else "",
                act.action,
                act.permission.name if act.permission else "",
                act.outcome.value,
                act.because[:200],
                act.subject_kind,
                act.subject_id,
                act.baby_id,
                json.dumps({**act.detail, **visitor}, default=str),
                secrets.token_hex(16),
            ),
        )


def keyed_hash(term: str) -> str:
    """A hash of a search term that says "the same term again" without saying which (32 hex digits)."""
    key = settings.SECRET_KEY.encode()
    return hmac.new(key, b"search:" + term.strip().casefold().encode(), hashlib.sha256).hexdigest()[:32]
