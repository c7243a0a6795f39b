"""Workers of a partner agency who are an adult of a family, or close to one."""

from typing import ClassVar

from django.db import models

from kith.directory.models import Worker
from kith.kernel.ids import new_id
from kith.people.models import Baby, Person
from kith.safety.words import Closeness


class WorkerLink(models.Model):
    """A worker is this adult, or close to this adult; the newest about the two stands (`linked` false takes it back).

    From this moment the worker sees no file in which that adult is: the database sets a seal of exclusion on each,
    also on those that come later, and the tables of this room ask for the link themselves.
    """

    append_only = True
    classified: ClassVar[dict[str, str]] = {
        "special": "baby person worker closeness source",
        "operational": "id linked review_on recorded_by recorded_at",
    }

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    baby = models.ForeignKey(Baby, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    worker = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="+")
    closeness = models.CharField(max_length=10, choices=[(c.value, c.label) for c in Closeness])
    linked = models.BooleanField(default=True)
    source = models.CharField("who told us, or why it is taken back", max_length=300)
    review_on = models.DateField("when the seal is looked at again")
    recorded_by = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["person", "recorded_at"], name="safety_link_person"),
            models.Index(fields=["worker"], name="safety_link_worker"),
        ]

    def __str__(self) -> str:
        return f"link {self.pk}"
