"""How a discussion was held: reading it, and saying what no record can tell."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect

from kith.access import drafts
from kith.access.pages import page
from kith.access.permissions import Permission
from kith.access.request import Request
from kith.design.render import render
from kith.strategy import actions, doors, forms, pages


@page(Permission.STRATEGY_VIEW)
def discussion_quality(request: Request, discussion_id: UUID) -> HttpResponse:
    """Each sentence of the standard, how it stands and why."""
    file = doors.quality_for(request.actor, discussion_id, at=request.at)
    return render(request, "strategy/quality.jinja", pages.quality_page(file, now=request.at))


@page(Permission.STRATEGY_RECORD, writes=True)
def discussion_rate(request: Request, discussion_id: UUID) -> HttpResponse:
    """The chair rates what no record can tell."""
    file = doors.ratable_for(request.actor, discussion_id, at=request.at)
    form = drafts.bind(request, forms.Rate, "strategy.rate", discussion_id, file=file)
    if request.method == "POST" and form.is_valid():
        actions.rate(discussion_id=discussion_id, rated=form.rated(), by=request.actor, at=request.at)
        return redirect("discussion_quality", discussion_id)
    return render(request, "strategy/rate.jinja", pages.rate_page(file, form, now=request.at))
