"""Finding a family."""

from django.http import HttpResponse

from kith.access import drafts
from kith.access.pages import page
from kith.access.permissions import Permission
from kith.access.request import Request
from kith.design.render import render
from kith.kernel.clock import day_of
from kith.people import doors, forms, pages, rules

from .parts import SEARCH


@page(Permission.PEOPLE_SEARCH, writes=True)
def people_search(request: Request) -> HttpResponse:
    """The search. Its answers are the page itself, so that no name is ever in an address."""
    form, typing = _search_form(request), "HX-Request" in request.headers
    found = _found(request, form, typing=typing) if form.is_bound and form.is_valid() else None
    first = rules.search_comes_before_adding((), ()) if "first" in request.GET and not form.is_bound else None
    shown = pages.search_page(form, found, first, day_of(request.at))
    return render(request, "people/search.jinja", shown)


def _found(request: Request, form: forms.Search, *, typing: bool) -> doors.Found:
    """The answer. While typing, what only goes on with the last search is counted and not written down again."""
    terms, searched = doors.Terms(**form.cleaned_data), doors.Searched(request.session)
    goes_on = typing and searched.goes_on_with(terms)
    found = doors.search(request.actor, terms, at=request.at, said_before=goes_on)
    if found.query and not typing:
        form.add_error("name", found.query.says)
    elif not found.query:
        searched.remember(terms, found)
        request.session["searched_at"] = request.at.isoformat()
    return found


def _search_form(request: Request) -> forms.Search:
    """An empty form once a search has been made; before that, what was typed and not sent."""
    form: forms.Search = drafts.bind(request, forms.Search, SEARCH, at=request.at)
    if form.is_bound:
        return form
    kept_at = drafts.sheet_for(request, SEARCH).kept_at
    if kept_at and kept_at.isoformat() <= request.session.get("searched_at", ""):
        form.entered, form.draft_notice = None, ""
    return form
