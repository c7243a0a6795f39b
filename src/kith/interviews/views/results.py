"""The codebook, and what the codings say."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from kith.access import drafts
from kith.access.pages import page
from kith.access.permissions import Permission
from kith.access.request import Request
from kith.design.render import render
from kith.interviews import actions, doors, forms, pages
from kith.interviews.words import Outcome

ASK = "interviews/ask.jinja"


@page(Permission.INTERVIEWS_VIEW)
def codebook(request: Request, study_id: UUID) -> HttpResponse:
    file = doors.study_for(request.actor, study_id, at=request.at)
    codes = doors.codebook_for(request.actor, study_id, at=request.at)
    return render(request, "interviews/codebook.jinja", pages.codebook_page(file, codes))


def _words(form: Any) -> actions.Words:
    return actions.Words(**form.cleaned_data)


@page(Permission.INTERVIEWS_LEAD, writes=True)
def code_add(request: Request, study_id: UUID) -> HttpResponse:
    doors.study_to(request.actor, Permission.INTERVIEWS_LEAD, study_id, at=request.at)
    form = drafts.bind(request, forms.CodeForm, "interviews.code_add", study_id)
    if request.method == "POST" and form.is_valid():
        actions.add_code(study_id, _words(form), by=request.actor, at=request.at)
        return redirect("interview_codebook", study_id)
    return render(request, ASK, pages.asking("Add a code", reverse("interview_codebook", args=[study_id]), form))


@page(Permission.INTERVIEWS_LEAD, writes=True)
def code_change(request: Request, code_id: UUID) -> HttpResponse:
    study_id, code = doors.code_for(request.actor, code_id, at=request.at)
    now = {"name": code.name, "definition": code.definition, "include": code.include, "exclude": code.exclude}
    form = drafts.bind(request, forms.CodeForm, "interviews.code_change", code_id, initial=now)
    if request.method == "POST" and form.is_valid():
        actions.change_code(code_id, _words(form), by=request.actor, at=request.at)
        return redirect("interview_codebook", study_id)
    back = reverse("interview_codebook", args=[study_id])
    return render(request, ASK, pages.asking(f"Change “{code.name}”", back, form))


@page(Permission.INTERVIEWS_VIEW)
def agreement(request: Request, study_id: UUID) -> HttpResponse:
    file = doors.agreement_for(request.actor, study_id, at=request.at)
    return render(request, "interviews/agreement.jinja", pages.agreement_page(file))


@page(Permission.INTERVIEWS_LEAD, writes=True)
def resolve(request: Request, transcript_id: UUID, code_id: UUID, start: int) -> HttpResponse:
    one = doors.difference_for(request.actor, transcript_id, code_id, start, at=request.at)
    study_id, code = doors.code_for(request.actor, code_id, at=request.at)
    form = drafts.bind(request, forms.ResolveForm, f"interviews.resolve/{code_id}/{start}", transcript_id)
    back = reverse("interview_agreement", args=[study_id])
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        actions.resolve(one, Outcome(said["outcome"]), said["reason"], by=request.actor, at=request.at)
        return redirect(back)
    asked = pages.asking(f"Does “{code.name}” apply here?", back, form, intro=pages.to_settle(one), quote=one.words)
    return render(request, ASK, asked)


@page(Permission.INTERVIEWS_VIEW)
def matrix(request: Request, study_id: UUID) -> HttpResponse:
    by = "tier" if request.GET.get("by") == "tier" else "agency"
    matrix = doors.matrix_for(request.actor, study_id, by, at=request.at)
    return render(request, "interviews/matrix.jinja", pages.matrix_page(matrix))


@page(Permission.INTERVIEWS_VIEW)
def search(request: Request, study_id: UUID) -> HttpResponse:
    words = request.GET.get("words", "")[:200]
    file, hits = doors.search_for(request.actor, study_id, words, at=request.at)
    return render(request, "interviews/search.jinja", pages.search_page(file, words, hits))


def _download(data: bytes, kind: str, name: str) -> HttpResponse:
    return HttpResponse(data, content_type=kind, headers={"Content-Disposition": f'attachment; filename="{name}"'})


@page(Permission.INTERVIEWS_VIEW)
def qdc(request: Request, study_id: UUID) -> HttpResponse:
    data = doors.codebook_file_for(request.actor, study_id, at=request.at)
    return _download(data, "application/xml", "codebook.qdc")


@page(Permission.INTERVIEWS_LEAD)
def qdpx(request: Request, study_id: UUID) -> HttpResponse:
    data = doors.project_for(request.actor, study_id, at=request.at)
    return _download(data, "application/zip", "study.qdpx")
