"""A contact, what is wrong with it, a number to look for, and a turn on call."""

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from kith.design import fields
from kith.design.forms import Form
from kith.directory.words import ContactMeans


class Find(Form):
    """A word of an agency, a team, a post or somebody at work."""

    said = fields.TextField(
        label="Agency, team, post or name of a colleague",
        called="what you are looking for",
        max_length=80,
        hint="People at work only. No family is in here.",
    )


class Wrong(Form):
    """What is wrong."""

    words = fields.TextField(
        label="What happened when you tried it?",
        called="what happened",
        hint="For example: it rings out, or it is somebody else’s now. Say nothing about a family.",
        max_length=200,
    )


class NumberWrong(Form):
    """A number seen on any screen."""

    number = fields.PhoneField(label="Which number was wrong?", called="the number")


class ContactForm(Form):
    """A way to reach a team and who keeps it right."""

    means = fields.ChoiceField(
        label="What is it?", called="what it is", choices=tuple((means.value, means.label) for means in ContactMeans)
    )
    value = fields.TextField(label="Number or address", called="the number or address", max_length=120, width=30)
    owner = fields.SelectField(
        label="Who keeps it right?", called="who keeps it right", hint="They are asked when it is due again."
    )

    def __init__(self, *args: Any, people: Iterable[tuple[str, str]], **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["owner"].offer(tuple(people))

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or {}
        means, value = said.get("means"), said.get("value", "")
        if not means or not value:
            return said
        if ContactMeans(means).is_number:
            if sum(sign.isdigit() for sign in value) < FEWEST_DIGITS:
                self.add_error("value", "Enter a telephone number, like 01632 960 001")
            return said
        try:
            validate_email(value)
        except ValidationError:
            self.add_error("value", "Enter an e-mail address, like name@example.org")
        return said


FEWEST_DIGITS = 6


class Turn(Form):
    """Who is on call, from when until when, on which number."""

    worker = fields.SelectField(label="Who is on call?", called="who is on call", required=False, prompt="The team")
    number = fields.PhoneField(label="On which number?", called="the number")
    starts_at = fields.MomentField(label="From", called="when the turn begins")
    ends_at = fields.MomentField(label="Until", called="when the turn ends")

    def __init__(self, *args: Any, people: Iterable[tuple[str, str]], **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["worker"].offer(tuple(people))

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or {}
        begins, ends = said.get("starts_at"), said.get("ends_at")
        if begins and ends and ends <= begins:
            self.add_error("ends_at", "The end of the turn must be after its beginning")
        return said
