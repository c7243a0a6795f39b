"""A mother, a baby, and how somebody works with them."""

from datetime import date, datetime
from typing import Any

from kith.design import fields, forms
from kith.kernel.clock import day_of
from kith.people.words import Sex

from .parts import PREGNANCY_AHEAD, NhsNumberField, Queryable, name_field, past_field


class Mother(Queryable):
    """A mother who is not on file yet."""

    given_name = name_field("First name")
    family_name = name_field("Last name")
    date_of_birth = past_field("Date of birth", hint="For example, 14 9 1998", required=False)
    nhs_number = NhsNumberField(label="NHS number", required=False)
    phone = fields.PhoneField(label="Phone", called="phone number", max_length=30, required=False, autocomplete="off")
    address = fields.TextField(label="Address", max_length=200, required=False, autocomplete="off")
    postcode = fields.PostcodeField(label="Postcode", required=False, autocomplete="off")
    withhold_address = fields.ConfirmField(
        statement="Keep her address and postcode off every screen, because somebody could use it to find her",
        label="Does her address need to be withheld?",
        required=False,
    )

    def __init__(self, *args: Any, at: datetime, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["date_of_birth"].latest = day_of(at)


BORN, EXPECTED = "born", "expected"


class Baby(Queryable):
    """A baby, born or expected."""

    status = fields.ChoiceField(
        label="Has the baby been born?",
        called="whether the baby has been born",
        choices=[
            fields.Choice(BORN, "Yes", reveals="date_of_birth"),
            fields.Choice(EXPECTED, "Not yet", reveals="expected_on"),
        ],
    )
    date_of_birth = past_field("Date of birth", hint="For example, 14 9 2026")
    expected_on = fields.DateField(
        label="Expected date of delivery",
        called="expected date of delivery",
        hint="From the scan or the booking, for example 8 3 2027",
    )
    given_name = name_field("First name", hint="Leave it empty if the baby has no name yet.", required=False)
    family_name = name_field("Last name", required=False)
    sex = fields.ChoiceField(label="Sex", choices=list(Sex), inline=False)
    nhs_number = NhsNumberField(label="Baby’s NHS number", required=False)
    postcode = fields.PostcodeField(
        label="Postcode where the baby lives or will live", called="postcode", required=False, autocomplete="off"
    )
    basis = fields.TextField(
        label="How do you work with this family?",
        called="how you work with this family",
        hint="For example, “new birth visit” or “booked her at 9 weeks”. It is shown to others who work with them.",
        max_length=200,
    )

    def __init__(self, *args: Any, at: datetime, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["date_of_birth"].latest = day_of(at)
        self.fields["expected_on"].earliest = day_of(at) - PREGNANCY_AHEAD
        self.fields["expected_on"].latest = day_of(at) + 2 * PREGNANCY_AHEAD


class Join(forms.Form):
    """Why somebody opens a file that is not theirs yet."""

    reason = fields.LongTextField(
        label="How do you work with this family?",
        called="how you work with this family",
        hint="For example, “I did the new birth visit today” or “She is registered at my practice”.",
        max_length=200,
        rows=3,
    )


def day_of_baby(given: dict[str, Any]) -> tuple[date | None, date | None]:
    """(date of birth, expected date): one of them, by what was answered."""
    born = given["status"] == BORN
    return (given["date_of_birth"] if born else None, None if born else given["expected_on"])
