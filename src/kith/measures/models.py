"""Charts already drawn, kept by the fingerprint of what they show."""

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
