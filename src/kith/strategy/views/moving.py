"""Moving a discussion, calling it off, and reminding those who have not answered."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect

from kith.access import drafts
from kith.access.pages import page
from kith.access.permissions import Permission
from kith.access.request import Request
from kith.design.render import render
from kith.strategy import actions, doors, forms, pages

PLAIN = "strategy/plain.jinja"


@page(Permission.STRATEGY_RECORD, writes=True)
def discussion_reschedule(request: Request, discussion_id: UUID) -> HttpResponse:
    """Another time; when somebody else moved it meanwhile, theirs is shown and what was typed stays."""
    about = doors.discussion_to_hold(request.actor, discussion_id, at=request.at)
    more = {"at": request.at, "base": about.moved_number or 0, "initial": pages.time_now(about)}
    form = drafts.bind(request, forms.Moving, "strategy.move", discussion_id, **more)
    if form.is_bound and form.is_valid():
        try:
            actions.reschedule(discussion_id=discussion_id, change=form.change(), by=request.actor, at=request.at)
            return redirect("discussion", discussion_id)
        except actions.Stale:
            form.add_error("planned_for", pages.moved_meanwhile(about, now=request.at))
    return render(request, PLAIN, pages.move_page(about, form, now=request.at))


@page(Permission.STRATEGY_RECORD, writes=True)
def discussion_call_off(request: Request, discussion_id: UUID) -> HttpResponse:
    """Call it off, with the reason."""
    about = doors.discussion_to_hold(request.actor, discussion_id, at=request.at)
    form = drafts.bind(request, forms.CallingOff, "strategy.off", discussion_id, base=about.moved_number or 0)
    if form.is_bound and form.is_valid():
        said = {"why": form.cleaned_data["why"], "base": forms.number_in(form.data, form.base)}
        try:
            actions.call_off(discussion_id=discussion_id, **said, by=request.actor, at=request.at)
            return redirect("discussion", discussion_id)
        except actions.Stale:
            form.add_error("why", pages.moved_meanwhile(about, now=request.at))
    return render(request, PLAIN, pages.call_off_page(about, form, now=request.at))


@page(Permission.STRATEGY_RECORD, writes=True)
def discussion_withdraw(request: Request, discussion_id: UUID, invitation_id: UUID) -> HttpResponse:
    """Withdraw one invitation, with the reason."""
    about, invitation = doors.invitation_to_withdraw(request.actor, discussion_id, invitation_id, at=request.at)
    form = drafts.bind(request, forms.Withdrawing, "strategy.withdraw", invitation_id)
    if request.method == "POST" and form.is_valid():
        said = {"discussion_id": discussion_id, "invitation_id": invitation_id, **form.cleaned_data}
        actions.withdraw_invitation(**said, by=request.actor, at=request.at)
        return redirect("discussion", discussion_id)
    return render(request, PLAIN, pages.withdraw_page(about, invitation, form, now=request.at))


@page(Permission.STRATEGY_RECORD, writes=True)
def discussion_remind(request: Request, discussion_id: UUID) -> HttpResponse:
    """Remind everybody who has not answered."""
    file = doors.file_for(request.actor, discussion_id, Permission.STRATEGY_RECORD, at=request.at)
    form = drafts.bind(request, forms.Nothing, "strategy.remind", discussion_id)
    if request.method == "POST" and form.is_valid():
        actions.remind(discussion_id=discussion_id, by=request.actor, at=request.at)
        return redirect("discussion", discussion_id)
    return render(request, PLAIN, pages.remind_page(file, form, now=request.at))
