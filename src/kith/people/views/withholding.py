"""Keeping an address back, and showing it again."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect

from kith.access import drafts
from kith.access.doors import NotThere
from kith.access.pages import page
from kith.access.permissions import Permission
from kith.access.request import Request
from kith.design.render import render
from kith.people import actions, doors, forms, pages
from kith.people.words import From, ToldBy

from .parts import FORM, facts_of
from .persons import adult_name, back_to


@page(Permission.PERSON_RECORD, writes=True)
def person_withhold(request: Request, baby_id: UUID, person_id: UUID) -> HttpResponse:
    """Keep an address back, everywhere at once."""
    doors.baby_for(request.actor, baby_id, Permission.PERSON_RECORD, at=request.at)
    adult, _relation = doors.person_for(request.actor, baby_id, person_id)
    carers = pages.handlers(doors.carers_of(request.actor, baby_id))
    form = drafts.bind(request, forms.Withhold, "people.withhold", person_id, at=request.at, carers=carers)
    view = pages.withhold_form(form, adult_name(adult), back_to(baby_id, person_id, adult_name(adult)))
    if not (form.is_bound and form.is_valid()):
        return render(request, FORM, view.page())
    done = _withhold(request, actions.About(baby_id, person_id), form)
    if isinstance(done, actions.Queried):
        return render(request, FORM, view.page(queried=done.findings))
    return redirect("person", baby_id, person_id)


def _withhold(request: Request, about: actions.About, form: Any) -> Any:
    facts, explained = facts_of(form)
    said = actions.WithholdSaid(
        **facts
        | {
            "kept_from": From(facts["kept_from"]),
            "carer_id": UUID(facts["carer_id"]) if facts["carer_id"] else None,
            "source": ToldBy(facts["source"]) if facts["source"] else None,
        }
    )
    return actions.withhold_address(about, said, explained=explained, by=request.actor, at=request.at)


@page(Permission.PERSON_RECORD, writes=True)
def person_lift(request: Request, baby_id: UUID, person_id: UUID, withholding_id: UUID) -> HttpResponse:
    """Show an address again: a decision with a reason."""
    doors.baby_for(request.actor, baby_id, Permission.PERSON_RECORD, at=request.at)
    adult, _relation = doors.person_for(request.actor, baby_id, person_id)
    if withholding_id not in {one.id for one in doors.withholdings_of(adult)}:
        raise NotThere
    form = drafts.bind(request, forms.Lift, "people.lift", withholding_id)
    view = pages.lift_form(form, adult_name(adult), back_to(baby_id, person_id, adult_name(adult)))
    if not (form.is_bound and form.is_valid()):
        return render(request, FORM, view.page())
    about, reason = actions.About(baby_id, person_id), form.cleaned_data["reason"]
    done = actions.lift_withholding(about, withholding_id, reason=reason, by=request.actor, at=request.at)
    if isinstance(done, actions.Queried):
        return render(request, FORM, view.page(queried=done.findings))
    return redirect("person", baby_id, person_id)
