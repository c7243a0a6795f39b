"""A plan to keep safe: versions, actions, incidents, looking again; and abuse that turned out not to be there."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models

from kith.directory.models import Worker
from kith.kernel.ids import new_id
from kith.people.models import Baby
from kith.safety.words import Outcome, ReviewCause, Toward


class PlanVersion(models.Model):
    """The plan as written at one moment; the newest number stands, earlier ones are kept.

    `words` are the parts by the handbook's codes. `closed` are ways to reach her that nobody uses, Kith neither;
    `closed_addresses` are e-mail addresses to which nothing leaves.
    """

    append_only = True
    classified: ClassVar[dict[str, str]] = {
        "identifying": "closed_addresses",
        "special": "baby words when how code_word closed",
        "operational": "id number section recorded_by recorded_at",
    }

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    baby = models.ForeignKey(Baby, on_delete=models.PROTECT, related_name="+")
    number = models.PositiveIntegerField()
    section = models.CharField("which page it was written on", max_length=30)
    words = models.JSONField("the parts, by code", default=dict)
    when = models.TextField("when it is safe to reach her", blank=True)
    how = models.TextField("which way is open", blank=True)
    code_word = models.CharField(max_length=120, blank=True)
    closed = ArrayField(models.CharField(max_length=20), default=list)
    closed_addresses = ArrayField(models.CharField(max_length=254), default=list)
    recorded_by = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["baby", "number"], name="one_safety_version_of_a_number")
        ]

    def __str__(self) -> str:
        return f"safety plan {self.number} of {self.baby_id}"


class PlanAction(models.Model):
    """One action of a version: about whom, what, who does it, by when."""

    append_only = True
    classified: ClassVar[dict[str, str]] = {
        "special": "baby toward what who",
        "operational": "id version position by_when",
    }

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    version = models.ForeignKey(PlanVersion, on_delete=models.PROTECT, related_name="actions")
    baby = models.ForeignKey(Baby, on_delete=models.PROTECT, related_name="+")
    position = models.PositiveSmallIntegerField()
    toward = models.CharField(max_length=10, choices=[(t.value, t.label) for t in Toward])
    what = models.CharField(max_length=300)
    who = models.CharField(max_length=160, blank=True)
    by_when = models.DateField(null=True)

    def __str__(self) -> str:
        return f"action {self.pk}"


class Incident(models.Model):
    """Something that happened. The plan is looked at again."""

    append_only = True
    classified: ClassVar[dict[str, str]] = {
        "special": "baby happened_at words source",
        "operational": "id recorded_by recorded_at",
    }

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    baby = models.ForeignKey(Baby, on_delete=models.PROTECT, related_name="+")
    happened_at = models.DateTimeField()
    words = models.TextField()
    source = models.CharField("who told us", max_length=160)
    recorded_by = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["baby", "recorded_at"], name="safety_incident_baby")]

    def __str__(self) -> str:
        return f"incident {self.pk}"


class PlanReview(models.Model):
    """Somebody looked at the plan again. `due_at` is when that was due, by the limits in force then."""

    append_only = True
    classified: ClassVar[dict[str, str]] = {
        "special": "baby cause outcome words",
        "operational": "id version due_at reviewed_by reviewed_at",
    }

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    baby = models.ForeignKey(Baby, on_delete=models.PROTECT, related_name="+")
    version = models.ForeignKey(PlanVersion, on_delete=models.PROTECT, related_name="reviews")
    cause = models.CharField(max_length=10, choices=[(c.value, c.label) for c in ReviewCause])
    outcome = models.CharField(max_length=10, choices=[(o.value, o.label) for o in Outcome])
    words = models.TextField("what was found, with whom")
    due_at = models.DateTimeField()
    reviewed_by = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="+")
    reviewed_at = models.DateTimeField()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["baby", "reviewed_at"], name="safety_review_baby")]

    def __str__(self) -> str:
        return f"look {self.pk}"


class SetAside(models.Model):
    """Somebody looked at what pointed to abuse and found none. It counts until something new points to it."""

    append_only = True
    classified: ClassVar[dict[str, str]] = {"special": "baby words", "operational": "id recorded_by recorded_at"}

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    baby = models.ForeignKey(Baby, on_delete=models.PROTECT, related_name="+")
    words = models.TextField("why, and who was asked")
    recorded_by = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["baby", "recorded_at"], name="safety_aside_baby")]

    def __str__(self) -> str:
        return f"set aside {self.pk}"
