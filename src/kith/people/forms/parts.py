"""Fields that several forms share."""

from datetime import timedelta
from typing import Any

import nhs_number

from kith.design import fields, forms

PREGNANCY_AHEAD = timedelta(weeks=60)
"""How far ahead a date may be typed at all; what is likely is a rule's to say."""


class NhsNumberField(fields.TextField):
    """An NHS number, spaces forgiven, its check digit tested. Gives ten digits."""

    inputmode = "numeric"
    spellcheck = False

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"max_length": 30, "width": 20} | kwargs)

    def understand(self, text: str) -> str:
        digits = "".join(character for character in text if character not in " -\u00a0")
        if not (digits.isascii() and digits.isdigit() and len(digits) == 10):
            raise self.refuse("NHS number must be 10 digits, like 999 123 4567")
        if not nhs_number.is_valid(digits):
            raise self.refuse("This NHS number has a mistake in it. Check each digit, or leave it empty for now")
        return digits


def name_field(label: str, **more: Any) -> fields.TextField:
    return fields.TextField(label=label, max_length=100, width="two-thirds", autocomplete="off", **more)


def past_field(label: str, **more: Any) -> fields.DateField:
    return fields.DateField(label=label, latest_words="today or in the past", **more)


class Queryable(forms.Form):
    """A form whose answers a rule may query; the reason is asked for only then."""

    explained = fields.LongTextField(
        label="You have checked. Why is it right?",
        called="why it is right",
        hint="One sentence is enough. It is kept with the record.",
        max_length=400,
        rows=3,
        required=False,
        mark_optional=False,
    )
