"""What an agency handed over, and the rows that can be linked. All of it is destroyed on a day known beforehand."""

from typing import ClassVar

from django.db import models

from kith.directory.models import Agency, Worker
from kith.kernel.ids import new_id
from kith.linkage.words import Basis, Stage


class Extract(models.Model):
    """One file handed over by an agency, for a stated purpose. It belongs to the agency."""

    classified: ClassVar[dict[str, str]] = {
        "operational": (
            "id agency purpose basis headings shape mapping sent_by sent_at confirmed_at done wanted checked_at failed "
            "used refused destroy_on destroyed_at"
        ),
    }

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    purpose = models.CharField(max_length=200)
    basis = models.CharField(max_length=20, choices=[(b.value, b.label) for b in Basis])
    headings = models.JSONField(default=list)
    shape = models.CharField("the same for files with the same headings", max_length=32)
    mapping = models.JSONField("which column stands at which place", default=dict)
    sent_by = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="+")
    sent_at = models.DateTimeField()
    confirmed_at = models.DateTimeField("columns confirmed", null=True)
    done = models.PositiveIntegerField("rows checked so far", default=0)
    wanted = models.PositiveIntegerField("rows in the file", default=0)
    checked_at = models.DateTimeField(null=True)
    failed = models.CharField("why it could not be checked", max_length=300, blank=True)
    used = models.PositiveIntegerField("rows that can be linked", default=0)
    refused = models.PositiveIntegerField("rows refused", default=0)
    destroy_on = models.DateField()
    destroyed_at = models.DateTimeField(null=True)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["agency", "-sent_at"], name="extract_agency")]

    def __str__(self) -> str:
        return f"extract {self.pk}"

    @property
    def stage(self) -> Stage:
        if self.destroyed_at:
            return Stage.DESTROYED
        if self.failed:
            return Stage.FAILED
        if self.checked_at:
            return Stage.CHECKED
        return Stage.CHECKING if self.confirmed_at else Stage.SENT


class ExtractFile(models.Model):
    """The file itself, only until its rows are checked."""

    classified: ClassVar[dict[str, str]] = {"special": "content", "operational": "extract"}

    extract = models.OneToOneField(Extract, on_delete=models.CASCADE, primary_key=True, related_name="file")
    content = models.BinaryField()

    def __str__(self) -> str:
        return f"file of {self.extract_id}"


class ColumnMapping(models.Model):
    """Which column is which in an agency's files of one shape, as somebody confirmed it; the newest is offered."""

    append_only = True
    classified: ClassVar[dict[str, str]] = {"operational": "id agency shape mapping recorded_at recorded_by"}

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    shape = models.CharField(max_length=32)
    mapping = models.JSONField()
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="+")

    class Meta:
        indexes: ClassVar = [models.Index(fields=["agency", "shape", "-recorded_at"], name="mapping_shape")]

    def __str__(self) -> str:
        return f"mapping {self.pk}"


class ExtractRow(models.Model):
    """A row that can be linked, tidied. `reference` is the agency's own."""

    classified: ClassVar[dict[str, str]] = {
        "identifying": "reference given_name family_name date_of_birth sex postcode address phone nhs_number",
        "operational": "id extract number",
    }

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    extract = models.ForeignKey(Extract, on_delete=models.CASCADE, related_name="rows")
    number = models.PositiveIntegerField("row of the file")
    reference = models.CharField(max_length=60)
    given_name = models.CharField(max_length=100, blank=True)
    family_name = models.CharField(max_length=100, blank=True)
    date_of_birth = models.DateField(null=True)
    sex = models.CharField(max_length=20, blank=True)
    postcode = models.CharField(max_length=10, blank=True)
    address = models.CharField(max_length=200, blank=True)
    phone = models.CharField(max_length=40, blank=True)
    nhs_number = models.CharField("NHS number", max_length=10, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["extract", "reference"], name="one_row_of_a_reference")
        ]

    def __str__(self) -> str:
        return f"row {self.number} of {self.extract_id}"


class ExtractRefusal(models.Model):
    """A row that cannot be linked, and why. It does not hold what the row said."""

    classified: ClassVar[dict[str, str]] = {"operational": "id extract number column reason"}

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    extract = models.ForeignKey(Extract, on_delete=models.CASCADE, related_name="refusals")
    number = models.PositiveIntegerField("row of the file")
    column = models.CharField(max_length=100)
    reason = models.CharField(max_length=200)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["extract", "number"], name="refusal_number")]

    def __str__(self) -> str:
        return f"refusal of row {self.number}"
