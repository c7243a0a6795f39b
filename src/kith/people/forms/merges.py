"""Deciding that two entries are one person, undoing it, and asking somebody else to look."""

from collections.abc import Sequence
from typing import Any

from kith.design import fields, forms
from kith.people.words import MERGE_FIELDS


class Merge(forms.Form):
    """For each fact that differs, which value stands; then why. `differing` is (name, kept value, other value)."""

    why = fields.LongTextField(
        label="How do you know they are one person?",
        called="how you know they are one person",
        hint="What you saw, or who told you. It is kept with your name and can be read by the team.",
        max_length=400,
        rows=4,
    )

    def __init__(self, *args: Any, differing: Sequence[tuple[str, str, str]] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, kept, other in differing:
            field = fields.ChoiceField(
                label=MERGE_FIELDS[name],
                called=f"which {MERGE_FIELDS[name].lower()} stands",
                choices=[fields.Choice("kept", kept), fields.Choice("merged", other)],
            )
            self.fields[f"stands_{name}"] = field
        self.order_fields([*(name for name in self.fields if name != "why"), "why"])

    @property
    def stands(self) -> dict[str, str]:
        """Which value stands, by fact."""
        return {
            name.removeprefix("stands_"): value
            for name, value in self.cleaned_data.items()
            if name.startswith("stands_")
        }


class Why(forms.Form):
    """A reason, for undoing a merge or for asking somebody else to look."""

    why = fields.LongTextField(
        label="Why?",
        called="why",
        hint="One or two sentences. They are kept with your name.",
        max_length=400,
        rows=4,
    )
