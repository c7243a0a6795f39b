"""A locality's list on the screen, and what becomes of each request on it."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from kith.access import drafts
from kith.access.pages import page
from kith.access.permissions import Permission
from kith.access.request import Request
from kith.design.render import render
from kith.referrals import actions, doors, forms
from kith.referrals.pages import routing
from kith.referrals.words import ListStep

from . import parts

ENTER = "referrals.list"


@page(Permission.LIST_VIEW)
def locality_list(request: Request) -> HttpResponse:
    """The families that requests were sent to this locality about, a few lines each."""
    found = doors.locality_list(request.actor, at=request.at)
    return render(request, "referrals/locality_list.jinja", routing.locality_list(found, at=request.at))


@page(Permission.LIST_ENTER, writes=True)
def list_enter(request: Request, request_id: UUID) -> HttpResponse:
    """Say what becomes of a request; whoever sent it is told."""
    standing = doors.entry_for(request.actor, request_id, at=request.at)
    form = drafts.bind(request, forms.EnterOnList, ENTER, request_id)
    if request.method == "POST" and form.is_valid():
        entered = actions.Entered(step=ListStep(form.cleaned_data["step"]), words=form.cleaned_data["words"])
        draft_id = parts.draft_id(request, ENTER, request_id)
        actions.enter_on_list(
            request_id=request_id, entered=entered, draft_id=draft_id, by=request.actor, at=request.at
        )
        return redirect(reverse("locality_list"))
    shown = routing.enter(standing, form, doors.behind(request.actor, standing.request), at=request.at)
    return render(request, "referrals/answer.jinja", shown)
