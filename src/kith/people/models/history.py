"""Names, addresses and ways to reach an adult, from one day to another; rows are added, never changed.

`Person` keeps the values of today. A correction, or an end, is a row that `replaces` the earlier one; `mistaken` says
that the earlier row should never have been there. The row that nothing replaces is what stands.
"""

from typing import ClassVar

from django.db import models

from kith.directory.models import Worker
from kith.kernel.ids import new_id
from kith.people.words import From, Means, NameKind, Safe, ToldBy

from .men import MaleCarer
from .persons import Person


class Dated(models.Model):
    """Something true of an adult from `since` until `until`; either may be unknown."""

    append_only = True

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    since = models.DateField(null=True)
    until = models.DateField(null=True)
    source = models.CharField(max_length=20, blank=True, choices=[(s.value, s.label) for s in ToldBy])
    replaces = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="replaced_by")
    mistaken = models.BooleanField("the row it replaces was a mistake", default=False)
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(Worker, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"{self._meta.verbose_name} {self.pk}"


class PersonName(Dated):
    """A name somebody has, had, or is known by. `name_key` is made as the one of the person."""

    classified: ClassVar[dict[str, str]] = {
        "identifying": "person given_name family_name name_key",
        "special": "kind since until source",
        "operational": "id replaces mistaken recorded_at recorded_by",
    }

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="names")
    given_name = models.CharField(max_length=100, blank=True)
    family_name = models.CharField(max_length=100, blank=True)
    name_key = models.CharField(max_length=220, blank=True)
    kind = models.CharField(max_length=10, choices=[(k.value, k.label) for k in NameKind])

    class Meta:
        indexes: ClassVar = [models.Index(fields=["person"], name="person_name_person")]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["replaces"], name="one_name_replaces", condition=~models.Q(replaces=None)),
        ]


class Residence(Dated):
    """Where somebody lives or lived. `withheld`: this address itself is secret (a refuge) and is never shown."""

    classified: ClassVar[dict[str, str]] = {
        "identifying": "person address postcode",
        "special": "withheld since until source",
        "operational": "id replaces mistaken recorded_at recorded_by",
    }

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="residences")
    address = models.CharField(max_length=200, blank=True)
    postcode = models.CharField(max_length=10, blank=True)
    withheld = models.BooleanField(default=False)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["person"], name="residence_person")]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["replaces"], name="one_address_replaces", condition=~models.Q(replaces=None)
            ),
        ]


class ContactPoint(Dated):
    """A phone number or an email address, and when and how it is safe to use."""

    classified: ClassVar[dict[str, str]] = {
        "identifying": "person value",
        "special": "means safe safe_words preferred since until source",
        "operational": "id replaces mistaken recorded_at recorded_by",
    }

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="contact_points")
    means = models.CharField(max_length=10, choices=[(m.value, m.label) for m in Means])
    value = models.CharField(max_length=200)
    safe = models.CharField(max_length=10, choices=[(s.value, s.label) for s in Safe], default=Safe.NOT_ASKED)
    safe_words = models.CharField("when, how, and not by", max_length=400, blank=True)
    preferred = models.BooleanField(default=False)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["person"], name="contact_point_person")]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["replaces"], name="one_contact_replaces", condition=~models.Q(replaces=None)
            ),
        ]


class Withholding(Dated):
    """A decision to keep somebody's address back, or (`lifted`) to stop; while one stands, no page shows it.

    `Person.withhold_address` is kept true while one stands.
    """

    classified: ClassVar[dict[str, str]] = {
        "identifying": "person",
        "special": "kept_from carer from_words reason review_on lifted since until source",
        "operational": "id replaces mistaken recorded_at recorded_by",
    }

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="withholdings")
    kept_from = models.CharField(max_length=10, choices=[(f.value, f.label) for f in From])
    carer = models.ForeignKey(MaleCarer, null=True, on_delete=models.PROTECT, related_name="+")
    from_words = models.CharField(max_length=200, blank=True)
    reason = models.CharField(max_length=400)
    review_on = models.DateField(null=True)
    lifted = models.BooleanField(default=False)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["person"], name="withholding_person")]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["replaces"], name="one_withholding_replaces", condition=~models.Q(replaces=None)
            ),
        ]
