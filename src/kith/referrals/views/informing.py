"""Requests for information on the screen: asking, and the asked agency's short reply."""

from datetime import datetime
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
from kith.design.wording import list_text
from kith.directory import doors as directory_doors
from kith.kernel.clock import day_of
from kith.referrals import actions, doors, forms
from kith.referrals.pages import informing
from kith.referrals.words import AboutWhom


@page(Permission.INFORMATION_ASK, writes=True)
def ask(request: Request, request_id: UUID) -> HttpResponse:
    """Ask an agency for what this decision needs, and no more."""
    standing = doors.request_for(request.actor, request_id, Permission.INFORMATION_ASK, at=request.at)
    teams = [(str(one.pk), f"{one.agency.name}: {one.name}") for one in doors.teams_to_ask(request.actor)]
    questions = doors.offered_questions(day_of(request.at))
    form = drafts.bind(request, forms.AskAgency, "referrals.ask", request_id, teams=teams, questions=questions)
    if request.method == "POST" and form.is_valid() and (asked := _ask(form, at=request.at)):
        actions.ask_agency(request_id=request_id, ask=asked, by=request.actor, at=request.at)
        return redirect(reverse("request", args=[request_id]))
    return render(request, "referrals/triage_question.jinja", informing.ask(standing, form, None))


def _ask(form: forms.AskAgency, *, at: datetime) -> actions.Ask | None:
    """What is asked; None, with words beside the field, when nobody or more than one in the team has that name."""
    given = form.cleaned_data
    team_id, said = UUID(given["team"]), given.get("person") or ""
    found = doors.person_to_ask(team_id, said, at=at)
    if said and len(found) != 1:
        form.add_error("person", _who(found))
        return None
    return actions.Ask(
        team=directory_doors.team(team_id),
        worker=found[0] if found else None,
        purpose=given["purpose"],
        about=[AboutWhom(one) for one in given["about"]],
        others=given["others"],
        questions=list(given["questions"]),
    )


def _who(found: list[Any]) -> str:
    if not found:
        return "Nobody at work in this team has this name or address. Leave it empty to ask the team."
    names = [f"{one.full_name} ({one.email})" if one.email else one.full_name for one in found[:5]]
    return f"More than one has this name: {list_text(names)}. Give the address of the one you mean."


@page(Permission.INFORMATION_REPLY, writes=True)
def reply(request: Request, ask_id: UUID) -> HttpResponse:
    """What one's agency knows, or that it knows nothing: one tap."""
    asking = doors.ask_for(request.actor, ask_id, at=request.at)
    form = drafts.bind(request, forms.Reply, "referrals.reply", ask_id, questions=asking.questions)
    if request.method == "POST" and (form.knows_nothing or form.is_valid()):
        answers = {} if form.knows_nothing else {code: words or "" for code, words in form.cleaned_data.items()}
        replied = actions.Replied(nothing_known=form.knows_nothing, answers=answers)
        actions.reply(ask_id=ask_id, replied=replied, by=request.actor, at=request.at)
        return redirect(reverse("information_replied", args=[ask_id]))
    return render(request, "referrals/reply.jinja", informing.reply(asking, form, at=request.at))


@page(Permission.INFORMATION_REPLY)
def replied(request: Request, ask_id: UUID) -> HttpResponse:
    """What was sent, and that it can be added to."""
    asking = doors.ask_for(request.actor, ask_id, at=request.at)
    return render(request, "referrals/replied.jinja", informing.replied(asking, at=request.at))
