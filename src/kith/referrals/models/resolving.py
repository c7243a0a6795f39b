"""A disagreement between professionals, the stages it went through, who held each, and how it ended."""

from typing import ClassVar

from django.db import models

from kith.directory.models import Agency, Team, Worker
from kith.kernel.ids import new_id
from kith.people.models import Baby
from kith.referrals.words.resolving import ResolutionStage, SafeMeanwhile, Settlement, Topic

from .asking import Request
from .deciding import TriageDecision

SAFE = [(s.value, s.label) for s in SafeMeanwhile]


class Resolution(models.Model):
    """A disagreement as it was raised: about a decision on a request, or about a baby."""

    append_only = True
    classified: ClassVar[dict[str, str]] = {
        "special": "baby topic what wanted",
        "operational": (
            "id number request decision raised_by raised_by_team raised_by_agency other_team other_agency raised_at"
        ),
    }

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    number = models.CharField("reference", max_length=20, unique=True)
    baby = models.ForeignKey(Baby, on_delete=models.PROTECT, related_name="+")
    request = models.ForeignKey(Request, null=True, on_delete=models.PROTECT, related_name="resolutions")
    decision = models.ForeignKey(TriageDecision, null=True, on_delete=models.PROTECT, related_name="+")
    topic = models.CharField(max_length=20, choices=[(t.value, t.label) for t in Topic])
    what = models.TextField("what the disagreement is")
    wanted = models.TextField("what should happen instead")
    raised_by = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="+")
    raised_by_team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="+")
    raised_by_agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    other_team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="+")
    other_agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    raised_at = models.DateTimeField()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["raised_at"], name="resolution_raised")]

    def __str__(self) -> str:
        return f"case resolution {self.number}"


class ResolutionStep(models.Model):
    """A stage that began: why it came to it, and the baby's safety meanwhile."""

    append_only = True
    classified: ClassVar[dict[str, str]] = {
        "special": "baby why safe plan",
        "operational": "id resolution stage began_by began_at",
    }

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    resolution = models.ForeignKey(Resolution, on_delete=models.PROTECT, related_name="steps")
    baby = models.ForeignKey(Baby, on_delete=models.PROTECT, related_name="+")
    stage = models.CharField(max_length=20, choices=[(s.value, s.label) for s in ResolutionStage])
    why = models.TextField("what was tried, and why it goes on", blank=True)
    safe = models.CharField(max_length=20, choices=SAFE)
    plan = models.TextField("what keeps the baby safe meanwhile", blank=True)
    began_by = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="+")
    began_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["resolution", "stage"], name="each_stage_once")]

    def __str__(self) -> str:
        return f"{self.stage} of {self.resolution_id}"


class StageHolder(models.Model):
    """Somebody who takes a stage up."""

    append_only = True
    classified: ClassVar[dict[str, str]] = {"operational": "id step resolution baby worker"}

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    step = models.ForeignKey(ResolutionStep, on_delete=models.PROTECT, related_name="holders")
    resolution = models.ForeignKey(Resolution, on_delete=models.PROTECT, related_name="holders")
    baby = models.ForeignKey(Baby, on_delete=models.PROTECT, related_name="+")
    worker = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["step", "worker"], name="holds_a_stage_once")]

    def __str__(self) -> str:
        return f"{self.worker_id} in {self.step_id}"


class ResolutionEnd(models.Model):
    """How it ended, at which stage, and what the partnership should learn from it."""

    append_only = True
    classified: ClassVar[dict[str, str]] = {
        "special": "baby settlement words safe plan learning",
        "operational": "resolution stage ended_by ended_at",
    }

    resolution = models.OneToOneField(Resolution, primary_key=True, on_delete=models.PROTECT, related_name="end")
    baby = models.ForeignKey(Baby, on_delete=models.PROTECT, related_name="+")
    stage = models.CharField(max_length=20, choices=[(s.value, s.label) for s in ResolutionStage])
    settlement = models.CharField(max_length=20, choices=[(s.value, s.label) for s in Settlement])
    words = models.TextField("what was agreed, and why")
    safe = models.CharField(max_length=20, choices=SAFE)
    plan = models.TextField("what keeps the baby safe now", blank=True)
    learning = models.TextField("what others should learn, without names", blank=True)
    ended_by = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="+")
    ended_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"end of {self.resolution_id}"
