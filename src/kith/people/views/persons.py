"""An adult of a baby's family, and their history."""

from datetime import date
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
from kith.design.pages import Link
from kith.design.render import render
from kith.kernel.clock import day_of
from kith.kernel.findings import Finding
from kith.people import actions, doors, forms, pages, rules
from kith.people.words import HistoryKind, Means, NameKind, Safe, ToldBy, full_name

from . import told
from .parts import FORM, facts_of


@page(Permission.BABY_VIEW)
def person(request: Request, baby_id: UUID, person_id: UUID) -> HttpResponse:
    """Names, addresses, contact and needs of an adult, from one day to another."""
    doors.baby_for(request.actor, baby_id, at=request.at)
    adult, relation = doors.person_for(request.actor, baby_id, person_id)
    facts = _facts(request, baby_id, adult, relation)
    return render(request, "people/person.jinja", pages.person_page(facts, day_of(request.at)))


def _facts(request: Request, baby_id: UUID, adult: Any, relation: str) -> pages.PersonFacts:
    needs, standing = doors.told_by(told.NEEDS, person=adult), doors.withholdings_of(adult)
    kinds = doors.kinds_open_to(request.actor, baby_id, at=request.at)
    return pages.PersonFacts(
        baby_id=baby_id,
        person_id=adult.pk,
        name=adult_name(adult),
        relation=relation,
        withheld=adult.withhold_address,
        interpreter=doors.interpreter_words(*(needs[one] for one in told.LANGUAGE)),
        history={kind: doors.kept_of(adult, kind) for kind in HistoryKind},
        standing=standing,
        needs=needs,
        about=doors.told_by(told.ABOUT, person=adult),
        numbers=pages.identifier_rows(kinds, doors.identifiers_of(adult.pk, kinds)),
        adults=doors.adults_of(request.actor, baby_id),
        found=_found(standing, needs, day_of(request.at)),
    )


def _found(standing: Any, needs: Any, today: date) -> list[Finding]:
    due = [rules.keeping_back_is_due_another_look(one.review_on, today) for one in standing]
    asked = {question.label: one.answer for question, one in needs.items()}
    return [finding for finding in (*due, rules.not_asked_is_not_an_answer(asked)) if finding]


@page(Permission.PERSON_RECORD, writes=True)
def history_add(request: Request, baby_id: UUID, person_id: UUID, kind: str) -> HttpResponse:
    """A name, an address or a way to reach somebody."""
    return _history(request, actions.About(baby_id, person_id), kind, None)


@page(Permission.PERSON_RECORD, writes=True)
def history_change(request: Request, baby_id: UUID, person_id: UUID, kind: str, row_id: UUID) -> HttpResponse:
    """Put one right, end it, or say that it was a mistake."""
    return _history(request, actions.About(baby_id, person_id), kind, row_id)


def _history(request: Request, about: actions.About, kind: str, row_id: UUID | None) -> HttpResponse:
    doors.baby_for(request.actor, about.baby_id, Permission.PERSON_RECORD, at=request.at)
    adult, _relation = doors.person_for(request.actor, about.baby_id, about.person_id)
    what = _kind(kind)
    row = _row(adult, what, row_id)
    known = {"at": request.at, "correcting": row is not None, "initial": _initial(adult, what, row)}
    form = drafts.bind(request, forms.HISTORY[what], f"people.{what.value}", row_id or about.person_id, **known)
    view = _form_page(form, adult, what, about, row)
    if not (form.is_bound and form.is_valid()):
        return render(request, FORM, view.page(hidden=_seen(form.value_of("based_on"))))
    done = _record(request, about, what, row_id, form)
    return _answer(request, about, view, done)


def _answer(request: Request, about: actions.About, view: pages.PersonForm, done: Any) -> HttpResponse:
    if isinstance(done, actions.Queried):
        return render(request, FORM, view.page(queried=done.findings, hidden=_seen(view.form.value_of("based_on"))))
    if isinstance(done, actions.Overtaken):
        clash = pages.history_conflict(done.newer, _typed(view.form))
        return render(request, FORM, view.page(conflict=clash, hidden=_seen(done.newer.id)), status=409)
    return redirect("person", about.baby_id, about.person_id)


def _seen(row_id: Any) -> tuple[tuple[str, str], ...]:
    """The newest row the writer has seen, carried in the form."""
    return (("based_on", str(row_id or "")),)


def _kind(kind: str) -> HistoryKind:
    if kind not in set(HistoryKind):
        raise NotThere
    return HistoryKind(kind)


def _row(adult: Any, kind: HistoryKind, row_id: UUID | None) -> doors.Kept | None:
    """The row to be changed. Raises NotThere for one that does not stand, or whose address is kept back."""
    if row_id is None:
        return None
    found = next((one for one in doors.kept_of(adult, kind) if one.id == row_id), None)
    if found is None or found.withheld:
        raise NotThere
    return found


def _initial(adult: Any, kind: HistoryKind, row: doors.Kept | None) -> dict[str, Any]:
    newest = doors.newest_row(adult, kind)
    known: dict[str, Any] = {"based_on": str(newest.pk) if newest else ""}
    if row is None:
        return known
    known |= {**row.values, "since": row.since, "until": row.until, "source": row.source or ""}
    if kind is HistoryKind.CONTACT:
        known[known["means"]] = known.pop("value")
    return known


def _form_page(
    form: Any, adult: Any, kind: HistoryKind, about: actions.About, row: doors.Kept | None
) -> pages.PersonForm:
    name = adult_name(adult)
    return pages.PersonForm(
        form=form,
        name=name,
        title=f"Change {kind.one}" if row else f"Add {kind.one}",
        groups=pages.history_groups(kind, correcting=row is not None),
        back=back_to(about.baby_id, about.person_id, name),
        intro=("What was recorded before is kept beside this.",) if row else (),
    )


def adult_name(adult: Any) -> str:
    return full_name(adult.given_name, adult.family_name)


def back_to(baby_id: UUID, person_id: UUID, name: str) -> Link:
    return Link(name, reverse("person", args=[baby_id, person_id]))


SAID: dict[HistoryKind, Any] = {
    HistoryKind.NAME: actions.NameSaid,
    HistoryKind.ADDRESS: actions.AddressSaid,
    HistoryKind.CONTACT: actions.ContactSaid,
}
ENUMS: dict[str, Any] = {"kind": NameKind, "means": Means, "safe": Safe, "source": ToldBy}


def _record(request: Request, about: actions.About, kind: HistoryKind, row_id: UUID | None, form: Any) -> Any:
    facts, explained = facts_of(form)
    facts |= {name: enum(facts[name]) for name, enum in ENUMS.items() if facts.get(name)}
    said = SAID[kind](**facts, replaces=row_id)
    return actions.record_history(about, said, explained=explained, by=request.actor, at=request.at)


def _typed(form: Any) -> str:
    given = form.cleaned_data
    names = ("given_name", "family_name", "address", "postcode", "value")
    return " ".join(given[name] for name in names if given.get(name))
