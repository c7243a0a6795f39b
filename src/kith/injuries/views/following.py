"""The forms that follow a record: door, form, action, back to the record."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect

from kith.access import drafts
from kith.access.doors import NotThere
from kith.access.pages import page
from kith.access.permissions import Permission
from kith.access.request import Request
from kith.design.render import render
from kith.injuries import actions, doors, forms, pages
from kith.injuries.words import Read
from kith.kernel.clock import day_of
from kith.kernel.findings import Finding

FORM = "injuries/form.jinja"
YEAR = timedelta(days=365)


@page(Permission.INJURY_RECORD, writes=True)
def account(request: Request, injury_id: UUID) -> HttpResponse:
    """What was said, word for word."""
    file = doors.file_for(request.actor, injury_id, Permission.INJURY_RECORD, at=request.at)
    form = drafts.bind(request, forms.Account, "injuries.account", injury_id, initial=doors.account_words(file))
    if form.is_bound and form.is_valid():
        actions.record_account(injury_id=injury_id, told=form.told(), by=request.actor, at=request.at)
        return redirect("injury", injury_id)
    return render(request, FORM, pages.asking.account(file, form, at=request.at))


@page(Permission.INJURY_RECORD, writes=True)
def care(request: Request, injury_id: UUID) -> HttpResponse:
    """Who had care, of every adult on file."""
    file = doors.file_for(request.actor, injury_id, Permission.INJURY_RECORD, at=request.at)
    adults = doors.adults(request.actor, file.injury.baby)
    form = drafts.bind(request, forms.WhoHadCare, "injuries.care", injury_id, adults=adults)
    if form.is_bound and form.is_valid():
        actions.record_care(injury_id=injury_id, said=form.said(), by=request.actor, at=request.at)
        return redirect("injury", injury_id)
    return render(request, FORM, pages.asking.care(file, form, at=request.at))


@page(Permission.INJURY_CLOSE, writes=True)
def close(request: Request, injury_id: UUID) -> HttpResponse:
    """Close as no injury of concern, where the procedure allows it."""
    file = doors.file_for(request.actor, injury_id, Permission.INJURY_CLOSE, at=request.at)
    said = doors.closing_forbidden(file)
    form = drafts.bind(request, forms.Close, "injuries.close", injury_id, at=request.at)
    if form.is_bound and form.is_valid():
        made = actions.close(injury_id=injury_id, said=form.said(), by=request.actor, at=request.at)
        if not isinstance(made, Finding):
            return redirect("injury", injury_id)
        said = made
    return render(request, FORM, pages.asking.close(file, form, said, at=request.at))


@page(Permission.INJURY_CLOSE, writes=True)
def second(request: Request, injury_id: UUID) -> HttpResponse:
    """A second clinician agrees, or does not."""
    file = doors.file_for(request.actor, injury_id, Permission.INJURY_CLOSE, at=request.at)
    if file.closure is None or file.second is not None:
        raise NotThere
    form, said = drafts.bind(request, forms.Second, "injuries.second", injury_id), None
    if form.is_bound and form.is_valid():
        agrees = form.cleaned_data["agrees"] == "yes"
        act: dict[str, Any] = {"words": form.cleaned_data["words"], "by": request.actor, "at": request.at}
        made = actions.look_second(injury_id=injury_id, agrees=agrees, **act)
        if not isinstance(made, Finding):
            return redirect("injury", injury_id)
        said = made
    return render(request, FORM, pages.asking.second(file, form, said, at=request.at))


@page(Permission.INJURY_CLOSE, writes=True)
def read(request: Request, injury_id: UUID) -> HttpResponse:
    """Read a closure again, as somebody who did not make it."""
    file = doors.file_for(request.actor, injury_id, Permission.INJURY_CLOSE, at=request.at)
    if file.closure is None or file.closure.closed_by_id == request.actor.worker_id:
        raise NotThere
    form = drafts.bind(request, forms.ReadAgain, "injuries.read", injury_id)
    if form.is_bound and form.is_valid():
        thinks = Read(form.cleaned_data["thinks"])
        act: dict[str, Any] = {"words": form.cleaned_data["words"], "by": request.actor, "at": request.at}
        actions.read_closure(injury_id=injury_id, thinks=thinks, **act)
        return redirect("injury", injury_id)
    return render(request, FORM, pages.asking.read(file, form, at=request.at))


@page(Permission.INJURY_RECORD, writes=True)
def review(request: Request, injury_id: UUID) -> HttpResponse:
    """Book who sees the baby."""
    file = doors.file_for(request.actor, injury_id, Permission.INJURY_RECORD, at=request.at)
    form = drafts.bind(request, forms.Book, "injuries.review", injury_id, at=request.at)
    if form.is_bound and form.is_valid():
        actions.book_review(injury_id=injury_id, booking=form.booking(), by=request.actor, at=request.at)
        return redirect("injury", injury_id)
    return render(request, FORM, pages.asking.review(file, form, at=request.at))


@page(Permission.INJURY_RECORD, writes=True)
def attendance(request: Request, injury_id: UUID) -> HttpResponse:
    """Confirm that the baby was seen, and what was found."""
    file = doors.file_for(request.actor, injury_id, Permission.INJURY_RECORD, at=request.at)
    if file.review is None:
        raise NotThere
    more: dict[str, Any] = {"at": request.at, "initial": doors.outcome_words(file)}
    form, said = drafts.bind(request, forms.Attendance, "injuries.attendance", injury_id, **more), None
    if form.is_bound and form.is_valid():
        made = actions.record_outcome(injury_id=injury_id, said=form.said(), by=request.actor, at=request.at)
        if not isinstance(made, Finding):
            return redirect("injury", injury_id)
        said = made
    return render(request, FORM, pages.asking.attendance(file, form, said, at=request.at))


@page(Permission.INJURY_RECORD, writes=True)
def family(request: Request, injury_id: UUID) -> HttpResponse:
    """What the parents were told and given."""
    file = doors.file_for(request.actor, injury_id, Permission.INJURY_RECORD, at=request.at)
    form = drafts.bind(request, forms.Family, "injuries.family", injury_id, initial=doors.family_words(file))
    if form.is_bound and form.is_valid():
        actions.tell_family(injury_id=injury_id, said=form.said(), by=request.actor, at=request.at)
        return redirect("injury", injury_id)
    return render(request, FORM, pages.asking.family(file, form, at=request.at))


@page(Permission.INJURY_CLOSE, writes=True)
def work_up(request: Request, injury_id: UUID) -> HttpResponse:
    """The investigations with their dates."""
    file = doors.file_for(request.actor, injury_id, Permission.INJURY_CLOSE, at=request.at)
    known = doors.work_up_of(injury_id)
    more: dict[str, Any] = {"items": doors.procedures.work_up(day_of(request.at)), "at": request.at, "known": known}
    form = drafts.bind(request, forms.Investigations, "injuries.work_up", injury_id, **more)
    if form.is_bound and form.is_valid():
        actions.record_work_up(injury_id=injury_id, said=form.said(), by=request.actor, at=request.at)
        return redirect("injury", injury_id)
    found = doors.follow_up(known, day_of(request.at))
    return render(request, FORM, pages.asking.work_up(file, form, found, at=request.at))


@page(Permission.INJURY_AUDIT)
def closures(request: Request) -> HttpResponse:
    """Every mark closed as no injury of concern in the last year."""
    today = day_of(request.at)
    found = doors.closed(request.actor, since=today - YEAR, until=today)
    return render(request, "injuries/list.jinja", pages.lists.closures(found, at=request.at))
