"""Forms of a report that comes by one-time link: the code, two questions and who answers them."""

from typing import Any

from kith.design import fields, forms
from kith.protection.words import Shared

from .parts import line, prose


class Sending(forms.Form):
    """Nothing is asked: the button sends the link."""


class Code(forms.Form):
    code = fields.CodeField(
        label="Code",
        called="the code",
        hint="Six digits. The team that called the conference rings you and reads it out.",
        digits=6,
    )


class ReportByLink(forms.Form):
    """What the agency knows, and whether the parents have read it."""

    words = prose(
        "Your report",
        "your report",
        hint="What you know of the baby and the family; what is strong; what worries you; what you think is needed.",
        rows=10,
    )
    shared = fields.ChoiceField(
        label="Have the parents read it?",
        missing="Select whether the parents have read it",
        choices=[
            fields.Choice(one.value, one.label, reveals="why_not_shared" if one is Shared.NOT_SHARED else "")
            for one in Shared
        ],
    )
    why_not_shared = line(
        "Why not?", "why not", hint="For example, it would put the baby or a parent in danger", most=400
    )
    given_by_name = line("Your name and what you are", "your name", hint="For example, Dr Sunil Nair, GP", most=120)

    def said(self) -> dict[str, Any]:
        given = self.cleaned_data
        return {
            "words": given["words"],
            "shared": Shared(given["shared"]),
            "why_not_shared": given["why_not_shared"] or "",
            "name": given["given_by_name"],
        }
