"""Words collected about a review. Forms never save."""

from typing import Any

from kith.design import fields, forms

from .words import Decision


class FindingForm(forms.Form):
    """The words of a finding. The page carries beside it which version they were written from."""

    statement = fields.LongTextField(
        label="The finding",
        hint="What was found, in words a practitioner would use. No names of families, children or workers.",
        called="the finding",
        max_length=2000,
    )


class EvidenceForm(forms.Form):
    note = fields.LongTextField(
        label="What do these numbers show for this finding?",
        hint="One or two sentences. It is printed beside the numbers.",
        called="what these numbers show",
        max_length=1000,
        rows=4,
        required=False,
    )


class AskForm(forms.Form):
    """Asks for a reason only when a rule found something missing."""

    note = fields.LongTextField(
        label="What should the Executive know?",
        hint="Say why it is ready although something is missing, and what follows. It is printed in the report.",
        called="what the Executive should know",
        missing="Say why the review is ready although something is missing",
        max_length=2000,
        rows=5,
    )

    def __init__(self, *args: Any, asks: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["note"].required = asks


class DecisionForm(forms.Form):
    decision = fields.ChoiceField(label="Your decision", choices=Decision, missing="Choose approve or return")
    reasons = fields.LongTextField(
        label="Your reasons",
        hint="The author and the scrutineer read them.",
        called="your reasons",
        max_length=2000,
        rows=4,
    )


class SendForm(forms.Form):
    pass


class AcknowledgeForm(forms.Form):
    changes = fields.LongTextField(
        label="What will your agency do differently?",
        hint="For example: which teams were briefed, and what changes from when. No names of families.",
        called="what your agency will do differently",
        max_length=1500,
        rows=5,
        required=False,
    )
