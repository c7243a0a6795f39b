"""The men in a baby's life. State is added, not overwritten."""

from typing import ClassVar

from django.db import models

from kith.directory.models import Agency, Worker
from kith.kernel.ids import new_id
from kith.people.words import Knowledge, Relationship, Source, YesNoUnknown

from .files import Baby
from .persons import Person


class MaleCarer(models.Model):
    """A man in a baby's life, or the place of one nobody has asked about. What is known is in its records."""

    append_only = True
    classified: ClassVar[dict[str, str]] = {"special": "baby", "operational": "id added_at added_by"}

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    baby = models.ForeignKey(Baby, on_delete=models.PROTECT, related_name="male_carers")
    added_at = models.DateTimeField()
    added_by = models.ForeignKey(Worker, null=True, on_delete=models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return f"male carer {self.pk}"


class MaleCarerRecord(models.Model):
    """What somebody recorded about a man at one moment; the newest is what is known now."""

    append_only = True
    classified: ClassVar[dict[str, str]] = {
        "identifying": "person name_given",
        "special": (
            "baby knowledge relationship lives_with_baby sole_care source verified seen_on seen_by_agency strengths "
            "worries next_step"
        ),
        "operational": "id carer number recorded_at recorded_by",
    }

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    carer = models.ForeignKey(MaleCarer, on_delete=models.PROTECT, related_name="records")
    baby = models.ForeignKey(Baby, on_delete=models.PROTECT, related_name="+")
    number = models.PositiveIntegerField()
    knowledge = models.CharField(max_length=30, choices=[(k.value, k.label) for k in Knowledge])
    relationship = models.CharField(max_length=30, choices=[(r.value, r.label) for r in Relationship])
    person = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    name_given = models.CharField(max_length=200, blank=True)
    lives_with_baby = models.CharField(max_length=10, default=YesNoUnknown.UNKNOWN)
    sole_care = models.CharField(max_length=10, default=YesNoUnknown.UNKNOWN)
    source = models.CharField(max_length=20, blank=True, choices=[(s.value, s.label) for s in Source])
    verified = models.BooleanField(default=False)
    seen_on = models.DateField(null=True)
    seen_by_agency = models.ForeignKey(Agency, null=True, on_delete=models.PROTECT, related_name="+")
    strengths = models.TextField(blank=True)
    worries = models.TextField(blank=True)
    next_step = models.CharField(max_length=200, blank=True)
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(Worker, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["carer", "number"], name="one_record_of_a_number")]
        indexes: ClassVar = [models.Index(fields=["baby"], name="carer_record_baby")]

    def __str__(self) -> str:
        return f"record {self.number} of {self.carer_id}"
