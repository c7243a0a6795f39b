"""Views that belong to no room: is the system well, the second factor, kept drafts, a failed form check."""

import shutil
from typing import Any

from django.conf import settings
from django.db import DatabaseError, connection
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme

from kith.access import drafts
from kith.access.database import acting_as
from kith.access.pages import public
from kith.access.request import Request
from kith.design.messages import render_message
from kith.design.wording import clock_text

LEAST_FREE_BYTES = 500_000_000


def _database() -> str:
    try:
        with connection.cursor() as cursor:
            cursor.execute("select 1")
    except DatabaseError:
        return "down"
    return "up"


def _queue() -> dict[str, object]:
    try:
        with connection.cursor() as cursor:
            cursor.execute(
                "select count(*) filter (where status = 'todo'), count(*) filter (where status = 'failed') "
                "from procrastinate_jobs"
            )
            waiting, failed = cursor.fetchone()
    except DatabaseError:
        return {"state": "down"}
    return {"state": "up", "waiting": waiting, "failed": failed}


@public(because="Monitoring asks it; it tells the state of the machine and nothing about anybody")
def healthz(_request: Request) -> HttpResponse:
    """The state of database, queue and disk as JSON; 503 when one of them is not well."""
    free = shutil.disk_usage(settings.KITH_DATA if settings.KITH_DATA.exists() else "/").free
    disk = {"state": "up" if free > LEAST_FREE_BYTES else "low", "free_bytes": free}
    state: dict[str, Any] = {"database": {"state": _database()}, "queue": _queue(), "disk": disk}
    well = all(part["state"] == "up" for part in state.values())
    return JsonResponse({"status": "ok" if well else "unwell", **state}, status=200 if well else 503)


@public(because="It only leads a signed-in person to give or set up a second factor")
def second_factor(request: Request) -> HttpResponse:
    """Before any record: somebody with a second factor signs in again with it, others set one up."""
    if not request.user.is_authenticated:
        return redirect(settings.LOGIN_URL)
    return redirect(reverse("mfa_index"))


@public(because="It saves only into the draft whose signed token the form carries, and only for its owner")
def save_draft(request: Request) -> HttpResponse:
    """Autosave. 204 saved, 409 sent already, 401 signed out, 400 not a draft of this person's."""
    if request.method != "POST":
        return HttpResponse(status=405)
    token = drafts.read_token(request.POST.get("draft", ""))
    if not request.actor.known:
        return HttpResponse(status=401)
    if token is None or token.owner_id != drafts.owner_of(request.actor):
        return HttpResponse(status=400)
    try:
        answers = drafts.answers_in(request.POST)
    except drafts.DraftTooLarge:
        return HttpResponse(status=413)
    with acting_as(request.actor):
        saved = drafts.save(token, answers, at=request.at)
    return JsonResponse({"saved_at": clock_text(request.at)}, status=200 if saved else 409)


def csrf_failure(request: Request, reason: str = "") -> HttpResponse:
    """A form whose check failed: nothing is lost, the draft has it."""
    return render_message(request, "stale_form", status=403)


def safe_next(request: Request, fallback: str) -> str:
    """Where to go on to: only a path of our own."""
    wanted = request.GET.get("next", "")
    if url_has_allowed_host_and_scheme(wanted, allowed_hosts={request.get_host()}, require_https=settings.LIVE):
        return wanted
    return fallback
