"""The pre-birth assessment, and what to do if."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect

from kith.access import drafts
from kith.access.pages import page
from kith.access.permissions import Permission
from kith.access.request import Request
from kith.design.render import render
from kith.kernel import handbook
from kith.prebirth import actions, doors, forms, pages

from .parts import FORM, THING, draft_id


@page(Permission.PATHWAY_VIEW)
def assessment(request: Request, baby_id: UUID) -> HttpResponse:
    """The assessment: everybody in it, and what follows."""
    found = doors.assessment_for(request.actor, baby_id, at=request.at)
    return render(request, THING, pages.assessment_page(found, now=request.at))


@page(Permission.PATHWAY_RECORD, writes=True)
def assessment_part(request: Request, baby_id: UUID, key: str) -> HttpResponse:
    """Write one part. A version saved meanwhile is shown beside what was typed."""
    found = doors.assessment_for(request.actor, baby_id, Permission.PATHWAY_RECORD, at=request.at)
    part = found.part(key)
    form = drafts.bind(request, forms.WritingPart, f"prebirth.part/{key}", baby_id, found=found, part=part)
    if form.is_bound and form.is_valid():
        try:
            actions.write_part(baby_id, key, form.said(), by=request.actor, at=request.at)
        except actions.Stale:
            conflict = pages.part_conflict(part, form)
            form.base = part.number
            return render(request, FORM, pages.part_form(found, part, form, conflict=conflict), status=409)
        return redirect("assessment", baby_id)
    return render(request, FORM, pages.part_form(found, part, form))


@page(Permission.PATHWAY_RECORD, writes=True)
def assessment_finish(request: Request, baby_id: UUID) -> HttpResponse:
    """What it means for this baby, and what follows."""
    found = doors.assessment_for(request.actor, baby_id, Permission.PATHWAY_RECORD, at=request.at)
    form = drafts.bind(request, forms.Completing, "prebirth.finish", baby_id)
    if form.is_bound and form.is_valid():
        sent = draft_id(request, "prebirth.finish", baby_id)
        actions.complete(baby_id, form.said(), draft_id=sent, by=request.actor, at=request.at)
        return redirect("assessment", baby_id)
    return render(request, FORM, pages.finish_form(found, form))


@page(Permission.GUIDANCE_VIEW)
def what_if(request: Request) -> HttpResponse:
    """Questions of somebody who is not sure, each one tap from its answer."""
    return render(request, THING, pages.what_if_page())


@page(Permission.GUIDANCE_VIEW)
def what_if_answer(request: Request, code: str) -> HttpResponse:
    """What to do, in which order, and where that is written."""
    one = next((one for one in handbook.current().pathway_help().answers if one.code == code), None)
    if one is None:
        raise Http404
    return render(request, THING, pages.answer_page(one))
