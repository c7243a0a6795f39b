"""Handing over an extract, matching its columns, and what came of its rows."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect

from kith.access import drafts
from kith.access.pages import page
from kith.access.permissions import Permission
from kith.access.request import Request
from kith.design.render import render
from kith.directory import doors as directory_doors
from kith.kernel import handbook
from kith.kernel.clock import day_of
from kith.linkage import actions, doors, forms, pages
from kith.linkage import extracts as files
from kith.linkage.words import Basis, Stage

FORM = "linkage/form.jinja"


def page_asked_for(request: Request) -> int:
    """Which page of a list, from 1; the first when what was asked for is no number."""
    asked = request.GET.get("page", "1")
    return min(max(int(asked), 1), 100_000) if asked.isascii() and asked.isdigit() and len(asked) < 7 else 1


@page(Permission.EXTRACT_SEND)
def extracts(request: Request) -> HttpResponse:
    """What this agency has handed over."""
    found = doors.extracts_of(request.actor, at=request.at)
    agency = directory_doors.worker_of(request.actor).team.agency.name
    return render(request, "linkage/extracts.jinja", pages.extracts_page(agency, found))


@page(Permission.EXTRACT_SEND, writes=True)
def extract_send(request: Request) -> HttpResponse:
    """Hand over an extract."""
    limits = doors.limits(day_of(request.at))
    form = drafts.bind(request, forms.Send, "linkage.send", most_bytes=limits.file_bytes)
    if form.is_bound and form.is_valid():
        handed = actions.Handed(
            content=form.cleaned_data["file"].read(),
            purpose=form.cleaned_data["purpose"],
            basis=Basis(form.cleaned_data["basis"]),
        )
        try:
            made = actions.hand_over(handed, by=request.actor, at=request.at)
            return redirect("extract_columns", made.pk)
        except files.Unreadable as unreadable:
            form.add_error("file", str(unreadable))
    kept = handbook.current().figure("extract_kept_days", day_of(request.at))
    return render(request, FORM, pages.send_page(form, limits, kept))


@page(Permission.EXTRACT_SEND, writes=True)
def extract_columns(request: Request, extract_id: UUID) -> HttpResponse:
    """Say which column is which."""
    found = doors.extract_for(request.actor, extract_id, at=request.at)
    if found.stage is not Stage.SENT:
        return redirect("extract", extract_id)
    known = {"headings": found.headings, "suggested": doors.remembered(found)}
    form = drafts.bind(request, forms.Columns, "linkage.columns", extract_id, **known)
    if form.is_bound and form.is_valid():
        actions.confirm_columns(extract_id, form.mapping, by=request.actor, at=request.at)
        return redirect("extract", extract_id)
    sample = doors.sample_of(found, at=request.at)
    return render(request, FORM, pages.columns_page(form, found, sample))


@page(Permission.EXTRACT_SEND)
def extract(request: Request, extract_id: UUID) -> HttpResponse:
    """One extract: how far its check is, what can be used, what was refused and why."""
    found = doors.extract_for(request.actor, extract_id, at=request.at)
    number = page_asked_for(request)
    refused = doors.refusals_of(found, most=pages.extracts.PER_PAGE, skip=(number - 1) * pages.extracts.PER_PAGE)
    shown = pages.extract_page(found, doors.run_of(extract_id), refused.rows, number)
    return render(request, "linkage/extract.jinja", shown)


@page(Permission.EXTRACT_SEND)
def extract_refused(request: Request, extract_id: UUID) -> HttpResponse:
    """Every refused row with its reason, as a file."""
    found = doors.extract_for(request.actor, extract_id, at=request.at)
    text = files.write_csv(["Row", "Column", "Why"], doors.refusals_of(found).rows)
    response = HttpResponse(text, content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="refused-rows.csv"'
    return response


@page(Permission.EXTRACT_SEND, writes=True)
def extract_destroy(request: Request, extract_id: UUID) -> HttpResponse:
    """Have the rows destroyed before their time."""
    found = doors.extract_for(request.actor, extract_id, at=request.at)
    form = drafts.bind(request, forms.Destroy, "linkage.destroy", extract_id)
    if form.is_bound and form.is_valid():
        actions.destroy(extract_id, by=request.actor, at=request.at)
        return redirect("extract", extract_id)
    return render(request, FORM, pages.destroy_page(form, found))
