"""An interview open for coding."""

from typing import Any
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
from kith.interviews import actions, doors, forms, pages

LONGEST_NUMBER = 6


@page(Permission.INTERVIEWS_VIEW, writes=True)
def transcript(request: Request, transcript_id: UUID) -> HttpResponse:
    file = doors.transcript_for(request.actor, transcript_id, at=request.at)
    if not file.may_code:
        return render(request, "interviews/interview.jinja", pages.transcript_page(file, None))
    codes = tuple(Choice(str(code.code_id), code.name) for code in file.codes)
    initial = {"paragraph": request.GET.get("paragraph", "")[:LONGEST_NUMBER]}
    form = drafts.bind(request, forms.CodingForm, "interviews.code", transcript_id, codes=codes, initial=initial)
    if request.method == "POST" and form.is_valid() and (chosen := _passage(file, form)):
        actions.code(transcript_id, chosen, by=request.actor, at=request.at)
        return redirect(f"{reverse('interview', args=[transcript_id])}#p{form.cleaned_data['paragraph']}")
    return render(request, "interviews/interview.jinja", pages.transcript_page(file, form))


def _passage(file: Any, form: forms.CodingForm) -> actions.Passage | None:
    """Where the chosen words stand; None, with the error beside its field, when they stand nowhere."""
    said = form.cleaned_data
    span = pages.passage(file, said["paragraph"], said["words"], form.begins_at())
    if isinstance(span, str):
        form.add_error("words", span)
        return None
    return actions.Passage(UUID(said["code"]), *span, said["memo"])


@page(Permission.INTERVIEWS_CODE, writes=True)
def finish(request: Request, transcript_id: UUID) -> HttpResponse:
    file = doors.transcript_for(request.actor, transcript_id, at=request.at)
    form = drafts.bind(request, forms.ConfirmForm, "interviews.finish", transcript_id)
    if request.method == "POST" and form.is_valid():
        actions.finish(transcript_id, by=request.actor, at=request.at)
        return redirect("interview_study", file.study_id)
    says = (
        "After this you give and take back no more codes in this interview. "
        "Everybody's codes are shown once all have finished."
    )
    back = reverse("interview", args=[transcript_id])
    asked = pages.asking("I have finished this interview", back, form, "I have finished", intro=(says,))
    return render(request, "interviews/ask.jinja", asked)


@page(Permission.INTERVIEWS_VIEW, writes=True)
def coding(request: Request, coding_id: UUID) -> HttpResponse:
    file, line = doors.coding_for(request.actor, coding_id, at=request.at)
    own = file.may_code and line.coder_id == request.actor.worker_id
    form = drafts.bind(request, forms.ConfirmForm, "interviews.take_back", coding_id) if own else None
    if request.method == "POST" and form is not None and form.is_valid():
        return redirect("interview", actions.take_back(coding_id, by=request.actor, at=request.at))
    name = next(code.name for code in file.codes if code.code_id == line.code_id)
    return render(request, "interviews/coding.jinja", pages.coding_page(file, line, name, form))
