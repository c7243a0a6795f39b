"""The component page."""

from django.http import HttpRequest, HttpResponse

from kith.design import pages, render


def components(request: HttpRequest) -> HttpResponse:
    return render.render(request, "design/message.jinja", pages.Message("Components"))
