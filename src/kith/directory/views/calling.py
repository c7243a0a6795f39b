"""Whom to call now."""

from django.http import HttpResponse

from kith.access import drafts
from kith.access.pages import page
from kith.access.permissions import Permission
from kith.access.request import Request
from kith.design.render import render
from kith.directory import doors, forms, pages
from kith.kernel import handbook
from kith.kernel.clock import day_of


@page(Permission.DIRECTORY_VIEW, writes=True)
def who_to_call(request: Request) -> HttpResponse:
    """One answer and a fallback. The postcode is neither in an address nor kept."""
    book, places = handbook.current().at(day_of(request.at)), handbook.current().places()
    needs = tuple((one.code, one.label) for one in book.needs())
    districts = tuple((one.code, one.name) for one in places.districts)
    form = drafts.bind(request, forms.WhoToCall, "directory.call", needs=needs, districts=districts)
    form.autosave_url, form.entered, form.draft_notice = "", None, ""
    called, at, place = None, request.at, None
    if form.is_bound and form.is_valid():
        at, place = form.at(request.at), doors.place_of(form.cleaned_data["postcode"], form.cleaned_data["district"])
        called = doors.who_to_call(form.need, place.district, at=at)
    return render(request, "directory/call.jinja", pages.call_page(form, called, place, at=at))
