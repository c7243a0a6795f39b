"""Forms of the pathway: where a step stands."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from kith.design import fields, forms
from kith.prebirth import actions
from kith.prebirth.words import Mark

from .parts import PLAIN, line


class StepMarking(forms.Form):
    """Done, not needed, or a mistake; a step is set aside only with a reason."""

    mark = fields.ChoiceField(label="Where does it stand?", missing="Select where it stands")
    on_day = fields.DateField(label="On which day?", called="the day", latest_words="today or earlier")
    why = line(
        "Why, or by whom?",
        "why it is not needed",
        most=400,
        hint="Needed when it is set aside. Everybody who works with the family reads it.",
        **PLAIN,
    )

    def __init__(self, *args: Any, marks: Iterable[Mark], today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["mark"].offer(marks)
        self.fields["on_day"].latest = today

    def clean(self) -> dict[str, Any]:
        given = self.cleaned_data
        if given.get("mark") == Mark.NOT_NEEDED and not given.get("why"):
            self.add_error("why", "Enter why it is not needed")
        return given

    def said(self) -> actions.StepSaid:
        given = self.cleaned_data
        return actions.StepSaid(mark=Mark(given["mark"]), on_day=given["on_day"], why=given["why"])
