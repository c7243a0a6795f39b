"""Sign-in landing, the baby's page, the rulebook and the role card."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect

from kith.access import drafts
from kith.access.pages import page
from kith.access.permissions import Permission
from kith.access.request import Request
from kith.design.render import render
from kith.directory import actions as directory_actions

from .pages import baby as baby_pages
from .pages import ended, guidance, work


@page(Permission.DESK_VIEW)
def desk(request: Request) -> HttpResponse:
    """My work."""
    card = None if request.actor.knows_role else guidance.role_card_page(request.actor)
    shown = work.work_page(request.actor, card=card, at=request.at)
    return render(request, "desk/work.jinja", shown)


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


@page(Permission.GUIDANCE_VIEW, writes=True)
def role_card(request: Request) -> HttpResponse:
    """What I do, never do, and whom I tell; and that I have read it."""
    actor, edition = request.actor, guidance.edition_of(request.actor)
    if request.method == "POST":
        directory_actions.read_card(actor.role.value if actor.role else "", edition, by=actor, at=request.at)
        return redirect("desk")
    draft = "" if actor.knows_role else drafts.sheet_for(request, "desk.card").token
    return render(request, "desk/role_card.jinja", guidance.role_card_page(actor, draft))
