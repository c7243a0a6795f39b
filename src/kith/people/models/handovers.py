"""A handover summary: what the leaving worker tells the one who goes on, and that it was read."""

from typing import ClassVar

from django.db import models

from kith.directory.models import Team, Worker
from kith.kernel.ids import new_id

from .files import Baby, Involvement


class Handover(models.Model):
    """One saving of the summary for one involvement; the highest `number` stands, earlier ones are kept."""

    append_only = True
    classified: ClassVar[dict[str, str]] = {
        "special": "baby who seen worries strengths significant still_open next_dates words",
        "operational": "id involvement number team written_by saved_at",
    }

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    baby = models.ForeignKey(Baby, on_delete=models.PROTECT, related_name="+")
    involvement = models.ForeignKey(Involvement, on_delete=models.PROTECT, related_name="+")
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="+")
    number = models.PositiveSmallIntegerField()
    who = models.TextField("who is who", blank=True)
    seen = models.TextField("last seen", blank=True)
    worries = models.TextField(blank=True)
    strengths = models.TextField(blank=True)
    significant = models.TextField("what mattered most", blank=True)
    still_open = models.TextField("what is open", blank=True)
    next_dates = models.TextField(blank=True)
    words = models.TextField("in the leaving worker's own words", blank=True)
    written_by = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="+")
    saved_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["involvement", "number"], name="one_number_a_handover")
        ]
        indexes: ClassVar = [models.Index(fields=["baby", "saved_at"], name="handover_baby")]

    def __str__(self) -> str:
        return f"handover {self.pk}"


class HandoverRead(models.Model):
    """Somebody who goes on has read a summary, and what they asked or did next."""

    append_only = True
    classified: ClassVar[dict[str, str]] = {
        "special": "baby words",
        "operational": "id handover read_by read_at",
    }

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    baby = models.ForeignKey(Baby, on_delete=models.PROTECT, related_name="+")
    handover = models.ForeignKey(Handover, on_delete=models.PROTECT, related_name="readings")
    words = models.CharField("what I will do first", max_length=400, blank=True)
    read_by = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="+")
    read_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["handover", "read_by"], name="read_a_handover_once")]

    def __str__(self) -> str:
        return f"read {self.handover_id}"
