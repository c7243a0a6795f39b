"""Measures, one measure, and its picture."""

from django.http import HttpResponse

from kith.access.doors import NotThere
from kith.access.pages import page
from kith.access.permissions import Permission
from kith.access.request import Request
from kith.design.render import render
from kith.kernel.clock import day_of

from . import actions, doors, pages
from .words import PeriodCode


def _period(request: Request) -> PeriodCode:
    """The period asked for, the last 12 months when none is. Raises NotThere for one we do not offer."""
    try:
        return PeriodCode(request.GET.get("period") or PeriodCode.YEAR.value)
    except ValueError as error:
        raise NotThere from error


@page(Permission.MEASURES_VIEW)
def measures(request: Request) -> HttpResponse:
    chosen = _period(request)
    results = doors.measures_for(request.actor, chosen, at=request.at)
    shown = pages.measures_page(results, chosen, day_of(request.at))
    return render(request, "measures/measures.jinja", shown)


@page(Permission.MEASURES_VIEW)
def measure(request: Request, code: str) -> HttpResponse:
    result = doors.measure_for(request.actor, code, _period(request), at=request.at)
    return render(request, "measures/measure.jinja", pages.measure_page(result))


@page(Permission.MEASURES_VIEW)
def measure_chart(request: Request, code: str) -> HttpResponse:
    result = doors.measure_for(request.actor, code, _period(request), at=request.at)
    svg = actions.chart(result.groups, result.total, at=request.at)
    response = HttpResponse(svg, content_type="image/svg+xml")
    response["Cache-Control"] = "private, max-age=86400, immutable" if "v" in request.GET else "private, no-cache"
    return response
