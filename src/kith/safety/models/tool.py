"""Checklists as answered, and referrals to a MARAC made from them."""

from typing import ClassVar

from django.db import models

from kith.directory.models import Worker
from kith.kernel.ids import new_id
from kith.people.models import Baby
from kith.safety.words import HerView, Presence


class Checklist(models.Model):
    """A checklist as answered at one moment. `tool` and `edition` say which; the count is read from the answers."""

    append_only = True
    classified: ClassVar[dict[str, str]] = {
        "special": "baby answers presence judgement judgement_reason notes",
        "operational": "id number tool edition recorded_by recorded_at",
    }

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    baby = models.ForeignKey(Baby, on_delete=models.PROTECT, related_name="+")
    number = models.PositiveIntegerField()
    tool = models.CharField(max_length=40)
    edition = models.CharField(max_length=40)
    answers = models.JSONField("each answer and who gave it, by code", default=dict)
    presence = models.CharField("how she was asked", max_length=20, choices=[(p.value, p.label) for p in Presence])
    judgement = models.CharField("a higher band by judgement", max_length=20, blank=True)
    judgement_reason = models.TextField(blank=True)
    notes = models.TextField("what else she said", blank=True)
    recorded_by = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["baby", "number"], name="one_checklist_of_a_number")]

    def __str__(self) -> str:
        return f"checklist {self.number} of {self.baby_id}"


class MaracReferral(models.Model):
    """A referral to a MARAC, made from a checklist and the plan: the facts are pointed to, not typed again."""

    append_only = True
    classified: ClassVar[dict[str, str]] = {
        "special": "baby checklist gateways her_view why_not_told wishes why",
        "operational": "id sent_to referred_by referred_at",
    }

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    baby = models.ForeignKey(Baby, on_delete=models.PROTECT, related_name="+")
    checklist = models.OneToOneField(Checklist, on_delete=models.PROTECT, related_name="referral")
    gateways = models.JSONField("which gateways were open", default=list)
    her_view = models.CharField(max_length=10, choices=[(h.value, h.label) for h in HerView])
    why_not_told = models.TextField(blank=True)
    wishes = models.TextField("what she wants", blank=True)
    why = models.TextField("what the meeting should know and do")
    sent_to = models.CharField("which MARAC, and how it was sent", max_length=160)
    referred_by = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="+")
    referred_at = models.DateTimeField()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["baby", "referred_at"], name="safety_marac_baby")]

    def __str__(self) -> str:
        return f"referral {self.pk}"


class MaracHeard(models.Model):
    """The MARAC heard it: when, and which actions concern this baby."""

    append_only = True
    classified: ClassVar[dict[str, str]] = {
        "special": "baby heard_on words",
        "operational": "id referral recorded_by recorded_at",
    }

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    baby = models.ForeignKey(Baby, on_delete=models.PROTECT, related_name="+")
    referral = models.OneToOneField(MaracReferral, on_delete=models.PROTECT, related_name="heard")
    heard_on = models.DateField()
    words = models.TextField("actions for those who work with this baby")
    recorded_by = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"heard {self.pk}"
