"""What is asked about a family. Forms collect words and never save."""

from datetime import date, datetime, timedelta
from typing import Any

import nhs_number

from kith.design import fields, forms
from kith.kernel.clock import day_of

from .words import Knowledge, NoteKind, Relationship, Sex, Source, YesNoUnknown

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


def _name(label: str, **more: Any) -> fields.TextField:
    return fields.TextField(label=label, max_length=100, width="two-thirds", autocomplete="off", **more)


def _past(label: str, **more: Any) -> fields.DateField:
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


class Mother(Queryable):
    """A mother who is not on file yet."""

    given_name = _name("First name")
    family_name = _name("Last name")
    date_of_birth = _past("Date of birth", hint="For example, 14 9 1998", required=False)
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
    date_of_birth = _past("Date of birth", hint="For example, 14 9 2026")
    expected_on = fields.DateField(
        label="Expected date of delivery",
        called="expected date of delivery",
        hint="From the scan or the booking, for example 8 3 2027",
    )
    given_name = _name("First name", hint="Leave it empty if the baby has no name yet.", required=False)
    family_name = _name("Last name", required=False)
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


KNOWLEDGE_HINTS = {
    Knowledge.KNOWN: "We know who he is, from him or from a source we trust.",
    Knowledge.BELIEVED: "Somebody has said who he is, and nobody has confirmed it.",
    Knowledge.DECLINED_BY_MOTHER: "That is her right, and may be a sign that she is afraid.",
    Knowledge.NOT_ASKED: "It stays open, with your name on it, until somebody has asked.",
    Knowledge.DOES_NOT_APPLY: "For example, a father who has died, or a donor.",
}


class Man(Queryable):
    """What is known about one man."""

    relationship = fields.ChoiceField(label="Who is he to the baby?", choices=list(Relationship))
    knowledge = fields.ChoiceField(
        label="What do we know about him?",
        called="what we know about him",
        choices=[fields.Choice(k.value, k.label, hint=KNOWLEDGE_HINTS[k]) for k in Knowledge],
    )
    next_step = fields.TextField(
        label="What will you do next, and by when?",
        hint="For example, “Ask her about him at Thursday’s visit, alone”.",
        max_length=200,
        required=False,
        mark_optional=False,
    )
    given_name = _name("His first name", required=False, mark_optional=False)
    family_name = _name("His last name", required=False, mark_optional=False)
    date_of_birth = _past("His date of birth", required=False, mark_optional=False)
    lives_with_baby = fields.ChoiceField(
        label="Does he live or sleep where the baby does?",
        choices=list(YesNoUnknown),
        inline=True,
        required=False,
        mark_optional=False,
    )
    sole_care = fields.ChoiceField(
        label="Does he look after the baby on his own?",
        choices=list(YesNoUnknown),
        inline=True,
        required=False,
        mark_optional=False,
    )
    source = fields.ChoiceField(
        label="Who told us about him?", choices=list(Source), required=False, mark_optional=False
    )
    verified = fields.ConfirmField(
        statement="Somebody has checked this, with him or in a record",
        label="Has it been checked?",
        required=False,
        mark_optional=False,
    )
    seen_by = fields.SelectField(
        label="Which agency has seen him face to face?",
        prompt="Nobody yet, or not known",
        required=False,
        mark_optional=False,
    )
    seen_on = _past("When did they see him?", called="the date he was seen", required=False, mark_optional=False)
    strengths = fields.LongTextField(
        label="What is good about his part in the baby’s life?",
        max_length=2000,
        rows=3,
        required=False,
        mark_optional=False,
    )
    worries = fields.LongTextField(
        label="What worries you?", max_length=2000, rows=3, required=False, mark_optional=False
    )
    based_on = fields.WholeNumberField(label="Record", required=False, least=0)

    def __init__(self, *args: Any, at: datetime, agencies: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["date_of_birth"].latest = day_of(at)
        self.fields["seen_on"].latest = day_of(at)
        self.fields["seen_by"].offer(agencies)

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        if given.get("seen_on") and not given.get("seen_by"):
            self.add_error("seen_by", "Select which agency saw him, or take the date out")
        if given.get("seen_by") and not given.get("seen_on") and "seen_on" not in self.errors:
            self.add_error("seen_on", "Enter the date he was seen, or choose “Nobody yet, or not known”")
        known = given.get("knowledge") in (Knowledge.KNOWN.value, Knowledge.BELIEVED.value)
        if known and not (given.get("given_name") or given.get("family_name")) and "given_name" not in self.errors:
            self.add_error("given_name", "Enter the name he goes by, or choose another answer to what we know")
        return given


class Note(Queryable):
    """Something noticed about the baby or those around them."""

    kind = fields.ChoiceField(label="What is it?", called="what it is", choices=list(NoteKind))
    words = fields.LongTextField(
        label="In your own words",
        called="what you noticed",
        hint="What you saw and heard, who was there, and what you did. Keep what you saw apart from what you think.",
        max_length=4000,
        rows=7,
    )
    happened_at = fields.MomentField(
        label="When was it?",
        called="when it was",
        latest_words="now or in the past",
        hint="For example, 14 9 2026 at 10:30am",
    )

    def __init__(self, *args: Any, at: datetime, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["happened_at"].latest = at


def day_of_baby(given: dict[str, Any]) -> tuple[date | None, date | None]:
    """(date of birth, expected date): one of them, by what was answered."""
    born = given["status"] == BORN
    return (given["date_of_birth"] if born else None, None if born else given["expected_on"])
