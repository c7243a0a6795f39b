"""Fields that choose: radios, checkboxes, a list, a single confirmation."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Any

from django.core.exceptions import ValidationError
from django.forms.boundfield import BoundField

from kith.design.fields.base import Drawn, InFieldset, with_defaults
from kith.design.widgets import ManyValues, OneValue


@dataclass(frozen=True)
class Choice:
    """One thing to choose. ``divider`` is the word above it ("or").

    ``reveals`` names the field shown under it, or several with spaces between.
    """

    value: str
    text: str
    hint: str = ""
    reveals: str = ""
    divider: str = ""
    alone: bool = False  # for checkboxes: "None of these" unticks the others


type Choices = Iterable[Choice | tuple[Any, str] | Enum]


def as_choices(choices: Choices) -> tuple[Choice, ...]:
    """Choices from Choices, (value, words) pairs, or an enum whose members have a ``label``."""
    return tuple(_as_choice(choice) for choice in choices)


def _as_choice(choice: Choice | tuple[Any, str] | Enum) -> Choice:
    if isinstance(choice, Choice):
        return choice
    if isinstance(choice, Enum):
        return Choice(str(choice.value), str(getattr(choice, "label", choice.value)))
    value, text = choice
    return Choice(str(value.value if isinstance(value, Enum) else value), str(text))


class Choosing(Drawn):
    """What the choosing fields share. ``choices`` may be a function, asked for each form."""

    verb = "Select"
    widget: Any = OneValue

    def __init__(self, *, choices: Choices | Callable[[], Choices] = (), **kwargs: Any) -> None:
        self.asked = choices if callable(choices) and not isinstance(choices, type) else None
        self.choices: tuple[Choice, ...] = () if self.asked else as_choices(choices)  # type: ignore[arg-type]
        super().__init__(**kwargs)

    def ask(self) -> None:
        """Fetch choices given as a function. The form calls this once when it is made."""
        if self.asked:
            self.choices = as_choices(self.asked())

    def offer(self, choices: Choices) -> None:
        """Set the choices of one form's field."""
        self.asked, self.choices = None, as_choices(choices)

    @property
    def values(self) -> tuple[str, ...]:
        return tuple(choice.value for choice in self.choices)

    def chosen(self, bound: BoundField) -> tuple[str, ...]:
        value = bound.value()
        if value is None:
            return ()
        many: Sequence[Any] = (value,) if isinstance(value, str | Enum | int) else tuple(value)
        return tuple(str(one.value if isinstance(one, Enum) else one) for one in many)

    def own_params(self, bound: BoundField) -> dict[str, Any]:
        chosen = self.chosen(bound)
        items: list[dict[str, Any]] = []
        for choice in self.choices:
            if choice.divider:
                items.append({"divider": choice.divider})
            items.append(self.item(choice, checked=choice.value in chosen))
        return {"items": items}

    def item(self, choice: Choice, *, checked: bool) -> dict[str, Any]:
        item: dict[str, Any] = {"value": choice.value, "text": choice.text, "checked": checked}
        if choice.hint:
            item["hint"] = {"text": choice.hint}
        if choice.reveals:
            item["reveals"] = choice.reveals
        return item

    def no_such_choice(self) -> Exception:
        return self.refuse(f"{self.words.when_missing(self.verb)} from the list", "invalid_choice")


class ChoiceField(Choosing, InFieldset):
    """Radios. Gives the value chosen, or "" when optional and none was. ``inline`` for two short answers."""

    macro = "govukRadios"

    def __init__(self, *, inline: bool = False, small: bool = False, **kwargs: Any) -> None:
        self.classes = " ".join(
            name for name, on in (("govuk-radios--inline", inline), ("govuk-radios--small", small)) if on
        )
        super().__init__(**kwargs)

    def to_python(self, value: Any) -> str:
        text = str(value or "")
        if text and text not in self.values:
            raise self.no_such_choice()
        return text

    def own_params(self, bound: BoundField) -> dict[str, Any]:
        return super().own_params(bound) | ({"classes": self.classes} if self.classes else {})


class ManyChoiceField(Choosing, InFieldset):
    """Checkboxes. Gives a tuple of values in the order offered."""

    macro = "govukCheckboxes"
    widget = ManyValues

    def __init__(self, *, small: bool = False, **kwargs: Any) -> None:
        self.small = small
        super().__init__(**kwargs)

    def to_python(self, value: Any) -> tuple[str, ...]:
        ticked = {str(one) for one in value or ()}
        if ticked - set(self.values):
            raise self.no_such_choice()
        alone = next((choice for choice in self.choices if choice.alone and choice.value in ticked), None)
        if alone and len(ticked) > 1:
            raise self.refuse(f"{self.words.when_missing(self.verb)}, or select “{alone.text}”", "not_alone")
        return tuple(one for one in self.values if one in ticked)

    def own_params(self, bound: BoundField) -> dict[str, Any]:
        return super().own_params(bound) | ({"classes": "govuk-checkboxes--small"} if self.small else {})

    def item(self, choice: Choice, *, checked: bool) -> dict[str, Any]:
        item = super().item(choice, checked=checked)
        return item | {"behaviour": "exclusive"} if choice.alone else item


class SelectField(Choosing):
    """A drop-down list. Prefer radios for fewer than about eight choices. ``prompt`` is the empty first line."""

    macro = "govukSelect"

    def __init__(self, *, prompt: str = "Choose one", **kwargs: Any) -> None:
        self.prompt = prompt
        super().__init__(**kwargs)

    def to_python(self, value: Any) -> str:
        text = str(value or "")
        if text and text not in self.values:
            raise self.no_such_choice()
        return text

    def own_params(self, bound: BoundField) -> dict[str, Any]:
        chosen = self.chosen(bound)
        first = [{"value": "", "text": self.prompt}] if self.prompt else []
        items = [{"value": c.value, "text": c.text, "selected": c.value in chosen} for c in self.choices]
        return {"items": first + items}


class ConfirmField(InFieldset):
    """A single box to tick: the label is the heading, ``statement`` is what ticking it says. Gives True or False."""

    macro = "govukCheckboxes"
    verb = "Confirm"
    widget = OneValue

    def __init__(self, *, statement: str, **kwargs: Any) -> None:
        self.statement = statement
        super().__init__(
            **with_defaults(kwargs, label="", missing=f"Tick to confirm: {statement}", mark_optional=False)
        )

    def to_python(self, value: Any) -> bool:
        return value in (True, "yes", "on", "True")

    def validate(self, value: Any) -> None:
        if self.required and not value:
            raise ValidationError(self.error_messages["required"], code="required")

    def own_params(self, bound: BoundField) -> dict[str, Any]:
        item = {"value": "yes", "text": self.statement, "checked": self.to_python(bound.value())}
        return {"items": [item]} | ({} if self.words.label else {"fieldset": None})
