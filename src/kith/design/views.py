"""The component page."""

from django.http import HttpRequest, HttpResponse

from kith.design import render, showcase


def components(request: HttpRequest) -> HttpResponse:
    """Every component of ours in every state. Config decides who may open it."""
    return render.render(request, "design/components.jinja", showcase.components_page())
