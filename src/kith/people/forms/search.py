"""Who is looked for."""

import re
from datetime import datetime
from typing import Any

from kith.design import fields, forms
from kith.kernel.clock import day_of
from kith.people import rules

from .parts import PREGNANCY_AHEAD, NhsNumberField

MORE = ("phone", "street", "mother", "father", "nhs_number")
"""Fields folded away until they are wanted."""


class PartPostcodeField(fields.PostcodeField):
    """A postcode, or its first half when that is all somebody remembers."""

    first_half = re.compile(r"[A-PR-UWYZ][A-HK-Y]?[0-9][0-9A-HJKPSTUW]?")

    def understand(self, text: str) -> str:
        tight = re.sub(r"[\s.\-]", "", text).upper()
        return tight if self.first_half.fullmatch(tight) else super().understand(text)


class Search(forms.Form):
    """Who is looked for: one line, and beside it whatever else is known."""

    name = fields.TextField(
        label="Who are you looking for?",
        hint="A name in any order, a nickname, part of a name. You can add an age: Dan, about 25, EX4.",
        max_length=200,
        width="two-thirds",
        autocomplete="off",
        required=False,
        mark_optional=False,
    )
    date_of_birth = fields.DateField(
        label="Date of birth, or the date the baby is expected",
        called="date of birth",
        hint="For example, 14 9 1998",
        required=False,
    )
    age = fields.WholeNumberField(label="Or about how old", least=0, most=110, suffix="years", required=False)
    postcode = PartPostcodeField(
        label="Postcode, now or earlier", hint="EX4 3LS, or only EX4", autocomplete="off", required=False
    )
    phone = fields.TextField(
        label="Phone, or its last five digits", max_length=40, width=20, autocomplete="off", required=False
    )
    street = fields.TextField(
        label="Street, now or earlier", max_length=100, width="two-thirds", autocomplete="off", required=False
    )
    mother = fields.TextField(
        label="Baby’s mother", max_length=200, width="two-thirds", autocomplete="off", required=False
    )
    father = fields.TextField(
        label="Baby’s father", max_length=200, width="two-thirds", autocomplete="off", required=False
    )
    nhs_number = NhsNumberField(label="NHS number", required=False)

    def __init__(self, *args: Any, at: datetime, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["date_of_birth"].latest = day_of(at) + PREGNANCY_AHEAD

    def clean(self) -> dict[str, Any]:
        """What the one line says beside a name goes where it belongs, unless that was filled in."""
        facts: dict[str, Any] = dict(self.cleaned_data)
        line = rules.taken_apart(facts.get("name") or "")
        facts["name"] = line.name
        for name in ("postcode", "phone"):
            facts[name] = facts.get(name) or getattr(line, name)
        if facts.get("age") is None:
            facts["age"] = line.age
        return facts

    @property
    def more_is_open(self) -> bool:
        return any(self.value_of(name) for name in MORE) or any(name in self.errors for name in MORE)
