"""The Front Door on the screen: the queue, reading a request, deciding."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from kith.access import drafts
from kith.access.decide import role_may
from kith.access.pages import page
from kith.access.permissions import Permission
from kith.access.request import Request
from kith.design.render import render
from kith.referrals import actions, doors, forms
from kith.referrals.pages import front_door
from kith.referrals.words import TriageOutcome


@page(Permission.REQUEST_QUEUE)
def queue(request: Request) -> HttpResponse:
    """The requests that wait for the Front Door."""
    wanted = request.GET.get("page", "")
    number = int(wanted) if wanted.isdecimal() and len(wanted) < 7 else 1
    found = doors.queue(request.actor, page=number, at=request.at)
    return render(request, "referrals/queue.jinja", front_door.queue(found, at=request.at))


@page(Permission.REQUEST_VIEW)
def read(request: Request, request_id: UUID) -> HttpResponse:
    """A request, what was decided and why."""
    standing = doors.request_for(request.actor, request_id, at=request.at)
    others = doors.requests_about(request.actor, standing.request.baby_id)
    may = front_door.May(
        decide=bool(role_may(request.actor, Permission.REQUEST_DECIDE)),
        call_discussion=bool(role_may(request.actor, Permission.STRATEGY_CALL)),
    )
    found = doors.findings_about(standing, others, at=request.at)
    shown = front_door.request(standing, others=others, found=found, may=may, at=request.at)
    return render(request, "referrals/request.jinja", shown)


@page(Permission.REQUEST_DECIDE, writes=True)
def decide(request: Request, request_id: UUID) -> HttpResponse:
    """The Front Door's decision, with reasons."""
    standing = doors.request_for(request.actor, request_id, Permission.REQUEST_DECIDE, at=request.at)
    form = drafts.bind(request, forms.Decide, "referrals.decide", request_id)
    if request.method == "POST" and form.is_valid():
        try:
            return _decide(request, standing, form.cleaned_data)
        except actions.DecidedMeanwhile as meanwhile:
            standing = doors.request_for(request.actor, request_id, Permission.REQUEST_DECIDE, at=request.at)
            conflict = front_door.conflict(meanwhile.decision, form.cleaned_data, at=request.at)
            return _decide_page(request, standing, form, conflict)
    return _decide_page(request, standing, form)


def _decide(request: Request, standing: doors.Standing, answers: dict[str, Any]) -> HttpResponse:
    decided = actions.Decided(
        outcome=TriageOutcome(answers["outcome"]),
        level=int(answers["level"]),
        reasons=answers["reasons"],
        seen=_uuid(request.GET.get("seen", "")),
    )
    actions.decide_request(request_id=standing.request.pk, decided=decided, by=request.actor, at=request.at)
    if decided.outcome is TriageOutcome.STRATEGY_DISCUSSION:
        return redirect(front_door.call_href(standing))
    return redirect(reverse("request", args=[standing.request.pk]))


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None


def _decide_page(request: Request, standing: doors.Standing, form: Any, conflict: Any = None) -> HttpResponse:
    earlier = doors.earlier_than(standing)
    shown = front_door.decide(standing, form, earlier=earlier, at=request.at, conflict=conflict)
    return render(request, "referrals/decide.jinja", shown, status=409 if conflict else 200)
