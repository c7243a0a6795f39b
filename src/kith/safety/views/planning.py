"""A plan: read, write a page, look again, what happened, print; and the list of cases without one."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect

from kith.access import drafts
from kith.access.doors import NotThere
from kith.access.pages import page
from kith.access.permissions import Permission
from kith.access.request import Request
from kith.access.words import Role
from kith.design.render import render
from kith.safety import actions, doors, forms, pages
from kith.safety.doors import procedures

THING, FORM, CARD = "safety/thing.jinja", "safety/form.jinja", "safety/card.jinja"
MAY = Permission.SAFETY_RECORD
TOLD = {Role.MIDWIFE, Role.HEALTH_VISITOR, Role.GP}


@page(Permission.SAFETY_VIEW)
def arrangements(request: Request, baby_id: UUID) -> HttpResponse:
    """Everything about keeping this mother and baby safe."""
    file = doors.arrangements_for(request.actor, baby_id, at=request.at)
    return render(request, THING, pages.arrangements_page(file, doors.links_of(baby_id), now=request.at))


@page(Permission.SAFETY_VIEW)
def arrangements_small(request: Request, baby_id: UUID) -> HttpResponse:
    """The small panel on the baby's page, fetched by that page."""
    doors.baby_for(request.actor, baby_id, Permission.SAFETY_VIEW, at=request.at)
    stands = doors.standing_of([baby_id]).get(baby_id)
    return render(request, "safety/small.jinja", pages.small_page(baby_id, stands, now=request.at))


@page(MAY, writes=True)
def arrangements_write(request: Request, baby_id: UUID, section: str) -> HttpResponse:
    """One page of the plan. A version saved meanwhile is shown beside what was typed."""
    file = doors.arrangements_for(request.actor, baby_id, MAY, at=request.at)
    here = _section(file, section)
    form = _writing(request, file, section)
    conflict = None
    if form.is_bound and form.is_valid():
        try:
            actions.write_section(baby_id=baby_id, said=form.said(), by=request.actor, at=request.at)
        except actions.Stale:
            conflict = pages.conflict_of(file, form)
            form.base = file.versions
        else:
            return redirect("arrangements", baby_id)
    shown = pages.section_form(file, here, form, now=request.at, conflict=conflict)
    return render(request, FORM, shown, status=409 if conflict else 200)


def _section(file: doors.Arrangements, code: str) -> Any:
    found = [one for one in procedures.sections(file.on, born=file.born) if one.code == code]
    if not found:
        raise NotThere
    return found[0]


def _writing(request: Request, file: doors.Arrangements, section: str) -> Any:
    kind, pk = f"safety.plan.{section}", file.baby.pk
    if section == "contact":
        return drafts.bind(request, forms.Contact, kind, pk, file=file)
    if section == "actions":
        return drafts.bind(request, forms.Actions, kind, pk, file=file)
    listed = [one for one in procedures.parts(file.on, born=file.born) if one.section == section]
    return drafts.bind(request, forms.Parts, kind, pk, file=file, section=section, parts=listed)


@page(MAY, writes=True)
def arrangements_look(request: Request, baby_id: UUID) -> HttpResponse:
    """The plan was looked at again."""
    file = doors.arrangements_for(request.actor, baby_id, MAY, at=request.at)
    if file.version is None:
        raise NotThere
    form = drafts.bind(request, forms.Looking, "safety.look", baby_id)
    if form.is_bound and form.is_valid():
        actions.look_again(baby_id=baby_id, **form.said(), by=request.actor, at=request.at)
        return redirect("arrangements", baby_id)
    return render(request, FORM, pages.looking_form(file, form, now=request.at))


@page(MAY, writes=True)
def arrangements_incident(request: Request, baby_id: UUID) -> HttpResponse:
    """Something happened."""
    file = doors.arrangements_for(request.actor, baby_id, MAY, at=request.at)
    form = drafts.bind(request, forms.Happening, "safety.incident", baby_id, at=request.at)
    if form.is_bound and form.is_valid():
        actions.record_incident(baby_id=baby_id, **form.cleaned_data, by=request.actor, at=request.at)
        return redirect("arrangements", baby_id)
    return render(request, FORM, pages.happening_form(file, form, now=request.at))


@page(MAY, writes=True)
def arrangements_aside(request: Request, baby_id: UUID) -> HttpResponse:
    """What pointed to abuse is none."""
    file = doors.arrangements_for(request.actor, baby_id, MAY, at=request.at)
    if not file.signs_now:
        raise NotThere
    form = drafts.bind(request, forms.Aside, "safety.aside", baby_id)
    if form.is_bound and form.is_valid():
        actions.set_aside(baby_id=baby_id, words=form.cleaned_data["words"], by=request.actor, at=request.at)
        return redirect("arrangements", baby_id)
    return render(request, FORM, pages.aside_form(file, form, now=request.at))


@page(MAY)
def arrangements_print(request: Request, baby_id: UUID) -> HttpResponse:
    """What is printed, and where it may go."""
    file = doors.arrangements_for(request.actor, baby_id, MAY, at=request.at)
    return render(request, THING, pages.printing_page(file, now=request.at))


@page(MAY)
def arrangements_card(request: Request, baby_id: UUID) -> HttpResponse:
    """A card that could be anybody's list."""
    file = doors.arrangements_for(request.actor, baby_id, MAY, at=request.at)
    return render(request, CARD, pages.card_page(file))


@page(Permission.SAFETY_VIEW)
def to_arrange(request: Request) -> HttpResponse:
    """Cases in which abuse is identified and no plan is written."""
    work = doors.work_for(request.actor, at=request.at)
    notices = doors.notices_for(request.actor) if request.actor.role in TOLD else ()
    return render(request, THING, pages.list_page(work, notices, now=request.at))
