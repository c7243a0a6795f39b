"""Measures, one measure, and its picture."""

from django.http import HttpResponse

from kith.access.doors import NotThere
from kith.access.pages import page
from kith.access.permissions import Permission
from kith.access.request import Request
from kith.design.render import render
from kith.kernel.clock import day_of

from . import actions, doors, pages
from .words import PeriodCode, Way


def _period(request: Request) -> PeriodCode:
    """The period asked for, the last 12 months when none is. Raises NotThere for one we do not offer."""
    try:
        return PeriodCode(request.GET.get("period") or PeriodCode.YEAR.value)
    except ValueError as error:
        raise NotThere from error


def _way(request: Request) -> Way | None:
    """The cut asked for; None for the measure's own. Raises NotThere for one there is not."""
    try:
        return Way(request.GET["by"]) if request.GET.get("by") else None
    except ValueError as error:
        raise NotThere from error


@page(Permission.MEASURES_VIEW)
def measures(request: Request) -> HttpResponse:
    chosen, today = _period(request), day_of(request.at)
    results = doors.measures_for(request.actor, chosen, at=request.at)
    defined = doors.definitions(today)
    topics = {one.code: one.topic for one in defined}
    ways = {one.code: Way(one.groups[0]) for one in defined}
    return render(request, "measures/measures.jinja", pages.measures_page(results, topics, ways, chosen, today))


@page(Permission.MEASURES_VIEW)
def measure(request: Request, code: str) -> HttpResponse:
    file = doors.measure_file(request.actor, code, _period(request), at=request.at, way=_way(request))
    return render(request, "measures/measure.jinja", pages.measure_page(file))


@page(Permission.MEASURES_VIEW)
def measure_chart(request: Request, code: str) -> HttpResponse:
    result = doors.measure_for(request.actor, code, _period(request), at=request.at, way=_way(request))
    return _picture(request, actions.chart(result.groups, result.total, at=request.at))


@page(Permission.MEASURES_VIEW)
def measure_months(request: Request, code: str) -> HttpResponse:
    """Month by month, where that may be shown."""
    file = doors.measure_file(request.actor, code, PeriodCode.YEAR, at=request.at)
    if not file.months:
        raise NotThere
    return _picture(request, actions.months_chart(file.months, at=request.at))


def _picture(request: Request, svg: str) -> HttpResponse:
    response = HttpResponse(svg, content_type="image/svg+xml")
    response["Cache-Control"] = "private, max-age=86400, immutable" if "v" in request.GET else "private, no-cache"
    return response
