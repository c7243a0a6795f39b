"""Mothers, men and babies; who works with them; and what has been noticed. State is added, not overwritten."""

from typing import ClassVar

from django.db import models

from kith.directory.models import Agency, Team, Worker
from kith.kernel.ids import new_id

from .words import Knowledge, Mobility, NoteKind, Part, Relationship, Sex, Source, YesNoUnknown


class Person(models.Model):
    """An adult in a baby's life: the mother, a man, another carer. `name_key` is the unaccented, lower-case name."""

    classified: ClassVar[dict[str, str]] = {
        "identifying": "given_name family_name name_key date_of_birth nhs_number phone address postcode sex",
        "special": "withhold_address",
        "operational": "id recorded_by recorded_at",
    }

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    given_name = models.CharField(max_length=100, blank=True)
    family_name = models.CharField(max_length=100, blank=True)
    name_key = models.CharField(max_length=220)
    date_of_birth = models.DateField(null=True)
    sex = models.CharField(max_length=20, default=Sex.UNKNOWN)
    nhs_number = models.CharField("NHS number", max_length=10, blank=True)
    phone = models.CharField(max_length=30, blank=True)
    address = models.CharField(max_length=200, blank=True)
    postcode = models.CharField(max_length=10, blank=True)
    withhold_address = models.BooleanField(default=False)
    recorded_by = models.ForeignKey(Worker, null=True, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["name_key", "date_of_birth"], name="person_name_dob"),
            models.Index(fields=["family_name", "date_of_birth"], name="person_family_dob"),
            models.Index(fields=["date_of_birth"], name="person_dob"),
            models.Index(fields=["postcode"], name="person_postcode"),
            models.Index(fields=["name_key"], opclasses=["text_pattern_ops"], name="person_name_begins"),
            models.Index(fields=["nhs_number"], condition=~models.Q(nhs_number=""), name="person_nhs_number"),
        ]

    def __str__(self) -> str:
        return f"person {self.pk}"


class Baby(models.Model):
    """The baby's file, from before birth to the second birthday. Born, or expected: one of the two dates is known."""

    classified: ClassVar[dict[str, str]] = {
        "identifying": "given_name family_name name_key date_of_birth expected_on sex nhs_number mother postcode",
        "special": "born_at_days mobility",
        "operational": "id locality district recorded_by recorded_at",
    }

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    mother = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="babies")
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
        ]

    def __str__(self) -> str:
        return f"baby {self.pk}"


class Involvement(models.Model):
    """A worker, or a whole team, works with a baby from `since` until `until`. Access follows this."""

    classified: ClassVar[dict[str, str]] = {
        "special": "baby part basis",
        "operational": "id worker team agency since until claimed recorded_by",
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

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["worker", "baby"], condition=models.Q(until__isnull=True), name="held_by_worker"),
            models.Index(fields=["team", "baby"], condition=models.Q(until__isnull=True), name="held_by_team"),
            models.Index(fields=["baby", "worker", "team"], condition=models.Q(until__isnull=True), name="held_baby"),
        ]

    def __str__(self) -> str:
        return f"involvement {self.pk}"


class MaleCarer(models.Model):
    """A man in a baby's life, or the place of one nobody has asked about. What is known is in its records."""

    append_only = True
    classified: ClassVar[dict[str, str]] = {"special": "baby", "operational": "id added_at added_by"}

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    baby = models.ForeignKey(Baby, on_delete=models.PROTECT, related_name="male_carers")
    added_at = models.DateTimeField()
    added_by = models.ForeignKey(Worker, null=True, on_delete=models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return f"male carer {self.pk}"


class MaleCarerRecord(models.Model):
    """What somebody recorded about a man at one moment; the newest is what is known now."""

    append_only = True
    classified: ClassVar[dict[str, str]] = {
        "identifying": "person name_given",
        "special": (
            "baby knowledge relationship lives_with_baby sole_care source verified seen_on seen_by_agency strengths "
            "worries next_step"
        ),
        "operational": "id carer number recorded_at recorded_by",
    }

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    carer = models.ForeignKey(MaleCarer, on_delete=models.PROTECT, related_name="records")
    baby = models.ForeignKey(Baby, on_delete=models.PROTECT, related_name="+")
    number = models.PositiveIntegerField()
    knowledge = models.CharField(max_length=30, choices=[(k.value, k.label) for k in Knowledge])
    relationship = models.CharField(max_length=30, choices=[(r.value, r.label) for r in Relationship])
    person = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    name_given = models.CharField(max_length=200, blank=True)
    lives_with_baby = models.CharField(max_length=10, default=YesNoUnknown.UNKNOWN)
    sole_care = models.CharField(max_length=10, default=YesNoUnknown.UNKNOWN)
    source = models.CharField(max_length=20, blank=True, choices=[(s.value, s.label) for s in Source])
    verified = models.BooleanField(default=False)
    seen_on = models.DateField(null=True)
    seen_by_agency = models.ForeignKey(Agency, null=True, on_delete=models.PROTECT, related_name="+")
    strengths = models.TextField(blank=True)
    worries = models.TextField(blank=True)
    next_step = models.CharField(max_length=200, blank=True)
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(Worker, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["carer", "number"], name="one_record_of_a_number")]
        indexes: ClassVar = [models.Index(fields=["baby"], name="carer_record_baby")]

    def __str__(self) -> str:
        return f"record {self.number} of {self.carer_id}"


class Note(models.Model):
    """A worry, a strength or a sighting, in the words of the worker and owned by their agency."""

    append_only = True
    classified: ClassVar[dict[str, str]] = {
        "special": "baby kind words",
        "operational": "id agency happened_at recorded_at recorded_by",
    }

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    baby = models.ForeignKey(Baby, on_delete=models.PROTECT, related_name="notes")
    kind = models.CharField(max_length=20, choices=[(k.value, k.label) for k in NoteKind])
    words = models.TextField()
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    happened_at = models.DateTimeField()
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(Worker, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        indexes: ClassVar = [models.Index(fields=["baby", "happened_at"], name="note_baby")]

    def __str__(self) -> str:
        return f"note {self.pk}"


class Explanation(models.Model):
    """Why something that a rule queried is right, in the words of the person who checked it."""

    append_only = True
    classified: ClassVar[dict[str, str]] = {
        "special": "baby person codes reason",
        "operational": "id recorded_at recorded_by",
    }

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    baby = models.ForeignKey(Baby, null=True, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    codes = models.CharField("rules that asked", max_length=100)
    reason = models.CharField(max_length=400)
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(Worker, null=True, on_delete=models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return f"explanation {self.pk}"
