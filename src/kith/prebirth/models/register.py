"""What somebody entered about the national register for a baby not born yet. There is no link to it."""

from typing import ClassVar

from django.db import models

from kith.directory.models import Worker
from kith.kernel.ids import new_id
from kith.people.models import Baby
from kith.prebirth.words import RegisterStatus


class RegisterEntry(models.Model):
    """The status as entered and its date, and the facts of the plan from the council's record; the newest stands."""

    append_only = True
    classified: ClassVar[dict[str, str]] = {
        "special": "baby status plan_began council_contact words",
        "operational": "id draft_id on_day recorded_by recorded_at",
    }

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    draft_id = models.UUIDField(null=True, unique=True)
    baby = models.ForeignKey(Baby, on_delete=models.PROTECT, related_name="+")
    status = models.CharField(max_length=20, choices=[(s.value, s.label) for s in RegisterStatus])
    on_day = models.DateField()
    plan_began = models.DateField(null=True)
    council_contact = models.CharField(max_length=200, blank=True)
    words = models.CharField(max_length=300, blank=True)
    recorded_by = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["baby", "recorded_at"], name="register_baby")]

    def __str__(self) -> str:
        return f"{self.status} for {self.baby_id}"
