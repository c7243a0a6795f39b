"""What somebody decides about a pair."""

from kith.design import fields, forms
from kith.linkage.words import Answer

HINTS = {
    Answer.SAME: "Those who work with the baby are told that your agency knows this person, and whom to speak with. "
    "Nobody’s file is opened.",
    Answer.NOT_SAME: "The pair is not shown again.",
    Answer.UNSURE: "It stays in the list. Say what would settle it, if you can.",
}


class Decide(forms.Form):
    """The same person, two people, or cannot tell yet."""

    answer = fields.ChoiceField(
        label="Are they the same person?",
        called="whether they are the same person",
        choices=[fields.Choice(a.value, a.label, hint=HINTS[a]) for a in Answer],
    )
    reason = fields.LongTextField(
        label="How do you know?",
        called="how you know",
        hint="For example, “Same car and tattoo as in our record”. Do not write what your record says about him.",
        max_length=400,
        rows=3,
        required=False,
        mark_optional=False,
    )
    based_on = fields.WholeNumberField(label="Decision", required=False, least=0)
