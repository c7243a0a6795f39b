"""The advice line on the screen: the list, asking, reading, answering, and making it a request."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from kith.access import drafts
from kith.access.decide import role_may
from kith.access.doors import NotThere
from kith.access.pages import page
from kith.access.permissions import Permission
from kith.access.request import Request
from kith.design.fields import Choice
from kith.design.render import render
from kith.directory import doors as directory_doors
from kith.referrals import actions, doors, forms
from kith.referrals.pages import consulting, shared
from kith.referrals.words import FORM, NextStep, Step, Whom

from . import parts

ASK = "referrals.consultation"
ADVISE = "referrals.advise"
NAME = "referrals.name_baby"
CALL = "referrals.consultation_call"
WHY_NOT = "referrals.why_not"


@page(Permission.CONSULTATION_ASK)
def consultations(request: Request) -> HttpResponse:
    """What I asked the advice line, and for the advice line what waits for an answer."""
    advises = bool(role_may(request.actor, Permission.CONSULTATION_ADVISE))
    waiting = doors.consultations_waiting(request.actor) if advises else []
    written = doors.calls_written_down(request.actor) if advises else []
    mine = doors.consultations_of(request.actor)
    shown = consulting.listed(mine, waiting, written, advises=advises, at=request.at)
    return render(request, "referrals/consultations.jinja", shown)


@page(Permission.CONSULTATION_ASK, writes=True)
def consultation_ask(request: Request) -> HttpResponse:
    """Ask without naming anybody, or put down advice had by telephone."""
    form = drafts.bind(request, forms.AskAdvice, ASK, None, names=doors.family_names(request.actor))
    if request.method == "POST" and form.is_valid():
        draft_id = parts.draft_id(request, ASK, None)
        question = _question(form.cleaned_data)
        asked = actions.ask_advice(question=question, draft_id=draft_id, by=request.actor, at=request.at)
        return redirect(reverse("consultation", args=[asked.pk]))
    shown = consulting.ask(form, numbers=directory_doors.front_door_numbers(), at=request.at)
    return render(request, "referrals/ask.jinja", shown)


def _question(said: dict[str, Any]) -> actions.Question:
    evident = said["evident"] == "yes"
    advised = None
    if said["advised"] == "yes":
        advised = actions.Advised(
            advice=said["advice"], next_step=NextStep(said["next_step"]), evident=evident, adviser=said["adviser"]
        )
    return actions.Question(
        whom=Whom(said["whom"]),
        seen=said["seen"],
        worry=said["worry"],
        strengths=said["strengths"],
        tried=said["tried"],
        evident=evident,
        advised=advised,
    )


@page(Permission.CONSULTATION_ADVISE, writes=True)
def consultation_call(request: Request) -> HttpResponse:
    """The advice line writes down a call, and what it advised."""
    form = drafts.bind(request, forms.WriteDownCall, CALL, None)
    agencies = directory_doors.agencies()
    form.fields["agency"].offer([Choice(str(one.pk), one.name) for one in agencies])
    if request.method == "POST" and form.is_valid() and (rang := _rang(form, agencies)):
        written = actions.write_down_call(
            question=_rung(form.cleaned_data),
            rang=rang,
            draft_id=parts.draft_id(request, CALL, None),
            by=request.actor,
            at=request.at,
        )
        return redirect(reverse("consultation", args=[written.pk]))
    return render(request, "referrals/answer.jinja", consulting.call(form))


def _rang(form: forms.WriteDownCall, agencies: list[Any]) -> actions.Caller | None:
    """Who rang; None, with words beside the field, when the address given is nobody's."""
    said = form.cleaned_data
    address = (said.get("email") or "").lower()
    worker = directory_doors.workers_by_email([address]).get(address) if address else None
    if address and worker is None:
        form.add_error("email", "Nobody in Kith has this address. Leave it empty if they do not use Kith.")
        return None
    agency = next(one for one in agencies if str(one.pk) == said["agency"])
    return actions.Caller(agency=agency, words=said["caller"], worker=worker)


def _rung(said: dict[str, Any]) -> actions.Question:
    return _question(said | {"advised": "yes", "adviser": ""})


