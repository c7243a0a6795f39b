"""Writing the handover summary, with Kith's draft in each part: as words."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.urls import reverse

from kith.design.forms import Form
from kith.design.pages import Link

from . import parts

if TYPE_CHECKING:
    from kith.chronology.doors import Chronology


@dataclass(frozen=True, kw_only=True)
class HandoverWritePage:
    title: str
    caption: str
    back: Link
    form: Form
    intro: tuple[str, ...]
    chronology: Link
    button: str = "Save the summary"


def handover_write_page(found: "Chronology", form: Form, *, again: bool) -> HandoverWritePage:
    begins = "It begins with what was saved last." if again else "It begins with a draft made of the record."
    return HandoverWritePage(
        title="Write the handover summary",
        caption=found.name,
        back=Link("Who works with this baby", reverse("working", args=[found.baby.pk])),
        form=form,
        intro=(
            f"For the colleague who goes on. {begins} Take out what no longer matters, put in what only you know.",
            "The draft copies facts with their agency and day; it weighs nothing up. That is yours to do.",
        ),
        chronology=parts.chronology_back(found),
    )
