"""Two entries on file were found to be one person: the decision, what it moved row by row, and its undoing."""

from typing import ClassVar

from django.db import models

from kith.directory.models import Team, Worker
from kith.kernel.ids import new_id
from kith.people.words import Moved

from .files import Baby
from .persons import Person


class PersonMerge(models.Model):
    """A named person decided that `merged` is `kept`. `fields` holds both values of each fact, and which stands now.

    It stands until a `PersonUnmerge` is added. Nothing of the merged entry is lost: its row stays, pointing to `kept`.
    """

    append_only = True
    classified: ClassVar[dict[str, str]] = {
        "identifying": "kept merged fields",
        "special": "why explained",
        "operational": "id recorded_at recorded_by",
    }

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    kept = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    merged = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    fields = models.JSONField("both values of each fact, and the one that stands", default=dict)
    why = models.CharField(max_length=400)
    explained = models.CharField("rules that asked for the reason", max_length=100, blank=True)
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="+")

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["kept"], name="merge_kept"),
            models.Index(fields=["merged"], name="merge_merged"),
        ]

    def __str__(self) -> str:
        return f"merge {self.pk}"


class PersonMergeMove(models.Model):
    """One row that a merge moved: a baby or pregnancy re-pointed, a man's record added, a name copied.

    `row_id` is what was moved or copied, `added_id` the row that was added for it.
    """

    append_only = True
    classified: ClassVar[dict[str, str]] = {"special": "baby kind", "operational": "id merge row_id added_id"}

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    merge = models.ForeignKey(PersonMerge, on_delete=models.PROTECT, related_name="moves")
    kind = models.CharField(max_length=20, choices=[(m.value, m.label) for m in Moved])
    baby = models.ForeignKey(Baby, null=True, on_delete=models.PROTECT, related_name="+")
    row_id = models.UUIDField()
    added_id = models.UUIDField(null=True)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["merge"], name="merge_move_merge")]

    def __str__(self) -> str:
        return f"moved {self.kind}"


class PersonUnmerge(models.Model):
    """A merge was undone. `left` holds what somebody has to place, because it changed after the merge."""

    append_only = True
    classified: ClassVar[dict[str, str]] = {
        "special": "why left",
        "operational": "id merge recorded_at recorded_by",
    }

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    merge = models.OneToOneField(PersonMerge, on_delete=models.PROTECT, related_name="undone")
    why = models.CharField(max_length=400)
    left = models.JSONField("what has to be placed by hand", default=list)
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return f"undoing of {self.merge_id}"


class SamePersonDoubt(models.Model):
    """Somebody who works with only one of two people thinks they are one, and asks who works with the other to look."""

    append_only = True
    classified: ClassVar[dict[str, str]] = {
        "identifying": "one other",
        "special": "why",
        "operational": "id team recorded_at recorded_by",
    }

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    one = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    other = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    why = models.CharField(max_length=400)
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="+")

    class Meta:
        indexes: ClassVar = [models.Index(fields=["other"], name="doubt_other")]

    def __str__(self) -> str:
        return f"doubt {self.pk}"
