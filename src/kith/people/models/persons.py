"""Adults in a baby's life: who they are."""

from typing import ClassVar

from django.db import models

from kith.directory.models import Worker
from kith.kernel.ids import new_id
from kith.people.words import Sex


class Person(models.Model):
    """An adult in a baby's life: the mother, a man, another carer. `name_key` is the unaccented, lower-case name.

    `merged_into`: somebody decided that this entry is that person's too (`PersonMerge`); searches leave it out.
    """

    classified: ClassVar[dict[str, str]] = {
        "identifying": "given_name family_name name_key date_of_birth nhs_number phone address postcode sex",
        "special": "withhold_address died_on",
        "operational": "id merged_into recorded_by recorded_at",
    }

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    given_name = models.CharField(max_length=100, blank=True)
    family_name = models.CharField(max_length=100, blank=True)
    name_key = models.CharField(max_length=220)
    date_of_birth = models.DateField(null=True)
    died_on = models.DateField(null=True)
    sex = models.CharField(max_length=20, default=Sex.UNKNOWN)
    nhs_number = models.CharField("NHS number", max_length=10, blank=True)
    phone = models.CharField(max_length=30, blank=True)
    address = models.CharField(max_length=200, blank=True)
    postcode = models.CharField(max_length=10, blank=True)
    withhold_address = models.BooleanField(default=False)
    merged_into = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="+")
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
