"""What was said of a step of the pathway. Steps before birth that were done are people's `MilestoneDone`."""

from typing import ClassVar

from django.db import models

from kith.directory.models import Worker
from kith.kernel.ids import new_id
from kith.people.models import Baby
from kith.prebirth.words import Mark


class StepMark(models.Model):
    """A step of one baby was set aside, or one after the birth was done; or that was a mistake. The newest stands."""

    append_only = True
    classified: ClassVar[dict[str, str]] = {
        "special": "baby code mark on_day why",
        "operational": "id draft_id edition recorded_by recorded_at",
    }

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    baby = models.ForeignKey(Baby, on_delete=models.PROTECT, related_name="+")
    draft_id = models.UUIDField(null=True, unique=True)
    code = models.SlugField("step of the handbook", max_length=60)
    mark = models.CharField(max_length=20, choices=[(m.value, m.label) for m in Mark])
    on_day = models.DateField()
    why = models.CharField(max_length=400, blank=True)
    edition = models.CharField(max_length=40, blank=True)
    recorded_by = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["baby", "recorded_at"], name="step_mark_baby")]

    def __str__(self) -> str:
        return f"{self.code} {self.mark}"
