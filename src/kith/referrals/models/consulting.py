"""Asking the advice line: what is asked without a name, the advice, and the baby once it is named."""

from typing import ClassVar

from django.db import models

from kith.directory.models import Agency, Team, Worker
from kith.kernel.ids import new_id
from kith.people.models import Baby
from kith.referrals.words import NextStep, Whom


class Consultation(models.Model):
    """A question to the advice line. It names nobody, unless it is plain that a baby may be being harmed.

    One that was rung in is written down by the advice line itself (`recorded_by`). `asked_by` is then whoever rang,
    when they use Kith; else whoever wrote it down, and `caller` says in words who rang.
    """

    append_only = True
    classified: ClassVar[dict[str, str]] = {
        "special": "whom worry seen strengths tried evident",
        "operational": "id number draft_id asked_by asked_by_agency team asked_at recorded_by caller",
    }

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    number = models.CharField("reference", max_length=20, unique=True)
    draft_id = models.UUIDField(null=True, unique=True)
    asked_by = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="+")
    asked_by_agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    team = models.ForeignKey(Team, null=True, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    whom = models.CharField(max_length=20, choices=[(w.value, w.label) for w in Whom])
    seen = models.TextField("what was seen or heard")
    worry = models.TextField()
    strengths = models.TextField(blank=True)
    tried = models.TextField(blank=True)
    evident = models.BooleanField("it is plain that a baby may be being harmed")
    recorded_by = models.ForeignKey(Worker, null=True, on_delete=models.PROTECT, related_name="+")
    caller = models.CharField("who rang, and as what", max_length=120, blank=True, default="", db_default="")

    class Meta:
        indexes: ClassVar = [models.Index(fields=["asked_by", "asked_at"], name="consultation_asker")]

    def __str__(self) -> str:
        return f"consultation {self.number}"


class ConsultationAdvice(models.Model):
    """The advice given, by whom. Advice given by telephone names its giver in words."""

    append_only = True
    classified: ClassVar[dict[str, str]] = {
        "special": "advice next_step level evident",
        "operational": "id consultation draft_id advised_by adviser recorded_by given_at",
    }

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    consultation = models.ForeignKey(Consultation, on_delete=models.PROTECT, related_name="advice")
    draft_id = models.UUIDField(null=True, unique=True)
    advice = models.TextField()
    next_step = models.CharField(max_length=20, choices=[(n.value, n.label) for n in NextStep])
    level = models.PositiveSmallIntegerField(null=True)
    evident = models.BooleanField("it is plain that a baby may be being harmed")
    advised_by = models.ForeignKey(Worker, null=True, on_delete=models.PROTECT, related_name="+")
    adviser = models.CharField("who advised, by telephone", max_length=120, blank=True)
    recorded_by = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="+")
    given_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"advice on {self.consultation_id}"


class ConsultationNamed(models.Model):
    """The baby a consultation turned out to be about, named by the person who asked."""

    append_only = True
    classified: ClassVar[dict[str, str]] = {"special": "baby", "operational": "id consultation named_by named_at"}

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    consultation = models.OneToOneField(Consultation, on_delete=models.PROTECT, related_name="named")
    baby = models.ForeignKey(Baby, on_delete=models.PROTECT, related_name="+")
    named_by = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="+")
    named_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"baby of {self.consultation_id}"


class AdviceNotFollowed(models.Model):
    """Why whoever was advised to make a request has not made one (ASK-13)."""

    append_only = True
    classified: ClassVar[dict[str, str]] = {"special": "reason", "operational": "id consultation said_by said_at"}

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    consultation = models.ForeignKey(Consultation, on_delete=models.PROTECT, related_name="not_followed")
    reason = models.TextField("why no request was made")
    said_by = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="+")
    said_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"advice not followed on {self.consultation_id}"
