"""Whether two entries on file are one person."""

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

from .parts import FORM


@page(Permission.PERSON_MERGE)
def on_file_twice(request: Request, baby_id: UUID) -> HttpResponse:
    """Who on this baby's file may be on file twice."""
    baby = doors.baby_for(request.actor, baby_id, Permission.PERSON_MERGE, at=request.at)
    adults = doors.twice_on(request.actor, baby, at=request.at)
    others = doors.perhaps_same_baby(request.actor, baby)
    return render(request, "people/twice.jinja", pages.twice_page(baby_id, doors.name_of(baby), adults, others))


@page(Permission.PERSON_MERGE, writes=True)
def same_person(request: Request, person_id: UUID, other_id: UUID) -> HttpResponse:
    """Two entries side by side, and the decision that they are one person."""
    shown = doors.compare(request.actor, person_id, other_id, at=request.at)
    form = drafts.bind(request, forms.Merge, "people.merge", other_id, differing=pages.differing(shown))
    queried: Any = ()
    if form.is_bound and form.is_valid():
        done = _merge(request, shown, form)
        if not isinstance(done, actions.Queried):
            return redirect("merge", done.pk)
        queried = done.findings
    return render(request, "people/same.jinja", pages.same_page(form, shown, queried))


def _merge(request: Request, shown: doors.Comparison, form: forms.Merge) -> Any:
    said = actions.MergeSaid(
        kept_id=shown.one.id,
        merged_id=shown.other.id,
        why=form.cleaned_data["why"],
        stands=form.stands,
        seen=frozenset(request.POST.get("seen", "").split()),
    )
    return actions.merge_people(said, by=request.actor, at=request.at)


@page(Permission.PERSON_MERGE, writes=True)
def ask_same_person(request: Request, person_id: UUID, other_id: UUID) -> HttpResponse:
    """Ask those who work with the other person to look."""
    person, babies = doors.entry_for(request.actor, person_id, at=request.at)
    other = doors.existence_of(request.actor, other_id, Permission.PEOPLE_SEARCH, at=request.at)
    form = drafts.bind(request, forms.Why, "people.ask", other_id)
    queried: Any = ()
    if form.is_bound and form.is_valid():
        why = form.cleaned_data["why"]
        done = actions.doubt_two(person_id, other_id, why=why, by=request.actor, at=request.at)
        if not isinstance(done, actions.Queried):
            return redirect("on_file_twice", babies[0].pk)
        queried = done.findings
    name = doors.adult(person).name
    return render(request, FORM, pages.ask_page(form, name, other, queried))


@page(Permission.PERSON_MERGE, writes=True)
def merge(request: Request, merge_id: UUID) -> HttpResponse:
    """What a merge did, and its undoing."""
    shown = doors.merge_for(request.actor, merge_id, at=request.at)
    form = drafts.bind(request, forms.Why, "people.unmerge", merge_id)
    queried: Any = ()
    if form.is_bound and form.is_valid():
        why = form.cleaned_data["why"]
        done = actions.undo_merge(merge_id, why=why, by=request.actor, at=request.at)
        if not isinstance(done, actions.Queried):
            return redirect("merge", merge_id)
        queried = done.findings
    return render(request, "people/merged.jinja", pages.merged_page(form, shown, queried))
