"""Agencies side by side, and who knew what at the end of a day."""

from uuid import UUID

from django.http import HttpResponse

from kith.access.pages import page
from kith.access.permissions import Permission
from kith.access.request import Request
from kith.chronology import doors, forms, pages
from kith.design.render import render
from kith.kernel.calendar import end_of
from kith.kernel.clock import day_of


@page(Permission.CHRONOLOGY_VIEW)
def chronology_lanes(request: Request, baby_id: UUID) -> HttpResponse:
    """A lane for each agency."""
    found = doors.gather(request.actor, baby_id, at=request.at)
    return render(request, "chronology/lanes.jinja", pages.lanes_page(found))


@page(Permission.CHRONOLOGY_VIEW)
def chronology_known(request: Request, baby_id: UUID) -> HttpResponse:
    """At the end of a day: what each agency knew, as far as the record says. The day is in the address."""
    found = doors.gather(request.actor, baby_id, at=request.at)
    today = day_of(request.at)
    asked = "on-day" in request.GET
    first = {"on-day": today.day, "on-month": today.month, "on-year": today.year}
    form = forms.Moment(request.GET if asked else None, entered=None if asked else first, latest=today)
    on = form.cleaned_data["on"] if form.is_bound and form.is_valid() else today
    stays = doors.stays_of(request.actor, found.baby_ids)
    looked = pages.Looked(on=on, page=pages.page_number(request.GET.get("page", "")), today=today)
    lines = doors.as_known(found, stays, on=end_of(on))
    return render(request, "chronology/known.jinja", pages.known_page(found, lines, stays, form, looked))
