"""What somebody says about themselves: for each question a list, "prefers not to say", or "not asked"."""

from collections.abc import Mapping, Sequence
from typing import Any

from kith.design import fields
from kith.people.words import Answer, Characteristic, ToldBy

from .parts import Queryable

MANY = frozenset({Characteristic.COMMUNICATION})
WITH_WORDS: dict[Characteristic, str] = {
    Characteristic.RELIGION: "Which, if it is another",
    Characteristic.SEXUAL_ORIENTATION: "In their own words, if another",
    Characteristic.GENDER_IDENTITY: "In their own words",
    Characteristic.MAIN_LANGUAGE: "Which, if it is another",
    Characteristic.INTERPRETER: "For which language or way, if not their main language",
    Characteristic.COMMUNICATION: "Anything else that helps",
    Characteristic.ETHNIC_GROUP: "In their own words, if they want to say more",
    Characteristic.DISABILITY: "What it is, if they want to say",
}
HINTS: dict[Characteristic, str] = {
    Characteristic.INTERPRETER: "Nobody in the family interprets, least of all a partner or a child.",
    Characteristic.COMMUNICATION: "Tick all that help.",
}


class Characteristics(Queryable):
    """The questions of one page. `lists` are the handbook's answers to each."""

    source = fields.SelectField(label="Who told us?", called="who told us", choices=list(ToldBy))

    def __init__(self, *args: Any, lists: Mapping[Characteristic, Sequence[tuple[str, str]]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.questions = tuple(lists)
        for question, listed in lists.items():
            self.fields[question.value] = _field(question, listed)
            if question in WITH_WORDS:
                self.fields[f"{question.value}_words"] = fields.TextField(
                    label=WITH_WORDS[question], max_length=400, required=False, mark_optional=False, size="s"
                )
            self.fields[f"{question.value}_number"] = fields.WholeNumberField(
                label="Record", least=0, required=False, mark_optional=False
            )


def _field(question: Characteristic, listed: Sequence[tuple[str, str]]) -> Any:
    rest = [(Answer.PREFERS_NOT.value, Answer.PREFERS_NOT.label), (Answer.NOT_ASKED.value, Answer.NOT_ASKED.label)]
    words: dict[str, Any] = {
        "label": question.label, "hint": HINTS.get(question, ""), "required": False, "mark_optional": False,
    }  # fmt: skip
    if question in MANY:
        alone = [fields.Choice(value, text, alone=True) for value, text in rest]
        return fields.ManyChoiceField(choices=[*listed, *alone], small=True, **words)
    if len(listed) > 8:
        return fields.SelectField(choices=[*listed, *rest], prompt="Choose one", **words)
    return fields.ChoiceField(choices=[*listed, *rest], small=True, **words)
