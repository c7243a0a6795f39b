"""A page that asks one thing."""

from dataclasses import dataclass
from typing import Any

from kith.design.pages import Link


@dataclass(frozen=True)
class AskPage:
    title: str
    back: Link
    form: Any
    button: str
    caption: str = ""
    intro: tuple[str, ...] = ()
    quote: str = ""


def asking(title: str, back: str, form: Any, button: str = "Save", **more: Any) -> AskPage:
    return AskPage(title, Link("Back", back), form, button, **more)
