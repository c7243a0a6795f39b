"""What those invited fill in: a reply, a code, and their agency's information."""

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

from kith.access import drafts
from kith.design import fields, forms
from kith.design.wording import day_text
from kith.kernel.handbook.kinds import Answer, Question
from kith.strategy import actions
from kith.strategy.words import Reply

LONGEST = 4000
YES_NO_UNKNOWN = (("yes", "Yes"), ("no", "No"), ("unknown", "Not known"))


class Nothing(forms.Form):
    """A page with only a button."""


class Code(forms.Form):
    code = fields.CodeField(
        label="Code",
        called="the code",
        hint="Six digits. The team that called the discussion rings the practice and reads it out.",
        digits=6,
    )


class ReplyToInvitation(forms.Form):
    """Will you be there?"""

    reply = fields.ChoiceField(
        label="Can you take part?",
        missing="Select whether you can take part",
        choices=[
            fields.Choice(Reply.ATTENDING.value, Reply.ATTENDING.label),
            fields.Choice(Reply.DELEGATE.value, Reply.DELEGATE.label, reveals="delegate_name"),
            fields.Choice(
                Reply.WRITTEN.value,
                Reply.WRITTEN.label,
                "It is read out in the discussion. It does not count as being there.",
            ),
            fields.Choice(Reply.CANNOT.value, Reply.CANNOT.label, reveals="reason_code reason"),
        ],
    )
    delegate_name = fields.TextField(label="Who will come?", called="who will come", max_length=120)
    reason_code = fields.ChoiceField(
        label="What stands in the way?", missing="Select what stands in the way", small=True
    )
    reason = fields.TextField(
        label="Anything to add?", called="what you add", required=False, mark_optional=False, max_length=240
    )

    def __init__(self, *args: Any, reasons: Iterable[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reason_code"].offer(reasons)

    def answered(self) -> actions.Answered:
        said = self.cleaned_data
        return actions.Answered(
            reply=Reply(said["reply"]),
            delegate_name=said["delegate_name"],
            reason_code=said["reason_code"],
            reason=said["reason"],
        )


def text_field(question: Question) -> Any:
    return fields.TextField(**_words(question), max_length=200)


def long_text_field(question: Question) -> Any:
    return fields.LongTextField(**_words(question), max_length=LONGEST, rows=2)


def yes_no_field(question: Question) -> Any:
    return fields.ChoiceField(**_words(question), choices=YES_NO_UNKNOWN, inline=True)


def one_of_field(question: Question) -> Any:
    return fields.ChoiceField(**_words(question), choices=_options(question))


def some_of_field(question: Question) -> Any:
    return fields.ManyChoiceField(**_words(question), choices=_options(question))


def date_field(question: Question) -> Any:
    return fields.DateField(**_words(question))


FIELDS: dict[Answer, Callable[[Question], Any]] = {
    Answer.TEXT: text_field,
    Answer.LONG_TEXT: long_text_field,
    Answer.YES_NO_UNKNOWN: yes_no_field,
    Answer.ONE_OF: one_of_field,
    Answer.SOME_OF: some_of_field,
    Answer.DATE: date_field,
}


def _words(question: Question) -> dict[str, Any]:
    return {
        "label": question.text,
        "hint": question.hint,
        "required": question.required,
        "mark_optional": False,
    }


def _options(question: Question) -> list[fields.Choice]:
    return [fields.Choice(option.code, option.label, option.hint) for option in question.options]


class Information(forms.Form):
    """The handbook's questions, and who answers them."""

    given_by_name = fields.TextField(label="Your name", called="your name", max_length=120, autocomplete="name")
    given_by_post = fields.TextField(
        label="Your role", called="your role", hint="For example, GP partner or health visitor.", max_length=120
    )

    def __init__(self, *args: Any, questions: Iterable[Question], **kwargs: Any) -> None:
        self.questions = tuple(questions)
        super().__init__(*args, **kwargs)
        who = {name: self.fields.pop(name) for name in ("given_by_name", "given_by_post")}
        for question in self.questions:
            self.fields[f"q_{question.code}"] = FIELDS[question.answer](question)
        self.fields |= who

    def answers(self) -> dict[str, str]:
        """Question code to words; what was left blank is left out."""
        given = {
            question.code: in_words(question, self.cleaned_data[f"q_{question.code}"]) for question in self.questions
        }
        return {code: words for code, words in given.items() if words}

    def given(self) -> actions.Given:
        """What is to be kept; the draft it was written in makes keeping it twice one act."""
        token = drafts.read_token(self.draft_token)
        return actions.Given(
            answers=self.answers(),
            name=self.cleaned_data["given_by_name"],
            post=self.cleaned_data["given_by_post"],
            draft_id=token.draft_id if token else None,
        )


def in_words(question: Question, value: Any) -> str:
    """An answer as one reads it: choices by their words, dates as dates."""
    labels: dict[Any, str] = dict(YES_NO_UNKNOWN) | {option.code: option.label for option in question.options}
    if isinstance(value, tuple):
        return ", ".join(labels.get(one, str(one)) for one in value)
    if isinstance(value, date):
        return day_text(value)
    chooses = question.answer in {Answer.YES_NO_UNKNOWN, Answer.ONE_OF}
    return labels.get(value, str(value or "")) if chooses else str(value or "")
