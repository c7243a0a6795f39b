"""Photographs as pages: which there are, one of them, and the forms."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from kith.design import wording
from kith.design.pages import Cell, Link, Row, Table
from kith.injuries import doors, rules
from kith.injuries.words import REGIONS
from kith.kernel.findings import Finding, Weight
from kith.kernel.rulebook import RULEBOOK

from . import parts
from .parts import FormPage, Group, address

NO_KEY = Finding(
    "INJ-16",
    "Photographs cannot be encrypted here yet, so none can be added. Tell whoever runs Kith that "
    "KITH_PHOTOGRAPH_KEYS is not set.",
    asks=(),
    weight=Weight.ACT_NOW,
)


@dataclass(frozen=True, kw_only=True)
class PhotographsPage:
    title: str
    caption: str
    back: Link | None
    buttons: tuple[Link, ...]
    marks: tuple[Row, ...]
    taken: Table
    asked: Table
    rule: str
    code: str


@dataclass(frozen=True, kw_only=True)
class PhotographPage:
    title: str
    caption: str
    back: Link
    picture: str
    text: str
    width: int
    height: int
    known: tuple[Row, ...]
    take_off: Link | None


def listed(injury: Any, found: doors.Photographs, may: doors.MayPhotograph, *, at: datetime) -> PhotographsPage:
    """No picture stands here: each is opened by itself, and that opening is recorded."""
    offers = (
        (may.ask, Link("Ask medical illustration for photographs", address("photograph_ask", injury.pk))),
        (may.add, Link("Add a photograph", address("photograph_add", injury.pk))),
    )
    return PhotographsPage(
        title=f"Photographs of {injury.number}",
        caption=parts.caption(injury.baby, at),
        back=None if may.add else parts.back(injury),
        buttons=tuple(link for allowed, link in offers if allowed),
        marks=marks(found.marks),
        taken=_taken(found.taken),
        asked=_asked(found.asked),
        rule=RULEBOOK["INJ-16"].sentence,
        code="INJ-16",
    )


def marks(listed: Iterable[Any]) -> tuple[Row, ...]:
    """Where each mark is and what it is, so that the right one is photographed; nothing that was said about it."""
    return tuple(
        Row(f"Mark {one.number}", parts.joined(_where(one), one.get_kind_display()) or "Not described")
        for one in listed
    )


def _where(mark: Any) -> str:
    return REGIONS[mark.region].full_label if mark.region in REGIONS else ""


def _taken(listed: Iterable[Any]) -> Table:
    rows = []
    for one in listed:
        off = getattr(one, "taken_off", None)
        href = "" if off else address("photograph", one.pk)
        note = f"Taken off by {off.taken_off_by.full_name}: {off.reason}" if off else ""
        by = f"{one.taken_by.full_name}, {wording.moment_text(one.taken_at)}"
        rows.append((Cell(one.shows, href, note=note), Cell(by), Cell(one.agreed)))
    nothing = "No photograph has been added."
    return Table("Photographs", ("What it shows", "Taken", "Agreed by"), tuple(rows), nothing)


def _asked(listed: Iterable[Any]) -> Table:
    rows = tuple(
        (
            Cell(one.asked_of.full_name, note=f"Reaches the photographs until {wording.moment_text(one.until)}"),
            Cell(one.words),
            Cell(one.asked_by.full_name, note=wording.moment_text(one.asked_at)),
        )
        for one in listed
    )
    return Table("Asked for", ("Who was asked", "For what", "By"), rows, "Nobody has been asked for photographs.")


def one(photograph: Any, may: doors.MayPhotograph, *, at: datetime) -> PhotographPage:
    injury = photograph.injury
    return PhotographPage(
        title=f"Photograph of {injury.number}",
        caption=parts.caption(injury.baby, at),
        back=Link(f"Photographs of {injury.number}", address("photographs", injury.pk)),
        picture=address("photograph_picture", photograph.pk),
        text=f"Photograph by medical illustration. {photograph.shows}",
        width=photograph.width,
        height=photograph.height,
        known=parts.rows(
            (
                ("What it shows", photograph.shows),
                ("Taken", f"{parts.moment(photograph.taken_at)}, by {photograph.taken_by.full_name}"),
                ("Agreed by", photograph.agreed),
            )
        ),
        take_off=Link("Take this photograph off", address("photograph_take_off", photograph.pk)) if may.add else None,
    )


def _form(injury: Any, form: Any, title: str, at: datetime, **more: Any) -> FormPage:
    return FormPage(
        title=title,
        caption=parts.caption(injury.baby, at),
        back=Link(f"Photographs of {injury.number}", address("photographs", injury.pk)),
        form=form,
        groups=(Group(form.fields_in_order),),
        **more,
    )


def asking(injury: Any, form: Any, *, at: datetime) -> FormPage:
    nobody = () if form.people else (Finding("INJ-16", "Nobody of medical illustration is in the directory.", asks=()),)
    return _form(
        injury,
        form,
        "Ask medical illustration for photographs",
        at,
        button="Ask",
        findings=parts.findings(nobody),
        intro=(
            "They see this record’s number, the baby’s name and where each mark is, and reach the photographs for "
            "some days. They read nothing else of the file.",
        ),
    )


def adding(injury: Any, form: Any, listed: Iterable[Any], *, ready: bool, at: datetime) -> FormPage:
    return _form(
        injury,
        form,
        "Add a photograph",
        at,
        button="Add it",
        known=marks(listed),
        findings=parts.findings((None if ready else NO_KEY, rules.pictures_by_illustration_only(illustrator=True))),
        intro=(
            "The picture is written anew: place, time, camera and everything else in the file is thrown away. It is "
            "encrypted before it is kept, and every opening is recorded.",
        ),
    )


def taking_off(photograph: Any, form: Any, *, at: datetime) -> FormPage:
    return _form(
        photograph.injury,
        form,
        "Take a photograph off",
        at,
        button="Take it off",
        known=(Row("What it shows", photograph.shows),),
        intro=("Nobody opens it any more. That it was there, and why it was taken off, stays on the record.",),
    )
