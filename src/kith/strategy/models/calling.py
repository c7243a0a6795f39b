"""Before a discussion: whom else it is about, a change of its time, and who was reminded."""

from typing import ClassVar

from django.db import models

from kith.directory.models import Worker
from kith.kernel.ids import new_id
from kith.people.models import Baby
from kith.strategy.words import Mode

from .discussions import Discussion, Invitation


class DiscussedBaby(models.Model):
    """Another baby of the family that the same discussion is about: a twin, a brother or a sister on file."""

    append_only = True
    classified: ClassVar[dict[str, str]] = {"special": "baby other", "operational": "id discussion"}

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    discussion = models.ForeignKey(Discussion, on_delete=models.PROTECT, related_name="others")
    baby = models.ForeignKey(Baby, on_delete=models.PROTECT, related_name="+")
    other = models.ForeignKey(Baby, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["discussion", "other"], name="one_discussed_baby_of_a_discussion")
        ]

    def __str__(self) -> str:
        return f"{self.other_id} in {self.discussion_id}"


class Rescheduling(models.Model):
    """A discussion moved to another time, or called off. The newest number stands, and is the calendar's SEQUENCE."""

    append_only = True
    classified: ClassVar[dict[str, str]] = {
        "special": "baby why",
        "operational": "id discussion number planned_for mode join_details called_off recorded_by recorded_at",
    }

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    discussion = models.ForeignKey(Discussion, on_delete=models.PROTECT, related_name="reschedulings")
    baby = models.ForeignKey(Baby, on_delete=models.PROTECT, related_name="+")
    number = models.PositiveIntegerField()
    planned_for = models.DateTimeField()
    mode = models.CharField(max_length=20, choices=[(m.value, m.label) for m in Mode])
    join_details = models.CharField(max_length=200, blank=True)
    called_off = models.BooleanField(default=False)
    why = models.CharField(max_length=400)
    recorded_by = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["discussion", "number"], name="one_rescheduling_of_a_number")
        ]

    def __str__(self) -> str:
        return f"rescheduling {self.number} of {self.discussion_id}"


class Reminder(models.Model):
    """Somebody invited who had not answered was reminded, once; `sent_by` is empty when Kith did it by itself."""

    append_only = True
    classified: ClassVar[dict[str, str]] = {"operational": "id invitation discussion baby number sent_at sent_by"}

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    invitation = models.ForeignKey(Invitation, on_delete=models.PROTECT, related_name="reminders")
    discussion = models.ForeignKey(Discussion, on_delete=models.PROTECT, related_name="+")
    baby = models.ForeignKey(Baby, on_delete=models.PROTECT, related_name="+")
    number = models.PositiveSmallIntegerField()
    sent_at = models.DateTimeField()
    sent_by = models.ForeignKey(Worker, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["invitation", "number"], name="one_reminder_of_a_number")
        ]

    def __str__(self) -> str:
        return f"reminder {self.number} of {self.invitation_id}"
