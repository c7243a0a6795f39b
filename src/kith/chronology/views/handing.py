"""The handover summary: drafted from the chronology, finished by the one who leaves."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect

from kith.access import drafts
from kith.access.pages import page
from kith.access.permissions import Permission
from kith.access.request import Request
from kith.chronology import doors, forms, pages
from kith.design.render import render
from kith.people import actions as people_actions
from kith.people import doors as people_doors


@page(Permission.INVOLVEMENT_CHANGE, writes=True)
def handover_write(request: Request, involvement_id: UUID) -> HttpResponse:
    """Write, or change, the summary of one's own involvement."""
    held = people_doors.involvement_for(request.actor, involvement_id, at=request.at)
    found = doors.gather(request.actor, held.baby_id, Permission.INVOLVEMENT_CHANGE, at=request.at)
    before = people_doors.standing_handover(involvement_id)
    form = drafts.bind(request, forms.Handover, "people.handover", involvement_id)
    if not form.is_bound:
        draft = doors.draft_for(request.actor, found, at=request.at)
        form.initial = people_doors.parts_of(before) if before else draft
    elif form.is_valid():
        said = people_actions.HandoverSaid(**form.cleaned_data)
        made = people_actions.save_handover(involvement_id, said, by=request.actor, at=request.at)
        return redirect("handover", made.pk)
    shown = pages.handover_write_page(found, form, again=before is not None)
    return render(request, "chronology/handover_write.jinja", shown)
