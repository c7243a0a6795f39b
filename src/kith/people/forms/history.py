"""A name, an address, a way to reach somebody: from when until when, and who said so. And keeping an address back."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any
from uuid import UUID

from kith.design import fields
from kith.kernel.clock import day_of
from kith.people import rules
from kith.people.words import From, HistoryKind, Means, NameKind, Safe, ToldBy

from .parts import Queryable, name_field, past_field

LEFT_OUT: dict[str, Any] = {"required": False, "mark_optional": False}
NOT_KNOWN = "Leave it empty if nobody knows."


class Dated(Queryable):
    """What every change asks: since when, until when, who said so; and whether the earlier row was a mistake."""

    since = past_field("From when?", called="the day it began", hint=NOT_KNOWN, **LEFT_OUT)
    until = fields.DateField(
        label="Until when?", called="the day it ended", hint="Leave it empty while it is still so.", **LEFT_OUT
    )
    source = fields.SelectField(label="Who told us?", called="who told us", choices=list(ToldBy))
    mistaken = fields.ConfirmField(
        statement="This was recorded by mistake: it was never so",
        hint="It is taken out of what stands. The record that it was here is kept.",
        **LEFT_OUT,
    )
    based_on = fields.TextField(label="Record", max_length=36, **LEFT_OUT)

    def __init__(self, *args: Any, at: datetime, correcting: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["since"].latest = day_of(at)
        if not correcting:
            del self.fields["mistaken"]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        finding = rules.it_ends_after_it_begins(given.get("since"), given.get("until"))
        if finding:
            self.add_error("until", finding.says)
        return given

    def clean_based_on(self) -> UUID | None:
        try:
            return UUID(self.cleaned_data["based_on"])
        except ValueError:
            return None


class Name(Dated):
    given_name = name_field("First name", required=False, mark_optional=False)
    family_name = name_field("Last name", required=False, mark_optional=False)
    kind = fields.ChoiceField(
        label="What kind of name is it?", called="what kind of name it is", choices=list(NameKind)
    )

    def clean(self) -> dict[str, Any]:
        given = super().clean()
        if not (given.get("given_name") or given.get("family_name")) and not {"given_name", "family_name"} & set(
            self.errors
        ):
            self.add_error("given_name", "Enter a first name or a last name")
        return given


class Address(Dated):
    address = fields.TextField(label="Address", max_length=200, **LEFT_OUT)
    postcode = fields.PostcodeField(label="Postcode", **LEFT_OUT)
    earlier_ended = fields.ConfirmField(
        label="Have they moved?", statement="Yes: the earlier address ended when this one began", **LEFT_OUT
    )
    babies_too = fields.ConfirmField(
        label="Does the baby live there too?", statement="Yes, the baby moved with them", **LEFT_OUT
    )
    withheld = fields.ConfirmField(
        label="Is this address itself a secret?",
        statement="It is a refuge, or another address that is never shown",
        **LEFT_OUT,
    )

    def clean(self) -> dict[str, Any]:
        given = super().clean()
        if not (given.get("address") or given.get("postcode")) and not {"address", "postcode"} & set(self.errors):
            self.add_error("address", "Enter the address or the postcode")
        return given


class Contact(Dated):
    means = fields.ChoiceField(
        label="What is it?",
        called="what it is",
        choices=[
            fields.Choice(Means.PHONE.value, Means.PHONE.label, reveals="phone"),
            fields.Choice(Means.EMAIL.value, Means.EMAIL.label, reveals="email"),
        ],
    )
    phone = fields.PhoneField(label="Number", called="the number", autocomplete="off")
    email = fields.EmailField(label="Email address", autocomplete="off")
    safe = fields.ChoiceField(label="Is it safe to use?", called="whether it is safe to use", choices=list(Safe))
    safe_words = fields.TextField(
        label="When and how, and what not to do",
        hint="For example, “weekdays before 3; never leave a message; say it is about the baby group”",
        max_length=400,
        **LEFT_OUT,
    )
    preferred = fields.ConfirmField(statement="This is how they want to be reached", **LEFT_OUT)

    def clean(self) -> dict[str, Any]:
        given = super().clean()
        given["value"] = given.pop("phone", "") or given.pop("email", "") or ""
        given.pop("email", None)
        return given


HISTORY: Mapping[HistoryKind, type[Dated]] = {
    HistoryKind.NAME: Name,
    HistoryKind.ADDRESS: Address,
    HistoryKind.CONTACT: Contact,
}


class Withhold(Queryable):
    """From whom an address is kept, and why."""

    kept_from = fields.ChoiceField(
        label="Who must not learn it?",
        called="who must not learn it",
        choices=[
            fields.Choice(From.CARER.value, From.CARER.label, reveals="carer_id"),
            fields.Choice(From.SOMEBODY.value, From.SOMEBODY.label, reveals="from_words"),
            fields.Choice(From.EVERYONE.value, From.EVERYONE.label),
        ],
    )
    carer_id = fields.SelectField(label="Who?", called="who must not learn it")
    from_words = fields.TextField(label="Who?", called="who must not learn it", max_length=200)
    reason = fields.LongTextField(label="Why?", called="why", max_length=400, rows=3)
    since = past_field("Since when?", called="the day it began", hint="Empty means from today.", **LEFT_OUT)
    review_on = fields.DateField(label="When will somebody look at this again?", called="the day", **LEFT_OUT)
    source = fields.SelectField(label="Who asked for it?", choices=list(ToldBy), **LEFT_OUT)

    def __init__(self, *args: Any, at: datetime, carers: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        today: date = day_of(at)
        self.fields["since"].latest = today
        self.fields["review_on"].earliest = today
        self.fields["carer_id"].offer(carers)


class Lift(Queryable):
    """Why an address may be shown again."""

    reason = fields.LongTextField(
        label="Why may it be shown again?", called="why it may be shown again", max_length=400, rows=3
    )
    sure = fields.ConfirmField(
        statement="She, or he, has been asked, alone, and everybody who works with the family will see the address"
    )
