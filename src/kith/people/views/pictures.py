"""The family as a picture, and who is involved from which agency."""

from uuid import UUID

from django.http import HttpResponse

from kith.access.decide import role_may
from kith.access.pages import page
from kith.access.permissions import Permission
from kith.access.request import Request
from kith.design.render import render
from kith.kernel.clock import day_of
from kith.people import doors, pages


@page(Permission.BABY_VIEW)
def family(request: Request, baby_id: UUID) -> HttpResponse:
    """The genogram, and the same as tables."""
    baby = doors.baby_for(request.actor, baby_id, at=request.at)
    found = doors.family_of(request.actor, baby_id)
    may = role_may(request.actor, Permission.CARER_RECORD)
    own = [one.carer_id for one in doors.carers_of(request.actor, baby_id)] if may else []
    shown = pages.family_page(found, doors.name_of(baby), own, day_of(request.at))
    return render(request, "people/family.jinja", shown)


@page(Permission.BABY_VIEW)
def family_small(request: Request, baby_id: UUID) -> HttpResponse:
    """The genogram alone, small: the baby's page fetches it after itself, so that it never waits for a drawing."""
    baby = doors.baby_for_picture(request.actor, baby_id, at=request.at)
    found = doors.family_of(request.actor, baby_id)
    shown = pages.family_page(found, doors.name_of(baby), (), day_of(request.at))
    return render(request, "people/family_small.jinja", shown)


@page(Permission.BABY_VIEW)
def network(request: Request, baby_id: UUID) -> HttpResponse:
    """Who works with this baby; of those who work with brothers and sisters, that they do."""
    baby = doors.baby_for(request.actor, baby_id, at=request.at)
    with_family = [one.agency.name for one in doors.involved_with_family(baby_id)]
    shown = pages.network_page(baby_id, doors.name_of(baby), doors.involved_with(baby_id), with_family)
    return render(request, "people/network.jinja", shown)
