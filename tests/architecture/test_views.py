"""Every address names the permission that opens it, or says why it is public."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.urls import URLPattern, URLResolver, get_resolver

LIBRARY = "allauth"


def addresses(resolver: Any = None, prefix: str = "", theirs: bool = False) -> Iterator[tuple[str, Any, bool]]:
    """Every address, its view, and whether the sign-in library brought it with its own list of addresses."""
    for entry in (resolver or get_resolver()).url_patterns:
        here = prefix + str(entry.pattern)
        if isinstance(entry, URLResolver):
            listed_in = getattr(entry.urlconf_module, "__name__", "")
            yield from addresses(entry, here, theirs or listed_in.startswith(LIBRARY))
        elif isinstance(entry, URLPattern):
            yield here, entry.callback, theirs


OURS = [(where, view) for where, view, theirs in addresses() if not theirs]


@pytest.mark.parametrize(("where", "view"), OURS, ids=[where for where, _view in OURS])
def test_every_view_names_its_permission_or_says_why_it_is_public(where: str, view: Any) -> None:
    gate = getattr(view, "gate", None)
    assert gate is not None, f"{where} has neither @page nor @public"
    assert gate.permission is not None or len(gate.because) > 20


def test_library_views_stand_only_under_account() -> None:
    brought = [where for where, _view, theirs in addresses() if theirs]
    assert brought
    assert all(where.startswith("account/") for where in brought)
