"""The pages of the forms that follow a record."""

from datetime import datetime
from typing import Any

from kith.design.pages import FindingView, Row
from kith.injuries import doors
from kith.kernel.findings import Finding

from . import parts
from .parts import FormPage, Group


def _page(file: doors.InjuryFile, form: Any, title: str, at: datetime, **more: Any) -> FormPage:
    groups = more.pop("groups", None) or (Group(form.fields_in_order),)
    return FormPage(
        title=title,
        caption=parts.caption(file.injury.baby, at),
        back=parts.back(file.injury),
        form=form,
        groups=groups,
        **more,
    )


def account(file: doors.InjuryFile, form: Any, *, at: datetime) -> FormPage:
    return _page(
        file,
        form,
        "What was said about the mark",
        at,
        groups=(
            Group(("said", "changed", "witnessed"), "The explanation"),
            Group(("plausible", "delay"), "Does it fit?"),
            Group(("birth_history", "presented", "siblings"), "What else is known"),
        ),
        intro=(
            "Write their words, not yours. Do not question a parent further when that could put somebody at risk.",
            "Leave out what you do not know. Each time a line is added; nothing is overwritten.",
        ),
    )


def care(file: doors.InjuryFile, form: Any, *, at: datetime) -> FormPage:
    groups = tuple(Group((f"a{number}", f"a{number}_words")) for number, _adult in enumerate(form.adults))
    return _page(
        file,
        form,
        "Who had care when the mark may have come?",
        at,
        groups=(*groups, Group(("other",))),
        intro=(
            "Every adult on this baby’s file is listed, the men too. Nobody can tell from its colour when a mark came.",
        ),
    )


def close(file: doors.InjuryFile, form: Any, said: Finding | None, *, at: datetime) -> FormPage:
    return _page(
        file,
        form,
        "Close as no injury of concern",
        at,
        button="Close it",
        findings=parts.findings((said,)),
        intro=(
            "Only a registered health professional may. It goes on the audit list, and somebody else reads it again.",
        ),
        known=marks(file),
    )


def marks(file: doors.InjuryFile) -> tuple[Row, ...]:
    """Each mark in a line, above a form."""
    return tuple(
        Row(f"Mark {number}", parts.joined(mark.where, _size(mark), mark.colour, mark.shape))
        for number, mark in enumerate(file.seen, start=1)
    )


def _size(mark: Any) -> str:
    return f"{mark.size_mm} mm" if mark.size_mm else ""


def closed_already(file: doors.InjuryFile) -> tuple[Row, ...]:
    one = file.closure
    assert one is not None
    return (
        *marks(file),
        *parts.rows(
            (
                ("Closed by", f"{one.closed_by.full_name}, {parts.moment(one.closed_at)}"),
                ("Why", one.get_kind_display()),
                ("Documented before in", parts.joined(one.earlier_where, parts.day(one.earlier_on))),
                ("Reason", one.reason),
            )
        ),
    )


def second(file: doors.InjuryFile, form: Any, said: Finding | None, *, at: datetime) -> FormPage:
    return _page(
        file,
        form,
        "A second clinician",
        at,
        known=closed_already(file),
        findings=parts.findings((said,)),
    )


def read(file: doors.InjuryFile, form: Any, *, at: datetime) -> FormPage:
    return _page(file, form, "Read this closure again", at, known=closed_already(file))


def review(file: doors.InjuryFile, form: Any, *, at: datetime) -> FormPage:
    clock = parts.clock("A clinician sees the baby", "INJ-8", file.seen_by, now=at)
    return _page(
        file,
        form,
        "Who sees the baby today?",
        at,
        clocks=(clock,),
        intro=("Afterwards somebody confirms that the baby was seen. If nobody does, Kith tells those who can act.",),
    )


def attendance(file: doors.InjuryFile, form: Any, said: Finding | None, *, at: datetime) -> FormPage:
    one = file.review
    assert one is not None
    booked = parts.joined(one.get_clinic_display(), one.by_whom, one.place, parts.moment(one.planned_for))
    return _page(
        file,
        form,
        "Was the baby seen?",
        at,
        known=(Row("Booked", booked),),
        findings=parts.findings((said,)),
    )


def family(file: doors.InjuryFile, form: Any, *, at: datetime) -> FormPage:
    return _page(
        file,
        form,
        "The parents and the leaflet",
        at,
        intro=(
            "Parents are told what was seen and what happens next, kindly and plainly, unless that could put "
            "somebody at risk. Ask the Front Door first when you are not sure.",
        ),
    )


def work_up(file: doors.InjuryFile, form: Any, found: Finding | None, *, at: datetime) -> FormPage:
    groups = tuple(
        Group(tuple(f"w{number}_{name}" for name in ("wanted", "planned_on", "done_on", "result")), one.label, one.hint)
        for number, one in enumerate(form.items)
    )
    views: tuple[FindingView, ...] = parts.findings((found,))
    return _page(file, form, "Medical work-up", at, groups=groups, findings=views)
