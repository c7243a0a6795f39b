"""Asking the advice line, answering, and naming the baby."""

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ValidationError

from kith.design import fields, forms
from kith.design.fields import Choice
from kith.kernel import handbook
from kith.referrals import rules
from kith.referrals.words import NextStep, Whom

from .parts import LONGEST, YES_NO

EVIDENT = (
    Choice("no", "No, I am not sure", hint="Do not name the family. Nobody can tell from this who it is about."),
    Choice("yes", "Yes", hint="Ring the Front Door first. You may name the family; this becomes a request."),
)
TEXTS = ("seen", "worry", "strengths", "tried")


def _steps() -> list[Choice]:
    return [Choice(step.value, step.label) for step in NextStep]


class Consulting(forms.Form):
    """What is asked of the advice line, in the words of whoever asks or writes it down."""

    whom = fields.ChoiceField(
        label="Who is it about?",
        missing="Select who it is about",
        choices=[Choice(whom.value, whom.label) for whom in Whom],
    )
    seen = fields.LongTextField(
        label="What did you see or hear?",
        called="what you saw or heard",
        hint="Facts in plain words, without names, addresses or dates of birth.",
        max_length=LONGEST,
    )
    worry = fields.LongTextField(label="What worries you?", called="what worries you", max_length=LONGEST, rows=4)
    strengths = fields.LongTextField(label="What is going well?", max_length=LONGEST, rows=3, required=False)
    tried = fields.LongTextField(label="What has been tried already?", max_length=LONGEST, rows=3, required=False)


class AskAdvice(Consulting):
    """A question to the advice line; `names` are those of the families the person who asks works with."""

    evident = fields.ChoiceField(
        label="Is it plain that a baby may be being harmed?", missing="Select yes if harm is plain", choices=EVIDENT
    )
    advised = fields.ChoiceField(
        label="Have you had the advice already, by telephone?",
        missing="Select yes if you have had the advice",
        choices=[Choice("yes", "Yes, I write it down here", reveals="advice"), Choice("no", "No, please answer here")],
    )
    advice = fields.LongTextField(
        label="What was the advice?", called="what the advice was", max_length=LONGEST, rows=4
    )
    adviser = fields.TextField(
        label="Who gave it?", hint="If you had it by telephone: name and role.", max_length=120, required=False
    )
    next_step = fields.ChoiceField(
        label="What did they advise you to do next?",
        hint="If you had it by telephone.",
        missing="Select what they advised",
        choices=_steps,
        required=False,
    )
    field_order = ("evident", "whom", *TEXTS, "advised", "advice", "adviser", "next_step")

    def __init__(self, *args: Any, names: Iterable[str] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.names = names

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or self.cleaned_data
        for name in TEXTS:
            found = rules.consultation_names_nobody(
                (said.get(name) or "",), self.names, evident=said.get("evident") != "no"
            )
            if found:
                self.add_error(name, ValidationError(f"{found.says} Found: {', '.join(found.missing)}"))
        if said.get("advised") == "yes":
            for name, words in (("adviser", "Enter who gave the advice"), ("next_step", "Select what they advised")):
                if not said.get(name):
                    self.add_error(name, ValidationError(words))
        return said


RUNG = (
    Choice("no", "No, or nobody can tell", hint="Name nobody. Nobody can tell from this who it is about."),
    Choice("yes", "Yes", hint="Take the names by telephone and start a request; here the page says it is needed."),
)


class WriteDownCall(Consulting):
    """A call to the advice line, written down by the advice line: who rang, what was asked, and the advice given.

    Names are not looked for: the Front Door works with so many families that every common name would be one of theirs.
    """

    agency = fields.SelectField(label="Which agency rang?", missing="Select the agency that rang")
    caller = fields.TextField(
        label="Who rang?", called="who rang", hint="Name and role, as they gave it.", max_length=120
    )
    email = fields.EmailField(
        label="Their work e-mail address",
        hint="If they use Kith: the advice then stands on their desk, and they can make it a request.",
        required=False,
    )
    evident = fields.ChoiceField(
        label="Is it plain that a baby may be being harmed?", missing="Select yes if harm is plain", choices=RUNG
    )
    seen = fields.LongTextField(
        label="What did they see or hear?",
        called="what they saw or heard",
        hint="Facts in plain words, without names, addresses or dates of birth.",
        max_length=LONGEST,
    )
    worry = fields.LongTextField(label="What worries them?", called="what worries them", max_length=LONGEST, rows=4)
    advice = fields.LongTextField(
        label="What did you advise?",
        called="what you advised",
        hint="Say what would change your advice.",
        max_length=LONGEST,
        rows=4,
    )
    next_step = fields.ChoiceField(
        label="What did you advise them to do next?", missing="Select what you advised", choices=_steps
    )
    field_order = ("agency", "caller", "email", "evident", "whom", *TEXTS, "advice", "next_step")


class SayWhyNot(forms.Form):
    """Why advice to make a request was not followed."""

    reason = fields.LongTextField(
        label="Why has no request been made?",
        called="why no request was made",
        hint="The advice line reads this. If anything about the baby has changed, say what.",
        max_length=LONGEST,
        rows=4,
    )


class Advise(forms.Form):
    """The answer to a question."""

    advice = fields.LongTextField(
        label="What do you advise?",
        called="what you advise",
        hint="They read these words. Say what would change your advice.",
        max_length=LONGEST,
    )
    next_step = fields.ChoiceField(
        label="What should they do next?", missing="Select what they should do next", choices=_steps
    )
    level = fields.ChoiceField(
        label="Which level of need does it sound like?",
        missing="Select the level of need",
        required=False,
        choices=lambda: [
            Choice(level.code, f"Level {level.code}: {level.name}") for level in handbook.current().levels()
        ],
    )
    evident = fields.ChoiceField(
        label="Is it plain that a baby may be being harmed?",
        hint="Then the baby is named, and this becomes a request.",
        missing="Select yes if harm is plain",
        choices=YES_NO,
        inline=True,
    )


class NameBaby(forms.Form):
    """Which baby it is about."""

    baby = fields.SelectField(label="Which baby is it about?", missing="Select the baby")
