"""Finding a family, adding a baby, the men in the baby's life, joining, and notes."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from kith.access import drafts
from kith.access.doors import NotThere
from kith.access.pages import kept, page
from kith.access.permissions import Permission
from kith.access.request import Request
from kith.design.pages import Link
from kith.design.render import render
from kith.directory import doors as directory_doors
from kith.kernel.clock import day_of

from . import actions, doors, forms, pages, rules
from .words import Knowledge, NoteKind, Relationship, Sex, Source, YesNoUnknown

SEARCH = "people.search"
FORM = "people/form.jinja"


def _search_first() -> HttpResponse:
    """Away to the search, saying why; what was typed stays in its draft."""
    return kept(redirect(reverse("people_search") + "?first=yes"))


@page(Permission.PEOPLE_SEARCH, writes=True)
def people_search(request: Request) -> HttpResponse:
    """The search. Its answers are the page itself, so that no name is ever in an address."""
    form = _search_form(request)
    found = None
    if form.is_bound and form.is_valid():
        terms = doors.Terms(**form.cleaned_data)
        found = doors.search(request.actor, terms, at=request.at)
        if found.query:
            form.add_error("name", found.query.says)
        else:
            doors.Searched(request.session).remember(terms, found)
            request.session["searched_at"] = request.at.isoformat()
    first = rules.search_comes_before_adding((), ()) if "first" in request.GET and not form.is_bound else None
    shown = pages.search_page(form, found, first, day_of(request.at))
    return render(request, "people/search.jinja", shown)


def _search_form(request: Request) -> forms.Search:
    """An empty form once a search has been made; before that, what was typed and not sent."""
    form: forms.Search = drafts.bind(request, forms.Search, SEARCH, at=request.at)
    if form.is_bound:
        return form
    kept_at = drafts.sheet_for(request, SEARCH).kept_at
    if kept_at and kept_at.isoformat() <= request.session.get("searched_at", ""):
        form.entered, form.draft_notice = None, ""
    return form


@page(Permission.BABY_ADD, writes=True)
def mother_add(request: Request) -> HttpResponse:
    """Add a mother who was searched for and not found."""
    searched = doors.Searched(request.session)
    if searched.missing_at_all():
        return _search_first()
    form = drafts.bind(request, forms.Mother, "people.mother", at=request.at, initial=_from_search(request))
    queried: Any = ()
    if form.is_bound and form.is_valid():
        facts, explained = _facts(form)
        mother = actions.MotherFacts(**facts)
        if searched.missing_for(mother.given_name, mother.family_name, mother.date_of_birth):
            return _search_first()
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


def _facts(form: Any) -> tuple[dict[str, Any], str]:
    """The answers, and the reason given for what a rule queried."""
    facts = dict(form.cleaned_data)
    return facts, facts.pop("explained")


@page(Permission.BABY_ADD, writes=True)
def baby_add(request: Request, mother_id: UUID) -> HttpResponse:
    """Add a baby, born or expected, to a mother found or added in this session."""
    mother = doors.existence_of(request.actor, mother_id, Permission.BABY_ADD, at=request.at)
    if doors.Searched(request.session).missing_for_mother(mother_id):
        return _search_first()
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
    return render(request, FORM, pages.join_page(form, baby, queried, day_of(request.at)))


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
    facts, explained = _facts(form)
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


@page(Permission.NOTE_ADD, writes=True)
def note_add(request: Request, baby_id: UUID) -> HttpResponse:
    """A worry, a strength or a sighting."""
    baby = doors.baby_for(request.actor, baby_id, Permission.NOTE_ADD, at=request.at)
    form = drafts.bind(request, forms.Note, "people.note", baby_id, at=request.at)
    queried: Any = ()
    if form.is_bound and form.is_valid():
        given, explained = _facts(form)
        facts = actions.NoteFacts(**given | {"kind": NoteKind(given["kind"])})
        done = actions.add_note(baby_id, facts, explained=explained, by=request.actor, at=request.at)
        if not isinstance(done, actions.Queried):
            return redirect("baby", baby_id)
        queried = done.findings
    back = pages.baby_link(baby_id, "The baby’s page")
    return render(request, FORM, pages.note_page(form, doors.name_of(baby), back, queried))
