"""Every address names the permission that opens it, or says why it is public."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.urls import URLPattern, URLResolver, get_resolver

LIBRARIES = ("allauth.",)


def addresses(resolver: Any = None, prefix: str = "") -> Iterator[tuple[str, Any]]:
    for entry in (resolver or get_resolver()).url_patterns:
        here = prefix + str(entry.pattern)
        if isinstance(entry, URLResolver):
            yield from addresses(entry, here)
        elif isinstance(entry, URLPattern):
            yield here, entry.callback


OURS = [(where, view) for where, view in addresses() if not view.__module__.startswith(LIBRARIES)]


@pytest.mark.parametrize(("where", "view"), OURS, ids=[where for where, _view in OURS])
def test_every_view_names_its_permission_or_says_why_it_is_public(where: str, view: Any) -> None:
    gate = getattr(view, "gate", None)
    assert gate is not None, f"{where} has neither @page nor @public"
    assert gate.permission is not None or len(gate.because) > 20


def test_library_views_stand_only_under_account() -> None:
    theirs = [where for where, view in addresses() if view.__module__.startswith(LIBRARIES)]
    assert all(where.startswith("account/") for where in theirs)
