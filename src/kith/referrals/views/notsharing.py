"""A call to the Front Door put down first, and decisions not to share."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from kith.access import drafts
from kith.access.pages import page
from kith.access.permissions import Permission
from kith.access.request import Request
from kith.design.render import render
from kith.directory import doors as directory_doors
from kith.people import doors as people_doors
from kith.referrals import actions, doors, forms
from kith.referrals.pages import notsharing

from . import parts

CALL = "referrals.call"
NOT_SHARE = "referrals.not_share"


@page(Permission.REQUEST_MAKE, writes=True)
def request_call(request: Request, baby_id: UUID) -> HttpResponse:
    """Put down that the Front Door was rung; the written request follows."""
    baby = people_doors.baby_for(request.actor, baby_id, Permission.REQUEST_MAKE, at=request.at)
    form = drafts.bind(request, forms.UrgentCall, CALL, baby_id, given=parts.given(request, baby))
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        rang = actions.Rang(at=said["rang_at"], spoke_to=said["spoke_to"], said=said["said"])
        draft_id = parts.draft_id(request, CALL, baby_id)
        actions.record_call(baby_id=baby_id, rang=rang, draft_id=draft_id, by=request.actor, at=request.at)
        return redirect(reverse("request_called", args=[baby_id]))
    shown = notsharing.call(baby, form, numbers=directory_doors.front_door_numbers(), at=request.at)
    return render(request, "referrals/ask.jinja", shown)


@page(Permission.REQUEST_MAKE)
def request_called(request: Request, baby_id: UUID) -> HttpResponse:
    """The call that waits to be confirmed in writing; without one, the request itself."""
    people_doors.baby_for(request.actor, baby_id, Permission.REQUEST_MAKE, at=request.at)
    call = doors.open_call(request.actor, baby_id)
    if call is None:
        return redirect(reverse("request_start", args=[baby_id]))
    due, found = doors.call_clock(call), doors.finding_on_call(call, at=request.at)
    return render(request, "referrals/called.jinja", notsharing.called(call, due, found, at=request.at))


@page(Permission.REQUEST_VIEW)
def not_shared(request: Request, baby_id: UUID) -> HttpResponse:
    """The decisions not to share about one baby."""
    baby = people_doors.baby_for(request.actor, baby_id, Permission.REQUEST_VIEW, at=request.at)
    decisions = doors.not_shared_about(baby_id)
    found = doors.findings_on_not_sharing(decisions)
    return render(request, "referrals/not_shared.jinja", notsharing.not_shared(baby, decisions, found, at=request.at))


@page(Permission.SHARING_DECIDE, writes=True)
def not_share(request: Request, baby_id: UUID) -> HttpResponse:
    """Record a decision not to share: the fields of one to share, on one page."""
    baby = people_doors.baby_for(request.actor, baby_id, Permission.SHARING_DECIDE, at=request.at)
    form = drafts.bind(request, forms.NotSharing, NOT_SHARE, baby_id, given=parts.given(request, baby))
    if request.method == "POST" and form.is_valid():
        kept = actions.NotShared(decision=form.decision(), look_again_on=form.cleaned_data["look_again_on"])
        draft_id = parts.draft_id(request, NOT_SHARE, baby_id)
        actions.decide_not_to_share(baby_id=baby_id, kept=kept, draft_id=draft_id, by=request.actor, at=request.at)
        return redirect(reverse("not_shared", args=[baby_id]))
    shown = notsharing.not_share(baby, form, numbers=directory_doors.front_door_numbers(), at=request.at)
    return render(request, "referrals/ask.jinja", shown)
