"""Recording marks, reading a record, and referring with what was written."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from kith.access import drafts
from kith.access.doors import NotThere
from kith.access.pages import page
from kith.access.permissions import Permission
from kith.access.request import Request
from kith.design.render import render
from kith.directory import doors as directory_doors
from kith.injuries import actions, doors, forms, pages
from kith.people import doors as people_doors

ADD = "injuries.add"


@page(Permission.INJURY_RECORD, writes=True)
def add(request: Request, baby_id: UUID) -> HttpResponse:
    """Marks on the body map; sending twice is one record."""
    baby = people_doors.baby_for(request.actor, baby_id, Permission.INJURY_RECORD, at=request.at)
    if baby.date_of_birth is None:
        raise NotThere
    form = _form(request, baby)
    if form.is_bound and form.is_valid():
        token = drafts.read_token(request.POST.get("draft", ""))
        made = actions.record_injury(
            baby_id=baby_id,
            seen=form.seen(),
            draft_id=token.draft_id if token else None,
            by=request.actor,
            at=request.at,
        )
        return redirect("injury", made.pk)
    earlier, numbers = doors.earlier_marks(baby_id), directory_doors.front_door_numbers()
    return render(request, "injuries/marks.jinja", pages.marks_page(baby, form, earlier, numbers, at=request.at))


def _form(request: Request, baby: Any) -> forms.Marks:
    """The form as posted; or, when another row was asked for, shown again with one more and judged by nobody."""
    more: dict[str, Any] = {"at": request.at, "known": actions.moves_of(baby.pk)}
    if request.method == "POST" and "more" in request.POST:
        shown = request.POST.get("more", "")
        more |= {"entered": request.POST, "draft_token": request.POST.get("draft", "")}
        more |= {"autosave_url": reverse("save_draft"), "more": int(shown) if shown.isdecimal() else 1}
        return forms.Marks(**more)
    bound: forms.Marks = drafts.bind(request, forms.Marks, ADD, baby.pk, **more)
    return bound


@page(Permission.INJURY_VIEW)
def injury(request: Request, injury_id: UUID) -> HttpResponse:
    """One record: the next step and why, the map, everything that followed."""
    file = doors.file_for(request.actor, injury_id, at=request.at)
    around = pages.Around(
        earlier=file.others,
        unasked=doors.unasked(file, doors.adults(request.actor, file.injury.baby)),
        numbers=directory_doors.front_door_numbers(),
        may=doors.may(request.actor),
        photographs=doors.may_photograph(request.actor).view,
    )
    return render(request, "injuries/record.jinja", pages.record_page(file, around, at=request.at))


@page(Permission.INJURY_VIEW)
def injuries_of(request: Request, baby_id: UUID) -> HttpResponse:
    """Every mark of a baby on one map."""
    baby = people_doors.baby_for(request.actor, baby_id, Permission.INJURY_VIEW, at=request.at)
    files, may = doors.files_about(request.actor, baby_id), doors.may(request.actor)
    shown = pages.lists.of_baby(baby, files, doors.earlier_marks(baby_id), may, at=request.at)
    return render(request, "injuries/baby.jinja", shown)


@page(Permission.REQUEST_MAKE)
def refer(request: Request, injury_id: UUID) -> HttpResponse:
    """Into the request for support, with what was written here already in it."""
    file = doors.file_for(request.actor, injury_id, Permission.REQUEST_MAKE, at=request.at)
    for kind, answers in actions.answers_for_request(file).items():
        sheet = drafts.sheet_for(request, kind, file.injury.baby_id)
        token = drafts.read_token(sheet.token)
        if token is not None and not sheet.answers:
            drafts.save(token, answers, at=request.at)
    return redirect(reverse("request_start", args=[file.injury.baby_id]))


@page(Permission.INJURY_RECORD)
def waiting(request: Request) -> HttpResponse:
    """Marks that wait for a step, on babies one works with."""
    found, total = doors.open_for(request.actor, at=request.at)
    return render(request, "injuries/list.jinja", pages.lists.waiting(found, total, at=request.at))
