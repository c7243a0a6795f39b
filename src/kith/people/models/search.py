"""What the look-up searches: traces of everybody on file, the names there are, and what agreement is worth."""

# ruff: noqa: DJ001  what is not known is null here: "" would fill the indexes
from typing import ClassVar

from django.db import models

from kith.directory.models import Worker
from kith.kernel.ids import new_id


class Trace(models.Model):
    """One name of somebody with one address and one phone, kept by the database as the entries change.

    `role`: p an adult, c a carer known by a name only, o a baby by its own name, m by its mother's, f by its father's.
    `born` is the date a baby is expected while it is not born. Nothing of an address that is withheld is here.
    """

    classified: ClassVar[dict[str, str]] = {
        "identifying": "subject given family other_given other_family born woman postcode outcode street phone_a "
        "phone_b",
        "special": "role",
        "operational": "id",
    }

    id = models.BigAutoField(primary_key=True)
    role = models.CharField(max_length=1)
    subject = models.UUIDField()
    given = models.TextField(null=True)
    family = models.TextField(null=True)
    other_given = models.TextField(null=True)
    other_family = models.TextField(null=True)
    born = models.DateField(null=True)
    woman = models.BooleanField(default=False)
    postcode = models.TextField(null=True)
    outcode = models.TextField(null=True)
    street = models.TextField(null=True)
    phone_a = models.TextField(null=True)
    phone_b = models.TextField(null=True)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["subject"], name="trace_subject"),
            models.Index(fields=["family", "given", "born"], name="trace_names"),
            models.Index(fields=["family", "born"], name="trace_family_born"),
            models.Index(fields=["given", "born"], name="trace_given_born"),
            models.Index(fields=["outcode", "given", "born"], name="trace_area_given"),
            models.Index(fields=["outcode", "family"], name="trace_area_family"),
            models.Index(fields=["street", "given"], name="trace_street"),
            models.Index(fields=["phone_a", "given"], name="trace_phone_a_given"),
            models.Index(fields=["phone_b"], name="trace_phone_b"),
            models.Index(fields=["postcode"], name="trace_postcode"),
        ]

    def __str__(self) -> str:
        return f"trace {self.pk}"


class NameFrequency(models.Model):
    """A first name (g), last name (f) or street (s) that somebody on file has, and about how many have it."""

    classified: ClassVar[dict[str, str]] = {"identifying": "value", "operational": "id kind often"}

    id = models.BigAutoField(primary_key=True)
    kind = models.CharField(max_length=1)
    value = models.TextField()
    often = models.IntegerField(default=1)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["kind", "value"], name="one_frequency_of_a_name")]

    def __str__(self) -> str:
        return f"name {self.pk}"


class MatchWeight(models.Model):
    """What agreement is worth by a trained model; the newest model speaks, and before there is one the handbook."""

    append_only = True
    classified: ClassVar[dict[str, str]] = {"operational": "id model fact agrees m u by_frequency loaded_at"}

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    model = models.CharField("which trained model", max_length=60)
    fact = models.CharField(max_length=20)
    agrees = models.CharField(max_length=20)
    m = models.IntegerField("parts per million")
    u = models.IntegerField("parts per million")
    by_frequency = models.BooleanField(default=False)
    loaded_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["model", "fact", "agrees"], name="one_weight_of_a_model")
        ]

    def __str__(self) -> str:
        return f"weight {self.fact}.{self.agrees}"


class SearchTally(models.Model):
    """How often one worker looked somebody up in one hour."""

    classified: ClassVar[dict[str, str]] = {"operational": "id worker hour looks"}

    id = models.BigAutoField(primary_key=True)
    worker = models.ForeignKey(Worker, on_delete=models.CASCADE, related_name="+")
    hour = models.DateTimeField()
    looks = models.IntegerField(default=0)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["worker", "hour"], name="one_tally_an_hour")]

    def __str__(self) -> str:
        return f"tally {self.pk}"
