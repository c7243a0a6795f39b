"""Calling a discussion, reading it, answering it."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from kith.access import drafts
from kith.access.pages import kept, page
from kith.access.permissions import Permission
from kith.design.render import render
from kith.kernel.clock import day_of
from kith.strategy import actions, doors, forms, pages
from kith.strategy.words import Reply

DRAFT = "strategy.call"
CODES = "strategy_codes"


@page(Permission.STRATEGY_CALL, writes=True)
def discussion_call(request: HttpRequest, baby_id: UUID) -> HttpResponse:
    """What the discussion is about."""
    setting = doors.setting_for(request.actor, baby_id, _request_id(request), at=request.at)
    known = pages.first_words(setting)
    form = drafts.bind(request, forms.Details, f"{DRAFT}/details", baby_id, at=request.at, initial=known)
    if request.method == "POST" and form.is_valid():
        return kept(redirect(pages.step("discussion_invite", setting)))
    return render(request, "strategy/call.jinja", pages.details_page(setting, form, now=request.at))


@page(Permission.STRATEGY_CALL, writes=True)
def discussion_invite(request: HttpRequest, baby_id: UUID) -> HttpResponse:
    """Who is invited, by which rule; sending it calls the discussion."""
    setting = doors.setting_for(request.actor, baby_id, _request_id(request), at=request.at)
    details = forms.given(drafts.gather(request.actor, DRAFT, baby_id).get("details"), at=request.at)
    if details is None:
        return kept(redirect(pages.step("discussion_call", setting)))
    said = details.cleaned_data
    lines = doors.invitation_lines(setting, injury=said["injury"] == "yes")
    form = drafts.bind(request, forms.Invitations, f"{DRAFT}/send", baby_id, lines=lines, teams=doors.every_team())
    if request.method == "POST" and form.is_valid():
        plan = forms.plan(details, form, setting)
        called = actions.call(baby_id=baby_id, plan=plan, by=request.actor, at=request.at)
        drafts.close_all(request.actor, DRAFT, baby_id, at=request.at)
        _remember(request, called.discussion.pk, called.codes)
        return redirect("discussion", called.discussion.pk)
    return render(request, "strategy/invite.jinja", pages.invitations_page(setting, said, form, lines, now=request.at))


@page(Permission.STRATEGY_VIEW)
def discussion(request: HttpRequest, discussion_id: UUID) -> HttpResponse:
    """One discussion. Opening it when its record has gone round is noted for the reader."""
    file = doors.file_for(request.actor, discussion_id, at=request.at)
    if file.circulation:
        actions.note_opening(circulation=file.circulation, invitation=file.mine, by=request.actor, at=request.at)
    codes = request.session.pop(f"{CODES}:{discussion_id}", {})
    return render(request, "strategy/discussion.jinja", pages.discussion_page(file, codes, now=request.at))


@page(Permission.STRATEGY_REPLY, writes=True)
def invitation_reply(request: HttpRequest, discussion_id: UUID) -> HttpResponse:
    """Will you be there?"""
    about, invitation = doors.invitation_of(request.actor, discussion_id, Permission.STRATEGY_REPLY, at=request.at)
    form = drafts.bind(request, forms.ReplyToInvitation, "strategy.reply", discussion_id)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data | {"answer": Reply(form.cleaned_data["reply"])}
        words = {name: said[name] for name in ("answer", "delegate_name", "reason")}
        actions.reply(discussion_id=discussion_id, **words, by=request.actor, at=request.at)
        return redirect("discussion", discussion_id)
    return render(request, "strategy/reply.jinja", pages.reply_page(about, invitation, form, now=request.at))


@page(Permission.STRATEGY_CONTRIBUTE, writes=True)
def contribute(request: HttpRequest, discussion_id: UUID) -> HttpResponse:
    """Give one's agency's information."""
    about, invitation = doors.invitation_of(request.actor, discussion_id, Permission.STRATEGY_CONTRIBUTE, at=request.at)
    intro, questions = doors.procedures.questions_for_agency(day_of(about.called_at))
    known = {"given_by_name": request.actor.name, "given_by_post": doors.post_of(request.actor)}
    form = drafts.bind(
        request, forms.Information, "strategy.contribution", discussion_id, questions=questions, initial=known
    )
    if request.method == "POST" and form.is_valid():
        given = form.given(drafts.read_token(request.POST["draft"]).draft_id)
        actions.contribute(discussion_id=discussion_id, given=given, by=request.actor, at=request.at)
        return redirect("discussion", discussion_id)
    shown = pages.information_page(about, invitation, form, intro, now=request.at)
    return render(request, "strategy/information.jinja", shown)


def _request_id(request: HttpRequest) -> UUID | None:
    """The request for support that led here, when the address names one."""
    try:
        return UUID(request.GET.get("request", ""))
    except ValueError:
        return None


def _remember(request: HttpRequest, discussion_id: UUID, codes: dict[UUID, Any]) -> None:
    """Keep codes until the discussion's page has shown them, which it does once."""
    if codes:
        request.session[f"{CODES}:{discussion_id}"] = {str(key): code for key, code in codes.items()}


@page(Permission.STRATEGY_RECORD, writes=True)
def discussion_new_link(request: HttpRequest, discussion_id: UUID, invitation_id: UUID) -> HttpResponse:
    """Withdraw a practice's link and send a new one with a new code."""
    file = doors.file_for(request.actor, discussion_id, Permission.STRATEGY_RECORD, at=request.at)
    invitation = doors.asked_by_link(file, invitation_id)
    form = drafts.bind(request, forms.Nothing, "strategy.link", invitation_id)
    if request.method == "POST" and form.is_valid():
        code = actions.make_new_link(
            discussion_id=discussion_id, invitation_id=invitation_id, by=request.actor, at=request.at
        )
        _remember(request, discussion_id, {invitation_id: code})
        return redirect("discussion", discussion_id)
    return render(request, "strategy/new_link.jinja", pages.new_link_page(file, invitation, form, now=request.at))
