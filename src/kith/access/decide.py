"""The one place where "who may" is answered. Pure: facts in, a decision with its reason out."""

from dataclasses import dataclass
from datetime import datetime

from .actor import Actor
from .permissions import READS_RECORDS, Permission
from .policy import POLICY, Row, Subject, shut_out


@dataclass(frozen=True)
class Decision:
    """Whether an act is allowed and `because` of what; shown to the person and kept in the audit."""

    allowed: bool
    because: str

    def __bool__(self) -> bool:
        return self.allowed


EMPTY = Subject()


def rows_for(actor: Actor, permission: Permission) -> tuple[Row, ...]:
    """The lines of the policy that speak of this actor's role (or of a visitor by link) and this permission."""
    return tuple(row for row in POLICY if row.permission is permission and _names(row, actor))


def _names(row: Row, actor: Actor) -> bool:
    if actor.role is None:
        return actor.invitation_id is not None and not row.roles
    return actor.role in row.roles


def role_may(actor: Actor, permission: Permission) -> Decision:
    """Whether any line lets this role do this at all, before a particular record is looked at."""
    if not actor.known:
        return Decision(False, "nobody is signed in")
    rows = rows_for(actor, permission)
    if not rows:
        return Decision(False, "your role does not include this")
    if permission in READS_RECORDS and not actor.second_factor:
        return Decision(False, "a second factor is needed before any record is opened")
    return Decision(True, rows[0].condition.because)


def decide(actor: Actor, permission: Permission, subject: Subject = EMPTY, *, at: datetime) -> Decision:
    """Decide whether `actor` may do `permission` to `subject` at the moment `at` (aware datetime).

    A decision is only ever yes when a line of the policy says so; everything else is no.
    """
    if at.tzinfo is None:
        raise ValueError("a decision needs an aware moment")
    coarse = role_may(actor, permission)
    if not coarse:
        return coarse
    if shut_out(actor, subject):
        return Decision(False, "a seal keeps this file from you")
    reason = ""
    for row in rows_for(actor, permission):
        said = row.condition.reason(actor, subject, at)
        if said:
            return Decision(True, said)
        reason = row.condition.because_not
    return Decision(False, reason)
