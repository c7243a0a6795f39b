"""What every request carries: the moment it arrived, who is acting, and nothing open by default."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpResponse
from django.shortcuts import redirect

from kith.access import visitors
from kith.access.actor import NOBODY
from kith.access.request import Request
from kith.directory import actors
from kith.kernel import clock

from . import furniture

Next = Callable[[Request], HttpResponse]


def moment(get_response: Next) -> Next:
    """Give the request its moment, `request.at`, so that everything in it happens at one time."""

    def middleware(request: Request) -> HttpResponse:
        request.at = clock.now()
        return get_response(request)

    return middleware


def actor(get_response: Next) -> Next:
    """Give the request its actor: the signed-in worker, a visitor by one-time link, or nobody."""

    def middleware(request: Request) -> HttpResponse:
        request.actor = _actor(request)
        return get_response(request)

    return middleware


def _actor(request: Request) -> Any:
    if not request.user.is_authenticated:
        return visitors.actor_for(request.session.get("visitor"), at=request.at) or NOBODY
    begun = request.session.setdefault("signed_in_at", request.at.isoformat())
    longest = timedelta(hours=settings.KITH_SESSION_LONGEST_HOURS)
    factor: Any = {"second_factor": second_factor_given(request), "second_factor_at": second_factor_last_given(request)}
    found = actors.actor_for(request.user, **factor, at=request.at)
    if found is None or request.at - datetime.fromisoformat(begun) > longest:
        logout(request)
        return NOBODY
    return found


def second_factor_given(request: Request) -> bool:
    """Whether this session was opened with a second factor (or by the demonstration's role chooser)."""
    if settings.KITH_MODE != "live" and request.session.get("demonstration"):
        return True
    methods = request.session.get("account_authentication_methods", [])
    return any(method.get("method") == "mfa" for method in methods)


def second_factor_last_given(request: Request) -> datetime | None:
    """When a second factor was last given in this session; in the demonstration, where nobody has one, just now."""
    if settings.KITH_MODE != "live" and request.session.get("demonstration"):
        return request.at
    methods = request.session.get("account_authentication_methods", [])
    given = [method["at"] for method in methods if method.get("method") == "mfa" and "at" in method]
    return datetime.fromtimestamp(max(given), UTC) if given else None


def chrome(get_response: Next) -> Next:
    """Give the request what stands around every page: who is signed in and where they may go."""

    def middleware(request: Request) -> HttpResponse:
        request.chrome = furniture.chrome_for(request)
        return get_response(request)

    return middleware


def closed_by_default(get_response: Next) -> Next:
    """Turn away anybody not signed in from a view that has not said it is public."""

    def middleware(request: Request) -> HttpResponse:
        return get_response(request)

    def process_view(request: Request, view: Any, _args: Any, _kwargs: Any) -> HttpResponse | None:
        ours = hasattr(view, "gate")
        theirs = request.path.startswith(("/account/", "/static/"))
        if ours or theirs or request.user.is_authenticated:
            return None
        return redirect(settings.LOGIN_URL)

    marked: Any = middleware
    marked.process_view = process_view
    return middleware
