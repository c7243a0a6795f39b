"""When the baby was seen."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect

from kith.access import drafts
from kith.access.decide import role_may
from kith.access.pages import page
from kith.access.permissions import Permission
from kith.access.request import Request
from kith.design.render import render
from kith.people import actions, doors, forms, pages
from kith.people.words import Awake, Feeding, Place, State, Undressed, YesNoUnknown

from .parts import FORM, facts_of


@page(Permission.BABY_VIEW)
def sightings(request: Request, baby_id: UUID) -> HttpResponse:
    """Every sighting, by whichever agency, and what nobody has seen yet."""
    baby = doors.baby_for(request.actor, baby_id, at=request.at)
    seen = doors.sightings_of(request.actor, baby_id)
    found = doors.not_seen_yet(baby, seen, at=request.at)
    may = bool(role_may(request.actor, Permission.NOTE_ADD))
    shown = pages.sightings_page(baby_id, doors.name_of(baby), seen, may_add=may, found=found, at=request.at)
    return render(request, "people/sightings.jinja", shown)


@page(Permission.NOTE_ADD, writes=True)
def sighting_add(request: Request, baby_id: UUID) -> HttpResponse:
    """The baby was seen."""
    baby = doors.baby_for(request.actor, baby_id, Permission.NOTE_ADD, at=request.at)
    handlers = pages.handlers(doors.carers_of(request.actor, baby_id))
    form = drafts.bind(request, forms.Sighting, "people.sighting", baby_id, at=request.at, handlers=handlers)
    queried: Any = ()
    if form.is_bound and form.is_valid():
        facts, explained = facts_of(form)
        made: dict[str, Any] = {"explained": explained, "by": request.actor, "at": request.at}
        done = actions.record_sighting(baby_id, _said(facts), **made)
        if not isinstance(done, actions.Queried):
            return redirect("sightings", baby_id)
        queried = done.findings
    return render(request, FORM, pages.sighting_form_page(form, baby_id, doors.name_of(baby), queried))


def _said(given: dict[str, Any]) -> actions.SightingSaid:
    handled = set(given.pop("handled")) - {forms.ELSE}
    sleep = given.pop("sleep")
    del given["when"]
    return actions.SightingSaid(
        **given
        | {
            "place": Place(given["place"]),
            "awake": Awake(given["awake"]),
            "undressed": Undressed(given["undressed"]),
            "held_by_mother": forms.MOTHER in handled,
            "held_by_carers": tuple(UUID(one) for one in handled - {forms.MOTHER}),
            "sleep_seen": YesNoUnknown(sleep or YesNoUnknown.UNKNOWN),
            "state": tuple(State(one) for one in given["state"]),
            "feeding": Feeding(given["feeding"]) if given["feeding"] else None,
        }
    )
