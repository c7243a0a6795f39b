"""Keeping contacts right."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from kith.access import drafts
from kith.access.doors import NotThere
from kith.access.pages import page, public
from kith.access.permissions import Permission
from kith.access.request import Request
from kith.design.render import render
from kith.directory import actions, doors, forms, pages

from .parts import chosen

ASK = "directory/ask.jinja"


@page(Permission.CONTACT_CONFIRM, writes=True)
def keep_right(request: Request) -> HttpResponse:
    """What I keep right, the worst first; one press says that a contact still is."""
    if request.method == "POST":
        actions.confirm(chosen(request, "contact"), by=request.actor, at=request.at)
        return redirect("keep_right")
    mine = doors.to_keep_right(request.actor, at=request.at)
    sheet = drafts.sheet_for(request, "directory.right")
    shown = pages.keep_right_page(request.actor, mine, sheet.token, at=request.at)
    return render(request, "directory/keep_right.jinja", shown)


@page(Permission.CONTACT_CONFIRM, writes=True)
def contact_change(request: Request, contact_id: UUID) -> HttpResponse:
    """It is another number or address now, or somebody else keeps it."""
    contact = doors.contact_for(request.actor, contact_id, Permission.CONTACT_CONFIRM, at=request.at)
    people = doors.keepers_for(contact.team.agency_id, at=request.at)
    initial = {"means": contact.means, "value": contact.value, "owner": str(contact.owner_id or "")}
    form = drafts.bind(request, forms.ContactForm, "directory.change", contact_id, people=people, initial=initial)
    if form.is_bound and form.is_valid():
        said = actions.contact_said(form.cleaned_data)
        actions.change_contact(contact_id, said, by=request.actor, at=request.at)
        return redirect("keep_right")
    return render(request, ASK, pages.contact_page(contact.team, contact, form))


@page(Permission.DIRECTORY_KEEP, writes=True)
def contact_add(request: Request, team_id: UUID) -> HttpResponse:
    """Another way to reach a team."""
    team = doors.team_to_keep(request.actor, team_id, at=request.at)
    people = doors.keepers_for(team.agency_id, at=request.at)
    form = drafts.bind(request, forms.ContactForm, "directory.add", team_id, people=people)
    if form.is_bound and form.is_valid():
        said = actions.contact_said(form.cleaned_data)
        actions.enter_contact(team, said, by=request.actor, at=request.at)
        return redirect(f"{reverse('agency', args=[team.agency_id])}#team-{team.pk}")
    return render(request, ASK, pages.contact_page(team, None, form))


@page(Permission.CONTACT_DOUBT, writes=True)
def contact_wrong(request: Request, contact_id: UUID) -> HttpResponse:
    """Somebody tried it, and it is wrong."""
    contact = doors.contact_for(request.actor, contact_id, Permission.CONTACT_DOUBT, at=request.at)
    form = drafts.bind(request, forms.Wrong, "directory.wrong", contact_id)
    if form.is_bound and form.is_valid():
        actions.doubt_contact(contact_id, form.cleaned_data["words"], by=request.actor, at=request.at)
        return redirect(f"{reverse('agency', args=[contact.team.agency_id])}#team-{contact.team_id}")
    return render(request, ASK, pages.wrong_page(contact, form))


@page(Permission.CONTACT_DOUBT, writes=True)
def colleague_wrong(request: Request, worker_id: UUID) -> HttpResponse:
    """A colleague's own number is wrong."""
    worker = doors.colleague_for(request.actor, worker_id, at=request.at)
    form = drafts.bind(request, forms.Wrong, "directory.colleague", worker_id)
    if form.is_bound and form.is_valid():
        actions.doubt_colleague(worker_id, form.cleaned_data["words"], by=request.actor, at=request.at)
        return redirect("agency", worker.team.agency_id)
    return render(request, ASK, pages.colleague_page(worker, form))


@page(Permission.CONTACT_DOUBT, writes=True)
def number_wrong(request: Request) -> HttpResponse:
    """A number seen on any screen: whose it is."""
    form = drafts.bind(request, forms.NumberWrong, "directory.number")
    asked = form.is_bound and form.is_valid()
    found = doors.with_number(form.cleaned_data["number"]) if asked else None
    return render(request, ASK, pages.number_page(form, found))


@page(Permission.DIRECTORY_VIEW, writes=True)
def team_rota(request: Request, team_id: UUID) -> HttpResponse:
    """Who is on call; whoever keeps the team right adds a turn or takes one out."""
    team = doors.team(team_id)
    keeps = doors.keeps(request.actor, team.agency_id, at=request.at)
    people = tuple((str(one.pk), one.full_name) for one in doors.members_of(team_id, besides=None, at=request.at))
    form = drafts.bind(request, forms.Turn, "directory.turn", team_id, people=people)
    if form.is_bound and form.is_valid():
        actions.enter_turn(team, actions.turn_said(form.cleaned_data), by=request.actor, at=request.at)
        return redirect("team_rota", team_id)
    turns = doors.rota(team_id, at=request.at)
    return render(request, "directory/rota.jinja", pages.turn_page(team, turns, form if keeps else None, at=request.at))


@public(
    because="Whoever keeps a contact right opens it by the signed link sent to their work address; it does one thing, "
    "once, and signs nobody in"
)
def still_right(request: Request, signed: str) -> HttpResponse:
    """One contact and one button. An altered, old or used link finds nothing."""
    try:
        if request.method == "POST":
            contact = actions.confirm_by_link(signed, at=request.at)
        else:
            contact, _worker = actions.read_link(signed, at=request.at)
    except NotThere:
        raise Http404 from None
    shown = pages.link_page(contact, done=request.method == "POST", at=request.at)
    return render(request, "directory/link.jinja", shown)
