"""Seals on a baby's file, and openings by break-glass. All of it is only added to."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models

from kith.directory.models import Agency, Worker
from kith.kernel.ids import new_id
from kith.people.words import Judgement, Purpose, SealCause, SealKind, SealStepKind

from .files import Baby


class Seal(models.Model):
    """A baby's file is kept from everybody but, or from, the people in `SealName`. It stands until it is lifted."""

    append_only = True
    classified: ClassVar[dict[str, str]] = {
        "special": "baby kind cause reason source ask",
        "operational": "id review_on set_by set_at",
    }

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    baby = models.ForeignKey(Baby, on_delete=models.PROTECT, related_name="seals")
    kind = models.CharField(max_length=20, choices=[(k.value, k.label) for k in SealKind])
    cause = models.CharField(max_length=20, choices=[(c.value, c.label) for c in SealCause])
    reason = models.CharField(max_length=400)
    source = models.CharField("who told us", max_length=200)
    ask = models.CharField("whom to ask about this file", max_length=200)
    review_on = models.DateField()
    set_by = models.ForeignKey(Worker, null=True, on_delete=models.PROTECT, related_name="+")
    set_at = models.DateTimeField()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["baby"], name="seal_baby")]

    def __str__(self) -> str:
        return f"seal {self.pk}"


class SealName(models.Model):
    """Somebody was put on a seal's list, or (`named` false) taken off it. The newest about a worker stands."""

    append_only = True
    classified: ClassVar[dict[str, str]] = {
        "special": "worker reason",
        "operational": "id seal named recorded_by recorded_at",
    }

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    seal = models.ForeignKey(Seal, on_delete=models.PROTECT, related_name="names")
    worker = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="+")
    named = models.BooleanField(default=True)
    reason = models.CharField(max_length=400, blank=True)
    recorded_by = models.ForeignKey(Worker, null=True, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"name {self.pk}"


class SealStep(models.Model):
    """A seal was looked at again and kept until a new date, or lifted."""

    append_only = True
    classified: ClassVar[dict[str, str]] = {
        "special": "reason",
        "operational": "id seal step review_on recorded_by recorded_at",
    }

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    seal = models.ForeignKey(Seal, on_delete=models.PROTECT, related_name="steps")
    step = models.CharField(max_length=10, choices=[(k.value, k.label) for k in SealStepKind])
    reason = models.CharField(max_length=400)
    review_on = models.DateField(null=True)
    recorded_by = models.ForeignKey(Worker, null=True, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.step} {self.pk}"


class SealedFile(models.Model):
    """What every standing seal of one file comes to, as the database asks it: kept by triggers, read by functions."""

    classified: ClassVar[dict[str, str]] = {"special": "baby excluded only_these"}

    baby = models.OneToOneField(Baby, primary_key=True, on_delete=models.PROTECT, related_name="+")
    excluded = ArrayField(models.UUIDField(), default=list)
    only_these = ArrayField(models.UUIDField(), null=True)

    def __str__(self) -> str:
        return f"sealed {self.pk}"


class BreakGlass(models.Model):
    """Somebody without involvement opened one file to read, for a purpose, until `ends_at`."""

    append_only = True
    classified: ClassVar[dict[str, str]] = {
        "special": "baby purpose reason",
        "operational": "id worker agency opened_at ends_at review_due_at",
    }

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    baby = models.ForeignKey(Baby, on_delete=models.PROTECT, related_name="+")
    worker = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="+")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    purpose = models.CharField(max_length=20, choices=[(p.value, p.label) for p in Purpose])
    reason = models.CharField(max_length=400)
    opened_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    review_due_at = models.DateTimeField()

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["worker", "ends_at"], include=["baby"], name="opened_by_worker"),
            models.Index(fields=["baby", "ends_at"], include=["worker"], name="opened_baby"),
        ]

    def __str__(self) -> str:
        return f"break-glass {self.pk}"


class BreakGlassReview(models.Model):
    """What somebody else found about an opening by break-glass."""

    append_only = True
    classified: ClassVar[dict[str, str]] = {
        "special": "words",
        "operational": "id opening judgement reviewed_by reviewed_at",
    }

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    opening = models.OneToOneField(BreakGlass, on_delete=models.PROTECT, related_name="review")
    judgement = models.CharField(max_length=20, choices=[(j.value, j.label) for j in Judgement])
    words = models.CharField(max_length=400, blank=True)
    reviewed_by = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="+")
    reviewed_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"review {self.pk}"
