"""One baby who had two files: the decision that they are one baby's, who came to work with which, and its undoing."""

from typing import ClassVar

from django.db import models

from kith.directory.models import Worker
from kith.kernel.ids import new_id

from .files import Baby, Involvement


class BabyMerge(models.Model):
    """A named person decided that the file `merged` is the same baby's as `kept`. It stands until a `BabyUnmerge`.

    Nothing in either file moves: both histories are shown together, and who works with one works with both.
    """

    append_only = True
    classified: ClassVar[dict[str, str]] = {
        "special": "kept merged why explained",
        "operational": "id recorded_at recorded_by",
    }

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    kept = models.ForeignKey(Baby, on_delete=models.PROTECT, related_name="+")
    merged = models.ForeignKey(Baby, on_delete=models.PROTECT, related_name="+")
    why = models.CharField(max_length=400)
    explained = models.CharField("rules that asked for the reason", max_length=100, blank=True)
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="+")

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["kept"], name="baby_merge_kept"),
            models.Index(fields=["merged"], name="baby_merge_merged"),
        ]

    def __str__(self) -> str:
        return f"merge {self.pk}"


class BabyMergeSeat(models.Model):
    """An involvement that was added because two files are one baby's; undoing ends exactly these."""

    append_only = True
    classified: ClassVar[dict[str, str]] = {"operational": "id merge involvement"}

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    merge = models.ForeignKey(BabyMerge, on_delete=models.PROTECT, related_name="seats")
    involvement = models.ForeignKey(Involvement, on_delete=models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return f"seat of {self.merge_id}"


class BabyUnmerge(models.Model):
    """They are two babies after all."""

    append_only = True
    classified: ClassVar[dict[str, str]] = {"special": "why", "operational": "id merge recorded_at recorded_by"}

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    merge = models.OneToOneField(BabyMerge, on_delete=models.PROTECT, related_name="undone")
    why = models.CharField(max_length=400)
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return f"undoing of {self.merge_id}"
