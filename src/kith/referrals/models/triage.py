"""What follows a decision: who was told, a mark that was refused, and new information that opens a request again."""

from typing import ClassVar

from django.db import models

from kith.directory.models import Worker
from kith.kernel.ids import new_id
from kith.people.models import Baby
from kith.referrals.words import How, MarkAnswer

from .asking import Request
from .deciding import TriageDecision
from .informing import InformationAsk


class AgencyTold(models.Model):
    """An agency that was asked for information was told what was decided: the outcome alone, not the reasons."""

    append_only = True
    classified: ClassVar[dict[str, str]] = {
        "special": "baby outcome",
        "operational": "id ask decision how told_by told_at",
    }

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    ask = models.ForeignKey(InformationAsk, on_delete=models.PROTECT, related_name="told")
    decision = models.ForeignKey(TriageDecision, on_delete=models.PROTECT, related_name="+")
    baby = models.ForeignKey(Baby, on_delete=models.PROTECT, related_name="+")
    outcome = models.CharField(max_length=30)
    how = models.CharField(max_length=20, choices=[(h.value, h.label) for h in How])
    told_by = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="+")
    told_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["ask", "decision"], name="agency_told_once")]

    def __str__(self) -> str:
        return f"told of {self.decision_id}"


class MarkWord(models.Model):
    """What was said about a mark on a baby who cannot move after a decision under which nobody looks at it."""

    append_only = True
    classified: ClassVar[dict[str, str]] = {
        "special": "baby kind words seen_at",
        "operational": "id decision said_by said_at",
    }

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    decision = models.ForeignKey(TriageDecision, on_delete=models.PROTECT, related_name="mark_words")
    baby = models.ForeignKey(Baby, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=20, choices=[(a.value, a.label) for a in MarkAnswer])
    words = models.TextField("who looked at it and what they found, or the reason")
    seen_at = models.DateTimeField("when it was looked at, or first written down", null=True)
    said_by = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="+")
    said_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.kind} on {self.decision_id}"


class MarkRefusal(models.Model):
    """A decision that leaves a mark on a baby who cannot move without anybody to look at it: who was told at once.

    Written with the decision, from what was known of the baby's movement that day. Whether it is still open is
    derived: a later decision under which somebody meets the baby, or a health professional's word, closes it.
    """

    append_only = True
    classified: ClassVar[dict[str, str]] = {"special": "baby", "operational": "decision request noted_at"}

    decision = models.OneToOneField(
        TriageDecision, primary_key=True, on_delete=models.PROTECT, related_name="mark_refusal"
    )
    request = models.ForeignKey(Request, on_delete=models.PROTECT, related_name="+")
    baby = models.ForeignKey(Baby, on_delete=models.PROTECT, related_name="+")
    noted_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"mark refused in {self.decision_id}"


class Reopening(models.Model):
    """New information about a request that had been decided: it waits again, and its clock starts anew."""

    append_only = True
    classified: ClassVar[dict[str, str]] = {"special": "baby what", "operational": "id request reopened_by reopened_at"}

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    request = models.ForeignKey(Request, on_delete=models.PROTECT, related_name="reopenings")
    baby = models.ForeignKey(Baby, on_delete=models.PROTECT, related_name="+")
    what = models.TextField("what is new")
    reopened_by = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="+")
    reopened_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.request_id} opened again"
