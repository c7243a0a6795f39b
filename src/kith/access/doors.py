"""The way past: every room's door asks here before it hands anything out."""

from datetime import datetime

from .actor import Actor
from .decide import EMPTY, Decision, decide
from .permissions import Permission
from .policy import Subject


class Refused(Exception):
    """The actor may not. Outside it looks like "not found"; the audit keeps the difference."""

    def __init__(self, permission: Permission, decision: Decision, subject: Subject, subject_kind: str = "") -> None:
        super().__init__(decision.because)
        self.permission = permission
        self.because = decision.because
        self.subject = subject
        self.subject_kind = subject_kind


class NotThere(Exception):
    """There is no such thing, or none that this actor's rows show."""


def must(actor: Actor, permission: Permission, subject: Subject = EMPTY, *, at: datetime) -> Decision:
    """Return the decision when it is yes; raise Refused when it is no."""
    decision = decide(actor, permission, subject, at=at)
    if not decision:
        raise Refused(permission, decision, subject)
    return decision
