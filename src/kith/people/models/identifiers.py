"""What other systems know an adult by: rows with who said so; the newest of a kind stands."""

from typing import ClassVar

from django.db import models

from kith.directory.models import Agency, Worker
from kith.kernel.ids import new_id
from kith.people.words import IdentifierKind, ToldBy

from .persons import Person


class PersonIdentifier(models.Model):
    """A number or a practice of an adult. An empty value takes the earlier one out. Never a key of ours."""

    append_only = True
    classified: ClassVar[dict[str, str]] = {
        "identifying": "person value",
        "special": "kind",
        "operational": "id source verified agency recorded_at recorded_by",
    }

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="identifiers")
    kind = models.CharField(max_length=20, choices=[(k.value, k.label) for k in IdentifierKind])
    value = models.CharField("as it is written there, or empty: taken out", max_length=120, blank=True)
    source = models.CharField(max_length=20, choices=[(s.value, s.label) for s in ToldBy])
    verified = models.BooleanField(default=False)
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="+")

    class Meta:
        indexes: ClassVar = [models.Index(fields=["person", "kind"], name="identifier_of_person")]

    def __str__(self) -> str:
        return f"identifier {self.pk}"