@page(Permission.CONSULTATION_ASK, writes=True)
def consultation_why_not(request: Request, consultation_id: UUID) -> HttpResponse:
    """Why advice to make a request was not followed."""
    found = doors.consultation_for(request.actor, consultation_id, at=request.at)
    if found.consultation.asked_by_id != request.actor.worker_id or not found.advice or found.request is not None:
        raise NotThere
    form = drafts.bind(request, forms.SayWhyNot, WHY_NOT, consultation_id)
    if request.method == "POST" and form.is_valid():
        reason = form.cleaned_data["reason"]
        actions.say_why_not(consultation_id=consultation_id, reason=reason, by=request.actor, at=request.at)
        return redirect(reverse("consultation", args=[consultation_id]))
    shown = consulting.why_not(found, form, doors.findings_on_consultation(found))
    return render(request, "referrals/answer.jinja", shown)


@page(Permission.CONSULTATION_VIEW)
def consultation(request: Request, consultation_id: UUID) -> HttpResponse:
    """What was asked, the advice, and the way on to a request."""
    found = doors.consultation_for(request.actor, consultation_id, at=request.at)
    mine = found.consultation.asked_by_id == request.actor.worker_id
    rung = mine and found.consultation.recorded_by_id == request.actor.worker_id
    may = consulting.May(
        advise=bool(role_may(request.actor, Permission.CONSULTATION_ADVISE)) and (rung or not mine),
        request=mine and not rung,
        why_not=mine,
    )
    shown = consulting.consultation(found, doors.findings_on_consultation(found), may, at=request.at)
    return render(request, "referrals/consultation.jinja", shown)


@page(Permission.CONSULTATION_ADVISE, writes=True)
def consultation_advise(request: Request, consultation_id: UUID) -> HttpResponse:
    """Answer a question."""
    found = doors.consultation_for(request.actor, consultation_id, Permission.CONSULTATION_ADVISE, at=request.at)
    form = drafts.bind(request, forms.Advise, ADVISE, consultation_id)
    if request.method == "POST" and form.is_valid():
        draft_id = parts.draft_id(request, ADVISE, consultation_id)
        advised = _advised(form.cleaned_data)
        actions.advise(
            consultation_id=consultation_id, advised=advised, draft_id=draft_id, by=request.actor, at=request.at
        )
        return redirect(reverse("consultation", args=[consultation_id]))
    shown = consulting.advise(found, form, doors.findings_on_consultation(found))
    return render(request, "referrals/answer.jinja", shown)


def _advised(said: dict[str, Any]) -> actions.Advised:
    return actions.Advised(
        advice=said["advice"],
        next_step=NextStep(said["next_step"]),
        evident=said["evident"] == "yes",
        level=int(said["level"]) if said["level"] else None,
    )


@page(Permission.REQUEST_MAKE, writes=True)
def consultation_name(request: Request, consultation_id: UUID) -> HttpResponse:
    """Say which baby it is about; what was asked stands in the request already."""
    found = doors.consultation_for(request.actor, consultation_id, at=request.at)
    if found.consultation.asked_by_id != request.actor.worker_id or found.request is not None:
        raise NotThere
    form = drafts.bind(request, forms.NameBaby, NAME, consultation_id)
    babies = doors.own_babies(request.actor)
    form.fields["baby"].offer([Choice(str(one.pk), shared.baby_name(one)) for one in babies])
    if request.method == "POST" and form.is_valid():
        baby_id = UUID(form.cleaned_data["baby"])
        named = actions.name_baby(consultation_id=consultation_id, baby_id=baby_id, by=request.actor, at=request.at)
        _carry_over(request, found, named.baby_id)
        return redirect(reverse("request_start", args=[named.baby_id]))
    return render(request, "referrals/answer.jinja", consulting.name_baby(found, form))


def _carry_over(request: Request, found: doors.Consulted, baby_id: UUID) -> None:
    """Put the consultation's words into the request's drafts; what was begun there already is left alone."""
    asked = found.consultation
    worry = {"worry": [asked.worry]} | ({"strengths": [asked.strengths]} if asked.strengths else {})
    pages = {
        Step.SAW: {"saw": [asked.seen]},
        Step.WORRY: worry,
        Step.LIFE: {"tried": [asked.tried]} if asked.tried else {},
    }
    for step, answers in pages.items():
        sheet = drafts.sheet_for(request, f"{FORM}/{step.value}", baby_id)
        token = drafts.read_token(sheet.token)
        if answers and token is not None and not sheet.answers:
            drafts.save(token, answers, at=request.at)
