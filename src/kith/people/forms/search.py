"""Who is looked for."""

from datetime import datetime
from typing import Any

from kith.design import fields, forms
from kith.kernel.clock import day_of

from .parts import PREGNANCY_AHEAD, NhsNumberField


class Search(forms.Form):
    """Who is looked for."""

    name = fields.TextField(
        label="Name",
        hint="The mother’s, the baby’s or a man’s. First and last name, in any order.",
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
    postcode = fields.PostcodeField(label="Postcode", required=False)
    nhs_number = NhsNumberField(label="NHS number", required=False)

    def __init__(self, *args: Any, at: datetime, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["date_of_birth"].latest = day_of(at) + PREGNANCY_AHEAD
