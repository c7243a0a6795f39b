"""Pregnancy, birth and details: the page, and the forms that add to it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect

from kith.access import drafts
from kith.access.pages import page
from kith.access.permissions import Permission
from kith.access.request import Request
from kith.design.render import render
from kith.kernel.clock import day_of
from kith.people import actions, doors, forms, pages
from kith.people.words import Booking, DateSource, Ending, Mobility, MobilityBasis, NumberSource, Sex, YesNoUnknown

from .parts import FORM, facts_of

Act = Callable[[dict[str, Any], dict[str, Any]], Any]


@dataclass(frozen=True)
class Asking:
    """A form about a file: its words, its class, what it starts from, and the action its answers go to."""

    asked: pages.Asked
    form: type
    act: Act
    more: dict[str, Any] = field(default_factory=dict)


@page(Permission.BABY_VIEW)
def pregnancy(request: Request, baby_id: UUID) -> HttpResponse:
    """The pregnancy, the birth, and how we know each detail."""
    baby = doors.baby_for(request.actor, baby_id, at=request.at)
    details = doors.details_of(request.actor, baby, at=request.at)
    return render(request, "people/pregnancy.jinja", pages.pregnancy_page(details))


def _ask(request: Request, baby_id: UUID, name: str, asking: Asking) -> HttpResponse:
    """Show a form, or act on it once: what a rule queries is said beside its question, two versions side by side."""
    baby = doors.baby_for(request.actor, baby_id, Permission.FILE_RECORD, at=request.at)
    form = drafts.bind(request, asking.form, f"people.{name}", baby_id, at=request.at, **asking.more)
    shown: dict[str, Any] = {}
    if form.is_bound and form.is_valid():
        given, explained = facts_of(form)
        done = asking.act(given, {"explained": explained, "by": request.actor, "at": request.at})
        if isinstance(done, actions.Queried):
            shown = {"queried": done.findings}
        elif hasattr(done, "newer"):
            shown = {"newer": done.newer}
        else:
            return _onward(done, baby_id)
    answer = pages.record_page(asking.asked, form, baby_id, doors.name_of(baby), **shown)
    return render(request, FORM, answer, status=409 if "newer" in shown else 200)


def _onward(done: Any, baby_id: UUID) -> HttpResponse:
    """A twin's new file; the quiet page of one that was closed; else the page the form was opened from."""
    ended = getattr(done, "ended_as", None)
    if ended and done.pk == baby_id:
        return redirect("baby", baby_id)
    return redirect("pregnancy", done.pk if ended == "" else baby_id)


def _opened(request: Request, baby_id: UUID) -> Any:
    return doors.baby_for(request.actor, baby_id, Permission.FILE_RECORD, at=request.at)


@page(Permission.FILE_RECORD, writes=True)
def expected_date(request: Request, baby_id: UUID) -> HttpResponse:
    """An estimate of the expected date."""
    baby = _opened(request, baby_id)

    def act(given: dict[str, Any], who: dict[str, Any]) -> Any:
        replaces = given.pop("replaces")
        chosen = {"source": DateSource(given["source"]), "replaces_id": UUID(replaces) if replaces else None}
        return actions.record_expected_date(baby_id, actions.DateSaid(**given | chosen), **who)

    dates = doors.dates_of(baby.pregnancy_id, day_of(request.at)) if baby.pregnancy_id else ()
    more = {"earlier": pages.earlier_dates(dates)}
    return _ask(request, baby_id, "expected", Asking(pages.DATE, forms.ExpectedDate, act, more))


@page(Permission.FILE_RECORD, writes=True)
def babies(request: Request, baby_id: UUID) -> HttpResponse:
    """How many babies there are."""

    def act(given: dict[str, Any], who: dict[str, Any]) -> Any:
        return actions.record_babies(baby_id, given.pop("babies"), **given, **who)

    return _ask(request, baby_id, "babies", Asking(pages.BABIES, forms.Babies, act))


@page(Permission.MOTHERS_HEALTH, writes=True)
def booking(request: Request, baby_id: UUID) -> HttpResponse:
    """The mother's booking, for those who read her health."""
    baby = _opened(request, baby_id)
    doors.mothers_health(request.actor, baby, at=request.at)
    newest = doors.care_of(baby.pregnancy_id, baby.expected_on) if baby.pregnancy_id else None

    def act(given: dict[str, Any], who: dict[str, Any]) -> Any:
        based_on = given.pop("based_on") or 0
        chosen = {
            "booking": Booking(given["booking"]),
            "concealed": YesNoUnknown(given["concealed"] or YesNoUnknown.UNKNOWN),
        }
        return actions.record_care(baby_id, actions.CareSaid(**given | chosen), based_on=based_on, **who)

    return _ask(request, baby_id, "booking", Asking(pages.CARE, forms.Care, act, {"initial": pages.known_care(newest)}))


def _birth_said(given: dict[str, Any]) -> actions.BirthSaid:
    given.pop("based_on", None)
    return actions.BirthSaid(**given | {"sex": Sex(given["sex"]), "born_at": given.get("born_at") or None})


