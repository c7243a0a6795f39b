"""A small room of our own, so that the gate is tested without any other room."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import path

from kith.access import audit, drafts
from kith.access.doors import NotThere, must
from kith.access.pages import kept, page, public
from kith.access.permissions import Permission
from kith.access.policy import Subject
from kith.config import urls as real
from kith.design import fields, forms
from kith.design.render import render


class Words(forms.Form):
    words = fields.LongTextField(label="Words", called="your words", max_length=200)


@dataclass(frozen=True)
class WordsPage:
    title: str
    form: Any


@page(Permission.DESK_VIEW, writes=True)
def write(request: HttpRequest) -> HttpResponse:
    form = drafts.bind(request, Words, "toy.words")
    if form.is_valid():
        audit.record(request.actor, audit.Act(action="wrote words"))
        return redirect("/toy/done")
    return render(request, "design/question.jinja", WordsPage("Words", form))


@page(Permission.DESK_VIEW, writes=True)
def step(request: HttpRequest) -> HttpResponse:
    form = drafts.bind(request, Words, "toy.steps/one")
    if form.is_valid():
        return kept(redirect("/toy/done"))
    return render(request, "design/question.jinja", WordsPage("Words", form))


@page(Permission.DESK_VIEW)
def read(_request: HttpRequest) -> HttpResponse:
    return HttpResponse("read")


@page(Permission.BABY_VIEW)
def file(request: HttpRequest, baby_id: UUID) -> HttpResponse:
    must(request.actor, Permission.BABY_VIEW, Subject(baby_id=baby_id), at=request.at)
    return HttpResponse("file")


@page(Permission.DESK_VIEW)
def gone(_request: HttpRequest) -> HttpResponse:
    raise NotThere


@page(Permission.DESK_VIEW, writes=True)
def half(request: HttpRequest) -> HttpResponse:
    audit.record(request.actor, audit.Act(action="half done"))
    must(request.actor, Permission.REVIEW_APPROVE, at=request.at)
    return HttpResponse("never")


@public(because="It says nothing about anybody at all")
def done(_request: HttpRequest) -> HttpResponse:
    return HttpResponse("done")


urlpatterns = [
    path("toy/write", write),
    path("toy/step", step),
    path("toy/read", read),
    path("toy/file/<uuid:baby_id>", file),
    path("toy/gone", gone),
    path("toy/half", half),
    path("toy/done", done),
    *real.urlpatterns,
]
