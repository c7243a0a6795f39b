"""Reviews in progress."""

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
from kith.measures import doors as measure_doors
from kith.measures.words import PeriodCode, Way
from kith.reviews import actions, doors, forms, pages


def _period(request: Request) -> PeriodCode:
    """The period asked for, 12 months when none is. Raises NotThere for one we do not offer."""
    try:
        return PeriodCode(request.GET.get("period") or PeriodCode.YEAR.value)
    except ValueError as error:
        raise NotThere from error


@page(Permission.REVIEW_VIEW)
def reviews(request: Request) -> HttpResponse:
    lines = doors.reviews_for(request.actor, at=request.at)
    return render(request, "reviews/reviews.jinja", pages.reviews_page(lines))


@page(Permission.REVIEW_VIEW)
def review(request: Request, review_id: UUID) -> HttpResponse:
    file = doors.review_for(request.actor, review_id, at=request.at)
    return render(request, "reviews/review.jinja", pages.review_page(file))


@page(Permission.REVIEW_VIEW)
def finding(request: Request, review_id: UUID, code: str) -> HttpResponse:
    file = doors.finding_for(request.actor, review_id, code, at=request.at)
    period = _period(request)
    results = measure_doors.measures_for(request.actor, period, at=request.at, way=Way.SETTING)
    shown = pages.finding_page(file, results, request.GET.get("measure", ""), period)
    return render(request, "reviews/finding.jinja", shown)


@page(Permission.REVIEW_EDIT, writes=True)
def finding_write(request: Request, review_id: UUID, code: str) -> HttpResponse:
    file = doors.finding_for(request.actor, review_id, code, at=request.at)
    initial = {"statement": file.content["statement"]}
    form = drafts.bind(request, forms.FindingForm, "reviews.finding", file.finding_id, initial=initial)
    seen = _seen(request, form, file.texts[0][0])
    conflict = None
    if request.method == "POST" and form.is_valid():
        yours = form.cleaned_data["statement"]
        try:
            actions.edit_finding(review_id, code, statement=yours, seen=seen, by=request.actor, at=request.at)
            return redirect("finding", review_id, code)
        except actions.StaleEdit as stale:
            seen = stale.number
            conflict = pages.conflict_of(stale.who, stale.when, stale.theirs, yours, now=request.at)
    shown = pages.write_page(file, form, seen, conflict)
    return render(request, "reviews/finding_write.jinja", shown, status=409 if conflict else 200)


def _seen(request: Request, form: Any, newest: int) -> int:
    """Which version the words in the form were written from; an autosaved draft remembers its own."""
    kept = form.entered.get("seen") if form.entered is not None else None
    told = request.POST.get("seen", kept)
    return int(told) if told is not None and told.isdecimal() and len(told) < 9 else newest


@page(Permission.REVIEW_EDIT, writes=True)
def evidence_link(request: Request, review_id: UUID, code: str) -> HttpResponse:
    file = doors.finding_for(request.actor, review_id, code, at=request.at)
    measure, period = request.GET.get("measure", ""), _period(request)
    result = measure_doors.measure_for(request.actor, measure, period, at=request.at)
    form = drafts.bind(request, forms.EvidenceForm, f"reviews.evidence/{measure}", file.finding_id)
    if request.method == "POST" and form.is_valid():
        chosen = actions.Chosen(measure, period, form.cleaned_data["note"])
        actions.link_evidence(review_id, code, chosen, by=request.actor, at=request.at)
        return redirect("finding", review_id, code)
    return render(request, "reviews/evidence.jinja", pages.evidence_page(file, result, form))
