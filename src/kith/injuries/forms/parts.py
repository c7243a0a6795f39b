"""What several forms of this room share."""

from typing import Any

from kith.design import fields
from kith.injuries.words import Answer

PLAIN: dict[str, Any] = {"required": False, "mark_optional": False}
"""An answer that may be left out, without the word "optional" beside every question: saving is never blocked."""


def past(label: str, called: str, **more: Any) -> fields.MomentField:
    return fields.MomentField(label=label, called=called, latest_words="now or earlier", **more)


def prose(label: str, called: str = "", rows: int = 3, **more: Any) -> fields.LongTextField:
    return fields.LongTextField(label=label, called=called, rows=rows, max_length=4000, **more)


def line(label: str, called: str = "", most: int = 200, **more: Any) -> fields.TextField:
    return fields.TextField(label=label, called=called, max_length=most, **more)


def asked(label: str, *, reveals: str = "", on: Answer = Answer.YES, **more: Any) -> fields.ChoiceField:
    """Yes, no or not known; one of them may ask for more."""
    choices = [fields.Choice(one.value, one.label, reveals=reveals if one is on else "") for one in Answer]
    return fields.ChoiceField(label=label, choices=choices, **PLAIN, **more)


def answer(value: str) -> Answer | None:
    return Answer(value) if value else None
