"""What a practice fills in by its link, on a phone: mostly taps."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.utils.datastructures import MultiValueDict

from kith.access import drafts
from kith.design import fields, forms
from kith.kernel.handbook.kinds import Answer, Question
from kith.strategy import actions
from kith.strategy.words import Reply

from .answering import FIELDS, LONGEST, YES_NO_UNKNOWN, in_words

LETTERS = ("pdf", "docx", "png", "jpg", "jpeg")
GP, CLINICIAN, PREPARES, AS_IT_IS = "gp", "clinician", "prepares", "as_it_is"


@dataclass(frozen=True, kw_only=True)
class Asked:
    """What one practice is asked: its questions, reasons for not coming, letters attached so far and their limit."""

    questions: tuple[Question, ...]
    reasons: tuple[tuple[str, str], ...] = ()
    letters: Mapping[str, str] = field(default_factory=dict)
    most_bytes: int = 1024 * 1024


class Practice(forms.Form):
    """Is this the practice's patient, can a GP come, the questions that matter here, a letter, and who stands by it."""

    patient = fields.ChoiceField(
        label="Is this your patient?",
        initial="yes",
        choices=[
            fields.Choice("yes", "Yes, and what is written above is right"),
            fields.Choice("changed", "Yes, but something above is wrong", reveals="patient_wrong"),
            fields.Choice("no", "No, not registered here"),
        ],
    )
    patient_wrong = fields.TextField(label="What is wrong?", called="what is wrong", max_length=300)
    coming = fields.ChoiceField(
        label="Can a GP take part?",
        missing="Select whether a GP can take part",
        choices=[
            fields.Choice(Reply.ATTENDING.value, "Yes", reveals="delegate_name"),
            fields.Choice(Reply.WRITTEN.value, "No, this is read out instead", reveals="reason_code"),
        ],
    )
    delegate_name = fields.TextField(label="Who will come?", called="who will come", max_length=120)
    reason_code = fields.ChoiceField(
        label="What stands in the way?", missing="Select what stands in the way", small=True
    )
    letter = fields.FileField(
        label="Attach a letter",
        hint="A PDF, a Word document or a photograph. Only those in the discussion can open it.",
        called="the letter",
        kinds=LETTERS,
        required=False,
    )
    take_off = fields.ManyChoiceField(
        label="Attached already. Tick a letter to take it off.", required=False, mark_optional=False, small=True
    )
    given_by_name = fields.TextField(label="Your name", called="your name", max_length=120, autocomplete="name")
    given_by_post = fields.TextField(
        label="Your role, if you are not a GP", called="your role", required=False, mark_optional=False, max_length=120
    )
    stands = fields.ChoiceField(
        label="Who stands by this?",
        missing="Select who stands by this",
        choices=[
            fields.Choice(GP, "I do: I am a GP here"),
            fields.Choice(CLINICIAN, "I do: I am another clinician here"),
            fields.Choice(PREPARES, "I prepare it, and a clinician confirms it with the same link"),
            fields.Choice(AS_IT_IS, "Nobody can confirm it in time. Send it as it is"),
        ],
    )

    def __init__(self, *args: Any, asked: Asked, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.questions = asked.questions
        self.fields["reason_code"].offer(asked.reasons)
        letter: Any = self.fields["letter"]
        letter.most_bytes = asked.most_bytes
        self.fields["take_off"].offer(asked.letters.items())
        last = ("letter", "take_off", "given_by_name", "given_by_post", "stands")
        after = {name: self.fields.pop(name) for name in last}
        for question in self.questions:
            self._ask(question)
        self.fields |= after
        if not asked.letters:
            del self.fields["take_off"]

    def _ask(self, question: Question) -> None:
        """A question; a yes opens a box for the words that go with it."""
        name, more = f"q_{question.code}", f"d_{question.code}"
        if question.answer is not Answer.YES_NO_UNKNOWN:
            self.fields[name] = FIELDS[question.answer](question)
            return
        choices = [fields.Choice(code, label, reveals=more if code == "yes" else "") for code, label in YES_NO_UNKNOWN]
        self.fields[name] = fields.ChoiceField(
            label=question.text, required=question.required, mark_optional=False, choices=choices, small=True
        )
        self.fields[more] = fields.LongTextField(
            label="Who or what, in a few words",
            called="the words that go with your yes",
            required=False,
            mark_optional=False,
            max_length=LONGEST,
            rows=2,
        )

    def clean(self) -> dict[str, Any]:
        said = self.cleaned_data
        needs_role = said.get("stands") in {CLINICIAN, PREPARES, AS_IT_IS}
        if needs_role and not said.get("given_by_post") and "given_by_post" not in self.errors:
            self.add_error("given_by_post", "Enter your role")
        return said

    def answers(self) -> dict[str, str]:
        """Question code to words; what was left blank is left out."""
        said = self.cleaned_data
        given = {one.code: in_words(one, said[f"q_{one.code}"]) for one in self.questions}
        for code in given:
            more = said.get(f"d_{code}", "")
            given[code] = f"{given[code]}. {more}" if more and given[code] else given[code]
        if said["patient"] != "yes":
            given["patient"] = said["patient_wrong"] or "Not registered here"
        return {code: words for code, words in given.items() if words}

    def given(self) -> actions.FromPractice:
        """What is to be kept; the draft it was written in makes keeping it twice one act."""
        said, token = self.cleaned_data, drafts.read_token(self.draft_token)
        return actions.FromPractice(
            answers=self.answers(),
            said=actions.Answered(
                reply=Reply(said["coming"]), delegate_name=said["delegate_name"], reason_code=said["reason_code"]
            ),
            name=said["given_by_name"],
            post=said["given_by_post"] or ("GP" if said["stands"] == GP else ""),
            confirmed=said["stands"] in {GP, CLINICIAN},
            draft_id=token.draft_id if token else None,
        )

    @property
    def prepares(self) -> bool:
        return bool(self.cleaned_data.get("stands") == PREPARES)

    def brings_letter(self) -> bool:
        """A letter arrived whole, whatever else is still missing."""
        return self.is_bound and "letter" not in self.errors and bool(self.cleaned_data.get("letter"))

    def hand_over(self, prepared_by: str) -> None:
        """What a colleague prepared, without their name: whoever confirms it gives their own."""
        if self.entered is not None and self.entered.get("given_by_name") == prepared_by:
            kept = MultiValueDict(self.entered)
            for name in ("given_by_name", "given_by_post", "stands"):
                kept.pop(name, None)
            self.entered = kept
