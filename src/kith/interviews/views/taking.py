"""Taking in a project of another tool, and the report of what came in."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from kith.access import drafts
from kith.access.pages import page
from kith.access.permissions import Permission
from kith.access.request import Request
from kith.design.fields import Choice
from kith.design.render import render
from kith.directory import doors as directory_doors
from kith.interviews import actions, doors, forms, pages
from kith.interviews.actions.reading import project_of
from kith.interviews.refi.shapes import Unreadable
from kith.interviews.words import FileKind, Tier


@page(Permission.INTERVIEWS_LEAD, writes=True)
def take_in(request: Request, study_id: UUID) -> HttpResponse:
    doors.study_to(request.actor, Permission.INTERVIEWS_LEAD, study_id, at=request.at)
    agencies = tuple(Choice(str(agency.pk), agency.name) for agency in directory_doors.agencies())
    form = drafts.bind(request, forms.TakeInForm, "interviews.take_in", study_id, agencies=agencies)
    if request.method == "POST" and form.is_valid() and (taken := _taken(request, study_id, form)):
        return redirect("interview_taken", taken)
    back = reverse("interview_study", args=[study_id])
    asked = pages.asking("Take in a project from another tool", back, form, "Take it in", intro=pages.TAKE_IN_SAYS)
    return render(request, "interviews/ask.jinja", asked)


def _taken(request: Request, study_id: UUID, form: forms.TakeInForm) -> UUID | None:
    """The report's id; None, with the error beside its field, when the file cannot be taken in."""
    said = form.cleaned_data
    kind = FileKind(said["file"].name.rpartition(".")[2].lower())
    agency = UUID(said["agency"]) if said["agency"] else None
    file = actions.FromFile(
        name=said["file"].name, kind=kind, coder=said["coder"], tier=Tier(said["tier"]), agency_id=agency
    )
    try:
        project = project_of(kind, said["file"].read())
        return actions.take_in(study_id, project, file, by=request.actor, at=request.at)
    except actions.CoderMissing as error:
        form.add_error("coder", str(error))
    except Unreadable as error:
        form.add_error("file", str(error))
    return None


@page(Permission.INTERVIEWS_KEY)
def taken(request: Request, taken_id: UUID) -> HttpResponse:
    file = doors.taken_for(request.actor, taken_id, at=request.at)
    return render(request, "interviews/taken.jinja", pages.taken_page(file))
