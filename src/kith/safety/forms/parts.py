"""What several forms of this room share."""

import re
from typing import Any

from kith.design import fields, forms

PLAIN: dict[str, Any] = {"required": False, "mark_optional": False}
"""An answer that may be left out, without the word "optional" beside every question."""


def past(label: str, called: str, **more: Any) -> fields.MomentField:
    return fields.MomentField(label=label, called=called, latest_words="now or earlier", **more)


def prose(label: str, called: str = "", rows: int = 3, **more: Any) -> fields.LongTextField:
    return fields.LongTextField(label=label, called=called, rows=rows, max_length=4000, **more)


def line(label: str, called: str = "", most: int = 160, **more: Any) -> fields.TextField:
    return fields.TextField(label=label, called=called, max_length=most, **more)


class OnAVersion(forms.Form):
    """A form about the version that was open when writing began; `base` is its number."""

    def __init__(self, *args: Any, versions: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        typed = str((self.data if self.is_bound else (self.entered or {})).get("base", ""))
        self.base = int(typed) if re.fullmatch(r"[0-9]{1,6}", typed) else versions
