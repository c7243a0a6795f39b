"""The way past: every room's door asks here before it hands anything out."""

from contextvars import ContextVar
from datetime import datetime

from .actor import Actor
from .decide import EMPTY, Decision, decide
from .permissions import Permission
from .policy import BROKEN_GLASS, Subject


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


NOTICES: ContextVar[list[datetime] | None] = ContextVar("kith_glass", default=None)
"""When the break-glass openings end that this request's pages were read by; the banner says so on each of them."""


def must(actor: Actor, permission: Permission, subject: Subject = EMPTY, *, at: datetime) -> Decision:
    """Return the decision when it is yes; raise Refused when it is no."""
    decision = decide(actor, permission, subject, at=at)
    if not decision:
        raise Refused(permission, decision, subject)
    notices = NOTICES.get()
    ends = subject.opened.get(actor.worker_id) if actor.worker_id else None
    if notices is not None and ends is not None and decision.because == BROKEN_GLASS.because:
        notices.append(ends)
    return decision
