"""Taking a chronology out: a copy for somebody, with what is left out said on its first page."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.http import HttpResponse

from kith.access import drafts
from kith.access.pages import page
from kith.access.permissions import Permission
from kith.access.request import Request
from kith.chronology import doors, forms, pages
from kith.chronology.documents import content, making
from kith.chronology.words import Format
from kith.design.fields import Choice
from kith.design.render import render
from kith.kernel import handbook
from kith.kernel.clock import day_of
from kith.kernel.handbook.copies import Redaction


@page(Permission.CHRONOLOGY_EXPORT, writes=True)
def chronology_export(request: Request, baby_id: UUID) -> HttpResponse:
    """For whom, what for, which days, in which form; then the file."""
    found = doors.gather(request.actor, baby_id, Permission.CHRONOLOGY_EXPORT, at=request.at)
    profiles = {one.code: one for one in handbook.current().redactions(day_of(request.at))}
    choices = [Choice(one.code, one.name, one.says) for one in profiles.values()]
    form = drafts.bind(request, forms.Export, "chronology.export", baby_id, profiles=choices)
    if form.is_bound and form.is_valid():
        given = form.cleaned_data
        return _file(request, found, profiles[given["profile"]], given)
    return render(request, "chronology/export.jinja", pages.export_page(found, form))


def _file(request: Request, found: doors.Chronology, profile: Redaction, given: dict[str, Any]) -> HttpResponse:
    asked = content.Asked(
        by=request.actor.name,
        at=request.at,
        purpose=given["purpose"],
        about=found.name,
        since=given["since"],
        until=given["until"],
    )
    entries = doors.narrowed(found, doors.Asked(since=asked.since, until=asked.until))
    copy = making.made(entries, dict(found.remarks), profile, doors.on_file(found, on=day_of(request.at)), asked)
    form = Format(given["form"])
    doors.record_taking(request.actor, found.baby.pk, profile.code, form, len(copy.rows))
    return _sent(making.as_file(copy, form, asked), profile.code, form, request.at)


def _sent(body: bytes, profile: str, form: Format, at: datetime) -> HttpResponse:
    """No name is in the file's own name."""
    named = f'attachment; filename="chronology-{profile}-{day_of(at).isoformat()}.{form.value}"'
    return HttpResponse(body, content_type=form.content_type, headers={"Content-Disposition": named})
