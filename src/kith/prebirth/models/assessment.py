"""The pre-birth assessment: each part as it was written, facts with their source, and what follows."""

from typing import ClassVar

from django.db import models

from kith.directory.models import Worker
from kith.kernel.ids import new_id
from kith.people.models import Baby, MaleCarer
from kith.prebirth.words import AfterAssessment, AssessmentPart


class AssessmentPage(models.Model):
    """One part of the assessment as written at one moment; the newest number stands, earlier ones are kept."""

    append_only = True
    classified: ClassVar[dict[str, str]] = {
        "special": "baby part carer answers strengths factors seen",
        "operational": "id number edition recorded_by recorded_at",
    }

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    baby = models.ForeignKey(Baby, on_delete=models.PROTECT, related_name="+")
    part = models.CharField(max_length=20, choices=[(p.value, p.label) for p in AssessmentPart])
    carer = models.ForeignKey(MaleCarer, null=True, on_delete=models.PROTECT, related_name="+")
    number = models.PositiveIntegerField()
    answers = models.JSONField("answers by the handbook's question")
    strengths = models.TextField(blank=True)
    factors = models.JSONField("risk factors: code, source and words of each", default=list)
    seen = models.CharField("spoken with for this assessment: when and where", max_length=300, blank=True)
    edition = models.CharField(max_length=40, blank=True)
    recorded_by = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["baby", "part", "carer", "number"],
                name="one_assessment_page_of_a_number",
                nulls_distinct=False,
            )
        ]

    def __str__(self) -> str:
        return f"{self.part} {self.number}"


class AssessmentDone(models.Model):
    """The assessment is complete: what it says of the baby's life, what follows, and what the parents said of it."""

    append_only = True
    classified: ClassVar[dict[str, str]] = {
        "special": "baby analysis follows follows_words parents_said left_open",
        "operational": "id draft_id recorded_by recorded_at",
    }

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    draft_id = models.UUIDField(null=True, unique=True)
    baby = models.ForeignKey(Baby, on_delete=models.PROTECT, related_name="+")
    analysis = models.TextField("what it all means for this baby")
    follows = models.CharField(max_length=20, choices=[(a.value, a.label) for a in AfterAssessment])
    follows_words = models.TextField("why, and who does what")
    parents_said = models.TextField("what the mother and the father said when they read it", blank=True)
    left_open = models.TextField("what is still not known, and why it was completed all the same", blank=True)
    recorded_by = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"assessment of {self.baby_id}"
