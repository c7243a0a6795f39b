"""What was noticed."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect

from kith.access import drafts
from kith.access.pages import page
from kith.access.permissions import Permission
from kith.access.request import Request
from kith.design.render import render
from kith.people import actions, doors, forms, pages
from kith.people.words import NoteKind

from .parts import FORM, facts_of


@page(Permission.NOTE_ADD, writes=True)
def note_add(request: Request, baby_id: UUID) -> HttpResponse:
    """A worry, a strength or a sighting."""
    baby = doors.baby_for(request.actor, baby_id, Permission.NOTE_ADD, at=request.at)
    health = bool(doors.mothers_health_open(request.actor, baby, at=request.at))
    form = drafts.bind(request, forms.Note, "people.note", baby_id, at=request.at, health=health)
    queried: Any = ()
    if form.is_bound and form.is_valid():
        given, explained = facts_of(form)
        facts = actions.NoteFacts(**given | {"kind": NoteKind(given["kind"])})
        done = actions.add_note(baby_id, facts, explained=explained, by=request.actor, at=request.at)
        if not isinstance(done, actions.Queried):
            return redirect("baby", baby_id)
        queried = done.findings
    back = pages.baby_link(baby_id, "The baby’s page")
    return render(request, FORM, pages.note_page(form, doors.name_of(baby), back, queried))
