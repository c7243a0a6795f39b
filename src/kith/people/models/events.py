"""What an agency adds to the chronology itself: something that happened, and what it adds to an entry of its own."""

from typing import ClassVar

from django.db import models

from kith.directory.models import Agency, Worker
from kith.kernel.ids import new_id
from kith.people.words import CHOSEN_AUDIENCES, About, EventSource, EventTopic, Impact, Significance

from .files import Baby


class Event(models.Model):
    """Something that happened and is recorded nowhere else in Kith, owned by the agency that adds it.

    When it happened, when the agency knew, and when it was entered are three facts. A mistake is put right by an
    `EntryRemark`; the row stays as it was.
    """

    append_only = True
    classified: ClassVar[dict[str, str]] = {
        "special": "baby topic about words source source_words significance impact impact_words audience happened_at",
        "operational": "id agency known_at recorded_at recorded_by",
    }

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    baby = models.ForeignKey(Baby, on_delete=models.PROTECT, related_name="events")
    topic = models.CharField(max_length=20, choices=[(t.value, t.label) for t in EventTopic])
    about = models.CharField(max_length=20, choices=[(a.value, a.label) for a in About])
    words = models.TextField("what happened")
    happened_at = models.DateTimeField()
    known_at = models.DateTimeField("when the agency knew")
    source = models.CharField(max_length=20, choices=[(s.value, s.label) for s in EventSource])
    source_words = models.CharField("who told us, or which record", max_length=200, blank=True)
    significance = models.CharField(max_length=20, choices=[(s.value, s.label) for s in Significance])
    impact = models.CharField(max_length=20, choices=[(i.value, i.label) for i in Impact])
    impact_words = models.CharField("what it meant for the baby", max_length=400, blank=True)
    audience = models.CharField(max_length=20, choices=[(a.value, a.label) for a in CHOSEN_AUDIENCES])
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(Worker, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        indexes: ClassVar = [models.Index(fields=["baby", "happened_at"], name="event_baby")]

    def __str__(self) -> str:
        return f"event {self.pk}"


class EntryRemark(models.Model):
    """What an agency adds to an entry of its own, wherever that was written: a correction, or what it means.

    `entry` is the entry's key in the chronology ("note.<id>"). With `words` it is a correction: what is right, and in
    `reason` what was wrong; `happened_at` when the day was. Without, it says significance and impact. The entry stays.
    """

    append_only = True
    classified: ClassVar[dict[str, str]] = {
        "special": "baby words reason happened_at significance impact impact_words",
        "operational": "id entry own agency recorded_at recorded_by",
    }

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    baby = models.ForeignKey(Baby, on_delete=models.PROTECT, related_name="+")
    entry = models.CharField("the entry's key", max_length=80)
    own = models.BooleanField("about an entry that only its own agency sees", default=False, db_default=False)
    words = models.TextField("what is right", blank=True)
    reason = models.CharField("what was wrong", max_length=400, blank=True)
    happened_at = models.DateTimeField(null=True)
    significance = models.CharField(max_length=20, blank=True, choices=[(s.value, s.label) for s in Significance])
    impact = models.CharField(max_length=20, blank=True, choices=[(i.value, i.label) for i in Impact])
    impact_words = models.CharField("what it meant for the baby", max_length=400, blank=True)
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(Worker, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        indexes: ClassVar = [models.Index(fields=["baby", "recorded_at"], name="remark_baby")]

    def __str__(self) -> str:
        return f"remark {self.pk}"
