"""The readiness sheet for the national register, as a page."""

from datetime import datetime
from typing import TYPE_CHECKING, Any

from kith.design import wording
from kith.design.pages import Link, Row, Tag
from kith.prebirth.words import RegisterStatus

from . import parts
from .parts import FormPage, Group, Section, ThingPage, address

if TYPE_CHECKING:
    from kith.prebirth.doors import Register

NO_LINK = (
    "Kith is not joined to the national register. This sheet says whether everything is there that the council needs, "
    "and what somebody entered about it."
)


def register_page(found: "Register", *, now: datetime) -> ThingPage:
    baby, entry = found.baby, found.entry
    status = (
        (
            Row("Status as entered", (RegisterStatus(entry.status).label, entry.words)),
            Row("Since", wording.day_text(entry.on_day)),
            Row("Entered by", parts.by(entry.recorded_by, entry.recorded_at, now=now)),
        )
        if entry
        else ()
    )
    share = f"{found.matched} of {found.of}" if found.of else "None open"
    ready = all(one.known for one in found.lines)
    return ThingPage(
        title="Ready for the national register (CP-IS)",
        caption=parts.caption(baby, found.today),
        back=parts.back_to_pathway(baby.pk),
        stage=Tag("Ready" if ready else "Not ready", "plain" if ready else "soon"),
        links=(Link("Enter a status", address("register_enter", baby.pk)),) if found.may_record else (),
        findings=parts.findings(found.findings),
        sections=(
            Section(heading="Status", words=NO_LINK, rows=status, empty="Nothing was entered."),
            Section(
                heading="What the register needs of a baby not born yet",
                rows=tuple(
                    Row(one.field.label, one.value, tag=None if one.known else Tag("Missing", "soon"))
                    for one in found.lines
                ),
            ),
            Section(
                heading="How many would be found",
                rows=(
                    Row("Mothers of your open pregnancies whose NHS number was checked", share),
                    Row("Before an area goes live", f"At least {found.wanted} in 100, aiming at all"),
                ),
            ),
        ),
    )


def register_form(found: "Register", form: Any) -> FormPage:
    return FormPage(
        title="Enter a status of the national register",
        caption=parts.caption(found.baby, found.today),
        back=Link("Back to the sheet", address("register", found.baby.pk)),
        form=form,
        groups=(Group(("status", "on_day", "plan_began", "council_contact", "words")),),
        intro=(NO_LINK,),
    )
