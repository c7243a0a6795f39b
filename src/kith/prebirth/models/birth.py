"""The birth and discharge plan, who has it, the meeting before going home, and talks about crying."""

from typing import ClassVar

from django.db import models

from kith.directory.models import Team, Worker
from kith.kernel.ids import new_id
from kith.people.models import Baby, MaleCarer
from kith.prebirth.words import GoesHome, MayLeave, SentBy, TalkedHow


class BirthPlan(models.Model):
    """The plan as written at one moment; the newest number stands, earlier ones are kept."""

    append_only = True
    classified: ClassVar[dict[str, str]] = {
        "special": "baby unit lines may_leave parents_have_it",
        "operational": "id number why recorded_by recorded_at",
    }

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    baby = models.ForeignKey(Baby, on_delete=models.PROTECT, related_name="+")
    number = models.PositiveIntegerField()
    unit = models.CharField("where the baby should be born", max_length=160)
    lines = models.JSONField("what the plan says, line by line")
    may_leave = models.CharField(max_length=20, choices=[(m.value, m.label) for m in MayLeave])
    parents_have_it = models.CharField("who of the parents has a copy, or why not", max_length=300, blank=True)
    why = models.CharField("what changed since the version before", max_length=300, blank=True)
    recorded_by = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["baby", "number"], name="one_birth_plan_of_a_number")]

    def __str__(self) -> str:
        return f"birth plan {self.number} of {self.baby_id}"


class PlanCopy(models.Model):
    """A version of the plan went to somebody: to a team in Kith, or to a unit or service outside it."""

    append_only = True
    classified: ClassVar[dict[str, str]] = {
        "special": "baby",
        "operational": "id draft_id plan team outside contact sent_by_means sent_by sent_at",
    }

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    draft_id = models.UUIDField(null=True)
    plan = models.ForeignKey(BirthPlan, on_delete=models.PROTECT, related_name="copies")
    baby = models.ForeignKey(Baby, on_delete=models.PROTECT, related_name="+")
    team = models.ForeignKey(Team, null=True, on_delete=models.PROTECT, related_name="+")
    outside = models.CharField("unit or service outside Kith", max_length=160, blank=True)
    contact = models.CharField("whom it went to, and how one rings them", max_length=200, blank=True)
    sent_by_means = models.CharField(max_length=20, blank=True, choices=[(s.value, s.label) for s in SentBy])
    sent_by = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="+")
    sent_at = models.DateTimeField()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["baby", "sent_at"], name="plan_copy_baby")]

    def __str__(self) -> str:
        return f"copy {self.pk}"


class PlanRead(models.Model):
    """Somebody said that they have read a copy: in Kith themselves, or on the telephone to whoever wrote it down."""

    append_only = True
    classified: ClassVar[dict[str, str]] = {
        "special": "baby",
        "operational": "id draft_id copy who recorded_by read_at",
    }

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    draft_id = models.UUIDField(null=True, unique=True)
    copy = models.ForeignKey(PlanCopy, on_delete=models.PROTECT, related_name="reads")
    baby = models.ForeignKey(Baby, on_delete=models.PROTECT, related_name="+")
    who = models.CharField(max_length=160)
    recorded_by = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="+")
    read_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"read {self.copy_id}"


class DischargeMeeting(models.Model):
    """The meeting before the baby leaves the ward: who came, what was looked at, what was decided."""

    append_only = True
    classified: ClassVar[dict[str, str]] = {
        "special": "baby there decided words looked_at",
        "operational": "id draft_id held_at first_visit_on recorded_by recorded_at",
    }

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    draft_id = models.UUIDField(null=True, unique=True)
    baby = models.ForeignKey(Baby, on_delete=models.PROTECT, related_name="+")
    held_at = models.DateTimeField()
    there = models.TextField("who took part, and from which agency")
    looked_at = models.JSONField("lines of the plan that were looked at", default=list)
    decided = models.CharField(max_length=20, choices=[(g.value, g.label) for g in GoesHome])
    words = models.TextField()
    first_visit_on = models.DateField(null=True)
    recorded_by = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["baby", "held_at"], name="discharge_baby")]

    def __str__(self) -> str:
        return f"meeting before going home of {self.baby_id}"


class CryingTalk(models.Model):
    """Coping with crying, and safe sleep, were talked about with the mother (`carer` is None) or one other carer.

    That a man was talked with is people's record too, and stands there (MAN-7); here is at which touchpoint, and how.
    """

    append_only = True
    classified: ClassVar[dict[str, str]] = {
        "special": "baby carer touchpoint how safe_sleep coping on_day",
        "operational": "id draft_id recorded_by recorded_at",
    }

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    draft_id = models.UUIDField(null=True)
    baby = models.ForeignKey(Baby, on_delete=models.PROTECT, related_name="+")
    carer = models.ForeignKey(MaleCarer, null=True, on_delete=models.PROTECT, related_name="+")
    touchpoint = models.SlugField(max_length=60)
    how = models.CharField(max_length=20, choices=[(t.value, t.label) for t in TalkedHow])
    safe_sleep = models.BooleanField(default=False)
    coping = models.CharField("what they will do when it is too much", max_length=300, blank=True)
    on_day = models.DateField()
    recorded_by = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["baby"], name="crying_talk_baby")]

    def __str__(self) -> str:
        return f"{self.touchpoint} of {self.baby_id}"
