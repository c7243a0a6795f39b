"""Asking an agency for information, and its reply."""

from collections.abc import Sequence
from typing import Any

from kith.design import fields, forms
from kith.kernel.handbook.kinds import Question
from kith.referrals.words import AboutWhom

LONGEST = 3000


class AskAgency(forms.Form):
    """Whom to ask, for what, about whom, and what."""

    team = fields.SelectField(label="Which team do you ask?", missing="Select the team you ask")
    person = fields.TextField(
        label="Somebody in particular there?",
        hint="Their name or work e-mail address. They are asked themselves; their team’s manager sees it too.",
        max_length=120,
        required=False,
    )
    purpose = fields.LongTextField(
        label="What do you need it for?",
        called="what you need it for",
        hint="The agency reads this. For example, “to decide today whether a baby may be at risk of harm”.",
        max_length=600,
        rows=3,
    )
    about = fields.ManyChoiceField(
        label="About whom?",
        hint="Only these people are named to the agency.",
        missing="Select whom you ask about",
        choices=[
            fields.Choice(one.value, one.label, reveals="others" if one is AboutWhom.OTHERS else "")
            for one in AboutWhom
        ],
    )
    others = fields.LongTextField(
        label="Who else?",
        called="who else you ask about",
        hint="Name and date of birth, one person on each line.",
        max_length=400,
        rows=2,
    )
    questions = fields.ManyChoiceField(
        label="What do you need to know?",
        hint="Only what this decision needs.",
        missing="Select at least one question",
    )

    def __init__(
        self, *args: Any, teams: Sequence[tuple[str, str]], questions: Sequence[Question], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["team"].offer(teams)
        self.fields["questions"].offer([(one.code, one.text) for one in questions])


class Reply(forms.Form):
    """The agency's answers: only the questions it was asked, each of them optional."""

    NOTHING = "nothing_known"

    def __init__(self, *args: Any, questions: Sequence[Question], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for one in questions:
            self.fields[one.code] = fields.LongTextField(
                label=one.text, hint=one.hint, max_length=LONGEST, rows=2, required=False, mark_optional=False
            )

    @property
    def knows_nothing(self) -> bool:
        return bool(self.is_bound and self.data.get(self.NOTHING))

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        if not self.knows_nothing and not any(given.values()):
            first = next(iter(self.fields))
            self.add_error(first, "Answer at least one question, or say that your agency knows nothing")
        return given
