"""The readiness sheet for the national register."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect

from kith.access import drafts
from kith.access.pages import page
from kith.access.permissions import Permission
from kith.access.request import Request
from kith.design.render import render
from kith.prebirth import actions, doors, forms, pages

from .parts import FORM, THING, draft_id


@page(Permission.PATHWAY_VIEW)
def register(request: Request, baby_id: UUID) -> HttpResponse:
    """Whether everything is there that the register needs, and what was entered about it."""
    found = doors.register_for(request.actor, baby_id, at=request.at)
    return render(request, THING, pages.register_page(found, now=request.at))


@page(Permission.PATHWAY_RECORD, writes=True)
def register_enter(request: Request, baby_id: UUID) -> HttpResponse:
    """Enter what the council said."""
    found = doors.register_for(request.actor, baby_id, Permission.PATHWAY_RECORD, at=request.at)
    form = drafts.bind(request, forms.EnteringRegister, "prebirth.register", baby_id, found=found)
    if form.is_bound and form.is_valid():
        sent = draft_id(request, "prebirth.register", baby_id)
        actions.enter_register(baby_id, form.said(), draft_id=sent, by=request.actor, at=request.at)
        return redirect("register", baby_id)
    return render(request, FORM, pages.register_form(found, form))
