"""The birth plan, its copies, the meeting before going home, and talks about crying."""

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
def birth_plan(request: Request, baby_id: UUID) -> HttpResponse:
    """The sheet that the labour ward reads."""
    found = doors.plan_for(request.actor, baby_id, at=request.at)
    shown = pages.sheet(found, now=request.at)
    return render(request, "prebirth/sheet.jinja" if found.plan else THING, shown)


@page(Permission.PATHWAY_RECORD, writes=True)
def birth_plan_write(request: Request, baby_id: UUID) -> HttpResponse:
    """The next version. One saved meanwhile is shown beside what was typed."""
    found = doors.plan_for(request.actor, baby_id, Permission.PATHWAY_RECORD, at=request.at)
    more = {"base": found.versions, "earlier": pages.earlier(found)}
    form = drafts.bind(request, forms.WritingPlan, "prebirth.plan", baby_id, **more)
    if form.is_bound and form.is_valid():
        try:
            actions.write_plan(baby_id, form.said(), by=request.actor, at=request.at)
        except actions.Stale:
            conflict = pages.plan_conflict(found, form)
            form.base = found.versions
            return render(request, FORM, pages.write_form(found, form, conflict=conflict), status=409)
        return redirect("birth_plan", baby_id)
    return render(request, FORM, pages.write_form(found, form))


@page(Permission.PATHWAY_RECORD, writes=True)
def birth_plan_send(request: Request, baby_id: UUID) -> HttpResponse:
    """Send the newest version."""
    found = doors.plan_for(request.actor, baby_id, Permission.PATHWAY_RECORD, at=request.at)
    teams = [(str(one.pk), f"{one.name}, {one.agency.name}") for one in doors.teams_with(baby_id)]
    form = drafts.bind(request, forms.SendingPlan, "prebirth.send", baby_id, teams=teams)
    if form.is_bound and form.is_valid():
        sent = draft_id(request, "prebirth.send", baby_id)
        actions.send_plan(baby_id, form.said(), draft_id=sent, by=request.actor, at=request.at)
        return redirect("birth_plan", baby_id)
    return render(request, FORM, pages.send_form(found, form))


@page(Permission.PATHWAY_RECORD, writes=True)
def birth_plan_read(request: Request, copy_id: UUID) -> HttpResponse:
    """Say who has read a copy."""
    found, line = doors.copy_for(request.actor, copy_id, at=request.at)
    form = drafts.bind(request, forms.ReadingPlan, "prebirth.read", copy_id, initial={"who": request.actor.name})
    if form.is_bound and form.is_valid():
        sent = draft_id(request, "prebirth.read", copy_id)
        actions.read_plan(copy_id, form.cleaned_data["who"], draft_id=sent, by=request.actor, at=request.at)
        return redirect("birth_plan", found.baby.pk)
    return render(request, FORM, pages.read_form(found, line, form))


@page(Permission.PATHWAY_RECORD, writes=True)
def going_home(request: Request, baby_id: UUID) -> HttpResponse:
    """The meeting before the baby leaves the ward."""
    found = doors.plan_for(request.actor, baby_id, Permission.PATHWAY_RECORD, at=request.at)
    form = drafts.bind(request, forms.GoingHome, "prebirth.home", baby_id, at=request.at)
    if form.is_bound and form.is_valid():
        sent = draft_id(request, "prebirth.home", baby_id)
        actions.record_meeting(baby_id, form.said(), draft_id=sent, by=request.actor, at=request.at)
        return redirect("birth_plan", baby_id)
    return render(request, FORM, pages.home_form(found, form))


@page(Permission.PATHWAY_VIEW)
def crying(request: Request, baby_id: UUID) -> HttpResponse:
    """Who was talked with about crying and safe sleep, and who was not."""
    found = doors.crying_for(request.actor, baby_id, at=request.at)
    return render(request, THING, pages.crying_page(found))


@page(Permission.PATHWAY_RECORD, writes=True)
def crying_add(request: Request, baby_id: UUID) -> HttpResponse:
    """Record a talk with one or several people."""
    found = doors.crying_for(request.actor, baby_id, Permission.PATHWAY_RECORD, at=request.at)
    more = {
        "people": [(one.key, one.name) for one in found.people],
        "times": [(one.code, one.label) for one in found.touchpoints],
        "today": found.today,
    }
    form = drafts.bind(request, forms.TalkingOfCrying, "prebirth.crying", baby_id, **more)
    if form.is_bound and form.is_valid():
        sent = draft_id(request, "prebirth.crying", baby_id)
        actions.record_talk(baby_id, form.said(), draft_id=sent, by=request.actor, at=request.at)
        return redirect("crying", baby_id)
    return render(request, FORM, pages.crying_form(found, form))
