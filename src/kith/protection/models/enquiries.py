"""Section 47 enquiries, medicals and emergency steps."""

from typing import ClassVar

from django.db import models

from kith.directory.models import Team, Worker
from kith.kernel.ids import new_id
from kith.people.models import Baby
from kith.protection.words import Born, Consent, EmergencyKind, MedicalNeed, MedicalResult
from kith.strategy.models import Discussion
from kith.strategy.words import EnquiryBy


class Enquiry(models.Model):
    """A section 47 enquiry. It began with the discussion that decided on it: `started_at` starts its clocks."""

    append_only = True
    classified: ClassVar[dict[str, str]] = {
        "special": "baby injury",
        "operational": "id number discussion started_at enquiry_by lead team opened_by opened_at",
    }

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    number = models.CharField("reference", max_length=20, unique=True)
    baby = models.ForeignKey(Baby, on_delete=models.PROTECT, related_name="+")
    discussion = models.OneToOneField(Discussion, on_delete=models.PROTECT, related_name="+")
    started_at = models.DateTimeField("the discussion that started it")
    enquiry_by = models.CharField("single or joint", max_length=20, choices=[(e.value, e.label) for e in EnquiryBy])
    injury = models.BooleanField("a mark or an injury is part of the worry", default=False)
    lead = models.CharField("who leads", max_length=120)
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="+")
    opened_by = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="+")
    opened_at = models.DateTimeField()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["baby", "started_at"], name="enquiry_baby")]

    def __str__(self) -> str:
        return f"enquiry {self.number}"


class Medical(models.Model):
    """What is known of the child protection medical of an enquiry; the newest row stands."""

    append_only = True
    classified: ClassVar[dict[str, str]] = {
        "special": (
            "baby need need_reason by_whom place asked_at planned_for consent consent_by consent_reason held_at result "
            "findings others_examined accompanied_by"
        ),
        "operational": "id enquiry recorded_by recorded_at",
    }

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    enquiry = models.ForeignKey(Enquiry, on_delete=models.PROTECT, related_name="medicals")
    baby = models.ForeignKey(Baby, on_delete=models.PROTECT, related_name="+")
    need = models.CharField(max_length=20, choices=[(n.value, n.label) for n in MedicalNeed])
    need_reason = models.TextField("why, or why not", blank=True)
    asked_at = models.DateTimeField("when it was asked for", null=True)
    by_whom = models.CharField(max_length=160, blank=True)
    place = models.CharField(max_length=160, blank=True)
    planned_for = models.DateTimeField(null=True)
    consent = models.CharField(max_length=20, blank=True, choices=[(c.value, c.label) for c in Consent])
    consent_by = models.CharField("who agreed, by name", max_length=120, blank=True)
    consent_reason = models.TextField("what is done without agreement", blank=True)
    accompanied_by = models.CharField(max_length=160, blank=True)
    held_at = models.DateTimeField(null=True)
    result = models.CharField(max_length=20, blank=True, choices=[(r.value, r.label) for r in MedicalResult])
    findings = models.TextField("in the paediatrician's words", blank=True)
    others_examined = models.CharField("brothers and sisters examined too", max_length=240, blank=True)
    recorded_by = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"medical {self.pk}"


class EnquiryOutcome(models.Model):
    """What an enquiry concluded; the newest row stands. `code` is the handbook's, aligned with the national list."""

    append_only = True
    classified: ClassVar[dict[str, str]] = {
        "special": "baby code borne_out reasons why_no_conference parents_told",
        "operational": "id enquiry concluded_at recorded_by recorded_at",
    }

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    enquiry = models.ForeignKey(Enquiry, on_delete=models.PROTECT, related_name="outcomes")
    baby = models.ForeignKey(Baby, on_delete=models.PROTECT, related_name="+")
    code = models.SlugField(max_length=60)
    borne_out = models.CharField(max_length=20, choices=[(b.value, b.label) for b in Born])
    reasons = models.TextField()
    why_no_conference = models.TextField(blank=True)
    parents_told = models.CharField("what the parents were told, by whom and when", max_length=400, blank=True)
    concluded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"outcome {self.pk}"


class EmergencyStep(models.Model):
    """Police protection, or an emergency protection order. Its clock is the most the law allows."""

    append_only = True
    classified: ClassVar[dict[str, str]] = {
        "special": "baby kind taken_at taken_by reason where_now",
        "operational": "id extends recorded_by recorded_at",
    }

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    baby = models.ForeignKey(Baby, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=20, choices=[(k.value, k.label) for k in EmergencyKind])
    taken_at = models.DateTimeField("when it was taken or made")
    taken_by = models.CharField("by whom", max_length=160)
    reason = models.TextField()
    where_now = models.CharField("where the baby is", max_length=240)
    extends = models.OneToOneField("self", null=True, on_delete=models.PROTECT, related_name="+")
    recorded_by = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"emergency step {self.pk}"


class EmergencyEnd(models.Model):
    """An emergency step came to its end, and what keeps the baby safe now."""

    append_only = True
    classified: ClassVar[dict[str, str]] = {
        "special": "baby ended_at safe_now",
        "operational": "id step recorded_by recorded_at",
    }

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    step = models.OneToOneField(EmergencyStep, on_delete=models.PROTECT, related_name="end")
    baby = models.ForeignKey(Baby, on_delete=models.PROTECT, related_name="+")
    ended_at = models.DateTimeField()
    safe_now = models.TextField("what keeps the baby safe now")
    recorded_by = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"end of {self.step_id}"
