"""What several views share."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from kith.access.pages import kept

SEARCH = "people.search"
FORM = "people/form.jinja"


def search_first() -> HttpResponse:
    """Away to the search, saying why; what was typed stays in its draft."""
    return kept(redirect(reverse("people_search") + "?first=yes"))


def facts_of(form: Any) -> tuple[dict[str, Any], str]:
    """The answers, and the reason given for what a rule queried."""
    facts = dict(form.cleaned_data)
    return facts, facts.pop("explained")
