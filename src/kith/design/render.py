"""The one way a view answers with a page."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string

from kith.design.pages import Chrome
from kith.design.reading import READING_ONLY
from kith.design.wording import clock_text


class PageResponse(HttpResponse):
    """A rendered page that remembers what it was given, so that a test can read the words and not the HTML."""

    def __init__(self, content: str, *, page: Any, chrome: Chrome, status: int) -> None:
        super().__init__(content, status=status)
        self.page = page
        self.chrome = chrome


def render(request: HttpRequest, template: str, page: Any, *, status: int = 200) -> PageResponse:
    """Render ``template`` with ``page`` (a frozen dataclass of words already formatted) inside the house's layout.

    ``request.chrome`` (set by config) says what stands around the page: who is signed in, where they can go.
    Without it the page is drawn as for a visitor. ``request.glass`` holds when a break-glass opening ends that the page
    was read by: a banner says so, and links to pages that write are left out.
    """
    chrome = getattr(request, "chrome", None) or Chrome()
    form = getattr(page, "form", None)
    glass = getattr(request, "glass", None)
    context = {
        "page": page,
        "chrome": chrome,
        "glass": clock_text(max(glass)) if glass else "",
        "title_prefix": "Error: " if form is not None and form.is_bound and form.errors else "",
    }
    reading = READING_ONLY.set(bool(glass))
    try:
        content = render_to_string(template, context, request)
    finally:
        READING_ONLY.reset(reading)
    return PageResponse(content, page=page, chrome=chrome, status=status)
