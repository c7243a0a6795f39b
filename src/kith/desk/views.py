"""Sign-in landing, the baby's page, the rulebook and the role card."""

from django.http import HttpRequest, HttpResponse

from kith.access.pages import page
from kith.access.permissions import Permission
from kith.design.render import render

from .pages import guidance


@page(Permission.GUIDANCE_VIEW)
def rulebook(request: HttpRequest) -> HttpResponse:
    """Every rule and limit, each at its own address on the page."""
    return render(request, "desk/rulebook.jinja", guidance.rulebook_page())


@page(Permission.GUIDANCE_VIEW)
def role_card(request: HttpRequest) -> HttpResponse:
    """What I do, never do, and whom I tell."""
    return render(request, "desk/role_card.jinja", guidance.role_card_page(request.actor))
