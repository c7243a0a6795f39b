"""Break-glass and its review, and who has seen a file."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode

from kith.access import drafts
from kith.access.pages import kept, page
from kith.access.permissions import Permission
from kith.access.request import Request
from kith.design.render import render
from kith.directory import doors as directory_doors
from kith.kernel import handbook
from kith.kernel.clock import day_of
from kith.people import actions, doors, forms, pages, rules
from kith.people.words import Judgement, Purpose

from .parts import FORM
from .working import LIST


@page(Permission.GLASS_BREAK, writes=True)
def break_glass(request: Request, baby_id: UUID) -> HttpResponse:
    """Open one file to read, in an emergency."""
    actor, at = request.actor, request.at
    hit = doors.existence_of(actor, baby_id, Permission.GLASS_BREAK, at=at)
    if hit.held or doors.glass_running(actor, baby_id):
        return redirect("baby", baby_id)
    fresh = handbook.current().figure("fresh_factor_minutes", day_of(at))
    if rules.the_second_factor_is_fresh(actor.second_factor_at, at, fresh):
        return kept(redirect(reverse("mfa_reauthenticate") + "?" + urlencode({"next": request.path})))
    form = drafts.bind(request, forms.BreakGlass, "people.glass", baby_id)
    queried: Any = ()
    if form.is_bound and form.is_valid():
        said = {"purpose": Purpose(form.cleaned_data["purpose"]), "reason": form.cleaned_data["reason"]}
        done = actions.break_glass(baby_id, **said, by=actor, at=at)
        if not isinstance(done, actions.Queried):
            return redirect("baby", baby_id)
        queried = done.findings
    minutes = handbook.current().figure("break_glass_minutes", day_of(at))
    return render(request, FORM, pages.break_glass_page(form, hit.name, baby_id, minutes, queried))


@page(Permission.GLASS_REVIEW)
def openings(request: Request) -> HttpResponse:
    """Every opening by break-glass that waits for a review."""
    waiting = doors.openings_to_review(request.actor, at=request.at)
    return render(request, LIST, pages.openings_page(waiting, request.at))


@page(Permission.GLASS_REVIEW, writes=True)
def opening(request: Request, opening_id: UUID) -> HttpResponse:
    """Was this opening needed?"""
    one, name = doors.opening_for(request.actor, opening_id, at=request.at)
    form = drafts.bind(request, forms.ReviewOpening, "people.glass_review", opening_id)
    if form.is_bound and form.is_valid():
        given = form.cleaned_data
        said = {"judgement": Judgement(given["judgement"]), "words": given["words"]}
        actions.review_opening(opening_id, **said, by=request.actor, at=request.at)
        return redirect("openings")
    return render(request, FORM, pages.opening_page(form, one, name, request.at))


@page(Permission.AUDIT_SEE_OPENINGS)
def who_has_seen(request: Request, baby_id: UUID) -> HttpResponse:
    """Who has opened, found or been refused this file."""
    baby = doors.baby_for(request.actor, baby_id, Permission.AUDIT_SEE_OPENINGS, at=request.at)
    agencies = [(str(agency.pk), agency.name) for agency in directory_doors.agencies()]
    form = forms.LooksFilter(request.GET if _narrowed(request) else None, agencies=agencies)
    wanted = _wanted(request, form)
    seen, more = doors.who_has_seen(request.actor, baby_id, wanted, at=request.at)
    pager = pages.Pager(wanted.number, more, _asked(request))
    shown = pages.seen_page(baby_id, doors.name_of(baby), form, seen, pager)
    return render(request, "people/who_has_seen.jinja", shown)


def _narrowed(request: Request) -> bool:
    return bool(set(request.GET) - {"page"})


def _asked(request: Request) -> str:
    """What narrows the list, to go on with on the next page."""
    asked = request.GET.copy()
    asked.pop("page", None)
    return asked.urlencode()


def _wanted(request: Request, form: forms.LooksFilter) -> doors.LooksWanted:
    asked = request.GET.get("page", "1")
    number = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 4 else 1
    given = form.cleaned_data if form.is_bound and form.is_valid() else {}
    return doors.LooksWanted(
        number=max(1, min(number, doors.MOST_PAGES)),
        who=given.get("who") or "",
        agency_id=UUID(given["agency"]) if given.get("agency") else None,
        since=given.get("since"),
        until=given.get("until"),
    )
