"""What every field of ours shares: its words, its error messages, and the design system's parameters for drawing it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms as django_forms
from django.core.exceptions import ValidationError
from django.forms.boundfield import BoundField

from kith.design import wording

type Given[T] = T | Callable[[], T] | None


def given[T](value: Given[T]) -> T | None:
    """A limit may be a value, or a function asked afresh each time (today is not the same every day)."""
    return value() if callable(value) else value


def with_defaults(given_by_caller: dict[str, Any], **defaults: Any) -> dict[str, Any]:
    """What the caller gave, over what this kind of field would have."""
    return defaults | given_by_caller


@dataclass(frozen=True)
class Words:
    """The words around a field.

    ``called`` is the field's name inside a sentence: "date of birth" in "Enter the date of birth".
    ``missing`` is the whole message when nothing was given; by default it is made from the label.
    ``heading`` makes the label the page's H1. ``size`` is s, m, l or xl; "" is plain.
    """

    label: str
    hint: str = ""
    called: str = ""
    missing: str = ""
    heading: bool = False
    size: str | None = None
    mark_optional: bool = True

    @property
    def is_question(self) -> bool:
        return self.label.rstrip().endswith("?")

    @property
    def name(self) -> str:
        if self.called:
            return self.called
        return "your answer" if self.is_question else wording.lower_first(self.label)

    @property
    def name_first(self) -> str:
        return wording.upper_first(self.name)

    def when_missing(self, verb: str) -> str:
        if self.missing:
            return self.missing
        if self.is_question and not self.called:
            return f"{verb} an answer to “{self.label}”"
        return f"{verb} {self.name}"


class Drawn(django_forms.Field):
    """A Django field with keyword-only words, one verb for "nothing given", and ``component``."""

    macro = "govukInput"
    verb = "Enter"
    words: Words
    label_classes = "govuk-label--{size}"

    def __init__(self, *, words: Words | None = None, required: bool = True, **kwargs: Any) -> None:
        names = ("label", "hint", "called", "missing", "heading", "size", "mark_optional")
        own = {name: kwargs.pop(name) for name in names if name in kwargs}
        self.words = words or Words(**own)
        kwargs.setdefault("error_messages", {})
        kwargs["error_messages"] = {"required": self.words.when_missing(self.verb)} | kwargs["error_messages"]
        super().__init__(required=required, label=self.words.label, help_text=self.words.hint, **kwargs)

    @property
    def label_text(self) -> str:
        optional = not self.required and self.words.mark_optional and "(optional)" not in self.words.label
        return f"{self.words.label} (optional)" if optional else self.words.label

    def refuse(self, message: str, code: str = "invalid", *parts: str) -> ValidationError:
        """The error to raise: a message that says what to do, and which parts of the field it is about."""
        return ValidationError(message, code=code, params={"parts": parts} if parts else None)

    def label_params(self) -> dict[str, Any]:
        size = ("l" if self.words.heading else "s") if self.words.size is None else self.words.size
        params: dict[str, Any] = {"text": self.label_text}
        if size:
            params["classes"] = self.label_classes.format(size=size)
        if self.words.heading:
            params["isPageHeading"] = True
        return params

    def common_params(self, bound: BoundField) -> dict[str, Any]:
        params: dict[str, Any] = {"id": bound.auto_id, "name": bound.html_name, "label": self.label_params()}
        if self.words.hint:
            params["hint"] = {"text": self.words.hint}
        if bound.errors:
            params["errorMessage"] = {"text": bound.errors[0]}
        return params

    def component(self, bound: BoundField) -> tuple[str, dict[str, Any]]:
        """The design system's macro for this field, and its parameters."""
        return self.macro, self.common_params(bound) | self.own_params(bound)

    def own_params(self, bound: BoundField) -> dict[str, Any]:
        return {}

    def error_target(self, bound: BoundField) -> str:
        """The id the error summary points to."""
        return bound.auto_id


class InFieldset(Drawn):
    """A field of several inputs: its label is the legend of a fieldset."""

    label_classes = "govuk-fieldset__legend--{size}"

    def common_params(self, bound: BoundField) -> dict[str, Any]:
        params = super().common_params(bound)
        del params["id"], params["name"]
        fieldset = {"legend": params.pop("label")}
        return {"idPrefix": bound.auto_id, "name": bound.html_name, "fieldset": fieldset} | params
