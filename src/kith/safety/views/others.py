"""Police notifications, and workers who are close to the family."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect

from kith.access import drafts
from kith.access.doors import NotThere
from kith.access.pages import page
from kith.access.permissions import Permission
from kith.access.request import Request
from kith.design.render import render
from kith.design.wording import list_text
from kith.people import doors as people_doors
from kith.safety import actions, doors, forms, pages
from kith.safety.words import Closeness

from .planning import FORM, MAY, THING


@page(Permission.SAFETY_NOTIFY, writes=True)
def arrangements_notice(request: Request, baby_id: UUID) -> HttpResponse:
    """A police notification; there is no such page until the handbook switches it on."""
    file = doors.arrangements_for(request.actor, baby_id, Permission.SAFETY_NOTIFY, at=request.at)
    if not file.may_notify:
        raise NotThere
    form = drafts.bind(request, forms.Notifying, "safety.notice", baby_id, at=request.at)
    if form.is_bound and form.is_valid():
        made = actions.send_notice(baby_id=baby_id, said=form.said(), by=request.actor, at=request.at)
        return redirect("notice", made.pk)
    return render(request, FORM, pages.notifying_form(file, form, now=request.at))


@page(Permission.SAFETY_ANSWER, writes=True)
def notice(request: Request, notice_id: UUID) -> HttpResponse:
    """One police notification: reading it is the receipt; then what was done."""
    line = doors.notice_for(request.actor, notice_id, at=request.at)
    form = drafts.bind(request, forms.Answering, "safety.answer", notice_id)
    if form.is_bound and form.is_valid():
        actions.answer_notice(notice_id=notice_id, words=form.cleaned_data["words"], by=request.actor, at=request.at)
        return redirect("arrangements", line.notice.baby_id)
    stands = doors.standing_of([line.notice.baby_id]).get(line.notice.baby_id)
    closed = list_text([one.label for one in stands.closed]) if stands else ""
    return render(request, THING, pages.answering_page(line, form, closed=closed, now=request.at))


@page(MAY, writes=True)
def arrangements_link(request: Request, baby_id: UUID) -> HttpResponse:
    """A worker is an adult of this family, or close to one."""
    baby = doors.baby_for(request.actor, baby_id, MAY, at=request.at)
    form = drafts.bind(request, forms.Linking, "safety.link", baby_id, adults=_adults(request, baby))
    if form.is_bound and form.is_valid():
        given = form.cleaned_data
        chosen: dict[str, Any] = {"person_id": UUID(given["person_id"]), "closeness": Closeness(given["closeness"])}
        try:
            said = actions.LinkSaid(**given | chosen)
            actions.link_worker(baby_id=baby_id, said=said, by=request.actor, at=request.at)
            return redirect("arrangements", baby_id)
        except NotThere:
            form.add_error("worker", "You cannot shut yourself out. Tell your manager")
    return render(request, FORM, pages.linking_form(baby, form, now=request.at))


def _adults(request: Request, baby: Any) -> list[tuple[str, str]]:
    """The mother, and every man and other carer who is a person on file."""
    mother = baby.mother
    found = [(str(mother.pk), f"{people_doors.adult(mother).name}, the mother")]
    men = people_doors.carers_of(request.actor, baby.pk)
    return found + [(str(man.person_id), f"{man.name}, {man.relationship.label}") for man in men if man.person_id]


@page(MAY, writes=True)
def arrangements_unlink(request: Request, baby_id: UUID, link_id: UUID) -> HttpResponse:
    """A link was wrong."""
    baby = doors.baby_for(request.actor, baby_id, MAY, at=request.at)
    form = drafts.bind(request, forms.TakingBack, "safety.unlink", link_id)
    if not any(one.pk == link_id for one in doors.links_of(baby_id)):
        raise NotThere
    if form.is_bound and form.is_valid():
        reason = form.cleaned_data["reason"]
        actions.take_back_link(baby_id=baby_id, link_id=link_id, reason=reason, by=request.actor, at=request.at)
        return redirect("arrangements", baby_id)
    return render(request, FORM, pages.taking_back_form(baby, form, now=request.at))
