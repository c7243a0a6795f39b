"""Asking for a copy, as words."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kith.design.forms import Form
from kith.design.pages import Link

from . import parts

if TYPE_CHECKING:
    from kith.chronology.doors import Chronology


@dataclass(frozen=True, kw_only=True)
class ExportPage:
    title: str
    caption: str
    back: Link
    form: Form
    intro: tuple[str, ...]
    button: str = "Make the copy"


def export_page(found: "Chronology", form: Form) -> ExportPage:
    return ExportPage(
        title="Print the chronology, or take it out",
        caption=found.name,
        back=parts.chronology_back(found),
        form=form,
        intro=(
            "What a reader gets depends on who they are. What was left out is said on the copy’s first page. Read the "
            "copy before you give it to anybody: nobody but you can find a name that Kith does not hold.",
            "Everybody who works with this baby can see that you took it out, for whom and when.",
        ),
    )
