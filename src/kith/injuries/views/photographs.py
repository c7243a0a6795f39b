"""Photographs by medical illustration: asked for, added, opened one by one."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect

from kith.access import drafts
from kith.access.pages import page
from kith.access.permissions import Permission
from kith.access.request import Request
from kith.design.render import render
from kith.injuries import actions, doors, forms, pages
from kith.kernel.clock import day_of

from .following import FORM

PICTURE_HEADERS = {
    "Content-Disposition": 'inline; filename="photograph.jpg"',
    "Content-Security-Policy": "sandbox; default-src 'none'",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "no-store",
}


@page(Permission.PHOTOGRAPH_VIEW)
def photographs(request: Request, injury_id: UUID) -> HttpResponse:
    """Which photographs a record has and who was asked; no picture is on this page."""
    injury = doors.injury_for(request.actor, injury_id, Permission.PHOTOGRAPH_VIEW, at=request.at)
    found, may = doors.photographs_of(injury), doors.may_photograph(request.actor)
    return render(request, "injuries/photographs.jinja", pages.photographs.listed(injury, found, may, at=request.at))


@page(Permission.PHOTOGRAPH_ASK, writes=True)
def photograph_ask(request: Request, injury_id: UUID) -> HttpResponse:
    """Ask somebody of medical illustration."""
    injury = doors.injury_for(request.actor, injury_id, Permission.PHOTOGRAPH_ASK, at=request.at)
    more: dict[str, Any] = {"people": doors.illustrators(at=request.at)}
    form = drafts.bind(request, forms.AskIllustration, "injuries.ask_photograph", injury_id, **more)
    if form.is_bound and form.is_valid():
        said: dict[str, Any] = {"of": form.of(), "words": form.cleaned_data["words"]}
        actions.ask_illustration(injury_id=injury_id, **said, by=request.actor, at=request.at)
        return redirect("photographs", injury_id)
    return render(request, FORM, pages.photographs.asking(injury, form, at=request.at))


@page(Permission.PHOTOGRAPH_ADD, writes=True)
def photograph_add(request: Request, injury_id: UUID) -> HttpResponse:
    """One photograph, by medical illustration alone."""
    injury = doors.injury_for(request.actor, injury_id, Permission.PHOTOGRAPH_ADD, at=request.at)
    today = day_of(request.at)
    most = {"most_bytes": doors.procedures.photograph_bytes(today)}
    most |= {"most_megapixels": doors.procedures.photograph_megapixels(today)}
    form = drafts.bind(request, forms.AddPhotograph, "injuries.photograph", injury_id, at=request.at, **most)
    ready = doors.keys.ready()
    if ready and form.is_bound and form.is_valid():
        actions.add_photograph(injury_id=injury_id, said=form.said(), by=request.actor, at=request.at)
        return redirect("photographs", injury_id)
    marks = doors.photographs_of(injury).marks
    return render(request, FORM, pages.photographs.adding(injury, form, marks, ready=ready, at=request.at))


@page(Permission.PHOTOGRAPH_VIEW)
def photograph(request: Request, photograph_id: UUID) -> HttpResponse:
    """One photograph with what is known of it."""
    one = doors.photograph_for(request.actor, photograph_id, at=request.at)
    shown = pages.photographs.one(one, doors.may_photograph(request.actor), at=request.at)
    return render(request, "injuries/photograph.jinja", shown)


@page(Permission.PHOTOGRAPH_VIEW)
def photograph_picture(request: Request, photograph_id: UUID) -> HttpResponse:
    """The picture, decrypted for this answer alone; the opening is in the record of who has seen the file."""
    picture = doors.picture_of(request.actor, photograph_id, at=request.at)
    return HttpResponse(picture, content_type="image/jpeg", headers=PICTURE_HEADERS)


@page(Permission.PHOTOGRAPH_ADD, writes=True)
def photograph_take_off(request: Request, photograph_id: UUID) -> HttpResponse:
    """A photograph on the wrong record is taken off; nobody opens it from then on."""
    one = doors.photograph_for(request.actor, photograph_id, Permission.PHOTOGRAPH_ADD, at=request.at)
    form = drafts.bind(request, forms.TakeOff, "injuries.take_off", photograph_id)
    if form.is_bound and form.is_valid():
        said: dict[str, Any] = {"reason": form.cleaned_data["reason"], "by": request.actor, "at": request.at}
        actions.take_off(photograph_id=photograph_id, **said)
        return redirect("photographs", one.injury_id)
    return render(request, FORM, pages.photographs.taking_off(one, form, at=request.at))
