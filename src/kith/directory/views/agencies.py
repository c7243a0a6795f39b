"""The directory, an agency, its organisation chart."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from kith.access import drafts
from kith.access.pages import page
from kith.access.permissions import Permission
from kith.access.request import Request
from kith.design.render import render
from kith.directory import actions, doors, forms, pages

from .parts import chosen


@page(Permission.DIRECTORY_VIEW, writes=True)
def directory(request: Request) -> HttpResponse:
    """Look somebody up, or choose an agency. What is found is the page itself: no name is in an address."""
    form = drafts.bind(request, forms.Find, "directory.find")
    asked = form.is_bound and form.is_valid()
    found = doors.look_up(form.cleaned_data["said"], at=request.at) if asked else None
    shown = pages.directory_page(form, found, doors.freshness(at=request.at))
    return render(request, "directory/directory.jinja", shown)


@page(Permission.DIRECTORY_VIEW, writes=True)
def agency(request: Request, agency_id: UUID) -> HttpResponse:
    """One agency; a press on "still right" confirms a contact of it."""
    if request.method == "POST":
        contact = actions.confirm(chosen(request, "contact"), by=request.actor, at=request.at)
        return redirect(f"{reverse('agency', args=[agency_id])}#team-{contact.team_id}")
    file = doors.agency_file(agency_id, at=request.at)
    sheet = drafts.sheet_for(request, "directory.right", agency_id)
    shown = pages.agency_page(request.actor, file, sheet.token, at=request.at)
    return render(request, "directory/agency.jinja", shown)


@page(Permission.DIRECTORY_VIEW, writes=True)
def agency_chart(request: Request, agency_id: UUID) -> HttpResponse:
    """An agency's organisation chart, as a picture and a table, with what was looked for marked."""
    file = doors.agency_file(agency_id, at=request.at)
    form = drafts.bind(request, forms.Find, "directory.chart", agency_id)
    said = form.cleaned_data["said"] if form.is_bound and form.is_valid() else ""
    return render(request, "directory/chart.jinja", pages.chart_page(file, form, said, at=request.at))
