"""What a field reads from a submitted form: the words exactly as they were typed."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any, NamedTuple

from django import forms as django_forms

from kith.design import wording


class Typed(NamedTuple):
    """The parts of a date or moment as typed, kept verbatim so that a mistake can be shown and mended."""

    day: str = ""
    month: str = ""
    year: str = ""
    time: str = ""

    @classmethod
    def of(cls, value: Any) -> "Typed":
        if isinstance(value, cls):
            return value
        if isinstance(value, datetime):
            there = wording.london(value)
            return cls(str(there.day), str(there.month), str(there.year), wording.clock_text(there))
        if isinstance(value, date):
            return cls(str(value.day), str(value.month), str(value.year))
        return cls()


class OneValue(django_forms.Widget):
    """Reads one value as text."""

    def value_from_datadict(self, data: Mapping[str, Any], files: Any, name: str) -> Any:
        return data.get(name)


class ManyValues(django_forms.Widget):
    """Reads every value ticked."""

    def value_from_datadict(self, data: Mapping[str, Any], files: Any, name: str) -> Any:
        getlist = getattr(data, "getlist", None)
        if getlist is not None:
            return getlist(name)
        value = data.get(name, [])
        return [value] if isinstance(value, str) else list(value or [])

    def value_omitted_from_data(self, data: Mapping[str, Any], files: Any, name: str) -> bool:
        return False


class Parts(django_forms.Widget):
    """Reads name-day, name-month, name-year and, for a moment, name-time."""

    def __init__(self, names: tuple[str, ...]) -> None:
        super().__init__()
        self.names = names

    def value_from_datadict(self, data: Mapping[str, Any], files: Any, name: str) -> Typed:
        return Typed(**{part: str(data.get(f"{name}-{part}") or "") for part in self.names})

    def value_omitted_from_data(self, data: Mapping[str, Any], files: Any, name: str) -> bool:
        return all(f"{name}-{part}" not in data for part in self.names)


class OneFile(django_forms.FileInput):
    """Reads one uploaded file."""
