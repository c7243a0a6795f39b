"""A pregnancy, keyed to the mother: its dates, how many babies, her booking, and the steps before birth."""

from typing import ClassVar

from django.db import models

from kith.directory.models import Agency, Worker
from kith.kernel.ids import new_id
from kith.people.words import Booking, DateSource, YesNoUnknown

from .persons import Person


class Pregnancy(models.Model):
    """One pregnancy of one mother. Her babies of it point here; what is known is in rows that are only added."""

    classified: ClassVar[dict[str, str]] = {"special": "mother", "operational": "id recorded_at recorded_by"}

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    mother = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="pregnancies")
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(Worker, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        indexes: ClassVar = [models.Index(fields=["mother"], name="pregnancy_mother")]

    def __str__(self) -> str:
        return f"pregnancy {self.pk}"


class ExpectedDate(models.Model):
    """One estimate of the day on which the pregnancy reaches 40 weeks. PRG-1 says which of them stands.

    `replaces` is an estimate recorded in error: both are kept, and the replaced one no longer counts.
    """

    append_only = True
    classified: ClassVar[dict[str, str]] = {
        "special": "pregnancy expected_on source estimated_on words replaces",
        "operational": "id agency recorded_at recorded_by",
    }

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    pregnancy = models.ForeignKey(Pregnancy, on_delete=models.PROTECT, related_name="dates")
    expected_on = models.DateField()
    source = models.CharField(max_length=10, choices=[(s.value, s.label) for s in DateSource])
    estimated_on = models.DateField("day of the scan or of the question", null=True)
    words = models.CharField("who said so, where", max_length=200, blank=True)
    replaces = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="+")
    agency = models.ForeignKey(Agency, null=True, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(Worker, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        indexes: ClassVar = [models.Index(fields=["pregnancy"], name="expected_date_of")]

    def __str__(self) -> str:
        return f"expected {self.pk}"


class BabiesExpected(models.Model):
    """How many babies there are in this pregnancy, one to five; the newest row stands."""

    append_only = True
    classified: ClassVar[dict[str, str]] = {
        "special": "pregnancy babies known_on words",
        "operational": "id recorded_at recorded_by",
    }

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    pregnancy = models.ForeignKey(Pregnancy, on_delete=models.PROTECT, related_name="counts")
    babies = models.PositiveSmallIntegerField()
    known_on = models.DateField(null=True)
    words = models.CharField(max_length=200, blank=True)
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(Worker, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=models.Q(babies__gte=1, babies__lte=5), name="one_to_five_babies")
        ]
        indexes: ClassVar = [models.Index(fields=["pregnancy"], name="babies_expected_of")]

    def __str__(self) -> str:
        return f"{self.babies} expected"


class PregnancyCare(models.Model):
    """The mother's own health record of the pregnancy: her booking, and whether she kept the pregnancy hidden.

    Not everybody who works with the baby reads it: PRG-9 and this table's row-level policy say who does.
    """

    append_only = True
    classified: ClassVar[dict[str, str]] = {
        "special": "pregnancy booking booked_on booked_at concealed words",
        "operational": "id number agency recorded_at recorded_by",
    }

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    pregnancy = models.ForeignKey(Pregnancy, on_delete=models.PROTECT, related_name="care")
    number = models.PositiveIntegerField()
    booking = models.CharField(max_length=20, choices=[(b.value, b.label) for b in Booking])
    booked_on = models.DateField(null=True)
    booked_at = models.CharField("maternity unit or team", max_length=200, blank=True)
    concealed = models.CharField(max_length=10, default=YesNoUnknown.UNKNOWN)
    words = models.TextField(blank=True)
    agency = models.ForeignKey(Agency, null=True, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(Worker, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["pregnancy", "number"], name="one_care_of_a_number")]

    def __str__(self) -> str:
        return f"care {self.number} of {self.pregnancy_id}"


class MilestoneDone(models.Model):
    """A step before birth was done, and the expected date and edition it was judged by: a later scan never moves it."""

    append_only = True
    classified: ClassVar[dict[str, str]] = {
        "special": "pregnancy code done_on judged_by gestation_days withdrawn words",
        "operational": "id edition recorded_at recorded_by",
    }

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    pregnancy = models.ForeignKey(Pregnancy, on_delete=models.PROTECT, related_name="milestones")
    code = models.SlugField("step of the handbook", max_length=60)
    done_on = models.DateField()
    judged_by = models.DateField("expected date it was judged by", null=True)
    gestation_days = models.SmallIntegerField(null=True)
    edition = models.CharField(max_length=40, blank=True)
    withdrawn = models.BooleanField("recorded in error", default=False)
    words = models.CharField(max_length=200, blank=True)
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(Worker, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        indexes: ClassVar = [models.Index(fields=["pregnancy"], name="milestone_of")]

    def __str__(self) -> str:
        return f"{self.code} done"
