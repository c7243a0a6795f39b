"""Drawing: a chart is drawn once for the same numbers and kept by their fingerprint."""

import hashlib
import json
from collections.abc import Callable
from datetime import datetime

from . import drawing
from .models import Chart
from .rules import Group, Month

DRAWN_BY = "1"
"""Goes into every fingerprint; changes when the drawing itself does."""


def fingerprint(groups: tuple[Group, ...], total: Group) -> str:
    """64 hex digits that stand for exactly these cells drawn in exactly this way."""
    cells = [
        [g.label, g.status.value, g.numerator, g.denominator, g.proportion, g.low, g.high] for g in (*groups, total)
    ]
    return hashlib.sha256(json.dumps([DRAWN_BY, cells]).encode()).hexdigest()


def months_fingerprint(months: tuple[Month, ...]) -> str:
    """64 hex digits that stand for exactly these months."""
    rows = [[one.month.isoformat(), one.numerator, one.denominator] for one in months]
    return hashlib.sha256(json.dumps([DRAWN_BY, "months", rows]).encode()).hexdigest()


def months_chart(months: tuple[Month, ...], *, at: datetime) -> str:
    """The drawing of these months as SVG, drawn now or found."""
    return _drawn(months_fingerprint(months), lambda: drawing.months_svg(months), at)


def chart(groups: tuple[Group, ...], total: Group, *, at: datetime) -> str:
    """The drawing of these cells as SVG, drawn now or found."""
    return _drawn(fingerprint(groups, total), lambda: drawing.svg(groups, total), at)


def _drawn(key: str, draw: Callable[[], str], at: datetime) -> str:
    found = Chart.objects.filter(pk=key).first()
    if found is not None:
        return found.svg
    svg = draw()
    Chart.objects.bulk_create([Chart(fingerprint=key, svg=svg, drawn_at=at)], ignore_conflicts=True)
    return svg


def chart_png(groups: tuple[Group, ...], total: Group, *, at: datetime) -> bytes:
    """The drawing of these cells for a Word document; made when the document is, and kept in it."""
    return drawing.png(chart(groups, total, at=at))
