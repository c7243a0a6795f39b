"""Who has taken on a gap, or passed it on. Whether there is a gap is read from the records, never kept."""

from typing import ClassVar

from django.db import models

from kith.directory.models import Agency, Team, Worker
from kith.kernel.ids import new_id
from kith.people.words import GapKind, Step

from .files import Baby
from .men import MaleCarer


class GapStep(models.Model):
    """Somebody took a gap on, or passed it to a team with a reason; the newest step says whose it is."""

    append_only = True
    classified: ClassVar[dict[str, str]] = {
        "special": "baby carer gap step reason next_step",
        "operational": "id owner team agency recorded_at recorded_by",
    }

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    baby = models.ForeignKey(Baby, on_delete=models.PROTECT, related_name="gap_steps")
    carer = models.ForeignKey(MaleCarer, null=True, on_delete=models.PROTECT, related_name="+")
    gap = models.CharField(max_length=20, choices=[(g.value, g.value) for g in GapKind])
    step = models.CharField(max_length=10, choices=[(s.value, s.label) for s in Step])
    owner = models.ForeignKey(Worker, null=True, on_delete=models.PROTECT, related_name="+")
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="+")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    reason = models.CharField(max_length=200, blank=True)
    next_step = models.CharField(max_length=200, blank=True)
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(Worker, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        indexes: ClassVar = [models.Index(fields=["baby"], name="gap_step_baby")]

    def __str__(self) -> str:
        return f"{self.step} {self.gap}"
