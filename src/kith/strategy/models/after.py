"""What follows a discussion: added lines to its minutes, who was told, how it was done well. Rows are only added."""

from typing import ClassVar

from django.db import models

from kith.directory.models import Agency, Worker
from kith.kernel.ids import new_id
from kith.people.models import Baby
from kith.strategy.words import RATINGS, CriterionPart, HowTold, Judgement

from .discussions import Discussion, Invitation, Record


class AddedLine(models.Model):
    """A correction or an addition to the minutes by somebody who was asked to the discussion; shown beside them."""

    append_only = True
    classified: ClassVar[dict[str, str]] = {
        "special": "baby words",
        "operational": "id discussion record agency about written_by written_at sent",
    }

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    discussion = models.ForeignKey(Discussion, on_delete=models.PROTECT, related_name="+")
    record = models.ForeignKey(Record, on_delete=models.PROTECT, related_name="+")
    baby = models.ForeignKey(Baby, on_delete=models.PROTECT, related_name="+")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    about = models.CharField("which part of the minutes", max_length=60)
    words = models.TextField()
    written_by = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="+")
    written_at = models.DateTimeField()
    sent = models.UUIDField(unique=True)

    def __str__(self) -> str:
        return f"added line {self.pk}"


class Told(models.Model):
    """Somebody was told by phone, face to face or by letter what came of a discussion."""

    append_only = True
    classified: ClassVar[dict[str, str]] = {
        "operational": "id discussion record baby invitation worker how who told_at told_by",
    }

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    discussion = models.ForeignKey(Discussion, on_delete=models.PROTECT, related_name="+")
    record = models.ForeignKey(Record, on_delete=models.PROTECT, related_name="+")
    baby = models.ForeignKey(Baby, on_delete=models.PROTECT, related_name="+")
    invitation = models.ForeignKey(Invitation, null=True, on_delete=models.PROTECT, related_name="+")
    worker = models.ForeignKey(Worker, null=True, on_delete=models.PROTECT, related_name="+")
    how = models.CharField(max_length=20, choices=[(h.value, h.label) for h in HowTold])
    who = models.CharField(max_length=120)
    told_at = models.DateTimeField()
    told_by = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return f"told {self.pk}"


class Rating(models.Model):
    """What the chair says of one sentence of the standard that no record can tell; the newest stands."""

    append_only = True
    classified: ClassVar[dict[str, str]] = {
        "special": "baby why",
        "operational": "id discussion criterion rating rated_by rated_at",
    }

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    discussion = models.ForeignKey(Discussion, on_delete=models.PROTECT, related_name="+")
    baby = models.ForeignKey(Baby, on_delete=models.PROTECT, related_name="+")
    criterion = models.CharField(max_length=20)
    rating = models.CharField(max_length=20, choices=[(r.value, r.label) for r in RATINGS])
    why = models.TextField(blank=True)
    rated_by = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="+")
    rated_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"rating of {self.criterion}"


class Judged(models.Model):
    """How a discussion stood against one sentence of the standard when it was last looked at; the newest stands.

    `due_at` is set while it is open because of a clock: past it, an open one counts as not met.
    """

    append_only = True
    classified: ClassVar[dict[str, str]] = {
        "special": "baby says",
        "operational": "id discussion record criterion part rated judgement due_at judged_at",
    }

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    discussion = models.ForeignKey(Discussion, on_delete=models.PROTECT, related_name="+")
    record = models.ForeignKey(Record, on_delete=models.PROTECT, related_name="+")
    baby = models.ForeignKey(Baby, on_delete=models.PROTECT, related_name="+")
    criterion = models.CharField(max_length=20)
    part = models.CharField(max_length=20, choices=[(p.value, p.label) for p in CriterionPart])
    rated = models.BooleanField()
    judgement = models.CharField(max_length=20, choices=[(j.value, j.label) for j in Judgement])
    says = models.CharField(max_length=400)
    due_at = models.DateTimeField(null=True)
    judged_at = models.DateTimeField()

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["discussion", "criterion", "-judged_at"], name="strategy_judged_newest")
        ]

    def __str__(self) -> str:
        return f"{self.criterion} {self.judgement}"
