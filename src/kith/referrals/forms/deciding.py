"""What the Front Door decides."""

from typing import Any

from kith.design import fields, forms
from kith.design.fields import Choice
from kith.kernel import handbook
from kith.referrals.words import TriageOutcome

from .parts import LONGEST


class Decide(forms.Form):
    """What the Front Door decides."""

    outcome = fields.ChoiceField(
        label="What happens next?",
        missing="Select what happens next",
        choices=lambda: [
            Choice(outcome.code, outcome.label, hint=outcome.plain)
            for outcome in handbook.current().outcomes("referral")
            if outcome.code in set(TriageOutcome)
        ],
    )
    level = fields.ChoiceField(
        label="Which level of need do you see?",
        missing="Select the level of need",
        choices=lambda: [
            Choice(level.code, f"Level {level.code}: {level.name}") for level in handbook.current().levels()
        ],
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

    def __init__(self, *args: Any, mark: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not mark:
            del self.fields["mark_reason"]
