"""Signed-off reports and briefings."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect

from kith.access import drafts
from kith.access.decide import role_may
from kith.access.pages import page
from kith.access.permissions import Permission
from kith.access.request import Request
from kith.design.render import render
from kith.reviews import actions, doors, forms, pages
from kith.reviews.words import FileKind


@page(Permission.REPORT_VIEW)
def reports(request: Request) -> HttpResponse:
    lines = doors.versions_for(request.actor, at=request.at)
    return render(request, "reviews/reports.jinja", pages.reports_page(lines, now=request.at))


@page(Permission.REPORT_VIEW)
def report(request: Request, version_id: UUID) -> HttpResponse:
    file = doors.version_for(request.actor, version_id, at=request.at)
    may_write = bool(role_may(request.actor, Permission.REVIEW_EDIT))
    may_follow = bool(role_may(request.actor, Permission.REVIEW_VIEW))
    shown = pages.report_page(file, may_write=may_write, may_follow=may_follow)
    return render(request, "reviews/report.jinja", shown)


@page(Permission.REPORT_VIEW)
def report_chart(request: Request, version_id: UUID, code: str, measure: str) -> HttpResponse:
    file = doors.version_for(request.actor, version_id, at=request.at, note_opening=False)
    svg = actions.picture(file.content, code, measure, at=request.at)
    return HttpResponse(svg, content_type="image/svg+xml", headers={"Cache-Control": "private, max-age=86400"})


@page(Permission.REPORT_VIEW)
def briefing(request: Request, version_id: UUID) -> HttpResponse:
    file = doors.version_for(request.actor, version_id, at=request.at)
    return render(request, "reviews/briefing.jinja", pages.briefing_page(file))


def _document(request: Request, version_id: UUID, kind: FileKind, name: str) -> HttpResponse:
    file = doors.version_for(request.actor, version_id, at=request.at)
    body = actions.document(version_id, kind, at=request.at)
    named = f'attachment; filename="{name}-version-{file.number}.{kind.ending}"'
    return HttpResponse(body, content_type=kind.content_type, headers={"Content-Disposition": named})


@page(Permission.REPORT_VIEW)
def report_pdf(request: Request, version_id: UUID) -> HttpResponse:
    return _document(request, version_id, FileKind.REPORT_PDF, "thematic-review")


@page(Permission.REPORT_VIEW)
def report_docx(request: Request, version_id: UUID) -> HttpResponse:
    return _document(request, version_id, FileKind.REPORT_DOCX, "thematic-review")


@page(Permission.REPORT_VIEW)
def briefing_pdf(request: Request, version_id: UUID) -> HttpResponse:
    return _document(request, version_id, FileKind.BRIEFING_PDF, "learning-briefing")


@page(Permission.REVIEW_VIEW)
def report_agencies(request: Request, version_id: UUID) -> HttpResponse:
    readership = doors.readers_of(request.actor, version_id, at=request.at)
    return render(request, "reviews/agencies.jinja", pages.agencies_page(readership, now=request.at))


@page(Permission.REVIEW_EDIT, writes=True)
def report_send(request: Request, version_id: UUID) -> HttpResponse:
    file = doors.version_for(request.actor, version_id, at=request.at)
    form = drafts.bind(request, forms.SendForm, "reviews.send", version_id)
    if request.method == "POST" and form.is_valid():
        actions.publish(version_id, by=request.actor, at=request.at)
        return redirect("report_agencies", version_id)
    agencies, due_at = actions.who_and_by_when(at=request.at)
    return render(request, "reviews/confirm.jinja", pages.send_page(file, agencies, due_at, form))


@page(Permission.BRIEFING_ACKNOWLEDGE, writes=True)
def acknowledge(request: Request, version_id: UUID) -> HttpResponse:
    sent = doors.publication_to_acknowledge(request.actor, version_id, at=request.at)
    if doors.is_acknowledged(sent):
        return redirect("reports")
    form = drafts.bind(request, forms.AcknowledgeForm, "reviews.acknowledge", sent.pk)
    if request.method == "POST" and form.is_valid():
        actions.acknowledge(version_id, changes=form.cleaned_data["changes"], by=request.actor, at=request.at)
        return redirect("reports")
    shown = pages.acknowledge_page(version_id, sent.version.review.title, sent.agency.name, sent.due_at, form)
    return render(request, "reviews/confirm.jinja", shown)
