"""Charts already drawn, and the newest counts for a minute."""

from typing import ClassVar

from django.db import models


class Chart(models.Model):
    """A drawing, found again by its fingerprint: the same numbers are drawn once."""

    append_only = True
    classified: ClassVar[dict[str, str]] = {"open": "fingerprint svg drawn_at"}

    fingerprint = models.CharField(max_length=64, primary_key=True)
    svg = models.TextField("SVG")
    drawn_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"chart {self.fingerprint[:12]}"


class Snapshot(models.Model):
    """The counts of a room below as they were a moment ago, so that a busy minute counts once. Never shown as it is."""

    classified: ClassVar[dict[str, str]] = {"operational": "key counted_at facts"}

    key = models.CharField(max_length=60, primary_key=True)
    counted_at = models.DateTimeField()
    facts = models.JSONField()

    def __str__(self) -> str:
        return f"counts {self.key}"
