"""The list of entries, narrowed."""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import Any
from uuid import UUID

from django.http import HttpResponse

from kith.access import drafts
from kith.access.decide import role_may
from kith.access.pages import page
from kith.access.permissions import Permission
from kith.access.request import Request
from kith.chronology import doors, forms, pages
from kith.chronology.words import Shape
from kith.design.render import render
from kith.kernel import handbook
from kith.kernel.clock import day_of
from kith.people.words import About, EntryKind, Significance

FILTER = "chronology.filter"


@page(Permission.CHRONOLOGY_VIEW, writes=True)
def chronology(request: Request, baby_id: UUID) -> HttpResponse:
    """Everything known about one baby. Words to look for are in the body of a POST, never in the address."""
    found = doors.gather(request.actor, baby_id, at=request.at)
    form, asked = _asked(request, found)
    shown = doors.narrowed(found, asked)
    may = bool(role_may(request.actor, Permission.EVENT_ADD)) and not request.glass
    quiet = handbook.current().figure("quiet_days", day_of(request.at))
    made = pages.chronology(found, shown, asked, form, pages.Around(may=may, quiet=quiet, at=request.at))
    return render(request, "chronology/chronology.jinja", made)


def _asked(request: Request, found: doors.Chronology) -> tuple[forms.Filter, doors.Asked]:
    """The form, and what it asks for: posted, or in an address without words, as other pages link here."""
    agencies = [(doors.code_of(name), name) for name in found.agencies]
    token = drafts.sheet_for(request, FILTER, found.baby.pk).token
    if request.method == "POST":
        form = forms.Filter(request.POST, agencies=agencies, draft_token=token)
        given = form.cleaned_data if form.is_valid() else {}
        return form, _from(given, request.POST.get("page", ""))
    entered = _entered(request.GET)
    given = {name: value for name, value in entered.items() if name in forms.Filter.base_fields}
    given |= {name: _day(request.GET.get(name, "")) for name in ("since", "until")}
    return forms.Filter(agencies=agencies, draft_token=token, entered=entered), _from(
        given, request.GET.get("page", "")
    )


def _entered(asked: Mapping[str, str]) -> dict[str, str]:
    """The address's answers as the form's fields hold them."""
    entered = {name: asked.get(name, "") for name in ("agency", "kind", "significance", "about", "shape", "order")}
    for name in ("since", "until"):
        day = _day(asked.get(name, ""))
        if day is not None:
            entered |= {f"{name}-day": str(day.day), f"{name}-month": str(day.month), f"{name}-year": str(day.year)}
    return entered


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _from(given: Mapping[str, Any], number: str) -> doors.Asked:
    return doors.Asked(
        agency=given.get("agency") or "",
        kind=_one(EntryKind, given.get("kind")),
        significance=_one(Significance, given.get("significance")),
        about=_one(About, given.get("about")),
        since=given.get("since"),
        until=given.get("until"),
        words=given.get("words") or "",
        shape=_one(Shape, given.get("shape")) or Shape.ENTRIES,
        newest_first=given.get("order") == forms.NEWEST,
        page=pages.page_number(number),
    )


def _one[Word: StrEnum](kind: type[Word], value: Any) -> Word | None:
    try:
        return kind(value) if value else None
    except ValueError:
        return None
