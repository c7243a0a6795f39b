"""Photographs by medical illustration: who was asked, the encrypted picture, and a picture taken off."""

from typing import ClassVar

from django.db import models

from kith.directory.models import Worker
from kith.kernel.ids import new_id
from kith.people.models import Baby

from .recording import Injury


class PhotographRequest(models.Model):
    """Somebody of medical illustration was asked to photograph a mark; they reach its photographs until then."""

    append_only = True
    classified: ClassVar[dict[str, str]] = {
        "special": "baby words",
        "operational": "id injury asked_of asked_by asked_at until",
    }

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    injury = models.ForeignKey(Injury, on_delete=models.PROTECT, related_name="photographs_asked")
    baby = models.ForeignKey(Baby, on_delete=models.PROTECT, related_name="+")
    asked_of = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="+")
    words = models.TextField("what to photograph, where and when")
    asked_by = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    until = models.DateTimeField()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["asked_of", "until"], name="photograph_asked_of")]

    def __str__(self) -> str:
        return f"photographs asked for of {self.injury_id}"


class Photograph(models.Model):
    """A photograph by medical illustration: decoded and written anew, then encrypted. Never shown in lists."""

    append_only = True
    classified: ClassVar[dict[str, str]] = {
        "special": "baby sealed shows agreed",
        "operational": "id injury taken_at width height taken_by added_at",
    }

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    injury = models.ForeignKey(Injury, on_delete=models.PROTECT, related_name="photographs")
    baby = models.ForeignKey(Baby, on_delete=models.PROTECT, related_name="+")
    sealed = models.BinaryField("the encrypted picture")
    shows = models.CharField("what it shows", max_length=200)
    agreed = models.CharField("who agreed to it, or by which order", max_length=300, default="", db_default="")
    taken_at = models.DateTimeField()
    width = models.PositiveIntegerField()
    height = models.PositiveIntegerField()
    taken_by = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="+")
    added_at = models.DateTimeField()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["injury", "added_at"], name="photograph_of_injury")]

    def __str__(self) -> str:
        return f"photograph {self.pk}"


class PhotographTakenOff(models.Model):
    """A photograph that should not be there; it stays encrypted where it is and nobody opens it any more."""

    append_only = True
    classified: ClassVar[dict[str, str]] = {
        "special": "baby reason",
        "operational": "id photograph taken_off_by taken_off_at",
    }

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    photograph = models.OneToOneField(Photograph, on_delete=models.PROTECT, related_name="taken_off")
    baby = models.ForeignKey(Baby, on_delete=models.PROTECT, related_name="+")
    reason = models.TextField()
    taken_off_by = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="+")
    taken_off_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"photograph {self.photograph_id} taken off"
