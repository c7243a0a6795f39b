"""The form of the readiness sheet."""

from typing import Any

from kith.design import fields, forms
from kith.prebirth import actions, doors
from kith.prebirth.words import RegisterStatus

from .parts import PLAIN, line


class EnteringRegister(forms.Form):
    """What the council said, and when."""

    status = fields.ChoiceField(label="How does it stand?", missing="Select how it stands", choices=RegisterStatus)
    on_day = fields.DateField(label="Since which day?", called="since which day", latest_words="today or earlier")
    plan_began = fields.DateField(label="When did the plan begin?", called="when the plan began", **PLAIN)
    council_contact = line("Council’s team, and its numbers by day and night", "the council’s team", most=200, **PLAIN)
    words = line("What else?", "what else", most=300, **PLAIN)

    def __init__(self, *args: Any, found: doors.Register, **kwargs: Any) -> None:
        entry = found.entry
        if entry is not None:
            known = {"plan_began": entry.plan_began, "council_contact": entry.council_contact}
            kwargs["initial"] = known | kwargs.get("initial", {})
        super().__init__(*args, **kwargs)
        self.fields["on_day"].latest = found.today

    def said(self) -> actions.RegisterSaid:
        given = self.cleaned_data
        return actions.RegisterSaid(**given | {"status": RegisterStatus(given["status"])})
