"""A request for support as sent, and the sharing decision behind it."""

from typing import ClassVar

from django.db import models

from kith.directory.models import Agency, Worker
from kith.kernel.ids import new_id
from kith.people.models import Baby
from kith.referrals.words import Agreement, FamilyTold


class Request(models.Model):
    """A request for support about one baby, as sent."""

    append_only = True
    classified: ClassVar[dict[str, str]] = {
        "special": "baby what_seen why_worried seen_on safe_now strengths injury level",
        "operational": "id number draft_id made_by made_by_agency received_at phoned_at",
    }

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    number = models.CharField("reference", max_length=20, unique=True)
    draft_id = models.UUIDField(null=True, unique=True)
    baby = models.ForeignKey(Baby, on_delete=models.PROTECT, related_name="+")
    made_by = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="+")
    made_by_agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    received_at = models.DateTimeField()
    what_seen = models.TextField()
    why_worried = models.TextField()
    seen_on = models.DateTimeField("when it was seen")
    safe_now = models.TextField("where the baby is now and who is with them", blank=True)
    strengths = models.TextField(blank=True)
    injury = models.BooleanField("a mark or injury is part of the worry", default=False)
    level = models.PositiveSmallIntegerField("level of need as the referrer sees it")
    phoned_at = models.DateTimeField("when the Front Door was phoned first", null=True)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["received_at"], name="request_received"),
            models.Index(fields=["baby", "received_at"], name="request_baby"),
            models.Index(fields=["made_by", "received_at"], name="request_maker"),
        ]

    def __str__(self) -> str:
        return f"request {self.number}"


class SharingDecision(models.Model):
    """Why it was right to share: the three consents kept apart, and the reasons written down."""

    append_only = True
    classified: ClassVar[dict[str, str]] = {
        "special": "baby agreement agreement_reason weighed family_told not_told_reason family_said rationale",
        "operational": "id request lawful_basis decided_by decided_at",
    }

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    request = models.OneToOneField(Request, on_delete=models.PROTECT, related_name="sharing")
    baby = models.ForeignKey(Baby, on_delete=models.PROTECT, related_name="+")
    lawful_basis = models.CharField(max_length=60)
    agreement = models.CharField(max_length=20, choices=[(a.value, a.label) for a in Agreement])
    agreement_reason = models.CharField(max_length=60, blank=True)
    weighed = models.TextField("how a refusal was weighed", blank=True, default="", db_default="")
    family_told = models.CharField(max_length=20, choices=[(t.value, t.label) for t in FamilyTold])
    not_told_reason = models.CharField(max_length=60, blank=True)
    family_said = models.TextField("what the family said", blank=True, default="", db_default="")
    rationale = models.TextField()
    decided_by = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="+")
    decided_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"sharing for {self.request_id}"
