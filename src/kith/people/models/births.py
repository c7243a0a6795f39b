"""A birth, an ending, a correction, an NHS number, a step of movement: rows that are only added."""

from typing import ClassVar

from django.db import models

from kith.directory.models import Agency, Worker
from kith.kernel.ids import new_id
from kith.people.words import Ending, MobilityBasis, NumberSource, Sex

from .files import Baby
from .persons import Person


class BabyRecord(models.Model):
    """What somebody recorded about who a baby is: the birth, or a correction. The newest number stands."""

    append_only = True
    classified: ClassVar[dict[str, str]] = {
        "identifying": "given_name family_name date_of_birth born_at sex",
        "special": "baby place weight_grams birth_order born_at_days judged_by why",
        "operational": "id number agency recorded_at recorded_by",
    }

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    baby = models.ForeignKey(Baby, on_delete=models.PROTECT, related_name="records")
    number = models.PositiveIntegerField()
    given_name = models.CharField(max_length=100, blank=True)
    family_name = models.CharField(max_length=100, blank=True)
    date_of_birth = models.DateField(null=True)
    born_at = models.TimeField("time of birth", null=True)
    place = models.CharField("where born", max_length=200, blank=True)
    sex = models.CharField(max_length=20, default=Sex.UNKNOWN)
    weight_grams = models.PositiveIntegerField(null=True)
    birth_order = models.PositiveSmallIntegerField(null=True)
    born_at_days = models.PositiveSmallIntegerField("gestation at birth in days", null=True)
    judged_by = models.DateField("expected date the gestation was counted from", null=True)
    why = models.CharField("what was wrong before", max_length=400, blank=True)
    agency = models.ForeignKey(Agency, null=True, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(Worker, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["baby", "number"], name="one_baby_record_of_a_number")]

    def __str__(self) -> str:
        return f"record {self.number} of baby {self.baby_id}"


class BabyEnding(models.Model):
    """How a baby's file ended, on whose word; or, `withdrawn`, that this was recorded in error. The newest stands."""

    append_only = True
    classified: ClassVar[dict[str, str]] = {
        "special": "baby kind ended_on said_by words withdrawn",
        "operational": "id number agency recorded_at recorded_by",
    }

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    baby = models.ForeignKey(Baby, on_delete=models.PROTECT, related_name="endings")
    number = models.PositiveIntegerField()
    kind = models.CharField(max_length=20, choices=[(e.value, e.label) for e in Ending])
    ended_on = models.DateField(null=True)
    said_by = models.CharField("who told us", max_length=200)
    words = models.TextField("what the family wants others to know", blank=True)
    withdrawn = models.BooleanField(default=False)
    agency = models.ForeignKey(Agency, null=True, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(Worker, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["baby", "number"], name="one_ending_of_a_number")]

    def __str__(self) -> str:
        return f"ending {self.number} of baby {self.baby_id}"


class PersonRecord(models.Model):
    """What a mother's names and dates were corrected to, and why; the first row holds what stood before."""

    append_only = True
    classified: ClassVar[dict[str, str]] = {
        "identifying": "person given_name family_name date_of_birth",
        "special": "died_on why",
        "operational": "id number recorded_at recorded_by",
    }

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="records")
    number = models.PositiveIntegerField()
    given_name = models.CharField(max_length=100, blank=True)
    family_name = models.CharField(max_length=100, blank=True)
    date_of_birth = models.DateField(null=True)
    died_on = models.DateField(null=True)
    why = models.CharField("what was wrong before", max_length=400, blank=True)
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(Worker, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["person", "number"], name="one_person_record_of_a_number")
        ]

    def __str__(self) -> str:
        return f"record {self.number} of person {self.person_id}"


class NhsNumberRecord(models.Model):
    """An NHS number of a baby or of a mother: where it came from, on which day, and whether it has been checked."""

    append_only = True
    classified: ClassVar[dict[str, str]] = {
        "identifying": "baby person nhs_number",
        "operational": "id source said_on verified recorded_at recorded_by",
    }

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    baby = models.ForeignKey(Baby, null=True, on_delete=models.PROTECT, related_name="numbers")
    person = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="numbers")
    nhs_number = models.CharField("NHS number, or empty: taken out", max_length=10, blank=True)
    source = models.CharField(max_length=20, choices=[(s.value, s.label) for s in NumberSource])
    said_on = models.DateField(null=True)
    verified = models.BooleanField(default=False)
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(Worker, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["baby"], name="number_of_baby"),
            models.Index(fields=["person"], name="number_of_person"),
        ]

    def __str__(self) -> str:
        return f"number {self.pk}"


class MobilityRecord(models.Model):
    """How a baby moved on one day, and how we know. The newest day stands."""

    append_only = True
    classified: ClassVar[dict[str, str]] = {
        "special": "baby stage basis said_by seen_on words",
        "operational": "id agency recorded_at recorded_by",
    }

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    baby = models.ForeignKey(Baby, on_delete=models.PROTECT, related_name="movement")
    stage = models.CharField(max_length=30)
    basis = models.CharField(max_length=10, choices=[(b.value, b.label) for b in MobilityBasis])
    said_by = models.CharField("who saw it, or who told us", max_length=200)
    seen_on = models.DateField()
    words = models.CharField(max_length=400, blank=True)
    agency = models.ForeignKey(Agency, null=True, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(Worker, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        indexes: ClassVar = [models.Index(fields=["baby", "seen_on"], name="movement_of_baby")]

    def __str__(self) -> str:
        return f"movement {self.pk}"
