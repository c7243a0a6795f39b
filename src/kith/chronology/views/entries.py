"""One entry; correcting it; saying what it means."""

from datetime import datetime, time
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect

from kith.access import drafts
from kith.access.doors import NotThere
from kith.access.pages import page
from kith.access.permissions import Permission
from kith.access.request import Request
from kith.chronology import doors, forms, pages
from kith.design.render import render
from kith.kernel.clock import LONDON
from kith.people import actions as people_actions
from kith.people.timeline import TimelineFact
from kith.people.words import Impact, Significance

FORM = "chronology/entry_form.jinja"


@page(Permission.CHRONOLOGY_VIEW)
def chronology_entry(request: Request, baby_id: UUID, what: str, entry_id: UUID) -> HttpResponse:
    """Everything about one entry: its dates, who may see it, who came to know it, and what was added."""
    found, fact = _entry(request, baby_id, what, entry_id)
    knowings = doors.knowings(fact, doors.stays_of(request.actor, found.baby_ids))
    own = fact.agency_id is not None and fact.agency_id == request.actor.agency_id
    return render(request, "chronology/entry.jinja", pages.entry_page(found, fact, knowings, own=own))


@page(Permission.ENTRY_CORRECT, writes=True)
def chronology_correct(request: Request, baby_id: UUID, what: str, entry_id: UUID) -> HttpResponse:
    """Something in an entry of one's own agency is wrong."""
    found, fact = _own_entry(request, baby_id, what, entry_id)
    form = drafts.bind(request, forms.Correction, "chronology.correct", entry_id, at=request.at)
    queried: Any = ()
    if form.is_bound and form.is_valid():
        said = _said(form.cleaned_data, request.at)
        done = people_actions.correct_entry(baby_id, _whose(fact), said, by=request.actor, at=request.at)
        if not isinstance(done, people_actions.Queried):
            return redirect("chronology_entry", baby_id, what, entry_id)
        queried = done.findings
    return render(request, FORM, pages.correct_page(found, fact, form, queried))


@page(Permission.ENTRY_CORRECT, writes=True)
def chronology_meaning(request: Request, baby_id: UUID, what: str, entry_id: UUID) -> HttpResponse:
    """What an entry of one's own agency means."""
    found, fact = _own_entry(request, baby_id, what, entry_id)
    form = drafts.bind(request, forms.Meaning, "chronology.meaning", entry_id)
    if form.is_bound and form.is_valid():
        given = form.cleaned_data
        significance, impact = Significance(given["significance"]), Impact(given["impact"])
        said = people_actions.MeaningSaid(significance=significance, impact=impact, impact_words=given["impact_words"])
        people_actions.weigh_entry(baby_id, _whose(fact), said, by=request.actor, at=request.at)
        return redirect("chronology_entry", baby_id, what, entry_id)
    return render(request, FORM, pages.meaning_page(found, fact, form))


def _entry(request: Request, baby_id: UUID, what: str, entry_id: UUID) -> tuple[doors.Chronology, TimelineFact]:
    found = doors.gather(request.actor, baby_id, at=request.at)
    fact = found.entry(f"{what}.{entry_id}")
    if fact is None:
        raise NotThere
    return found, fact


def _own_entry(request: Request, baby_id: UUID, what: str, entry_id: UUID) -> tuple[doors.Chronology, TimelineFact]:
    """An entry of the actor's own agency; another's looks as if it were not there."""
    found, fact = _entry(request, baby_id, what, entry_id)
    if fact.agency_id is None or fact.agency_id != request.actor.agency_id:
        raise NotThere
    return found, fact


def _whose(fact: TimelineFact) -> people_actions.Entry:
    if fact.agency_id is None:
        raise NotThere
    return people_actions.Entry(key=fact.key, agency_id=fact.agency_id, words=fact.words, audience=fact.audience)


def _said(given: dict[str, Any], at: datetime) -> people_actions.CorrectionSaid:
    on = given["happened_on"] if given["day"] == "yes" else None
    happened_at = min(datetime.combine(on, time(12), LONDON), at) if on else None
    return people_actions.CorrectionSaid(words=given["words"], reason=given["reason"], happened_at=happened_at)
