"""Links on a page that is only to be read: one that leads to a page closed to readers is left out."""

from contextvars import ContextVar
from urllib.parse import urlsplit

from django.urls import Resolver404, resolve

READING_ONLY: ContextVar[bool] = ContextVar("reading_only", default=False)
"""Whether the page being drawn was opened to read only (by break-glass)."""


def may_follow(href: str) -> bool:
    """False for a link to a page that writes, while the reader may only read; the view itself refuses as well.

    What a view is behind is its `gate`, which the room of access puts there.
    """
    if not READING_ONLY.get() or not href.startswith("/"):
        return True
    try:
        view = resolve(urlsplit(href).path).func
    except Resolver404:
        return True
    return not getattr(getattr(view, "gate", None), "closed_to_readers", False)
