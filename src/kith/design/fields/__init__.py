"""Django form fields that know the design system: their words, their messages, and how they are drawn."""

from kith.design.fields.base import Words
from kith.design.fields.choices import Choice, ChoiceField, ConfirmField, ManyChoiceField, SelectField
from kith.design.fields.dates import DateField, MomentField
from kith.design.fields.files import FileField
from kith.design.fields.text import (
    CodeField,
    EmailField,
    LongTextField,
    PhoneField,
    PostcodeField,
    TextField,
    WholeNumberField,
)

__all__ = [
    "Choice",
    "ChoiceField",
    "CodeField",
    "ConfirmField",
    "DateField",
    "EmailField",
    "FileField",
    "LongTextField",
    "ManyChoiceField",
    "MomentField",
    "PhoneField",
    "PostcodeField",
    "SelectField",
    "TextField",
    "WholeNumberField",
    "Words",
]
