"""Comparing an extract with who is on file, and deciding about each pair."""

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
from kith.linkage import actions, doors, drawing, forms, pages
from kith.linkage.words import Answer, Shown

from .extracts import FORM, page_asked_for


@page(Permission.EXTRACT_SEND, writes=True)
def extract_compare(request: Request, extract_id: UUID) -> HttpResponse:
    """Look for the people of an extract among those on file."""
    found = doors.extract_for(request.actor, extract_id, at=request.at)
    form = drafts.bind(request, forms.Destroy, "linkage.compare", extract_id)
    if form.is_bound and form.is_valid():
        actions.start_run(extract_id, by=request.actor, at=request.at)
        return redirect("extract", extract_id)
    return render(request, FORM, pages.compare_page(form, found))


@page(Permission.PAIR_REVIEW)
def pairs(request: Request) -> HttpResponse:
    """Pairs of this agency's extracts, the likeliest first."""
    try:
        shown = Shown(request.GET.get("show") or Shown.OPEN.value)
    except ValueError as error:
        raise NotThere from error
    number = page_asked_for(request)
    skip = (number - 1) * pages.pairs.PER_PAGE
    queue = doors.queue_of(request.actor, shown, at=request.at, most=pages.pairs.PER_PAGE, skip=skip)
    return render(request, "linkage/pairs.jinja", pages.queue_page(queue, shown, number))


@page(Permission.PAIR_REVIEW, writes=True)
def pair(request: Request, pair_id: UUID) -> HttpResponse:
    """One pair, side by side, and the question."""
    view = doors.pair_for(request.actor, pair_id, at=request.at)
    form = drafts.bind(request, forms.Decide, "linkage.pair", pair_id)
    findings: tuple[Any, ...] = ()
    conflict = None
    if form.is_bound and form.is_valid():
        answer, reason = Answer(form.cleaned_data["answer"]), form.cleaned_data["reason"]
        decided = actions.Decided(answer=answer, reason=reason, based_on=form.cleaned_data["based_on"] or 0)
        done = actions.decide(pair_id, decided, by=request.actor, at=request.at)
        if isinstance(done, actions.Stale):
            conflict = pages.conflict_of(done.newer, answer, reason)
        elif isinstance(done, actions.Queried):
            findings = done.findings
        else:
            return redirect("pairs")
    others = doors.others_of(request.actor, view, at=request.at)
    return render(request, "linkage/pair.jinja", pages.pair_page(view, others, form, findings, conflict))


@page(Permission.PAIR_REVIEW)
def pair_chart(request: Request, pair_id: UUID) -> HttpResponse:
    """The waterfall of a pair."""
    view = doors.pair_for(request.actor, pair_id, at=request.at)
    return HttpResponse(drawing.svg(view.pair.prior, pages.bars(view)), content_type="image/svg+xml")
