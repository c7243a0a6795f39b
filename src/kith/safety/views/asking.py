"""Checklists and MARAC referrals."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.datastructures import MultiValueDict

from kith.access import drafts
from kith.access.decide import role_may
from kith.access.doors import NotThere
from kith.access.pages import kept, page
from kith.access.permissions import Permission
from kith.access.request import Request
from kith.design.render import render
from kith.kernel.clock import day_of
from kith.safety import actions, doors, forms, pages, rules
from kith.safety.doors import procedures
from kith.safety.words import Known

from .planning import FORM, MAY, THING


@page(MAY, writes=True)
def arrangements_questions(request: Request, baby_id: UUID, number: str = "1") -> HttpResponse:
    """A few questions on a page, of the partnership's first tool or of the one asked for; judgement comes last.

    What is answered on a page is kept as a draft until the last page is sent.
    """
    file = doors.arrangements_for(request.actor, baby_id, MAY, at=request.at)
    asking = _asking(request, file)
    place = asking.place(number)
    if place > len(asking.steps):
        return _judge(request, file, asking)
    step = asking.steps[place - 1]
    form = drafts.bind(request, forms.Questions, f"{asking.kind}/{place}", baby_id, step=step, known=asking.known)
    if form.is_bound and form.is_valid():
        return kept(redirect(asking.href(place + 1)))
    return render(request, FORM, pages.questions_form(file, asking, place, form, now=request.at))


def _judge(request: Request, file: doors.Arrangements, asking: pages.Asking) -> HttpResponse:
    """The last page: what was answered, and what is judged above it; sent twice is one checklist."""
    pk = file.baby.pk
    found: Any = ()
    answered = drafts.gather(request.actor, asking.kind, pk)
    before = [
        forms.Questions(MultiValueDict(answered.get(str(number), {})), step=step, known=asking.known)
        for number, step in enumerate(asking.steps, 1)
    ]
    form = drafts.bind(request, forms.Judging, f"{asking.kind}/send", pk, tool=asking.tool, pages=before)
    if form.is_bound and form.is_valid():
        made = actions.answer_checklist(baby_id=pk, said=form.said(), by=request.actor, at=request.at)
        if not isinstance(made, actions.NeedsReason):
            led_to = reverse("checklist", args=[made.pk])
            drafts.close_all(request.actor, asking.kind, pk, at=request.at, led_to=led_to)
            return redirect(led_to)
        found = made.findings
    return render(request, FORM, pages.judging_form(file, asking, form, found, now=request.at))


def _asking(request: Request, file: doors.Arrangements) -> pages.Asking:
    tool = _tool(request)
    months = procedures.figure("after_birth_months", file.on)
    known = {Known.PREGNANT_OR_BABY.value: rules.known_from_the_file(file.baby.date_of_birth, file.on, months=months)}
    return pages.Asking(baby_id=file.baby.pk, tool=tool, steps=procedures.steps(tool), known=known)


def _tool(request: Request) -> Any:
    """The tool asked for in the address; the partnership's first when none is."""
    offered = procedures.tools(day_of(request.at))
    wanted = request.GET.get("tool", "")
    found = next((one for one in offered if one.code == wanted or not wanted), None)
    if found is None:
        raise NotThere
    return found


@page(Permission.SAFETY_VIEW)
def checklist(request: Request, checklist_id: UUID) -> HttpResponse:
    """One checklist as answered."""
    line, file = doors.checklist_for(request.actor, checklist_id, at=request.at)
    referred = any(one.referral.checklist_id == checklist_id for one in file.referrals)
    may = bool(role_may(request.actor, MAY)) and file.may_record
    shown = pages.checklist_page(line, file, may_record=may, referred=referred, now=request.at)
    return render(request, THING, shown)


@page(MAY, writes=True)
def marac_refer(request: Request, checklist_id: UUID) -> HttpResponse:
    """A referral to a MARAC from the facts on file."""
    line, file = doors.checklist_for(request.actor, checklist_id, MAY, at=request.at)
    form = drafts.bind(request, forms.Referring, "safety.marac", checklist_id)
    if form.is_bound and form.is_valid():
        actions.refer_to_marac(checklist_id=checklist_id, said=form.said(), by=request.actor, at=request.at)
        return redirect("arrangements", file.baby.pk)
    return render(request, FORM, pages.referring_form(line, file, form, now=request.at))


@page(MAY, writes=True)
def marac_heard(request: Request, referral_id: UUID) -> HttpResponse:
    """What the MARAC decided for those who work with this baby."""
    referral = doors.referral_for(request.actor, referral_id, MAY, at=request.at)
    form = drafts.bind(request, forms.Heard, "safety.heard", referral_id, today=day_of(request.at))
    if form.is_bound and form.is_valid():
        actions.record_heard(referral_id=referral_id, **form.cleaned_data, by=request.actor, at=request.at)
        return redirect("arrangements", referral.baby_id)
    return render(request, FORM, pages.heard_form(referral.baby, form, now=request.at))
