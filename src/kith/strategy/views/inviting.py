"""Calling a discussion and asking people in."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect

from kith.access import drafts
from kith.access.pages import kept, page
from kith.access.permissions import Permission
from kith.access.request import Request
from kith.design.render import render
from kith.strategy import actions, doors, forms, pages

DRAFT = "strategy.call"
CODES = "strategy_codes"


@page(Permission.STRATEGY_CALL, writes=True)
def discussion_call(request: Request, baby_id: UUID) -> HttpResponse:
    """What the discussion is about."""
    setting = doors.setting_for(request.actor, baby_id, _request_id(request), at=request.at)
    teams = doors.every_team()
    on_file = doors.signs_on_file(request.actor, baby_id, on=setting.on)
    known = pages.first_words(setting, on_file)
    more = {"at": request.at, "initial": known, "offers": _offers(request, setting, teams)}
    form = drafts.bind(request, forms.Details, f"{DRAFT}/details", baby_id, **more)
    if request.method == "POST" and form.is_valid():
        return kept(redirect(pages.step("discussion_invite", setting)))
    return render(request, "strategy/call.jinja", pages.details_page(setting, form, now=request.at))


@page(Permission.STRATEGY_CALL, writes=True)
def discussion_invite(request: Request, baby_id: UUID) -> HttpResponse:
    """Who is invited, by which rule; sending it calls the discussion."""
    setting = doors.setting_for(request.actor, baby_id, _request_id(request), at=request.at)
    teams = doors.every_team()
    entered = drafts.gather(request.actor, DRAFT, baby_id).get("details")
    details = forms.given(entered, at=request.at, offers=_offers(request, setting, teams))
    if details is None:
        return kept(redirect(pages.step("discussion_call", setting)))
    lines = doors.invitation_lines(setting, teams, details.about)
    form = drafts.bind(request, forms.Invitations, f"{DRAFT}/send", baby_id, lines=lines, teams=teams)
    if request.method == "POST" and form.is_valid():
        return _call(request, setting, forms.plan(details, form, setting))
    shown = pages.invitations_page(setting, details, form, lines, now=request.at)
    return render(request, "strategy/invite.jinja", shown)


def _offers(request: Request, setting: doors.Setting, teams: Any) -> forms.Offers:
    """What the first page offers to choose from for this baby."""
    return forms.Offers(
        triggers=pages.triggers_offered(setting),
        signs=tuple((one.code, one.label, one.hint) for one in doors.procedures.signs(setting.on)),
        doctors={str(one.pk): one for one in doors.health_teams(teams)},
        babies=pages.babies_offered(doors.other_babies(request.actor, setting.baby)),
    )


def _call(request: Request, setting: doors.Setting, plan: Any) -> HttpResponse:
    """Call it, empty the drafts, and go to its page, which shows the codes once."""
    called = actions.call(baby_id=setting.baby.pk, plan=plan, by=request.actor, at=request.at)
    drafts.close_all(request.actor, DRAFT, setting.baby.pk, at=request.at)
    _remember(request, called.discussion.pk, called.codes)
    return redirect("discussion", called.discussion.pk)


@page(Permission.STRATEGY_RECORD, writes=True)
def discussion_more(request: Request, discussion_id: UUID) -> HttpResponse:
    """Ask more agencies in, or say why one is not asked."""
    more: dict[str, Any] = {"at": request.at, "asked_only": True}
    file = doors.file_for(request.actor, discussion_id, Permission.STRATEGY_RECORD, **more)
    teams = doors.every_team()
    lines = doors.lines_still_open(file, doors.setting_of(file, request.actor, at=request.at), teams)
    form = drafts.bind(request, forms.Invitations, "strategy.more", discussion_id, lines=lines, teams=teams)
    if request.method == "POST" and form.is_valid():
        chosen = {"ask": form.asks(), "leave_out": form.left_out()}
        codes = actions.invite_more(discussion_id=discussion_id, **chosen, by=request.actor, at=request.at)
        _remember(request, discussion_id, codes)
        return redirect("discussion", discussion_id)
    return render(request, "strategy/invite.jinja", pages.more_page(file, form, lines, now=request.at))


@page(Permission.STRATEGY_RECORD, writes=True)
def discussion_new_link(request: Request, discussion_id: UUID, invitation_id: UUID) -> HttpResponse:
    """Withdraw a practice's link and send a new one with a new code."""
    file = doors.file_for(request.actor, discussion_id, Permission.STRATEGY_RECORD, at=request.at)
    invitation = doors.asked_by_link(file, invitation_id)
    form = drafts.bind(request, forms.Nothing, "strategy.link", invitation_id)
    if request.method == "POST" and form.is_valid():
        which = {"discussion_id": discussion_id, "invitation_id": invitation_id}
        code = actions.make_new_link(**which, by=request.actor, at=request.at)
        _remember(request, discussion_id, {invitation_id: code})
        return redirect("discussion", discussion_id)
    return render(request, "strategy/new_link.jinja", pages.new_link_page(file, invitation, form, now=request.at))


def _request_id(request: Request) -> UUID | None:
    """The request for support that led here, when the address names one."""
    try:
        return UUID(request.GET.get("request", ""))
    except ValueError:
        return None


def _remember(request: Request, discussion_id: UUID, codes: dict[UUID, str]) -> None:
    """Keep codes until the discussion's page has shown them, which it does once."""
    if codes:
        request.session[f"{CODES}:{discussion_id}"] = {str(key): code for key, code in codes.items()}
