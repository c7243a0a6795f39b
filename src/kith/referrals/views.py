"""The Front Door on the screen: asking, the receipt, the queue, reading and deciding."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from kith.access import drafts
from kith.access.decide import role_may
from kith.access.doors import NotThere
from kith.access.pages import kept, page
from kith.access.permissions import Permission
from kith.access.request import Request
from kith.design.render import render
from kith.directory import doors as directory_doors
from kith.people import doors as people_doors

from . import actions, doors, forms
from .pages import asking, front_door
from .words import FORM, Step, TriageOutcome

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
    given = _given(request, baby)
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


def _given(request: Request, baby: Any) -> forms.Given:
    born = baby.date_of_birth
    return forms.Given(at=request.at, born_or_expected=born or baby.expected_on, unborn=born is None)


def _filled(request: Request, baby: Any) -> forms.Whole:
    return forms.whole(drafts.gather(request.actor, FORM, baby.pk), _given(request, baby))


@page(Permission.REQUEST_MAKE, writes=True)
def check(request: Request, baby_id: UUID) -> HttpResponse:
    """The answers before they are sent; sending twice sends once."""
    baby = people_doors.baby_for(request.actor, baby_id, Permission.REQUEST_MAKE, at=request.at)
    filled = _filled(request, baby)
    form = drafts.bind(request, forms.Send, SEND, baby_id)
    if request.method == "POST" and not filled.missing:
        return _send(request, baby_id, filled)
    found = () if filled.missing else actions.findings_on(baby, filled.asked(), at=request.at)
    answers = asking.Filled(answers=filled.answers, missing=filled.missing, found=found)
    numbers = directory_doors.front_door_numbers()
    shown = asking.check(baby, form, answers, numbers=numbers, at=request.at)
    return render(request, "referrals/check.jinja", shown)


def _send(request: Request, baby_id: UUID, filled: forms.Whole) -> HttpResponse:
    token = drafts.read_token(request.POST["draft"])
    if token is None or (token.kind, token.subject_id) != (SEND, baby_id):
        raise NotThere
    sent = actions.send_request(
        baby_id=baby_id, asked=filled.asked(), draft_id=token.draft_id, by=request.actor, at=request.at
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


@page(Permission.REQUEST_QUEUE)
def queue(request: Request) -> HttpResponse:
    """The requests that wait for the Front Door."""
    wanted = request.GET.get("page", "")
    number = int(wanted) if wanted.isdecimal() and len(wanted) < 7 else 1
    found = doors.queue(request.actor, page=number, at=request.at)
    return render(request, "referrals/queue.jinja", front_door.queue(found, at=request.at))


@page(Permission.REQUEST_VIEW)
def read(request: Request, request_id: UUID) -> HttpResponse:
    """A request, what was decided and why."""
    standing = doors.request_for(request.actor, request_id, at=request.at)
    others = doors.requests_about(request.actor, standing.request.baby_id)
    may = front_door.May(
        decide=bool(role_may(request.actor, Permission.REQUEST_DECIDE)),
        call_discussion=bool(role_may(request.actor, Permission.STRATEGY_CALL)),
    )
    found = doors.findings_about(standing, others, at=request.at)
    shown = front_door.request(standing, others=others, found=found, may=may, at=request.at)
    return render(request, "referrals/request.jinja", shown)


@page(Permission.REQUEST_DECIDE, writes=True)
def decide(request: Request, request_id: UUID) -> HttpResponse:
    """The Front Door's decision, with reasons."""
    standing = doors.request_for(request.actor, request_id, Permission.REQUEST_DECIDE, at=request.at)
    form = drafts.bind(request, forms.Decide, "referrals.decide", request_id)
    if request.method == "POST" and form.is_valid():
        try:
            return _decide(request, standing, form.cleaned_data)
        except actions.DecidedMeanwhile as meanwhile:
            standing = doors.request_for(request.actor, request_id, Permission.REQUEST_DECIDE, at=request.at)
            conflict = front_door.conflict(meanwhile.decision, form.cleaned_data, at=request.at)
            return _decide_page(request, standing, form, conflict)
    return _decide_page(request, standing, form)


def _decide(request: Request, standing: doors.Standing, answers: dict[str, Any]) -> HttpResponse:
    decided = actions.Decided(
        outcome=TriageOutcome(answers["outcome"]),
        level=int(answers["level"]),
        reasons=answers["reasons"],
        seen=_uuid(request.GET.get("seen", "")),
    )
    actions.decide_request(request_id=standing.request.pk, decided=decided, by=request.actor, at=request.at)
    if decided.outcome is TriageOutcome.STRATEGY_DISCUSSION:
        return redirect(front_door.call_href(standing))
    return redirect(reverse("request", args=[standing.request.pk]))


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None


def _decide_page(request: Request, standing: doors.Standing, form: Any, conflict: Any = None) -> HttpResponse:
    earlier = doors.earlier_than(standing)
    shown = front_door.decide(standing, form, earlier=earlier, at=request.at, conflict=conflict)
    return render(request, "referrals/decide.jinja", shown, status=409 if conflict else 200)
