"""Adding a mother and her baby, and joining."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect

from kith.access import drafts
from kith.access.pages import page
from kith.access.permissions import Permission
from kith.access.request import Request
from kith.design.render import render
from kith.kernel.clock import day_of
from kith.people import actions, doors, forms, pages
from kith.people.words import Sex

from .parts import FORM, SEARCH, facts_of, search_first


@page(Permission.BABY_ADD, writes=True)
def mother_add(request: Request) -> HttpResponse:
    """Add a mother who was searched for and not found."""
    searched = doors.Searched(request.session)
    if searched.missing_at_all():
        return search_first()
    form = drafts.bind(request, forms.Mother, "people.mother", at=request.at, initial=_from_search(request))
    queried: Any = ()
    if form.is_bound and form.is_valid():
        facts, explained = facts_of(form)
        mother = actions.MotherFacts(**facts)
        if searched.missing_for(mother.given_name, mother.family_name, mother.date_of_birth):
            return search_first()
        done = actions.add_mother(mother, explained=explained, by=request.actor, at=request.at)
        if not isinstance(done, actions.Queried):
            searched.remember_mother(done.pk)
            return redirect("baby_add", done.pk)
        queried = done.findings
    return render(request, FORM, pages.mother_page(form, queried))


def _from_search(request: Request) -> dict[str, Any]:
    """What was searched for, to save typing it again. A draft's own words come before these."""
    answers = drafts.sheet_for(request, SEARCH).answers
    given, _, family = " ".join(answers.get("name", [""])[0].split()).rpartition(" ")
    return {"given_name": given, "family_name": family, "postcode": answers.get("postcode", [""])[0]}


@page(Permission.BABY_ADD, writes=True)
def baby_add(request: Request, mother_id: UUID) -> HttpResponse:
    """Add a baby, born or expected, to a mother found or added in this session."""
    mother = doors.existence_of(request.actor, mother_id, Permission.BABY_ADD, at=request.at)
    if doors.Searched(request.session).missing_for_mother(mother_id):
        return search_first()
    form = drafts.bind(request, forms.Baby, "people.baby", mother_id, at=request.at)
    queried: Any = ()
    if form.is_bound and form.is_valid():
        done = _add_baby(request, mother_id, form)
        if not isinstance(done, actions.Queried):
            father = doors.men_of(request.actor, done.pk)[0]
            return redirect("carer_record", done.pk, father.carer_id)
        queried = done.findings
    return render(request, FORM, pages.baby_page(form, mother, queried))


def _add_baby(request: Request, mother_id: UUID, form: forms.Baby) -> Any:
    given = form.cleaned_data
    born, expected = forms.day_of_baby(given)
    facts = actions.BabyFacts(
        mother_id=mother_id,
        date_of_birth=born,
        expected_on=expected,
        given_name=given["given_name"],
        family_name=given["family_name"],
        sex=Sex(given["sex"]),
        nhs_number=given["nhs_number"],
        postcode=given["postcode"],
    )
    more = {"basis": given["basis"], "explained": given["explained"]}
    return actions.add_baby(facts, **more, by=request.actor, at=request.at)


@page(Permission.BABY_JOIN, writes=True)
def baby_join(request: Request, baby_id: UUID) -> HttpResponse:
    """Say that one works with this family, and why."""
    baby = doors.existence_of(request.actor, baby_id, Permission.BABY_JOIN, at=request.at)
    if baby.held and request.method != "POST":
        return redirect("baby", baby_id)
    form = drafts.bind(request, forms.Join, "people.join", baby_id)
    queried: Any = ()
    if form.is_bound and form.is_valid():
        done = actions.join(baby_id, reason=form.cleaned_data["reason"], by=request.actor, at=request.at)
        if not isinstance(done, actions.Queried):
            return redirect("baby", baby_id)
        queried = done.findings
    colleagues = doors.colleagues_in_my_agency(request.actor, baby_id, at=request.at)
    return render(request, FORM, pages.join_page(form, baby, queried, day_of(request.at), colleagues))
