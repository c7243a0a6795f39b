"""The form every room's forms are made from."""

from collections.abc import Mapping
from typing import Any, ClassVar, NamedTuple

from django import forms as django_forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.forms.boundfield import BoundField

from kith.design.fields.base import Drawn
from kith.design.fields.choices import Choosing

DRAFT_NAME = "draft"


class Component(NamedTuple):
    """A macro of the design system and its parameters."""

    macro: str
    params: dict[str, Any]


class Form(django_forms.Form):
    """A plain form of our fields: it collects words and never saves.

    ``entered`` shows words typed earlier (a draft's) without judging them.
    ``draft_token`` is carried in a hidden input called "draft"; ``autosave_url`` is where the page saves while typing;
    ``draft_notice`` says above the form that earlier words were found.
    """

    strict_in_templates: ClassVar[bool] = True
    fields: dict[str, Any]
    use_required_attribute = False

    def __init__(
        self,
        data: Mapping[str, Any] | None = None,
        files: Mapping[str, UploadedFile] | None = None,
        *,
        entered: Mapping[str, Any] | None = None,
        draft_token: str = "",
        autosave_url: str = "",
        draft_notice: str = "",
        **kwargs: Any,
    ) -> None:
        super().__init__(data, files, **kwargs)  # type: ignore[arg-type]
        self.entered = entered
        self.draft_token = draft_token or str((data or {}).get(DRAFT_NAME, ""))
        self.autosave_url = autosave_url
        self.draft_notice = draft_notice
        for field in self.fields.values():
            if isinstance(field, Choosing):
                field.ask()

    def get_initial_for_field(self, field: django_forms.Field, field_name: str) -> Any:
        name = self.add_prefix(field_name)
        if self.entered is not None and not field.widget.value_omitted_from_data(self.entered, {}, name):
            return field.widget.value_from_datadict(self.entered, {}, name)
        return super().get_initial_for_field(field, field_name)

    @property
    def revealed(self) -> dict[str, tuple[str, str]]:
        """Fields shown only under a choice: their name → (the choosing field, the choice's value)."""
        return {
            below: (name, choice.value)
            for name, field in self.fields.items()
            if isinstance(field, Choosing)
            for choice in field.choices
            for below in choice.reveals.split()
        }

    def _clean_fields(self) -> None:
        """As Django's, but a field under a choice that was not made is left out: neither required nor kept."""
        hidden = self._hidden_names()
        for name, field in self.fields.items():
            try:
                if name in hidden:
                    self.cleaned_data[name] = field.to_python(None)
                    continue
                self.cleaned_data[name] = field._clean_bound_field(self[name])
                if hasattr(self, f"clean_{name}"):
                    self.cleaned_data[name] = getattr(self, f"clean_{name}")()
            except ValidationError as error:
                self.add_error(name, error)

    def _hidden_names(self) -> list[str]:
        hidden: list[str] = []
        for name, (chooser, value) in self.revealed.items():
            field = self.fields[chooser]
            chosen = field.chosen(self[chooser]) if isinstance(field, Choosing) else ()
            if chooser in hidden or value not in chosen:
                hidden.append(name)
        return hidden

    @property
    def fields_in_order(self) -> tuple[str, ...]:
        """The names of the fields to draw; those revealed by a choice are drawn under it."""
        return tuple(name for name in self.fields if name not in self.revealed)

    @property
    def has_file(self) -> bool:
        return self.is_multipart()

    def component(self, name: str) -> Component:
        field = self._drawn(name)
        return Component(*field.component(self[name]))

    def error_summary(self) -> dict[str, Any] | None:
        """The parameters of the error summary; None when there is nothing to mend."""
        if not self.is_bound or not self.errors:
            return None
        whole = [{"text": text} for text in self.non_field_errors()]
        parts = [
            {"text": self.errors[name][0], "href": f"#{self._drawn(name).error_target(self[name])}"}
            for name in self.fields
            if name in self.errors
        ]
        return {"titleText": "There is a problem", "errorList": whole + parts}

    def value_of(self, name: str) -> Any:
        bound: BoundField = self[name]
        return bound.value()

    def _drawn(self, name: str) -> Drawn:
        field = self.fields[name]
        assert isinstance(field, Drawn), f"{name} is not one of the design system's fields"
        return field
