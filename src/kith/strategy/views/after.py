"""The minutes: reading them, adding a line, taking them away on paper, and who was told."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect

from kith.access import drafts
from kith.access.pages import page
from kith.access.permissions import Permission
from kith.access.request import Request
from kith.design.render import render
from kith.strategy import actions, documents, doors, forms, pages
from kith.strategy.words import HowTold

PDF = "application/pdf"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@page(Permission.STRATEGY_VIEW)
def discussion_minutes(request: Request, discussion_id: UUID) -> HttpResponse:
    """The minutes. Opening them when they have gone round is noted for the reader."""
    minutes = doors.minutes_for(request.actor, discussion_id, at=request.at)
    _note_opening(request, minutes)
    return render(request, "strategy/minutes.jinja", pages.minutes_page(minutes, now=request.at))


@page(Permission.STRATEGY_CONTRIBUTE, writes=True)
def discussion_add(request: Request, discussion_id: UUID) -> HttpResponse:
    """A correction or an addition by anybody whose agency was asked."""
    minutes = doors.minutes_for(request.actor, discussion_id, Permission.STRATEGY_CONTRIBUTE, at=request.at)
    sections = [(one.key, one.title) for one in pages.written(minutes, now=request.at).sections]
    form = drafts.bind(request, forms.AddLine, "strategy.add", discussion_id, sections=sections)
    if request.method == "POST" and form.is_valid():
        said = {name: form.cleaned_data[name] for name in ("about", "words")}
        actions.add_line(discussion_id=discussion_id, **said, sent=form.sent, by=request.actor, at=request.at)
        return redirect("discussion_minutes", discussion_id)
    return render(request, "strategy/after_form.jinja", pages.add_page(minutes, form, now=request.at))


@page(Permission.STRATEGY_RECORD, writes=True)
def discussion_tell(request: Request, discussion_id: UUID) -> HttpResponse:
    """Somebody who cannot read it in Kith was told."""
    minutes = doors.minutes_for(request.actor, discussion_id, Permission.STRATEGY_RECORD, at=request.at)
    form = drafts.bind(request, forms.Tell, "strategy.tell", discussion_id, minutes=minutes)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data | {"how": HowTold(form.cleaned_data["how"])}
        actions.note_told(discussion_id=discussion_id, **said, by=request.actor, at=request.at)
        return redirect("discussion_minutes", discussion_id)
    return render(request, "strategy/after_form.jinja", pages.tell_page(minutes, form, now=request.at))


@page(Permission.STRATEGY_VIEW)
def discussion_minutes_pdf(request: Request, discussion_id: UUID) -> HttpResponse:
    return _paper(request, discussion_id, "pdf", PDF)


@page(Permission.STRATEGY_VIEW)
def discussion_minutes_docx(request: Request, discussion_id: UUID) -> HttpResponse:
    return _paper(request, discussion_id, "docx", WORD)


def _paper(request: Request, discussion_id: UUID, ending: str, kind: str) -> HttpResponse:
    """The minutes as a file named by the reference alone."""
    minutes = doors.minutes_for(request.actor, discussion_id, at=request.at)
    _note_opening(request, minutes)
    words = pages.written(minutes, now=request.at)
    body = (documents.pdf if ending == "pdf" else documents.word)(words, at=request.at)
    named = f'attachment; filename="minutes-{minutes.file.discussion.number}.{ending}"'
    return HttpResponse(body, content_type=kind, headers={"Content-Disposition": named})


def _note_opening(request: Request, minutes: doors.MinutesFile) -> None:
    file = minutes.file
    if file.circulation is not None:
        actions.note_opening(circulation=file.circulation, invitation=file.mine, by=request.actor, at=request.at)
