"""Who works with a baby, and how that changes."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect

from kith.access import drafts
from kith.access.decide import decide
from kith.access.pages import page
from kith.access.permissions import Permission
from kith.access.request import Request
from kith.design.render import render
from kith.directory import doors as directory_doors
from kith.people import actions, doors, forms, pages, rules

from .parts import FORM

CHANGE = Permission.INVOLVEMENT_CHANGE
LIST = "people/need_to_know.jinja"


@page(Permission.BABY_VIEW)
def working(request: Request, baby_id: UUID) -> HttpResponse:
    """Who works with this baby, and why each has access."""
    actor, at = request.actor, request.at
    baby = doors.baby_for(actor, baby_id, at=at)
    subject = doors.subject_of(baby_id)
    because = decide(actor, Permission.BABY_VIEW, subject, at=at).because
    may_seal = bool(decide(actor, Permission.SEAL_SET, subject, at=at))
    access = doors.access_to(actor, baby_id)
    shown = pages.working_page(baby_id, doors.name_of(baby), access, because, may_seal=may_seal)
    return render(request, LIST, shown)


@page(CHANGE, writes=True)
def involvement_invite(request: Request, baby_id: UUID) -> HttpResponse:
    """Somebody is needed for a time."""
    baby = doors.baby_for(request.actor, baby_id, CHANGE, at=request.at)
    form = drafts.bind(request, forms.Invite, "people.invite", baby_id, at=request.at)
    queried: Any = ()
    if form.is_bound and form.is_valid():
        given = form.cleaned_data
        said = {"until": given["until"], "reason": given["reason"]}
        done = actions.invite(baby_id, given["worker"][0], **said, by=request.actor, at=request.at)
        if not isinstance(done, actions.Queried):
            return redirect("working", baby_id)
        queried = done.findings
    return render(request, FORM, pages.invite_page(form, doors.name_of(baby), baby_id, queried))


@page(CHANGE, writes=True)
def involvement_hand_over(request: Request, involvement_id: UUID) -> HttpResponse:
    """A colleague goes on."""
    held = doors.involvement_for(request.actor, involvement_id, at=request.at)
    name = doors.name_of(doors.baby_for(request.actor, held.baby_id, CHANGE, at=request.at))
    colleagues = directory_doors.members_of(held.team_id, besides=held.worker_id, at=request.at)
    form = drafts.bind(request, forms.HandOver, "people.hand_over", involvement_id, colleagues=colleagues)
    queried: Any = ()
    if form.is_bound and form.is_valid():
        to = next(one for one in colleagues if str(one.pk) == form.cleaned_data["to"])
        reason = form.cleaned_data["reason"]
        done = actions.hand_over(involvement_id, to, reason=reason, by=request.actor, at=request.at)
        if not isinstance(done, actions.Queried):
            return redirect("desk")
        queried = done.findings
    unwritten = rules.a_handover_summary_is_written(doors.standing_handover(involvement_id) is not None)
    said = (*((unwritten,) if unwritten else ()), *queried)
    return render(request, FORM, pages.hand_over_page(form, name, (held.pk, held.baby_id), said))


@page(CHANGE, writes=True)
def involvement_end(request: Request, involvement_id: UUID) -> HttpResponse:
    """Stop working with a baby."""
    held = doors.involvement_for(request.actor, involvement_id, at=request.at)
    name = doors.name_of(doors.baby_for(request.actor, held.baby_id, CHANGE, at=request.at))
    form = drafts.bind(request, forms.EndInvolvement, "people.end", involvement_id)
    queried: Any = ()
    if form.is_bound and form.is_valid():
        said = form.cleaned_data["explained"]
        done = actions.end_involvement(involvement_id, explained=said, by=request.actor, at=request.at)
        if not isinstance(done, actions.Queried):
            return redirect("desk")
        queried = done.findings
    who = held.worker.full_name if held.worker else held.team.name
    return render(request, FORM, pages.end_page(form, name, who, held.baby_id, queried))
