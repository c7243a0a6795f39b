"""The men in a baby's life."""

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
from kith.people import actions, doors, forms, pages, rules
from kith.people.words import Knowledge, Relationship, Source, YesNoUnknown

from .parts import FORM, facts_of


@page(Permission.BABY_VIEW)
def carers(request: Request, baby_id: UUID) -> HttpResponse:
    """The men in this baby's life and the open gaps."""
    baby = doors.baby_for(request.actor, baby_id, at=request.at)
    men = doors.men_of(request.actor, baby_id)
    no_place = rules.every_baby_has_a_place_for_the_father([man.facts for man in men])
    return render(request, "people/men.jinja", pages.men_page(baby_id, doors.name_of(baby), men, no_place))


@page(Permission.CARER_RECORD, writes=True)
def carer_add(request: Request, baby_id: UUID) -> HttpResponse:
    """Another man."""
    return _about_a_man(request, baby_id, None)


@page(Permission.CARER_RECORD, writes=True)
def carer_record(request: Request, baby_id: UUID, carer_id: UUID) -> HttpResponse:
    """What is known now about one man."""
    man = doors.man_for(request.actor, baby_id, carer_id)
    if man is None:
        raise NotThere
    return _about_a_man(request, baby_id, man)


def _about_a_man(request: Request, baby_id: UUID, man: doors.Man | None) -> HttpResponse:
    baby = doors.baby_for(request.actor, baby_id, Permission.CARER_RECORD, at=request.at)
    about = man.carer_id if man else baby_id
    agencies = [(str(agency.pk), agency.name) for agency in directory_doors.agencies()]
    known = {"at": request.at, "agencies": agencies, "initial": pages.known_of(man)}
    form = drafts.bind(request, forms.Man, "people.man", about, **known)
    view = pages.ManForm(form, doors.name_of(baby), man, _back_to_men(baby_id))
    if not (form.is_bound and form.is_valid()):
        return render(request, FORM, view.page())
    done = _record(request, baby_id, man, form)
    if isinstance(done, actions.Queried):
        return render(request, FORM, view.page(queried=done.findings))
    if isinstance(done, actions.Stale):
        return render(request, FORM, view.page(conflict=done.newer), status=409)
    return redirect("carers", baby_id)


def _back_to_men(baby_id: UUID) -> Link:
    return Link("The men in this baby’s life", reverse("carers", args=[baby_id]))


def _record(request: Request, baby_id: UUID, man: doors.Man | None, form: forms.Man) -> Any:
    facts, explained = facts_of(form)
    based_on, seen_by = facts.pop("based_on") or 0, facts.pop("seen_by")
    said = actions.ManSaid(
        **facts
        | {
            "knowledge": Knowledge(facts["knowledge"]),
            "relationship": Relationship(facts["relationship"]),
            "lives_with_baby": YesNoUnknown(facts["lives_with_baby"] or YesNoUnknown.UNKNOWN),
            "sole_care": YesNoUnknown(facts["sole_care"] or YesNoUnknown.UNKNOWN),
            "source": Source(facts["source"]) if facts["source"] else None,
            "seen_by_id": UUID(seen_by) if seen_by else None,
        }
    )
    who: dict[str, Any] = {"explained": explained, "by": request.actor, "at": request.at}
    if man is None:
        return actions.add_carer(baby_id, said, **who)
    return actions.record_carer(man.carer_id, said, based_on=based_on, **who)
