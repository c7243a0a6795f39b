"""The baby's file, and who works with the baby."""

from datetime import UTC, datetime
from typing import ClassVar

from django.db import models
from django.db.models.functions import Coalesce

from kith.directory.models import Agency, Team, Worker
from kith.kernel.ids import new_id
from kith.people.words import Mobility, Part, Sex

from .persons import Person
from .pregnancies import Pregnancy


class Baby(models.Model):
    """The baby's file, from before birth to the second birthday. Born, or expected: one of the two dates is known.

    The dates, names, number, movement and `ended_as` here are what stands now; who said so and when is in rows that
    are only added (`BabyRecord`, `ExpectedDate`, `NhsNumberRecord`, `MobilityRecord`, `BabyEnding`). A file whose
    `ended_as` is not empty is over: lists, clocks, tasks and letters leave it out. `same_as`: this was found to be
    a second file of that baby (`BabyMerge`); lists leave it out, and both histories are read together.
    """

    classified: ClassVar[dict[str, str]] = {
        "identifying": "given_name family_name name_key date_of_birth expected_on sex nhs_number mother postcode",
        "special": "born_at_days mobility pregnancy ended_as birth_order",
        "operational": "id locality district same_as recorded_by recorded_at",
    }

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    mother = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="babies")
    pregnancy = models.ForeignKey(Pregnancy, null=True, on_delete=models.PROTECT, related_name="babies")
    ended_as = models.CharField(max_length=20, blank=True, default="")
    birth_order = models.PositiveSmallIntegerField("first, second … of twins or more", null=True)
    given_name = models.CharField(max_length=100, blank=True)
    family_name = models.CharField(max_length=100, blank=True)
    name_key = models.CharField(max_length=220, blank=True)
    date_of_birth = models.DateField(null=True)
    expected_on = models.DateField("expected date of delivery", null=True)
    born_at_days = models.PositiveSmallIntegerField("gestation at birth in days", null=True)
    sex = models.CharField(max_length=20, default=Sex.UNKNOWN)
    nhs_number = models.CharField("NHS number", max_length=10, blank=True)
    mobility = models.CharField(max_length=30, default=Mobility.NOT_RECORDED)
    postcode = models.CharField(max_length=10, blank=True)
    locality = models.SlugField(max_length=60, blank=True)
    district = models.SlugField(max_length=60, blank=True)
    same_as = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="+")
    recorded_by = models.ForeignKey(Worker, null=True, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(date_of_birth__isnull=False) | models.Q(expected_on__isnull=False),
                name="born_or_expected",
            )
        ]
        indexes: ClassVar = [
            models.Index(fields=["name_key", "date_of_birth"], name="baby_name_dob"),
            models.Index(fields=["date_of_birth"], name="baby_dob"),
            models.Index(fields=["mother"], name="baby_mother"),
            models.Index(fields=["name_key"], opclasses=["text_pattern_ops"], name="baby_name_begins"),
            models.Index(fields=["nhs_number"], condition=~models.Q(nhs_number=""), name="baby_nhs_number"),
            models.Index(fields=["expected_on"], name="baby_expected"),
            models.Index(fields=["postcode"], name="baby_postcode"),
            models.Index(fields=["same_as"], condition=models.Q(same_as__isnull=False), name="baby_same_as"),
        ]

    def __str__(self) -> str:
        return f"baby {self.pk}"


FOR_EVER = datetime(9999, 12, 31, tzinfo=UTC)


class Involvement(models.Model):
    """A worker, or a whole team, works with a baby from `since` until `until`. Access follows this.

    `until` in the future is an invitation that ends by itself. `stands_until` is the same with no gaps in it, so that
    one comparison finds what stands; `sealed` is kept by the database while a seal lies on the file.
    """

    classified: ClassVar[dict[str, str]] = {
        "special": "baby part basis sealed",
        "operational": "id worker team agency since until stands_until claimed recorded_by",
    }

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    baby = models.ForeignKey(Baby, on_delete=models.PROTECT, related_name="involvements")
    worker = models.ForeignKey(Worker, null=True, on_delete=models.PROTECT, related_name="+")
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="+")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    part = models.CharField(max_length=30, choices=[(p.value, p.label) for p in Part])
    basis = models.CharField(max_length=200, blank=True)
    claimed = models.BooleanField(default=False)
    since = models.DateTimeField()
    until = models.DateTimeField(null=True)
    recorded_by = models.ForeignKey(Worker, null=True, on_delete=models.PROTECT, related_name="+")
    stands_until = models.GeneratedField(
        expression=Coalesce("until", models.Value(FOR_EVER)), output_field=models.DateTimeField(), db_persist=True
    )
    sealed = models.BooleanField(default=False, db_default=False)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["worker", "stands_until"], include=["baby", "sealed"], name="held_by_worker"),
            models.Index(fields=["team", "stands_until"], include=["baby", "sealed"], name="held_by_team"),
            models.Index(fields=["baby", "stands_until"], include=["worker", "team", "sealed"], name="held_baby"),
        ]

    def __str__(self) -> str:
        return f"involvement {self.pk}"


class HeldFile(models.Model):
    """The view `people_held`: who works with which baby now. Row-level security and every list ask this one view."""

    classified: ClassVar[dict[str, str]] = {"operational": "baby worker_id team_id"}

    baby = models.OneToOneField(Baby, primary_key=True, on_delete=models.DO_NOTHING, related_name="+")
    worker_id = models.UUIDField(null=True)
    team_id = models.UUIDField(null=True)

    class Meta:
        managed = False
        db_table = "people_held"

    def __str__(self) -> str:
        return f"held {self.pk}"


class OpenFile(models.Model):
    """The view `people_open`: who may read which file now, by working with the baby or by break-glass."""

    classified: ClassVar[dict[str, str]] = {"operational": "baby worker_id team_id"}

    baby = models.OneToOneField(Baby, primary_key=True, on_delete=models.DO_NOTHING, related_name="+")
    worker_id = models.UUIDField(null=True)
    team_id = models.UUIDField(null=True)

    class Meta:
        managed = False
        db_table = "people_open"

    def __str__(self) -> str:
        return f"open {self.pk}"
