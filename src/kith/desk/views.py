"""Sign-in landing, the baby's page, the rulebook and the role card."""

from uuid import UUID

from django.http import HttpResponse

from kith.access.pages import page
from kith.access.permissions import Permission
from kith.access.request import Request
from kith.design.render import render

from .pages import baby as baby_pages
from .pages import ended, guidance, work


@page(Permission.DESK_VIEW)
def desk(request: Request) -> HttpResponse:
    """My work."""
    return render(request, "desk/work.jinja", work.work_page(request.actor, at=request.at))


@page(Permission.BABY_VIEW)
def baby(request: Request, baby_id: UUID) -> HttpResponse:
    """The baby's page."""
    shown = baby_pages.baby_page(request.actor, baby_id, at=request.at)
    quiet = isinstance(shown, ended.EndedPage)
    return render(request, "desk/ended.jinja" if quiet else "desk/baby.jinja", shown)


@page(Permission.GUIDANCE_VIEW)
def rulebook(request: Request) -> HttpResponse:
    """Every rule and limit, each at its own address on the page."""
    return render(request, "desk/rulebook.jinja", guidance.rulebook_page())


@page(Permission.GUIDANCE_VIEW)
def role_card(request: Request) -> HttpResponse:
    """What I do, never do, and whom I tell."""
    return render(request, "desk/role_card.jinja", guidance.role_card_page(request.actor))
