"""The Front Door on the screen: the queue, reading a request, deciding."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from kith.access import drafts
from kith.access.decide import decide as decide_access
from kith.access.pages import page
from kith.access.permissions import Permission
from kith.access.request import Request
from kith.design.render import render
from kith.directory import doors as directory_doors
from kith.kernel.clock import day_of
from kith.people import doors as people_doors
from kith.referrals import actions, doors, forms
from kith.referrals.pages import front_door, outcomes, shared, workbench
from kith.referrals.words import TriageOutcome, WaitingSince


@page(Permission.REQUEST_QUEUE)
def queue(request: Request) -> HttpResponse:
    """The requests that wait for the Front Door."""
    form = forms.Narrow(request.GET or None, agencies=[(str(one.pk), one.name) for one in directory_doors.agencies()])
    given = form.cleaned_data if form.is_bound and form.is_valid() else {}
    found = doors.queue(request.actor, _wanted(given, request.GET.get("page", "")), at=request.at)
    return render(request, "referrals/queue.jinja", workbench.queue(found, form, at=request.at))


def _wanted(given: dict[str, Any], page: str) -> doors.Wanted:
    return doors.Wanted(
        locality=given.get("locality") or "",
        level=int(given.get("level") or 0),
        unborn={"yes": True, "no": False}.get(given.get("unborn") or ""),
        agency_id=_uuid(given.get("agency") or ""),
        since=WaitingSince(given["since"]) if given.get("since") else None,
        page=int(page) if page.isdecimal() and len(page) < 7 else 1,
    )


@page(Permission.REQUEST_VIEW)
def read(request: Request, request_id: UUID) -> HttpResponse:
    """A request, what is beside it, what was decided and why."""
    standing = doors.request_for(request.actor, request_id, at=request.at)
    around = doors.around(request.actor, standing, at=request.at)
    behind = doors.behind(request.actor, standing.request)
    shown = front_door.request(standing, around, may=_may(request, standing), at=request.at, behind=behind)
    return render(request, "referrals/request.jinja", shown)


@page(Permission.OUTCOME_READ)
def outcome(request: Request, request_id: UUID) -> HttpResponse:
    """What came of a request I made: the request itself where it is open to me, else the outcome alone."""
    if doors.may_read(request.actor, request_id, at=request.at):
        return redirect(reverse("request", args=[request_id]))
    told = doors.outcome_for(request.actor, request_id, at=request.at)
    shown = outcomes.outcome(told, numbers=directory_doors.front_door_numbers(), at=request.at)
    return render(request, "referrals/outcome.jinja", shown)


def _may(request: Request, standing: doors.Standing) -> front_door.May:
    """What this reader may go on to do; somebody who reads by break-glass does nothing."""
    subject = people_doors.subject_of(standing.request.baby_id)

    def may(permission: Permission) -> bool:
        return bool(decide_access(request.actor, permission, subject, at=request.at))

    return front_door.May(
        decide=may(Permission.REQUEST_DECIDE),
        call_discussion=may(Permission.STRATEGY_CALL),
        enter_on_list=may(Permission.LIST_ENTER),
        ask=may(Permission.INFORMATION_ASK),
        reopen=may(Permission.REQUEST_REOPEN),
        disagree=may(Permission.RESOLUTION_START),
        answer_mark=may(Permission.MARK_ANSWER),
    )


@page(Permission.REQUEST_DECIDE, writes=True)
def decide(request: Request, request_id: UUID) -> HttpResponse:
    """The Front Door's decision, with reasons."""
    standing = doors.request_for(request.actor, request_id, Permission.REQUEST_DECIDE, at=request.at)
    mark = standing.request.injury and doors.cannot_move(standing.request.baby, day_of(request.at))
    children = [(str(one.pk), shared.baby_name(one)) for one in doors.children_of(request_id)]
    form = drafts.bind(request, forms.Decide, "referrals.decide", request_id, mark=mark, children=children)
    if request.method == "POST" and form.is_valid():
        try:
            return _decide(request, standing, form)
        except actions.DecidedMeanwhile as meanwhile:
            standing = doors.request_for(request.actor, request_id, Permission.REQUEST_DECIDE, at=request.at)
            conflict = front_door.conflict(meanwhile.decision, form.cleaned_data, at=request.at)
            return _decide_page(request, standing, form, conflict)
    return _decide_page(request, standing, form)


def _decide(request: Request, standing: doors.Standing, form: forms.Decide) -> HttpResponse:
    answers = form.cleaned_data
    decided = actions.Decided(
        outcome=TriageOutcome(answers["outcome"]),
        level=int(answers["level"]),
        reasons=answers["reasons"],
        seen=_uuid(request.GET.get("seen", "")),
        mark_reason=answers.get("mark_reason", ""),
        children=tuple(
            actions.DecidedForChild(baby_id=UUID(key), outcome=TriageOutcome(outcome), level=level, reasons=reasons)
            for key, (outcome, level, reasons) in form.for_each().items()
        ),
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
    around = doors.around(request.actor, standing, at=request.at)
    shown = front_door.decide(standing, form, around, at=request.at, conflict=conflict)
    return render(request, "referrals/decide.jinja", shown, status=409 if conflict else 200)
