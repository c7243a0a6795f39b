"""Case resolution on the screen: raising a disagreement, reading it, moving it on, ending it."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from kith.access import drafts
from kith.access.decide import role_may
from kith.access.pages import page
from kith.access.permissions import Permission
from kith.access.request import Request
from kith.design.render import render
from kith.directory import doors as directory_doors
from kith.people import doors as people_doors
from kith.referrals import actions, doors, forms
from kith.referrals.pages import resolving
from kith.referrals.words import ResolutionStage, SafeMeanwhile, Settlement, Topic

QUESTION = "referrals/triage_question.jinja"


@page(Permission.RESOLUTION_START, writes=True)
def resolution_start(request: Request, baby_id: UUID) -> HttpResponse:
    """Raise a disagreement, about a decision or about a baby."""
    baby = people_doors.baby_for(request.actor, baby_id, Permission.RESOLUTION_START, at=request.at)
    standing = doors.request_of_baby(request.actor, baby_id, request.GET.get("request", ""), at=request.at)
    teams = [(str(one.pk), f"{one.agency.name}: {one.name}") for one in doors.agencies_around(request.actor, baby_id)]
    topic = doors.usual_topic(standing).value if standing else ""
    kind = f"referrals.resolution/{standing.request.pk if standing else ''}"
    form = drafts.bind(request, forms.Raise, kind, baby_id, teams=teams, topic=topic)
    if request.method == "POST" and form.is_valid():
        raised = _raised(form.cleaned_data, standing)
        made = actions.raise_disagreement(baby_id=baby_id, raised=raised, by=request.actor, at=request.at)
        return redirect(reverse("resolution", args=[made.pk]))
    already = doors.resolutions_about(request.actor, baby_id)
    return render(request, QUESTION, resolving.start(baby, standing, form, already))


def _safety(given: dict[str, Any]) -> actions.Safety:
    return actions.Safety(safe=SafeMeanwhile(given["safe"]), plan=given["plan"] or "")


def _raised(given: dict[str, Any], standing: doors.Standing | None) -> actions.Raised:
    return actions.Raised(
        topic=Topic(given["topic"]),
        what=given["what"],
        wanted=given["wanted"],
        other_team=directory_doors.team(UUID(given["team"])),
        safety=_safety(given),
        request_id=standing.request.pk if standing else None,
    )


@page(Permission.RESOLUTION_VIEW)
def resolution(request: Request, resolution_id: UUID) -> HttpResponse:
    """A disagreement and where it stands."""
    one = doors.resolution_for(request.actor, resolution_id, at=request.at)
    baby = people_doors.baby_for(request.actor, one.resolution.baby_id, at=request.at) if _named(request, one) else None
    takes_part = request.actor.worker_id in one.holder_ids
    shown = resolving.resolution(one, baby, takes_part=takes_part, at=request.at)
    return render(request, "referrals/resolution.jinja", shown)


def _named(request: Request, one: doors.Disagreement) -> bool:
    return one.named and bool(role_may(request.actor, Permission.BABY_VIEW))


@page(Permission.RESOLUTION_RECORD, writes=True)
def resolution_next(request: Request, resolution_id: UUID) -> HttpResponse:
    """To the next stage, with the baby's safety meanwhile and who takes it up."""
    one = doors.resolution_for(request.actor, resolution_id, Permission.RESOLUTION_RECORD, at=request.at)
    onward = one.stage.next
    if onward is None:
        return redirect(reverse("resolution", args=[resolution_id]))
    people = doors.candidates(one.resolution, onward, at=request.at)
    offered = resolving.people(people)
    form = drafts.bind(request, forms.MoveOn, f"referrals.move/{onward.value}", resolution_id, people=offered)
    if request.method == "POST" and form.is_valid():
        _move(request, resolution_id, form, people)
        return redirect(reverse("resolution", args=[resolution_id]))
    return render(request, QUESTION, _move_page(one, onward, form))


def _move(request: Request, resolution_id: UUID, form: forms.MoveOn, people: list[Any]) -> None:
    given = form.cleaned_data
    chosen = [one for one in people if str(one.pk) in given["holders"]]
    actions.move_on(
        resolution_id=resolution_id,
        onward=actions.Onward(why=given["why"], safety=_safety(given), holders=chosen),
        by=request.actor,
        at=request.at,
    )


def _move_page(one: doors.Disagreement, onward: ResolutionStage, form: forms.MoveOn) -> Any:
    intro = f"Next, {onward.who}."
    return resolving.step(one, form, title=onward.label, button="Move it on", intro=intro)


@page(Permission.RESOLUTION_RECORD, writes=True)
def resolution_end(request: Request, resolution_id: UUID) -> HttpResponse:
    """How a disagreement ended, and what others should learn."""
    one = doors.resolution_for(request.actor, resolution_id, Permission.RESOLUTION_RECORD, at=request.at)
    form = drafts.bind(request, forms.Resolve, "referrals.resolve", resolution_id)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        ended = actions.Ended(
            settlement=Settlement(given["settlement"]),
            words=given["words"],
            safety=_safety(given),
            learning=given["learning"] or "",
        )
        actions.resolve(resolution_id=resolution_id, ended=ended, by=request.actor, at=request.at)
        return redirect(reverse("resolution", args=[resolution_id]))
    shown = resolving.step(one, form, title="How did it end?", button="Record how it ended")
    return render(request, QUESTION, shown)
