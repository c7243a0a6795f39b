"""How two people of a baby's family are to each other: dated facts with a source, for the picture of the family."""

from typing import ClassVar

from django.db import models

from kith.directory.models import Worker
from kith.kernel.ids import new_id
from kith.people.words import Source, TieKind

from .files import Baby
from .men import MaleCarer


class FamilyTie(models.Model):
    """What somebody recorded about two people on one day; the newest of a kind about the same two is what stands.

    `one` and `other` are men or other carers on file; empty stands for the mother. `with_baby` puts the baby in the
    place of the other.
    """

    append_only = True
    classified: ClassVar[dict[str, str]] = {
        "special": "baby kind one other with_baby says since source verified words",
        "operational": "id recorded_at recorded_by",
    }

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    baby = models.ForeignKey(Baby, on_delete=models.PROTECT, related_name="ties")
    kind = models.CharField(max_length=20, choices=[(k.value, k.label) for k in TieKind])
    one = models.ForeignKey(MaleCarer, null=True, on_delete=models.PROTECT, related_name="+")
    other = models.ForeignKey(MaleCarer, null=True, on_delete=models.PROTECT, related_name="+")
    with_baby = models.BooleanField(default=False)
    says = models.CharField(max_length=30)
    since = models.DateField(null=True)
    source = models.CharField(max_length=20, blank=True, choices=[(s.value, s.label) for s in Source])
    verified = models.BooleanField(default=False)
    words = models.CharField("what was seen or said", max_length=400, blank=True)
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(Worker, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        indexes: ClassVar = [models.Index(fields=["baby"], name="family_tie_baby")]

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"
