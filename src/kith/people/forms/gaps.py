"""Taking a gap on, or passing it on; and narrowing the list of gaps."""

from typing import Any

from kith.design import fields, forms
from kith.people.words import Step

LEFT_OUT: dict[str, Any] = {"required": False, "mark_optional": False}


class GapStep(forms.Form):
    """Who closes it, and what comes next."""

    step = fields.ChoiceField(
        label="Who will find out?",
        choices=[
            fields.Choice(Step.TAKEN.value, "I will"),
            fields.Choice(Step.PASSED.value, "Somebody better placed", reveals="to"),
        ],
    )
    to = fields.SelectField(label="Who is better placed?", called="who is better placed")
    reason = fields.TextField(
        label="Why are they better placed?",
        hint="Leave it empty if you take it on yourself. For example, “she sees the family every week”",
        max_length=200,
        **LEFT_OUT,
    )
    next_step = fields.TextField(
        label="What comes next, and by when?",
        called="what comes next",
        hint="For example, “ask at the visit on Thursday, alone”",
        max_length=200,
    )

    def __init__(self, *args: Any, seats: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["to"].offer(seats)


class GapFilter(forms.Form):
    """Which gaps to list."""

    whose = fields.SelectField(label="Whose", prompt="", **LEFT_OUT)
    kind = fields.SelectField(label="Which gap", prompt="Every kind", **LEFT_OUT)

    def __init__(self, *args: Any, whose: list[tuple[str, str]], kinds: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["whose"].offer(whose)
        self.fields["kind"].offer(kinds)
