"""Who comes by a one-time link: an actor that holds one invitation, or one place at a meeting, and nothing else."""

from collections.abc import Callable
from datetime import datetime
from functools import wraps
from typing import Any
from uuid import UUID

from django.contrib.auth import logout
from django.http import HttpResponse

from kith.access import drafts
from kith.access.actor import Actor
from kith.access.request import Request
from kith.design.messages import render_message

View = Callable[..., HttpResponse]


def actor_for(visit: dict[str, Any] | None, *, at: datetime) -> Actor | None:
    """The visitor that the session remembers, or None when there is none or its time is over.

    A link that came by e-mail and a code that came by phone are two factors.
    """
    if not visit or datetime.fromisoformat(visit["until"]) <= at:
        return None
    return Actor(
        name=visit["name"],
        invitation_id=UUID(visit["invitation"]),
        invited_baby_id=UUID(visit["baby"]),
        second_factor=True,
    )


def visit(*, invitation_id: UUID, baby_id: UUID, name: str, until: datetime) -> dict[str, str]:
    """What the session remembers of a visitor: ids and a time, no names of families."""
    return {
        "invitation": str(invitation_id),
        "baby": str(baby_id),
        "name": name,
        "until": until.isoformat(),
    }


def begin(request: Request, remembered: dict[str, str]) -> None:
    """A new session that holds this visit and nothing of whoever used the browser before."""
    kept = request.session.get("kept")
    logout(request)
    request.session["visitor"] = remembered
    if kept:
        request.session["kept"] = kept


def for_visitors(view: View) -> View:
    """A visitor whose time is over is told to open the link again, not to sign in; what they sent is kept."""

    @wraps(view)
    def inner(request: Request, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.actor.known:
            return view(request, *args, **kwargs)
        if request.method == "POST":
            drafts.keep_for_later(request)
        return render_message(request, "visit_over", status=403)

    return inner