@page(Permission.FILE_RECORD, writes=True)
def birth(request: Request, baby_id: UUID) -> HttpResponse:
    """The birth: the unborn file becomes the child's own."""
    baby = _opened(request, baby_id)
    stands = doors.version_of(baby)

    def act(given: dict[str, Any], who: dict[str, Any]) -> Any:
        based_on = given.pop("based_on") or 0
        return actions.record_birth(baby_id, _birth_said(given), based_on=based_on, **who)

    asking = Asking(pages.BIRTH, forms.Birth, act, {"initial": pages.known_birth(stands)})
    return _ask(request, baby_id, "birth", asking)


@page(Permission.FILE_RECORD, writes=True)
def correct(request: Request, baby_id: UUID) -> HttpResponse:
    """Who the baby is, put right."""
    baby = _opened(request, baby_id)
    stands, born = doors.version_of(baby), baby.date_of_birth is not None

    def act(given: dict[str, Any], who: dict[str, Any]) -> Any:
        based_on = given.pop("based_on") or 0
        said = _birth_said(given if born else given | {"date_of_birth": None})
        return actions.record_birth(baby_id, said, based_on=based_on, **who)

    form, asked = (forms.Correction, pages.CORRECT) if born else (forms.UnbornCorrection, pages.CORRECT_UNBORN)
    return _ask(request, baby_id, "correct", Asking(asked, form, act, {"initial": pages.known_birth(stands)}))


@page(Permission.FILE_RECORD, writes=True)
def birth_another(request: Request, baby_id: UUID) -> HttpResponse:
    """The birth of a further baby of a pregnancy whose one file stood for several."""

    def act(given: dict[str, Any], who: dict[str, Any]) -> Any:
        return actions.record_another_birth(baby_id, _birth_said(given), **who)

    return _ask(request, baby_id, "birth-another", Asking(pages.ANOTHER, forms.Birth, act))


@page(Permission.FILE_RECORD, writes=True)
def ending(request: Request, baby_id: UUID) -> HttpResponse:
    """How a file ends."""
    baby = _opened(request, baby_id)
    newest = next(iter(doors.endings_of(baby.pk)), None)

    def act(given: dict[str, Any], who: dict[str, Any]) -> Any:
        based_on = given.pop("based_on") or 0
        chosen = {"kind": Ending(given["kind"]), "whom": actions.Whom(given.get("whom") or "this")}
        return actions.record_ending(baby_id, actions.EndingSaid(**given | chosen), based_on=based_on, **who)

    more = {
        "born": baby.date_of_birth,
        "whom": pages.whom(doors.pregnancy_of(request.actor, baby, at=request.at), baby.date_of_birth),
        "initial": {"based_on": newest.number if newest else 0},
    }
    return _ask(request, baby_id, "ending", Asking(pages.ENDING, forms.EndingForm, act, more))


@page(Permission.FILE_RECORD, writes=True)
def ending_back(request: Request, baby_id: UUID) -> HttpResponse:
    """An ending was recorded in error."""

    def act(given: dict[str, Any], who: dict[str, Any]) -> Any:
        return actions.withdraw_ending(baby_id, why=given["why"], by=who["by"], at=who["at"])

    return _ask(request, baby_id, "ending-back", Asking(pages.TAKE_BACK, forms.TakeBack, act))


def _number(request: Request, baby_id: UUID, asked: pages.Asked, *, of_mother: bool) -> HttpResponse:
    def act(given: dict[str, Any], who: dict[str, Any]) -> Any:
        said = actions.NumberSaid(**given | {"source": NumberSource(given["source"])})
        return actions.record_number(baby_id, said, of_mother=of_mother, **who)

    return _ask(request, baby_id, f"number-{of_mother}", Asking(asked, forms.NhsNumber, act))


@page(Permission.FILE_RECORD, writes=True)
def number(request: Request, baby_id: UUID) -> HttpResponse:
    """The baby's NHS number."""
    return _number(request, baby_id, pages.NUMBER, of_mother=False)


@page(Permission.FILE_RECORD, writes=True)
def mothers_number(request: Request, baby_id: UUID) -> HttpResponse:
    """The mother's NHS number."""
    return _number(request, baby_id, pages.MOTHERS_NUMBER, of_mother=True)


@page(Permission.FILE_RECORD, writes=True)
def movement(request: Request, baby_id: UUID) -> HttpResponse:
    """How the baby moves."""

    def act(given: dict[str, Any], who: dict[str, Any]) -> Any:
        chosen = {"stage": Mobility(given["stage"]), "basis": MobilityBasis(given["basis"])}
        return actions.record_movement(baby_id, actions.MovementSaid(**given | chosen), **who)

    return _ask(request, baby_id, "movement", Asking(pages.MOVEMENT, forms.Movement, act))


@page(Permission.FILE_RECORD, writes=True)
def mother_dates(request: Request, baby_id: UUID) -> HttpResponse:
    """A mother's dates, put right."""
    baby = _opened(request, baby_id)
    newest = next(iter(doors.mother_versions(baby.mother_id)), None)

    def act(given: dict[str, Any], who: dict[str, Any]) -> Any:
        based_on = given.pop("based_on") or 0
        return actions.correct_mother(baby_id, actions.MotherDates(**given), based_on=based_on, **who)

    known = {"date_of_birth": baby.mother.date_of_birth, "died_on": baby.mother.died_on}
    more = {"initial": known | {"based_on": newest.number if newest else 0}}
    return _ask(request, baby_id, "mother-dates", Asking(pages.MOTHER, forms.MotherDates, act, more))
