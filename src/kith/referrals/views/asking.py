"""Asking for support on the screen: the pages, the check, the receipt."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from kith.access import drafts
from kith.access.doors import NotThere
from kith.access.pages import kept, page
from kith.access.permissions import Permission
from kith.access.request import Request
from kith.design.render import render
from kith.directory import doors as directory_doors
from kith.people import doors as people_doors
from kith.referrals import actions, doors, forms
from kith.referrals.pages import asking, notsharing
from kith.referrals.words import FORM, Step

from . import parts

SEND = f"{FORM}/send"


@page(Permission.REQUEST_MAKE)
def start(request: Request, baby_id: UUID) -> HttpResponse:
    """Where a request begins, or is taken up again."""
    baby = people_doors.baby_for(request.actor, baby_id, Permission.REQUEST_MAKE, at=request.at)
    filled = _filled(request, baby)
    shown = asking.start(
        baby,
        progress=asking.Progress(begun=filled.begun, missing=filled.missing),
        clock=doors.response_clock(request.at),
        numbers=directory_doors.front_door_numbers(),
        before=doors.requests_about(request.actor, baby_id),
        at=request.at,
    )
    return render(request, "referrals/start.jinja", shown)


@page(Permission.REQUEST_MAKE, writes=True)
def step(request: Request, baby_id: UUID, step: str) -> HttpResponse:
    """One page of the form; its draft stays open until the whole request is sent."""
    here = _step(step)
    baby = people_doors.baby_for(request.actor, baby_id, Permission.REQUEST_MAKE, at=request.at)
    given = parts.given_from_file(request, baby)
    form = drafts.bind(request, forms.PAGES[here], f"{FORM}/{here.value}", baby_id, given=given)
    checking = request.GET.get("then") == "check"
    if request.method == "POST" and form.is_valid():
        return kept(redirect(_after(here, baby_id, checking=checking)))
    numbers = directory_doors.front_door_numbers()
    shown = asking.ask(here, baby, form, numbers=numbers, at=request.at, checking=checking)
    return render(request, "referrals/ask.jinja", shown)


def _step(name: str) -> Step:
    if name not in set(Step):
        raise NotThere
    return Step(name)


def _after(here: Step, baby_id: UUID, *, checking: bool) -> str:
    if checking or here.next is None:
        return asking.check_href(baby_id)
    return asking.step_href(baby_id, here.next)


def _filled(request: Request, baby: Any) -> forms.Whole:
    return forms.whole(drafts.gather(request.actor, FORM, baby.pk), parts.given_from_file(request, baby, words=False))


@page(Permission.REQUEST_MAKE, writes=True)
def check(request: Request, baby_id: UUID) -> HttpResponse:
    """The answers before they are sent; sending twice sends once."""
    baby = people_doors.baby_for(request.actor, baby_id, Permission.REQUEST_MAKE, at=request.at)
    filled = _filled(request, baby)
    form = drafts.bind(request, forms.Send, SEND, baby_id)
    if request.method == "POST" and not filled.missing:
        return _send(request, baby_id, filled)
    found = () if filled.missing else actions.findings_on(baby, filled.asked(), at=request.at)
    on_file = notsharing.on_file(_known(request, baby))
    answers = asking.Filled(answers=filled.answers, on_file=on_file, missing=filled.missing, found=found)
    numbers = directory_doors.front_door_numbers()
    shown = asking.check(baby, form, answers, numbers=numbers, at=request.at)
    return render(request, "referrals/check.jinja", shown)


def _known(request: Request, baby: Any) -> notsharing.Known:
    return notsharing.Known(
        profile=people_doors.profile_of(baby),
        around=people_doors.involved_with(baby.pk),
        carers=people_doors.carers_of(request.actor, baby.pk),
    )


def _send(request: Request, baby_id: UUID, filled: forms.Whole) -> HttpResponse:
    draft_id = parts.draft_id(request, SEND, baby_id)
    sent = actions.send_request(
        baby_id=baby_id, asked=filled.asked(), draft_id=draft_id, by=request.actor, at=request.at
    )
    receipt_href = reverse("request_receipt", args=[sent.pk])
    drafts.close_all(request.actor, FORM, baby_id, at=request.at, led_to=receipt_href)
    return redirect(receipt_href)


@page(Permission.REQUEST_VIEW)
def receipt(request: Request, request_id: UUID) -> HttpResponse:
    """What happens now, by when, and which procedure says so."""
    standing = doors.request_for(request.actor, request_id, at=request.at)
    shown = asking.receipt(standing, numbers=directory_doors.front_door_numbers(), at=request.at)
    return render(request, "referrals/receipt.jinja", shown)
