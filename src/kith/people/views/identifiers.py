"""What other systems know an adult by."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from kith.access import drafts
from kith.access.pages import page
from kith.access.permissions import Permission
from kith.access.request import Request
from kith.design.pages import Link
from kith.design.render import render
from kith.people import actions, doors, forms, pages
from kith.people.words import IdentifierKind, ToldBy, full_name

from .parts import FORM, facts_of


@page(Permission.PERSON_RECORD, writes=True)
def identifier_add(request: Request, baby_id: UUID, person_id: UUID) -> HttpResponse:
    """A number, or a practice, of an adult."""
    doors.baby_for(request.actor, baby_id, Permission.PERSON_RECORD, at=request.at)
    adult, _relation = doors.person_for(request.actor, baby_id, person_id)
    kinds = doors.kinds_open_to(request.actor, baby_id, at=request.at)
    form = drafts.bind(request, forms.Identifier, "people.identifier", person_id, kinds=kinds)
    queried: Any = ()
    if form.is_bound and form.is_valid():
        done = _record(request, actions.About(baby_id, person_id), form)
        if not isinstance(done, actions.Queried):
            return redirect("person", baby_id, person_id)
        queried = done.findings
    name = full_name(adult.given_name, adult.family_name)
    back = Link(name, reverse("person", args=[baby_id, person_id]))
    return render(request, FORM, pages.identifier_form(form, name, back, queried))


def _record(request: Request, about: actions.About, form: Any) -> Any:
    given, explained = facts_of(form)
    said = actions.IdentifierSaid(**given | {"kind": IdentifierKind(given["kind"]), "source": ToldBy(given["source"])})
    return actions.record_identifier(about, said, explained=explained, by=request.actor, at=request.at)
