"""The pathway panel: its meetings, an agenda, one family, and an action that was promised."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect

from kith.access import drafts
from kith.access.pages import page
from kith.access.permissions import Permission
from kith.access.request import Request
from kith.design.render import render
from kith.kernel.clock import day_of
from kith.prebirth import actions, doors, forms, pages

from .parts import FORM, THING, draft_id


@page(Permission.PANEL_RUN)
def panel(request: Request) -> HttpResponse:
    """My locality's panel: meetings ahead and before."""
    found = doors.panel(request.actor, at=request.at)
    return render(request, THING, pages.panel_page(found, now=request.at))


@page(Permission.PANEL_RUN, writes=True)
def panel_call(request: Request) -> HttpResponse:
    """Call a meeting of the panel."""
    form = drafts.bind(request, forms.CallingPanel, "prebirth.panel", None, at=request.at)
    if form.is_bound and form.is_valid():
        sent = draft_id(request, "prebirth.panel", None)
        made = actions.call_meeting(**form.cleaned_data, draft_id=sent, by=request.actor, at=request.at)
        return redirect("panel_meeting", made.pk)
    return render(request, FORM, pages.call_form(form))


@page(Permission.PANEL_RUN)
def panel_meeting(request: Request, meeting_id: UUID) -> HttpResponse:
    """The agenda of one meeting."""
    found = doors.agenda_for(request.actor, meeting_id, at=request.at)
    return render(request, "prebirth/agenda.jinja", pages.agenda_page(found, now=request.at))


@page(Permission.PANEL_RECORD, writes=True)
def panel_record(request: Request, meeting_id: UUID, request_id: UUID) -> HttpResponse:
    """What became of one family. An outcome saved meanwhile is shown beside what was typed."""
    meeting, item = doors.item_for(request.actor, meeting_id, request_id, at=request.at)
    more = {"base": item.count, "held_on": day_of(meeting.planned_for)}
    kind = f"prebirth.outcome/{meeting_id}"
    form = drafts.bind(request, forms.PanelRecord, kind, request_id, **more)
    if form.is_bound and form.is_valid():
        where = {"meeting_id": meeting_id, "request_id": request_id, "draft_id": draft_id(request, kind, request_id)}
        try:
            actions.record_outcome(**where, said=form.said(), by=request.actor, at=request.at)
        except actions.Stale:
            conflict = pages.panel_conflict(item, form)
            form.base = more["base"]
            return render(request, FORM, pages.record_form(item, meeting, form, conflict=conflict), status=409)
        return redirect("panel_meeting", meeting_id)
    return render(request, FORM, pages.record_form(item, meeting, form))


@page(Permission.PATHWAY_RECORD, writes=True)
def panel_action(request: Request, action_id: UUID) -> HttpResponse:
    """Say whether something that was promised was done."""
    action = doors.action_for(request.actor, action_id, at=request.at)
    form = drafts.bind(request, forms.FinishingAction, "prebirth.action", action_id)
    if form.is_bound and form.is_valid():
        sent = draft_id(request, "prebirth.action", action_id)
        done, words = form.cleaned_data["done"] == "yes", form.cleaned_data["words"]
        actions.finish_action(action_id, done=done, words=words, draft_id=sent, by=request.actor, at=request.at)
        return redirect("pathway", action.baby_id)
    return render(request, FORM, pages.action_form(action, form, day_of(request.at)))
