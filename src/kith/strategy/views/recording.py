"""Recording a discussion and sending the record round."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from kith.access import drafts
from kith.access.pages import page
from kith.access.permissions import Permission
from kith.access.request import Request
from kith.design.render import render
from kith.strategy import actions, doors, forms, pages


@page(Permission.STRATEGY_RECORD, writes=True)
def discussion_record(request: Request, discussion_id: UUID) -> HttpResponse:
    """The record on one page. A newer record saved meanwhile is shown beside what was typed."""
    file = doors.file_for(request.actor, discussion_id, Permission.STRATEGY_RECORD, at=request.at)
    form = _form(request, file)
    if form.is_bound and form.is_valid():
        try:
            actions.save_record(discussion_id=discussion_id, minutes=form.minutes(), by=request.actor, at=request.at)
        except actions.Stale:
            return _both_versions(request, file, form)
        return redirect("discussion", discussion_id)
    return render(request, "strategy/record.jinja", pages.record_page(file, form, now=request.at))


def _form(request: Request, file: doors.DiscussionFile) -> Any:
    """The form as posted; or, when only more rows were asked for, as typed and not judged."""
    more: dict[str, Any] = {"file": file, "at": request.at}
    if request.method == "POST" and "more" in request.POST:
        token, autosave = request.POST.get("draft", ""), reverse("save_draft")
        return forms.Minutes(entered=request.POST, draft_token=token, autosave_url=autosave, **more)
    return drafts.bind(request, forms.Minutes, "strategy.record", file.discussion.pk, **more)


def _both_versions(request: Request, file: doors.DiscussionFile, form: Any) -> HttpResponse:
    """Nothing is lost: the newer record and what was typed, side by side; saving again builds on the newer one."""
    conflict = pages.conflict_of(file, form, now=request.at)
    form.base = file.newest.number
    shown = pages.record_page(file, form, now=request.at, conflict=conflict)
    return render(request, "strategy/record.jinja", shown, status=409)


@page(Permission.STRATEGY_RECORD, writes=True)
def discussion_circulate(request: Request, discussion_id: UUID) -> HttpResponse:
    """Send the newest record to everyone invited and to the referrer."""
    file = doors.file_for(request.actor, discussion_id, Permission.STRATEGY_RECORD, at=request.at)
    form = drafts.bind(request, forms.Nothing, "strategy.circulate", discussion_id)
    if request.method == "POST" and form.is_valid():
        actions.circulate(discussion_id=discussion_id, by=request.actor, at=request.at)
        return redirect("discussion", discussion_id)
    return render(request, "strategy/circulate.jinja", pages.circulate_page(file, form, now=request.at))
