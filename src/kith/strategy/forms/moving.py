"""Moving a discussion to another time, or calling it off."""

from datetime import datetime, timedelta
from typing import Any

from kith.design import fields, forms
from kith.strategy import actions
from kith.strategy.words import Mode

LOOKS_AHEAD = timedelta(days=60)
WHY = 400


class Moving(forms.Form):
    """Another time. `base` is the number of the change that was open when writing began."""

    planned_for = fields.MomentField(
        label="When do people meet now?", called="when people meet", hint="For example, 22 11 2026 at 2pm."
    )
    mode = fields.ChoiceField(label="How do they meet?", missing="Select how people meet", choices=Mode)
    join_details = fields.TextField(
        label="Room, link or number to join by",
        hint="Shown only to those who sign in. It is never put into an e-mail or a calendar.",
        required=False,
        max_length=200,
    )
    why = fields.TextField(label="Why does it move?", called="why it moves", max_length=WHY)

    def __init__(self, *args: Any, at: datetime, base: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.base = base
        self.fields["planned_for"].earliest, self.fields["planned_for"].latest = at, at + LOOKS_AHEAD

    def change(self) -> actions.Change:
        said = self.cleaned_data
        return actions.Change(
            planned_for=said["planned_for"],
            mode=Mode(said["mode"]),
            join_details=said["join_details"],
            why=said["why"],
            base=number_in(self.data, self.base),
        )


class CallingOff(forms.Form):
    """Why it is called off. There is no way back: a new cause calls a new discussion."""

    why = fields.LongTextField(
        label="Why is it called off?",
        called="why it is called off",
        hint="And what keeps the baby safe instead.",
        max_length=WHY,
        rows=3,
    )

    def __init__(self, *args: Any, base: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.base = base


class Withdrawing(forms.Form):
    """Why one invitation is withdrawn."""

    why = fields.TextField(
        label="Why is this invitation withdrawn?",
        called="why it is withdrawn",
        hint="It stands on the discussion’s page. It is not in the e-mail.",
        max_length=240,
    )
    follow_up = fields.TextField(
        label="How is what they know brought in instead?",
        hint="For example, “their last report is read out”.",
        max_length=300,
        required=False,
    )


def number_in(data: Any, otherwise: int) -> int:
    """The change the writer saw, as the page carried it."""
    typed = str((data or {}).get("base", ""))
    return int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 6 else otherwise
