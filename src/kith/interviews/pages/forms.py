"""What several pages share: a page that asks one thing, and the way about a study."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.urls import reverse

from kith.design.pages import Link, NavItem

PLACES = (
    ("Interviews", "interview_study"),
    ("Codebook", "interview_codebook"),
    ("Agreement and differences", "interview_agreement"),
    ("Codes by agency and tier", "interview_matrix"),
    ("Search", "interview_search"),
)


def places(study_id: UUID, here: str) -> tuple[NavItem, ...]:
    """The pages of a study, this one marked."""
    return tuple(NavItem(label, reverse(name, args=[study_id]), name == here) for label, name in PLACES)


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
