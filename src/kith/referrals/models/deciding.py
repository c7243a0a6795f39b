"""The Front Door's queue, its decision, and what the referrer was told."""

from typing import ClassVar

from django.db import models

from kith.directory.models import Agency, Worker
from kith.kernel.ids import new_id
from kith.people.models import Baby
from kith.referrals.words import How, TriageOutcome

from .asking import Request


class WaitingRequest(models.Model):
    """A request that nobody has decided yet: the Front Door's queue, kept by the database itself.

    A trigger adds the row with the request, or when new information opens it again, and takes it away with the next
    decision, so that the queue stays as short as the day's work however many requests there have ever been.
    """

    append_only = True
    classified: ClassVar[dict[str, str]] = {
        "special": "baby injury level",
        "operational": "request received_at agency",
    }

    request = models.OneToOneField(Request, primary_key=True, on_delete=models.CASCADE, related_name="waiting")
    baby = models.ForeignKey(Baby, on_delete=models.PROTECT, related_name="+")
    received_at = models.DateTimeField()
    injury = models.BooleanField()
    level = models.PositiveSmallIntegerField(default=0, db_default=0)
    agency = models.ForeignKey(Agency, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        indexes: ClassVar = [models.Index(models.F("injury").desc(), "received_at", name="waiting_in_order")]

    def __str__(self) -> str:
        return f"waiting {self.request_id}"


class TriageDecision(models.Model):
    """What the Front Door decided and why. A later decision is another row."""

    append_only = True
    classified: ClassVar[dict[str, str]] = {
        "special": "baby outcome level reasons",
        "operational": "id request decided_by decided_at",
    }

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    request = models.ForeignKey(Request, on_delete=models.PROTECT, related_name="decisions")
    baby = models.ForeignKey(Baby, on_delete=models.PROTECT, related_name="+")
    outcome = models.CharField(max_length=30, choices=[(o.value, o.label) for o in TriageOutcome])
    level = models.PositiveSmallIntegerField()
    reasons = models.TextField()
    decided_by = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="+")
    decided_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"decision on {self.request_id}"


class ChildDecision(models.Model):
    """What was decided for one child of a request about several, where it is not the same as for the first.

    `reasons` are empty when the decision's own reasons hold for this child too.
    """

    append_only = True
    classified: ClassVar[dict[str, str]] = {
        "special": "baby outcome level reasons",
        "operational": "id decision request decided_at",
    }

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    decision = models.ForeignKey(TriageDecision, on_delete=models.PROTECT, related_name="children")
    request = models.ForeignKey(Request, on_delete=models.PROTECT, related_name="+")
    baby = models.ForeignKey(Baby, on_delete=models.PROTECT, related_name="+")
    outcome = models.CharField(max_length=30, choices=[(o.value, o.label) for o in TriageOutcome])
    level = models.PositiveSmallIntegerField()
    reasons = models.TextField(blank=True)
    decided_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["decision", "baby"], name="one_child_decision")]

    def __str__(self) -> str:
        return f"decision on {self.baby_id} of {self.request_id}"


class ReferrerTold(models.Model):
    """Whoever made the request was told the decision: by Kith itself, or by somebody at the Front Door, and how."""

    append_only = True
    classified: ClassVar[dict[str, str]] = {"operational": "id request decision baby worker told_at how told_by"}

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    request = models.ForeignKey(Request, on_delete=models.PROTECT, related_name="told")
    decision = models.ForeignKey(TriageDecision, on_delete=models.PROTECT, related_name="+")
    baby = models.ForeignKey(Baby, on_delete=models.PROTECT, related_name="+")
    worker = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="+")
    told_at = models.DateTimeField()
    how = models.CharField(
        max_length=20,
        choices=[(h.value, h.label) for h in How],
        default=How.IN_KITH.value,
        db_default=How.IN_KITH.value,
    )
    told_by = models.ForeignKey(Worker, null=True, on_delete=models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return f"told of {self.decision_id}"
