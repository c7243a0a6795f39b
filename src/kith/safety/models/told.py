"""What the police told midwife, health visitor and GP, and what each did."""

from typing import ClassVar

from django.db import models

from kith.directory.models import Worker
from kith.kernel.ids import new_id
from kith.people.models import Baby


class PoliceNotice(models.Model):
    """The police were called to abuse in the home of a pregnant woman or a baby."""

    append_only = True
    classified: ClassVar[dict[str, str]] = {
        "special": "baby incident_at words baby_there",
        "operational": "id reference due_at sent_by sent_at",
    }

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    baby = models.ForeignKey(Baby, on_delete=models.PROTECT, related_name="+")
    reference = models.CharField("police reference", max_length=60, blank=True)
    incident_at = models.DateTimeField()
    words = models.TextField()
    baby_there = models.CharField("where the baby was", max_length=200)
    due_at = models.DateTimeField("by when it is answered, by the limit then in force")
    sent_by = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="+")
    sent_at = models.DateTimeField()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["baby", "sent_at"], name="safety_notice_baby")]

    def __str__(self) -> str:
        return f"police notice {self.pk}"


class PoliceAnswer(models.Model):
    """Somebody who was told read it, and says what was done."""

    append_only = True
    classified: ClassVar[dict[str, str]] = {"special": "baby words", "operational": "id notice answered_by answered_at"}

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    baby = models.ForeignKey(Baby, on_delete=models.PROTECT, related_name="+")
    notice = models.ForeignKey(PoliceNotice, on_delete=models.PROTECT, related_name="answers")
    words = models.TextField("what was done")
    answered_by = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="+")
    answered_at = models.DateTimeField()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["notice", "answered_at"], name="safety_answer_notice")]

    def __str__(self) -> str:
        return f"answer {self.pk}"
