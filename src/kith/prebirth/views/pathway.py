"""The pathway of one baby, a step of it, and the list of open pregnancies."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect

from kith.access import drafts
from kith.access.pages import page
from kith.access.permissions import Permission
from kith.access.request import Request
from kith.design.render import render
from kith.prebirth import actions, doors, forms, pages
from kith.prebirth.words import Where

from .parts import FORM, draft_id


@page(Permission.PATHWAY_LIST)
def pathways(request: Request) -> HttpResponse:
    """The open pregnancies I work with, and where each stands."""
    asked, number = request.GET.get("show", ""), request.GET.get("page", "")
    where = Where(asked) if asked in set(Where) else Where.ALL
    wanted = int(number) if number.isascii() and number.isdigit() and len(number) < 6 else 1
    found = doors.open_pregnancies(request.actor, where, wanted, at=request.at)
    return render(request, "prebirth/open.jinja", pages.open_page(found))


@page(Permission.PATHWAY_VIEW)
def pathway(request: Request, baby_id: UUID) -> HttpResponse:
    """Where are we, and what is next."""
    found = doors.pathway_for(request.actor, baby_id, at=request.at)
    if found.facts.ended:
        return render(request, "prebirth/quiet.jinja", pages.quiet(found))
    may = doors.may_record(request.actor, baby_id, at=request.at)
    shown = pages.pathway_page(found, doors.agreed_about(baby_id), now=request.at, may_record=may)
    return render(request, "prebirth/pathway.jinja", shown)


@page(Permission.PATHWAY_VIEW)
def pathway_small(request: Request, baby_id: UUID) -> HttpResponse:
    """The same in two lines, for the baby's page."""
    shown = pages.small(doors.pathway_shown(request.actor, baby_id, at=request.at))
    return render(request, "prebirth/small.jinja", shown)


@page(Permission.PATHWAY_RECORD, writes=True)
def pathway_step(request: Request, baby_id: UUID, code: str) -> HttpResponse:
    """Say where one step stands."""
    found, line = doors.step_for(request.actor, baby_id, code, at=request.at)
    kind = f"prebirth.step/{code}"
    more = {"marks": pages.offered(line), "today": found.today, "initial": {"on_day": found.today}}
    form = drafts.bind(request, forms.StepMarking, kind, baby_id, **more)
    if form.is_bound and form.is_valid():
        sent = draft_id(request, kind, baby_id)
        actions.mark_step(baby_id, code, form.said(), draft_id=sent, by=request.actor, at=request.at)
        return redirect("pathway", baby_id)
    return render(request, FORM, pages.step_form(found, line, form))
