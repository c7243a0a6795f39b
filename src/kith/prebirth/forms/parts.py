"""What several forms of this room share."""

from typing import Any

from kith.design import fields

PLAIN: dict[str, Any] = {"required": False, "mark_optional": False}
"""An answer that may be left out, without the word "optional" beside every question."""


def prose(label: str, called: str = "", rows: int = 3, **more: Any) -> fields.LongTextField:
    return fields.LongTextField(label=label, called=called, rows=rows, max_length=4000, **more)


def line(label: str, called: str = "", most: int = 160, **more: Any) -> fields.TextField:
    return fields.TextField(label=label, called=called, max_length=most, **more)
