"""Asking for sign-off and deciding on it."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect

from kith.access import drafts
from kith.access.pages import page
from kith.access.permissions import Permission
from kith.access.request import Request
from kith.design.render import render
from kith.reviews import actions, doors, forms, pages
from kith.reviews.words import Decision


@page(Permission.REVIEW_EDIT, writes=True)
def sign_off_ask(request: Request, review_id: UUID) -> HttpResponse:
    file = doors.review_for(request.actor, review_id, at=request.at)
    form = drafts.bind(request, forms.AskForm, "reviews.ask", review_id, asks=bool(file.findings))
    if request.method == "POST" and form.is_valid():
        actions.ask_for_sign_off(review_id, note=form.cleaned_data["note"], by=request.actor, at=request.at)
        return redirect("review", review_id)
    return render(request, "reviews/ask.jinja", pages.ask_page(file, form))


@page(Permission.REVIEW_APPROVE, writes=True)
def sign_off(request: Request, request_id: UUID) -> HttpResponse:
    try:
        doors.request_to_decide(request.actor, request_id, at=request.at)
    except doors.Closed:
        return redirect("sign_off_draft", request_id)
    asked = doors.request_for(request.actor, request_id, at=request.at)
    form = drafts.bind(request, forms.DecisionForm, "reviews.decide", request_id)
    if request.method == "POST" and form.is_valid():
        decision = Decision(form.cleaned_data["decision"])
        reasons = form.cleaned_data["reasons"]
        actions.decide(request_id, decision=decision, reasons=reasons, by=request.actor, at=request.at)
        return redirect("review", asked.review_id)
    return render(request, "reviews/sign_off.jinja", pages.decide_page(asked, form))


@page(Permission.REVIEW_VIEW)
def sign_off_draft(request: Request, request_id: UUID) -> HttpResponse:
    asked = doors.request_for(request.actor, request_id, at=request.at)
    return render(request, "reviews/sign_off.jinja", pages.draft_page(asked))


@page(Permission.REVIEW_VIEW)
def sign_off_chart(request: Request, request_id: UUID, code: str, measure: str) -> HttpResponse:
    asked = doors.request_for(request.actor, request_id, at=request.at)
    svg = actions.picture(asked.content, code, measure, at=request.at)
    return HttpResponse(svg, content_type="image/svg+xml", headers={"Cache-Control": "private, max-age=86400"})
