"""What the Front Door decides."""

from collections.abc import Iterable
from typing import Any

from kith.design import fields, forms
from kith.design.fields import Choice
from kith.kernel import handbook
from kith.referrals.words import TriageOutcome

from .parts import LONGEST

OF_A_CHILD = ("outcome", "level", "reasons")


def _outcomes() -> list[Choice]:
    return [
        Choice(outcome.code, outcome.label, hint=outcome.plain)
        for outcome in handbook.current().outcomes("referral")
        if outcome.code in set(TriageOutcome)
    ]


def _levels() -> list[Choice]:
    return [Choice(level.code, f"Level {level.code}: {level.name}") for level in handbook.current().levels()]


class Decide(forms.Form):
    """What the Front Door decides."""

    outcome = fields.ChoiceField(
        label="What happens next?",
        missing="Select what happens next",
        choices=_outcomes,
    )
    level = fields.ChoiceField(
        label="Which level of need do you see?",
        missing="Select the level of need",
        choices=_levels,
    )
    reasons = fields.LongTextField(
        label="What are your reasons?",
        called="your reasons",
        hint="The referrer reads these. Say what you weighed and what happens next.",
        max_length=LONGEST,
    )
    mark_reason = fields.LongTextField(
        label="If nobody is asked to look at the mark, why not?",
        called="why nobody is asked to look at the mark",
        hint=(
            "Leave it empty for an assessment or a strategy discussion. For anything else, a named professional is "
            "told at once, and this stays open until a health professional has looked at the mark."
        ),
        max_length=LONGEST,
        rows=3,
        required=False,
    )

    def __init__(self, *args: Any, mark: bool = False, children: Iterable[tuple[str, str]] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.children = tuple(children)
        if not mark:
            del self.fields["mark_reason"]
        if self.children:
            self._ask_for_each()

    def _ask_for_each(self) -> None:
        """Whether it is the same for every child; and where it is not, what happens next for each of the others."""
        names = [f"{field}_{key}" for key, _name in self.children for field in OF_A_CHILD]
        self.fields["same"] = fields.ChoiceField(
            label="Is this the decision for every child of the request?",
            missing="Select yes if it is the same for every child",
            choices=[
                Choice("yes", "Yes, with the same reasons"),
                Choice("no", "No, I decide for each child", reveals=" ".join(names)),
            ],
        )
        for key, name in self.children:
            self.fields[f"outcome_{key}"] = fields.SelectField(
                label=f"What happens next for {name}?",
                missing=f"Select what happens next for {name}",
                choices=_outcomes(),
            )
            self.fields[f"level_{key}"] = fields.SelectField(
                label=f"Which level of need do you see for {name}?",
                missing=f"Select the level of need for {name}",
                choices=_levels(),
            )
            self.fields[f"reasons_{key}"] = fields.LongTextField(
                label=f"Reasons for {name}",
                hint="Leave it empty if the reasons above hold for this child too.",
                max_length=LONGEST,
                rows=3,
                required=False,
            )

    def for_each(self) -> dict[str, tuple[str, int, str]]:
        """Of each other child, what was decided, at which level and why; nothing when it is the same for all."""
        said = self.cleaned_data
        if said.get("same") != "no":
            return {}
        return {
            key: (said[f"outcome_{key}"], int(said[f"level_{key}"]), said[f"reasons_{key}"] or "")
            for key, _name in self.children
        }
