"""What the Front Door decides."""

from kith.design import fields, forms
from kith.design.fields import Choice
from kith.kernel import handbook
from kith.referrals.words import TriageOutcome

from .asking import LONGEST


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
