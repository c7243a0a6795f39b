"""Child protection plans: read, write, visit, end, take on."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from kith.access import drafts
from kith.access.pages import page
from kith.access.permissions import Permission
from kith.access.request import Request
from kith.design.render import render
from kith.kernel.clock import day_of
from kith.protection import actions, doors, forms, pages
from kith.protection.words import Category, TeamRole

from .enquiring import FORM, THING


@page(Permission.PROTECTION_VIEW)
def plan(request: Request, plan_id: UUID) -> HttpResponse:
    """One child protection plan."""
    file = doors.plan_for(request.actor, plan_id, at=request.at)
    return render(request, THING, pages.plan_page(file, now=request.at))


@page(Permission.PROTECTION_RECORD, writes=True)
def plan_write(request: Request, plan_id: UUID) -> HttpResponse:
    """The next version on one page. A version saved meanwhile is shown beside what was typed."""
    file = doors.plan_for(request.actor, plan_id, Permission.PROTECTION_RECORD, at=request.at)
    form = _writing(request, file)
    if form.is_bound and form.is_valid():
        try:
            actions.write_plan(plan_id=plan_id, said=form.said(), by=request.actor, at=request.at)
        except actions.Stale:
            conflict = pages.plan_conflict(file, form)
            form.base = file.versions
            shown = pages.write_form(file, form, now=request.at, conflict=conflict)
            return render(request, FORM, shown, status=409)
        return redirect("plan", plan_id)
    return render(request, FORM, pages.write_form(file, form, now=request.at))


def _writing(request: Request, file: doors.PlanFile) -> Any:
    """The form as posted; or, when only more rows were asked for, as typed and not judged."""
    if request.method == "POST" and "more" in request.POST:
        token, autosave = request.POST.get("draft", ""), reverse("save_draft")
        return forms.Writing(entered=request.POST, draft_token=token, autosave_url=autosave, file=file)
    return drafts.bind(request, forms.Writing, "protection.plan", file.plan.pk, file=file)


@page(Permission.PROTECTION_RECORD, writes=True)
def visit_add(request: Request, plan_id: UUID) -> HttpResponse:
    """A visit; what was seen of the baby is a sighting too."""
    file = doors.plan_for(request.actor, plan_id, Permission.PROTECTION_RECORD, at=request.at)
    more: dict[str, Any] = {"at": request.at, "handlers": doors.handlers(request.actor, file.plan.baby_id)}
    form = drafts.bind(request, forms.Visiting, "protection.visit", plan_id, **more)
    asked: Any = ()
    if form.is_bound and form.is_valid():
        done = actions.record_visit(plan_id=plan_id, said=form.said(), by=request.actor, at=request.at)
        asked = getattr(done, "findings", ())
        if not asked:
            return redirect("plan", plan_id)
    return render(request, FORM, pages.visit_form(file, form, asked, now=request.at))


@page(Permission.PROTECTION_DECIDE, writes=True)
def plan_end(request: Request, plan_id: UUID) -> HttpResponse:
    """Why it ends, what follows, who was told."""
    file = doors.plan_for(request.actor, plan_id, Permission.PROTECTION_DECIDE, at=request.at)
    form = drafts.bind(request, forms.Ending, "protection.end", plan_id, today=day_of(request.at))
    if form.is_bound and form.is_valid():
        actions.end_plan(plan_id=plan_id, said=form.said(), by=request.actor, at=request.at)
        return redirect("plan", plan_id)
    return render(request, FORM, pages.end_form(file, form, now=request.at))


@page(Permission.PROTECTION_DECIDE, writes=True)
def plan_take_on(request: Request, baby_id: UUID) -> HttpResponse:
    """A plan that comes from another area."""
    course = doors.course_of(request.actor, baby_id, Permission.PROTECTION_DECIDE, at=request.at)
    form = drafts.bind(request, forms.TakingOn, "protection.take_on", baby_id, at=request.at)
    if form.is_bound and form.is_valid():
        said = form.cleaned_data | {"category": Category(form.cleaned_data["category"])}
        made = actions.take_plan_on(baby_id=baby_id, **said, by=request.actor, at=request.at)
        return redirect("plan", made.pk)
    return render(request, FORM, pages.take_on_form(course.baby, form, now=request.at))


@page(Permission.PROTECTION_RECORD, writes=True)
def team_part_name(request: Request, plan_id: UUID) -> HttpResponse:
    """Who holds a part of the child protection team; there is no such page until the handbook switches parts on."""
    file = doors.plan_for(request.actor, plan_id, Permission.PROTECTION_RECORD, at=request.at)
    offered = doors.parts_offered(request.at)
    form = drafts.bind(request, forms.TeamNames, "protection.team", plan_id, parts=offered)
    if form.is_bound and form.is_valid():
        said = form.cleaned_data | {"part": TeamRole(form.cleaned_data["part"])}
        actions.name_team_part(baby_id=file.plan.baby_id, **said, by=request.actor, at=request.at)
        return redirect("plan", plan_id)
    return render(request, FORM, pages.team_form(file, form, now=request.at))
