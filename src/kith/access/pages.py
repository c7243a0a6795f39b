"""Closed by default: every view says which permission opens it, or why it is public."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any

from django.http import Http404, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode

from kith.design.messages import render_message

from . import audit, drafts
from .actor import Actor
from .database import acting_as
from .decide import EMPTY, Decision, role_may
from .doors import NOTICES, NotThere, Refused
from .permissions import READS_RECORDS, Permission
from .policy import INVOLVED, POLICY
from .request import Request
from .words import Outcome

View = Callable[..., HttpResponse]
KEEPS_DRAFT = "keeps_draft"


@dataclass(frozen=True)
class Gate:
    """What the decorator knows of a view; the architecture tests read it."""

    permission: Permission | None
    writes: bool
    because: str = ""

    @property
    def closed_to_readers(self) -> bool:
        """Whether somebody who opened a file by break-glass, to read, finds this page closed."""
        rows = [row for row in POLICY if row.permission is self.permission]
        return self.writes or (bool(rows) and all(row.condition is INVOLVED for row in rows))


class _Undo(Exception):
    """Carries a page out of a transaction whose writes must not stand."""

    def __init__(self, response: HttpResponse) -> None:
        super().__init__()
        self.response = response


def page(permission: Permission, *, writes: bool = False) -> Callable[[View], View]:
    """A view behind `permission`. `writes=True` lets it take a POST, which must carry its draft's token."""

    def decorate(view: View) -> View:
        @wraps(view)
        def inner(request: Request, *args: Any, **kwargs: Any) -> HttpResponse:
            response = _stopped(request, permission, writes) or _answer(request, view, permission, args, kwargs)
            response.headers.setdefault("Cache-Control", "no-store")  # the next person at this computer sees none of it
            return response

        return _gated(inner, Gate(permission, writes))

    return decorate


def public(*, because: str) -> Callable[[View], View]:
    """A view anybody may open, with the reason why."""

    def decorate(view: View) -> View:
        @wraps(view)
        def inner(request: Request, *args: Any, **kwargs: Any) -> HttpResponse:
            return view(request, *args, **kwargs)

        return _gated(inner, Gate(None, True, because))

    return decorate


def _gated(view: View, gate: Gate) -> View:
    """The view with its gate on it, for the architecture tests to read."""
    marked: Any = view
    marked.gate = gate
    return view


def kept(response: HttpResponse) -> HttpResponse:
    """Mark a redirect that goes on to the next page of a form: its draft stays open and keeps its answers."""
    setattr(response, KEEPS_DRAFT, True)
    return response


def _stopped(request: Request, permission: Permission, writes: bool) -> HttpResponse | None:
    """The answer for somebody who does not get as far as the view, else None."""
    allowed = ("GET", "HEAD", "POST") if writes else ("GET", "HEAD")
    if request.method not in allowed:
        return HttpResponseNotAllowed(allowed)
    actor = request.actor
    if not actor.known:
        return _to_sign_in(request)
    decision = role_may(actor, permission)
    if decision:
        return None
    if permission in READS_RECORDS and not actor.second_factor and actor.signed_in:
        return redirect(reverse("second_factor") + "?" + urlencode({"next": request.get_full_path()}))
    return _refuse(request, Refused(permission, decision, EMPTY))


def _to_sign_in(request: Request) -> HttpResponse:
    if request.method == "POST":
        drafts.keep_for_later(request)
    back = request.get_full_path()
    return redirect(reverse("account_login") + "?" + urlencode({"next": back}))


def _answer(request: Request, view: View, permission: Permission, args: Any, kwargs: Any) -> HttpResponse:
    request.glass = []
    looking = NOTICES.set(request.glass)
    try:
        with acting_as(request.actor, request.at):
            return _once(request, view, args, kwargs) if request.method == "POST" else view(request, *args, **kwargs)
    except _Undo as undo:
        return undo.response
    except Refused as refused:
        return _refuse(request, refused)
    except (NotThere, Http404):
        missing = Decision(False, "there is no such record among those you may see")
        return _refuse(request, Refused(permission, missing, EMPTY))
    finally:
        NOTICES.reset(looking)


def _once(request: Request, view: View, args: Any, kwargs: Any) -> HttpResponse:
    """Act on a form at most once: the draft's row is held, and closed when the view leads elsewhere."""
    token = drafts.read_token(request.POST.get("draft", ""))
    if token is None or token.owner_id != drafts.owner_of(request.actor):
        raise _Undo(render_message(request, "stale_form", status=400))
    draft = drafts.lock(token)
    if draft is None:
        raise _Undo(render_message(request, "stale_form", status=400))
    if draft.closed_at is not None:
        return redirect(draft.led_to)
    response = view(request, *args, **kwargs)
    moves_on = 300 <= response.status_code < 400
    if moves_on and not getattr(response, KEEPS_DRAFT, False):
        drafts.close(draft, led_to=response["Location"], at=request.at)
    else:
        drafts.save(token, drafts.answers_in(request.POST), at=request.at)
    return response


def _refuse(request: Request, refused: Refused) -> HttpResponse:
    """Missing and forbidden look the same from outside; the audit keeps the difference."""
    actor: Actor = request.actor
    act = audit.Act(
        action="refused",
        permission=refused.permission,
        outcome=Outcome.REFUSED,
        because=refused.because,
        subject_kind=refused.subject_kind,
        baby_id=refused.subject.baby_id,
        detail={"view": request.resolver_match.view_name if request.resolver_match else ""},
    )
    with acting_as(actor, request.at):
        audit.record(actor, act)
    return render_message(request, "not_found", status=404)
