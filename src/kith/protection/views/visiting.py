"""An agency without a sign-in gives its report for a conference: a link, a code, two questions."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect

from kith.access import drafts, visitors
from kith.access.pages import page, public
from kith.access.permissions import Permission
from kith.access.request import Request
from kith.design.messages import render_message
from kith.design.render import render
from kith.protection import actions, doors, forms, pages
from kith.strategy import actions as strategy_actions
from kith.strategy import doors as strategy_doors
from kith.strategy.words import LinkState

from .enquiring import FORM

MESSAGE, CODE = "design/message.jinja", "protection_code"


@page(Permission.PROTECTION_RECORD, writes=True)
def meeting_report_link(request: Request, seat_id: UUID) -> HttpResponse:
    """Send a team its one-time link. The code is shown once, to be read out by phone."""
    file, line = doors.linkable_seat(request.actor, seat_id, at=request.at)
    form = drafts.bind(request, forms.Sending, "protection.link", seat_id)
    if form.is_bound and form.is_valid():
        code = actions.make_report_link(seat_id=seat_id, by=request.actor, at=request.at)
        request.session[f"{CODE}:{seat_id}"] = code
        return redirect("meeting_report_code", seat_id)
    return render(request, FORM, pages.link_form(file, line, form, now=request.at))


@page(Permission.PROTECTION_RECORD)
def meeting_report_code(request: Request, seat_id: UUID) -> HttpResponse:
    """The code of the link that has just been sent, once."""
    file, line = doors.linkable_seat(request.actor, seat_id, at=request.at)
    code = request.session.pop(f"{CODE}:{seat_id}", "")
    if not code:
        return redirect("meeting", file.meeting.pk)
    return render(request, MESSAGE, pages.code_to_read_out(file, line, code))


@public(because="An agency without an account comes by a link; nothing is shown before the code is right")
def report_link(request: Request, token: str) -> HttpResponse:
    """Ask for the code; the right one begins a short visit in a session of its own."""
    form = forms.Code(request.POST if request.method == "POST" else None)
    try:
        actions.look_at_report_link(token=token, at=request.at)
        if form.is_bound and form.is_valid():
            visit = actions.open_report_link(token=token, code=form.cleaned_data["code"], at=request.at)
            visitors.begin(request, visit)
            return redirect("link_report")
    except strategy_doors.LinkOver as over:
        return _over(request, over)
    except strategy_actions.WrongCode as wrong:
        tries = f"{wrong.left} more {'try' if wrong.left == 1 else 'tries'}"
        form.add_error("code", f"This is not the code we gave. Check it with whoever rang you. You have {tries}")
    return render(request, "protection/code.jinja", pages.report_code_page(form))


def _over(request: Request, over: strategy_doors.LinkOver) -> HttpResponse:
    """Used, expired, withdrawn and unknown links look the same; a locked one says what to do about it."""
    if over.state is LinkState.LOCKED:
        return render_message(request, "link_locked", status=403)
    return render_message(request, "link_over", status=404)


@visitors.for_visitors
@page(Permission.PROTECTION_REPORT, writes=True)
def link_report(request: Request) -> HttpResponse:
    """The two questions, on one page."""
    try:
        visit = doors.report_visit_for(request.actor, at=request.at)
    except strategy_doors.LinkOver as over:
        return redirect("link_report_done") if over.state is LinkState.USED else _over(request, over)
    form = drafts.bind(request, forms.ReportByLink, "protection.report_by_link", visit.seat.pk)
    if "later" in request.POST:
        return render(request, MESSAGE, pages.report_kept(visit))
    if form.is_bound and form.is_valid():
        said: dict[str, Any] = form.said()
        actions.give_report_by_link(**said, by=request.actor, at=request.at)
        return redirect("link_report_done")
    return render(request, "protection/visit.jinja", pages.report_visit_page(visit, form))


@visitors.for_visitors
@page(Permission.PROTECTION_REPORT)
def link_report_done(request: Request) -> HttpResponse:
    """Thank you, and what happens next."""
    planned_for = doors.report_sent_by(request.actor, at=request.at)
    return render(request, MESSAGE, pages.report_thanks(planned_for))
