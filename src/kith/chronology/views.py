"""The chronology on the screen and on paper."""

from uuid import UUID

from django.http import HttpResponse

from kith.access.pages import page
from kith.access.permissions import Permission
from kith.access.request import Request
from kith.design.render import render

from . import doors, pages


@page(Permission.CHRONOLOGY_VIEW)
def chronology(request: Request, baby_id: UUID) -> HttpResponse:
    """Everything known about one baby, in the order in which it happened."""
    found = doors.gather(request.actor, baby_id, at=request.at)
    asked = pages.Asked(request.GET.get("agency", ""), request.GET.get("order") == pages.NEWEST)
    return render(request, "chronology/chronology.jinja", pages.chronology(found, asked, at=request.at))
