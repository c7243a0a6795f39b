"""What is still to be found out: around one baby, and across somebody's families; taking on and passing on."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from kith.access import drafts
from kith.access.doors import NotThere
from kith.access.pages import page
from kith.access.permissions import Permission
from kith.access.request import Request
from kith.design.pages import Link
from kith.design.render import render
from kith.directory import doors as directory_doors
from kith.kernel import handbook
from kith.people import actions, doors, forms, pages
from kith.people.words import GapKind, Step

from .parts import FORM

MINE, EVERYBODYS = "mine", "all"


@page(Permission.BABY_VIEW)
def gaps(request: Request, baby_id: UUID) -> HttpResponse:
    """Every gap around a baby, with its owner and next step."""
    baby = doors.baby_for(request.actor, baby_id, at=request.at)
    found = doors.gaps_of(request.actor, baby_id, at=request.at)
    return render(request, "people/gaps.jinja", pages.gaps_page(baby_id, doors.name_of(baby), found, at=request.at))


@page(Permission.CARER_RECORD, writes=True)
def baby_gap_step(request: Request, baby_id: UUID, gap: str) -> HttpResponse:
    """Take on, or pass on, a gap about the baby itself."""
    return _step(request, baby_id, None, gap)


@page(Permission.CARER_RECORD, writes=True)
def gap_step(request: Request, baby_id: UUID, carer_id: UUID, gap: str) -> HttpResponse:
    """Take on, or pass on, a gap about a man or another carer."""
    return _step(request, baby_id, carer_id, gap)


def _step(request: Request, baby_id: UUID, carer_id: UUID | None, kind: str) -> HttpResponse:
    baby = doors.baby_for(request.actor, baby_id, Permission.CARER_RECORD, at=request.at)
    gap = doors.gap_for(request.actor, baby_id, kind, carer_id, at=request.at)
    if gap is None:
        raise NotThere
    seats = _seats(gap, baby.locality, baby.district)
    form = drafts.bind(request, forms.GapStep, f"people.gap.{kind}", carer_id or baby_id, seats=seats)
    queried: Any = ()
    if form.is_bound and form.is_valid():
        done = _record(request, gap, form.cleaned_data)
        if not isinstance(done, actions.Queried):
            return redirect("gaps", baby_id)
        queried = done.findings
    back = Link("What is still to be found out", reverse("gaps", args=[baby_id]))
    return render(request, FORM, pages.gap_step_page(form, gap, queried, back))


def _seats(gap: doors.OpenGap, locality: str, district: str) -> list[tuple[str, str]]:
    """Those who work with the baby, then teams that may be asked."""
    held = doors.involved_with(gap.baby_id)
    seats = {f"{one.team_id}/{one.worker_id or ''}": f"{one.worker or one.team}, {one.part.label}" for one in held}
    for team in doors.teams_to_pass_to(gap, locality=locality, district=district):
        seats.setdefault(f"{team.pk}/", f"{team.name}, {team.agency.name}")
    return list(seats.items())


def _record(request: Request, gap: doors.OpenGap, given: dict[str, Any]) -> Any:
    about = actions.AboutGap(kind=gap.kind, carer_id=gap.carer_id)
    who: dict[str, Any] = {"by": request.actor, "at": request.at}
    if given["step"] == Step.TAKEN:
        return actions.take_gap(gap.baby_id, about, next_step=given["next_step"], **who)
    team, worker = given["to"].split("/")
    said = actions.PassedSaid(
        team_id=UUID(team),
        worker_id=UUID(worker) if worker else None,
        reason=given["reason"],
        next_step=given["next_step"],
    )
    return actions.pass_gap(gap.baby_id, about, said, **who)


@page(Permission.BABY_VIEW)
def gap_list(request: Request) -> HttpResponse:
    """The gaps of the actor's own families, narrowed by kind, and by team for who manages one."""
    actor = request.actor
    guides = handbook.current().gap_guides()
    teams = directory_doors.teams(set(actor.team_ids))
    whose = [(MINE, "Mine to close"), *((str(t.pk), t.name) for t in teams), (EVERYBODYS, "Everybody’s")]
    kinds = [(kind.value, guides[kind.value].name) for kind in GapKind]
    form = forms.GapFilter(request.GET or None, whose=whose, kinds=kinds)
    given = form.cleaned_data if form.is_bound and form.is_valid() else {}
    chosen = given.get("whose") or (whose[1][0] if teams else MINE)
    work = doors.work_for(
        actor,
        at=request.at,
        kind=GapKind(given["kind"]) if given.get("kind") else None,
        team_id=None if chosen in {MINE, EVERYBODYS} else UUID(chosen),
        mine=chosen == MINE,
    )
    return render(request, "people/gap_list.jinja", pages.work_list_page(form, work, at=request.at))
