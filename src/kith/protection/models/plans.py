"""Child protection plans: versions, steps, visits, the end."""

from typing import ClassVar

from django.db import models

from kith.directory.models import Team, Worker
from kith.kernel.ids import new_id
from kith.people.models import Baby, Sighting
from kith.protection.words import Category, CircumstancesOfVisit, EndReason, FathersPart, TeamRole

from .meetings import Meeting


class Plan(models.Model):
    """A child protection plan on a baby's own record. One begun before birth is the same plan after it."""

    append_only = True
    classified: ClassVar[dict[str, str]] = {
        "special": "baby category before_birth came_from",
        "operational": "id number conference team started_on opened_by opened_at",
    }

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    number = models.CharField("reference", max_length=20, unique=True)
    baby = models.ForeignKey(Baby, on_delete=models.PROTECT, related_name="+")
    conference = models.OneToOneField(Meeting, null=True, on_delete=models.PROTECT, related_name="+")
    category = models.CharField("category at the start", max_length=3, choices=[(c.value, c.label) for c in Category])
    before_birth = models.BooleanField(default=False)
    came_from = models.CharField("the area it came from", max_length=120, blank=True)
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="+")
    started_on = models.DateField("the day of the conference")
    opened_by = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="+")
    opened_at = models.DateTimeField()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["baby", "started_on"], name="plan_baby")]

    def __str__(self) -> str:
        return f"plan {self.number}"


class PlanVersion(models.Model):
    """The plan as written at one moment; the newest number stands, earlier ones are kept."""

    append_only = True
    classified: ClassVar[dict[str, str]] = {
        "special": "baby category babys_day mothers_part fathers_standing fathers_part contingency",
        "operational": "id plan number recorded_by recorded_at",
    }

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="versions")
    baby = models.ForeignKey(Baby, on_delete=models.PROTECT, related_name="+")
    number = models.PositiveIntegerField()
    category = models.CharField(max_length=3, choices=[(c.value, c.label) for c in Category])
    babys_day = models.TextField("what the baby's day should be like")
    mothers_part = models.TextField()
    fathers_standing = models.CharField(max_length=20, choices=[(f.value, f.label) for f in FathersPart])
    fathers_part = models.TextField("his part, or why he has none")
    contingency = models.TextField("what happens at once when the plan does not hold")
    recorded_by = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["plan", "number"], name="one_plan_version_of_a_number")
        ]

    def __str__(self) -> str:
        return f"version {self.number} of {self.plan_id}"


class PlanStep(models.Model):
    """One step of a plan that an outsider can follow: what shall be better, who does what by when, how one knows."""

    append_only = True
    classified: ClassVar[dict[str, str]] = {"special": "baby better what who know", "operational": "id version by_when"}

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    version = models.ForeignKey(PlanVersion, on_delete=models.PROTECT, related_name="steps")
    baby = models.ForeignKey(Baby, on_delete=models.PROTECT, related_name="+")
    better = models.CharField("what shall be better for the baby", max_length=240)
    what = models.CharField("what is done", max_length=300)
    who = models.CharField(max_length=160, blank=True)
    by_when = models.DateField(null=True)
    know = models.CharField("how we shall know", max_length=240, blank=True)

    def __str__(self) -> str:
        return f"step {self.pk}"


class Visit(models.Model):
    """A visit of the plan. What was seen of the baby is a sighting of the people room; `sighting` points to it."""

    append_only = True
    classified: ClassVar[dict[str, str]] = {
        "special": "baby visited_at found why_not_seen sighting",
        "operational": "id plan announced due_at visited_by recorded_at",
    }

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="visits")
    baby = models.ForeignKey(Baby, on_delete=models.PROTECT, related_name="+")
    visited_at = models.DateTimeField()
    due_at = models.DateTimeField("by the limit in force when it was recorded", null=True)
    announced = models.BooleanField("the family knew of it before", default=True)
    found = models.CharField(max_length=20, choices=[(c.value, c.label) for c in CircumstancesOfVisit])
    why_not_seen = models.CharField("what was done about it", max_length=400, blank=True)
    sighting = models.OneToOneField(Sighting, null=True, on_delete=models.PROTECT, related_name="+")
    visited_by = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["plan", "visited_at"], name="visit_plan")]

    def __str__(self) -> str:
        return f"visit {self.pk}"


class PlanEnd(models.Model):
    """A plan ended, or went to another area: why, what follows, and who was told."""

    append_only = True
    classified: ClassVar[dict[str, str]] = {
        "special": "baby reason words what_follows told went_to",
        "operational": "id plan conference ended_on recorded_by recorded_at",
    }

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    plan = models.OneToOneField(Plan, on_delete=models.PROTECT, related_name="end")
    baby = models.ForeignKey(Baby, on_delete=models.PROTECT, related_name="+")
    conference = models.ForeignKey(Meeting, null=True, on_delete=models.PROTECT, related_name="+")
    ended_on = models.DateField()
    reason = models.CharField(max_length=20, choices=[(r.value, r.label) for r in EndReason])
    words = models.TextField()
    what_follows = models.TextField("the help that follows, and who leads it", blank=True)
    told = models.TextField("who was told, when and by whom", blank=True)
    went_to = models.CharField("the area that has taken it on", max_length=120, blank=True)
    recorded_by = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"end of {self.plan_id}"


class TeamPart(models.Model):
    """Who holds a part of a multi-agency child protection team for a baby; the newest of a part stands."""

    append_only = True
    classified: ClassVar[dict[str, str]] = {"operational": "id baby part name agency_name recorded_by recorded_at"}

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    baby = models.ForeignKey(Baby, on_delete=models.PROTECT, related_name="+")
    part = models.CharField(max_length=20, choices=[(r.value, r.label) for r in TeamRole])
    name = models.CharField(max_length=120)
    agency_name = models.CharField(max_length=120, blank=True)
    recorded_by = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"part {self.part}"
