"""Something that happened, and the handover summary."""

from datetime import date, datetime, time
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect

from kith.access import drafts
from kith.access.pages import page
from kith.access.permissions import Permission
from kith.access.request import Request
from kith.design.render import render
from kith.kernel.clock import LONDON
from kith.people import actions, doors, forms, pages, rules
from kith.people.words import About, Audience, EventSource, EventTopic, Impact, Significance

from .parts import FORM, facts_of


@page(Permission.EVENT_ADD, writes=True)
def event_add(request: Request, baby_id: UUID) -> HttpResponse:
    """Something happened that is recorded nowhere else."""
    baby = doors.baby_for(request.actor, baby_id, Permission.EVENT_ADD, at=request.at)
    form = drafts.bind(request, forms.Event, "people.event", baby_id, at=request.at)
    queried: Any = ()
    if form.is_bound and form.is_valid():
        given, explained = facts_of(form)
        said = _said(given, request.at)
        done = actions.add_event(baby_id, said, explained=explained, by=request.actor, at=request.at)
        if not isinstance(done, actions.Queried):
            return redirect("chronology", baby_id)
        queried = done.findings
    return render(request, FORM, pages.event_page(form, baby_id, doors.name_of(baby), queried))


def _said(given: dict[str, Any], at: datetime) -> actions.EventSaid:
    known_on = given["known_on"] if given["knew"] == forms.LATER else given["happened_on"]
    return actions.EventSaid(
        topic=EventTopic(given["topic"]),
        about=About(given["about"]),
        words=given["words"],
        happened_at=_midday(given["happened_on"], at),
        known_at=_midday(known_on, at),
        source=EventSource(given["source"]),
        source_words=given["source_words"],
        significance=Significance(given["significance"]),
        impact=Impact(given["impact"]),
        impact_words=given["impact_words"],
        audience=Audience(given["audience"]),
    )


def _midday(day: date, at: datetime) -> datetime:
    """A day without a time of day stands at midday, so that no time zone makes it another day; never ahead of now."""
    return min(datetime.combine(day, time(12), LONDON), at)


@page(Permission.BABY_VIEW, writes=True)
def handover(request: Request, handover_id: UUID) -> HttpResponse:
    """A handover summary, read by the one who goes on."""
    found = doors.handover_for(request.actor, handover_id, at=request.at)
    form = (
        drafts.bind(request, forms.HandoverRead, "people.handover_read", handover_id) if found.may_acknowledge else None
    )
    if form is not None and form.is_bound and form.is_valid():
        actions.read_handover(handover_id, form.cleaned_data["words"], by=request.actor, at=request.at)
        return redirect("handover", handover_id)
    finding = rules.a_handover_is_read(not found.may_acknowledge, found.may_acknowledge)
    may_edit = doors.may_hand_over(request.actor, found.involvement_id)
    shown = pages.handover_page(found, form, [finding] if finding else [], may_edit=may_edit)
    return render(request, "people/handover.jinja", shown)
