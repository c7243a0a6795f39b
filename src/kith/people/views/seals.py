"""Sealing a file, and looking at seals again."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect

from kith.access import drafts
from kith.access.decide import role_may
from kith.access.pages import page
from kith.access.permissions import Permission
from kith.access.request import Request
from kith.design.render import render
from kith.kernel.clock import day_of
from kith.people import actions, doors, forms, pages
from kith.people.words import SealCause, SealKind, SealStepKind

from .parts import FORM
from .working import LIST


@page(Permission.SEAL_SET, writes=True)
def baby_seal(request: Request, baby_id: UUID) -> HttpResponse:
    """Keep this file from some people, or for some people only."""
    hit = doors.existence_of(request.actor, baby_id, Permission.PEOPLE_SEARCH, at=request.at)
    doors.allow(request.actor, Permission.SEAL_SET, baby_id, at=request.at)
    form = drafts.bind(request, forms.Seal, "people.seal", baby_id, at=request.at)
    queried: Any = ()
    if form.is_bound and form.is_valid():
        given = form.cleaned_data
        chosen = {"kind": SealKind(given["kind"]), "cause": SealCause(given["cause"])}
        done = actions.seal(baby_id, actions.SealSaid(**given | chosen), by=request.actor, at=request.at)
        if not isinstance(done, actions.Queried):
            return redirect("seals" if role_may(request.actor, Permission.SEAL_REVIEW) else "desk")
        queried = done.findings
    return render(request, FORM, pages.seal_form_page(form, hit.name, baby_id, queried))


@page(Permission.SEAL_REVIEW)
def seals(request: Request) -> HttpResponse:
    """Every seal that stands."""
    standing = doors.seals(request.actor, at=request.at)
    return render(request, LIST, pages.seals_page(standing, day_of(request.at)))


@page(Permission.SEAL_REVIEW, writes=True)
def seal(request: Request, seal_id: UUID) -> HttpResponse:
    """One seal: why, whom it names, whom to ask; keep it, change its list, lift it."""
    one, name = doors.seal_page_for(request.actor, seal_id, at=request.at)
    form = drafts.bind(request, forms.ReviewSeal, "people.seal_review", seal_id)
    queried: Any = ()
    if form.is_bound and form.is_valid():
        done = _change(request, seal_id, form.cleaned_data)
        if not isinstance(done, actions.Queried):
            return redirect("seals")
        queried = done.findings
    return render(request, FORM, pages.seal_page(form, one, name, queried))


def _change(request: Request, seal_id: UUID, given: dict[str, Any]) -> Any:
    who: dict[str, Any] = {"by": request.actor, "at": request.at}
    if given["step"] in {"add", "remove"}:
        named = given["step"] == "add"
        for worker in given["workers" if named else "leavers"]:
            actions.change_list(seal_id, worker, named=named, reason=given["reason"], **who)
        return None
    step = SealStepKind(given["step"])
    return actions.review_seal(seal_id, step, reason=given["reason"], review_on=given["review_on"], **who)
