"""What has been noticed, and why something queried is right."""

from typing import ClassVar

from django.db import models

from kith.directory.models import Agency, Worker
from kith.kernel.ids import new_id
from kith.people.words import NoteKind

from .files import Baby
from .persons import Person


class Note(models.Model):
    """A worry, a strength or a sighting, in the words of the worker and owned by their agency."""

    append_only = True
    classified: ClassVar[dict[str, str]] = {
        "special": "baby kind words about_mother",
        "operational": "id agency happened_at recorded_at recorded_by",
    }

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    baby = models.ForeignKey(Baby, on_delete=models.PROTECT, related_name="notes")
    kind = models.CharField(max_length=20, choices=[(k.value, k.label) for k in NoteKind])
    words = models.TextField()
    about_mother = models.BooleanField("about the mother's own health", default=False, db_default=False)
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    happened_at = models.DateTimeField()
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(Worker, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        indexes: ClassVar = [models.Index(fields=["baby", "happened_at"], name="note_baby")]

    def __str__(self) -> str:
        return f"note {self.pk}"


class Explanation(models.Model):
    """Why something that a rule queried is right, in the words of the person who checked it."""

    append_only = True
    classified: ClassVar[dict[str, str]] = {
        "special": "baby person codes reason",
        "operational": "id recorded_at recorded_by",
    }

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    baby = models.ForeignKey(Baby, null=True, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    codes = models.CharField("rules that asked", max_length=100)
    reason = models.CharField(max_length=400)
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(Worker, null=True, on_delete=models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return f"explanation {self.pk}"
