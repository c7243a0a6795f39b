"""How it stands, section 47 enquiries, medicals, emergency steps."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect

from kith.access import drafts
from kith.access.pages import page
from kith.access.permissions import Permission
from kith.access.request import Request
from kith.design.render import render
from kith.kernel.clock import day_of
from kith.protection import actions, doors, forms, pages
from kith.protection.words import EmergencyKind

FORM, THING = "protection/form.jinja", "protection/thing.jinja"


@page(Permission.PROTECTION_VIEW)
def protection(request: Request, baby_id: UUID) -> HttpResponse:
    """Everything of this room about a baby."""
    course = doors.course_of(request.actor, baby_id, at=request.at)
    shown = pages.course_page(course, doors.standing_of(doors.lines_of(baby_id)), now=request.at)
    return render(request, THING, shown)


@page(Permission.PROTECTION_VIEW)
def enquiry(request: Request, enquiry_id: UUID) -> HttpResponse:
    """One section 47 enquiry."""
    file = doors.enquiry_for(request.actor, enquiry_id, at=request.at)
    return render(request, THING, pages.enquiry_page(file, now=request.at))


@page(Permission.PROTECTION_RECORD, writes=True)
def enquiry_start(request: Request, discussion_id: UUID) -> HttpResponse:
    """Start the enquiry that a strategy discussion decided on."""
    file = doors.start_from(request.actor, discussion_id, at=request.at)
    form = drafts.bind(request, forms.Start, "protection.start", discussion_id)
    if form.is_bound and form.is_valid():
        lead = form.cleaned_data["lead"]
        made = actions.start_enquiry(discussion_id=discussion_id, lead=lead, by=request.actor, at=request.at)
        return redirect("enquiry", made.pk)
    return render(request, FORM, pages.start_form(file, form, now=request.at))


@page(Permission.PROTECTION_MEDICAL, writes=True)
def enquiry_medical(request: Request, enquiry_id: UUID) -> HttpResponse:
    """What is known of the medical."""
    file = doors.enquiry_for(request.actor, enquiry_id, Permission.PROTECTION_MEDICAL, at=request.at)
    more: dict[str, Any] = {"at": request.at, "initial": doors.medical_words(file.medical)}
    form = drafts.bind(request, forms.Examination, "protection.medical", enquiry_id, **more)
    if form.is_bound and form.is_valid():
        actions.record_medical(enquiry_id=enquiry_id, said=form.said(), by=request.actor, at=request.at)
        return redirect("enquiry", enquiry_id)
    return render(request, FORM, pages.medical_form(file, form, now=request.at))


@page(Permission.PROTECTION_DECIDE, writes=True)
def enquiry_conclude(request: Request, enquiry_id: UUID) -> HttpResponse:
    """What the enquiry found and what follows."""
    file = doors.enquiry_for(request.actor, enquiry_id, Permission.PROTECTION_DECIDE, at=request.at)
    offered = [(one.code, one.label) for one in doors.procedures.outcomes(day_of(request.at))]
    form = drafts.bind(request, forms.Outcome, "protection.outcome", enquiry_id, at=request.at, outcomes=offered)
    if form.is_bound and form.is_valid():
        actions.conclude(enquiry_id=enquiry_id, said=form.said(), by=request.actor, at=request.at)
        return redirect("enquiry", enquiry_id)
    return render(request, FORM, pages.outcome_form(file, form, now=request.at))


@page(Permission.PROTECTION_EMERGENCY, writes=True)
def emergency_add(request: Request, baby_id: UUID) -> HttpResponse:
    """A step taken because the baby may not wait."""
    course = doors.course_of(request.actor, baby_id, Permission.PROTECTION_EMERGENCY, at=request.at)
    kinds = [line.step.kind for line in course.emergencies]
    extendable = kinds.count(EmergencyKind.EMERGENCY_ORDER) > kinds.count(EmergencyKind.ORDER_EXTENDED)
    more: dict[str, Any] = {"at": request.at, "extendable": extendable}
    form = drafts.bind(request, forms.Emergency, "protection.emergency", baby_id, **more)
    if form.is_bound and form.is_valid():
        actions.take_emergency_step(baby_id=baby_id, said=form.said(), by=request.actor, at=request.at)
        return redirect("protection", baby_id)
    return render(request, FORM, pages.emergency_form(course.baby, form, now=request.at))


@page(Permission.PROTECTION_EMERGENCY, writes=True)
def emergency_end(request: Request, step_id: UUID) -> HttpResponse:
    """The step has ended, and what keeps the baby safe now."""
    line = doors.step_for(request.actor, step_id, at=request.at)
    form = drafts.bind(request, forms.EmergencyEnd, "protection.emergency_end", step_id, at=request.at)
    if form.is_bound and form.is_valid():
        actions.end_emergency(step_id=step_id, **form.cleaned_data, by=request.actor, at=request.at)
        return redirect("protection", line.step.baby_id)
    return render(request, FORM, pages.end_emergency_form(line, form, now=request.at))
