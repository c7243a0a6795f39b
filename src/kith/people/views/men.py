"""The men and other carers in a baby's life: the list, the page of one, and the first page of the form."""

from collections.abc import Sequence
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
from kith.design.pages import Link, Row
from kith.design.render import render
from kith.directory import doors as directory_doors
from kith.people import actions, doors, forms, pages
from kith.people.words import CarerKind, Characteristic, Knowledge, Relationship, Sex, Side, Source, YesNoUnknown

from .parts import FORM, facts_of


@page(Permission.BABY_VIEW)
def carers(request: Request, baby_id: UUID) -> HttpResponse:
    """The men and other carers in this baby's life, and the open gaps about them."""
    baby = doors.baby_for(request.actor, baby_id, at=request.at)
    found = doors.carers_of(request.actor, baby_id)
    gaps = [gap for gap in doors.gaps_of(request.actor, baby_id, at=request.at) if gap.carer_id]
    shown = pages.men_page(baby_id, doors.name_of(baby), found, gaps, at=request.at)
    return render(request, "people/men.jinja", shown)


@page(Permission.BABY_VIEW)
def carer(request: Request, baby_id: UUID, carer_id: UUID) -> HttpResponse:
    """Everything known now about one man, or another carer."""
    baby = doors.baby_for(request.actor, baby_id, at=request.at)
    history = doors.history_of(request.actor, baby_id, carer_id)
    if not history:
        raise NotThere
    gaps = doors.gaps_of(request.actor, baby_id, at=request.at)
    entry = _entry(request, history[0])
    shown = pages.carer_page(request.actor, doors.name_of(baby), history, gaps, entry, at=request.at)
    return render(request, "people/carer.jinja", shown)


def _entry(request: Request, man: doors.Man) -> Sequence[Row]:
    """What the entry on file of somebody with a name says of him, for who may read each."""
    if man.person_id is None:
        return ()
    kinds = doors.kinds_open_to(request.actor, man.baby_id, at=request.at)
    asked = (Characteristic.MAIN_LANGUAGE, Characteristic.INTERPRETER, Characteristic.ETHNIC_GROUP)
    numbers = pages.identifier_rows(kinds, doors.identifiers_of(man.person_id, kinds))
    return (*numbers, *pages.told_rows(doors.told_by(asked, person=man.person_id)))


@page(Permission.CARER_RECORD, writes=True)
def carer_add(request: Request, baby_id: UUID) -> HttpResponse:
    """Another man."""
    return _first_page(request, baby_id, None, CarerKind.MAN)


@page(Permission.CARER_RECORD, writes=True)
def other_carer_add(request: Request, baby_id: UUID) -> HttpResponse:
    """Another carer: a grandmother, the baby's other mother, a foster carer."""
    return _first_page(request, baby_id, None, CarerKind.OTHER)


@page(Permission.CARER_RECORD, writes=True)
def carer_record(request: Request, baby_id: UUID, carer_id: UUID) -> HttpResponse:
    """What is known now about one man, or another carer."""
    man = doors.man_for(request.actor, baby_id, carer_id)
    if man is None:
        raise NotThere
    return _first_page(request, baby_id, man, man.kind)


def _first_page(request: Request, baby_id: UUID, man: doors.Man | None, kind: CarerKind) -> HttpResponse:
    baby = doors.baby_for(request.actor, baby_id, Permission.CARER_RECORD, at=request.at)
    form = _form(request, baby_id, man, kind)
    view = pages.ManForm(form, doors.name_of(baby), man, kind, _back_to_men(baby_id))
    if not (form.is_bound and form.is_valid()):
        return render(request, FORM, view.page())
    done = _record(request, baby_id, man, kind, form)
    if isinstance(done, actions.Queried):
        return render(request, FORM, view.page(queried=done.findings))
    if isinstance(done, actions.Stale):
        return render(request, FORM, view.page(conflict=done.newer), status=409)
    return redirect("carers", baby_id)


def _form(request: Request, baby_id: UUID, man: doors.Man | None, kind: CarerKind) -> Any:
    agencies = [(str(agency.pk), agency.name) for agency in directory_doors.agencies()]
    known = {"at": request.at, "agencies": agencies, "of": kind, "initial": pages.known_of(man)}
    draft = "people.man" if kind is CarerKind.MAN else "people.carer"
    return drafts.bind(request, forms.Man, draft, man.carer_id if man else baby_id, **known)


def _back_to_men(baby_id: UUID) -> Link:
    return Link("Men and other carers", reverse("carers", args=[baby_id]))


def _record(request: Request, baby_id: UUID, man: doors.Man | None, kind: CarerKind, form: Any) -> Any:
    facts, explained = facts_of(form)
    based_on = facts.pop("based_on") or 0
    who: dict[str, Any] = {"explained": explained, "by": request.actor, "at": request.at}
    if man is None:
        return actions.add_carer(baby_id, _said(facts, kind), **who)
    return actions.record_carer(man.carer_id, _said(facts, kind), based_on=based_on, **who)


def _said(facts: dict[str, Any], kind: CarerKind) -> actions.ManSaid:
    seen_by = facts.pop("seen_by")
    return actions.ManSaid(
        **facts
        | {
            "kind": kind,
            "knowledge": Knowledge(facts["knowledge"]),
            "relationship": Relationship(facts["relationship"]),
            "side": Side(facts["side"] or Side.UNKNOWN),
            "sex": Sex(facts["sex"] or Sex.UNKNOWN),
            "lives_with_baby": YesNoUnknown(facts["lives_with_baby"] or YesNoUnknown.UNKNOWN),
            "sole_care": YesNoUnknown(facts["sole_care"] or YesNoUnknown.UNKNOWN),
            "source": Source(facts["source"]) if facts["source"] else None,
            "seen_by_id": UUID(seen_by) if seen_by else None,
        }
    )
