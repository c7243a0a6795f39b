"""One-time links by which an agency without a sign-in gives its report for a conference."""

from typing import ClassVar

from django.db import models

from kith.directory.models import Worker
from kith.kernel.ids import new_id
from kith.people.models import Baby

from .meetings import Meeting, Seat


class ReportLink(models.Model):
    """A link and a code for one agency's report for one conference. Only hashes are kept."""

    classified: ClassVar[dict[str, str]] = {
        "operational": (
            "id seat meeting baby token_hash code_hash made_by made_at expires_at wrong_codes locked_at opened_at "
            "used_at withdrawn_at"
        ),
    }

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="links")
    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="+")
    baby = models.ForeignKey(Baby, on_delete=models.PROTECT, related_name="+")
    token_hash = models.CharField(max_length=64, unique=True)
    code_hash = models.CharField(max_length=128)
    made_by = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    wrong_codes = models.PositiveSmallIntegerField(default=0)
    locked_at = models.DateTimeField(null=True)
    opened_at = models.DateTimeField(null=True)
    used_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"link {self.pk}"
