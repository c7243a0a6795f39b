"""Whether two files are one baby's."""

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


@page(Permission.PERSON_MERGE, writes=True)
def same_baby(request: Request, baby_id: UUID, other_id: UUID) -> HttpResponse:
    """Two files side by side, and the decision that they are one baby's."""
    shown = doors.compare_babies(request.actor, baby_id, other_id, at=request.at)
    form = drafts.bind(request, forms.Merge, "people.same_baby", other_id)
    queried: Any = ()
    if form.is_bound and form.is_valid():
        seen = frozenset(request.POST.get("seen", "").split())
        said = actions.MergeSaid(kept_id=baby_id, merged_id=other_id, why=form.cleaned_data["why"], seen=seen)
        done = actions.merge_babies(said, by=request.actor, at=request.at)
        if not isinstance(done, actions.Queried):
            return redirect("baby_merge", done.pk)
        queried = done.findings
    return render(request, "people/same.jinja", pages.same_baby_page(form, shown, queried))


@page(Permission.PERSON_MERGE, writes=True)
def baby_merge(request: Request, baby_merge_id: UUID) -> HttpResponse:
    """What was decided about two files, and its undoing."""
    shown = doors.baby_merge_for(request.actor, baby_merge_id, at=request.at)
    form = drafts.bind(request, forms.Why, "people.two_babies", baby_merge_id)
    queried: Any = ()
    if form.is_bound and form.is_valid():
        why = form.cleaned_data["why"]
        done = actions.undo_baby_merge(baby_merge_id, why=why, by=request.actor, at=request.at)
        if not isinstance(done, actions.Queried):
            return redirect("baby_merge", baby_merge_id)
        queried = done.findings
    return render(request, "people/merged.jinja", pages.baby_merged_page(form, shown, queried))
