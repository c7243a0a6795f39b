"""A request as our views meet it: with its moment and its actor."""

from datetime import datetime
from typing import Any

from django.http import HttpRequest

from .actor import Actor


class Request(HttpRequest):
    """What the middleware in config adds: `at`, the one moment of the request (aware); who is acting; the chrome.

    `glass` holds the ends of the break-glass openings that this request reads by.
    """

    at: datetime
    actor: Actor
    chrome: Any
    glass: list[datetime]
