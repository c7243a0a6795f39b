"""Where a request went, who got a copy, and what a locality's coordinator did with it."""

from typing import ClassVar

from django.db import models

from kith.directory.models import Team, Worker
from kith.kernel.ids import new_id
from kith.people.models import Baby
from kith.referrals.words import ListStep

from .asking import Request


class RequestCopy(models.Model):
    """A body of the handbook that the request was sent to, or that got a copy; the team that acts for it."""

    append_only = True
    classified: ClassVar[dict[str, str]] = {"operational": "id request baby body desk locality team copy sent_at"}

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    request = models.ForeignKey(Request, on_delete=models.PROTECT, related_name="copies")
    baby = models.ForeignKey(Baby, on_delete=models.PROTECT, related_name="+")
    body = models.CharField("the handbook's body", max_length=60)
    desk = models.CharField("the kind of desk that reads it", max_length=20)
    locality = models.CharField(max_length=40, blank=True)
    team = models.ForeignKey(Team, null=True, on_delete=models.PROTECT, related_name="+")
    copy = models.BooleanField("a copy, not the request itself")
    sent_at = models.DateTimeField()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["locality", "sent_at"], name="copy_locality")]

    def __str__(self) -> str:
        return f"{self.body} of {self.request_id}"


class ListEntry(models.Model):
    """What the coordinator of a locality's list did with a request; the newest row says where it stands."""

    append_only = True
    classified: ClassVar[dict[str, str]] = {
        "special": "baby step words",
        "operational": "id request draft_id by at",
    }

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    request = models.ForeignKey(Request, on_delete=models.PROTECT, related_name="list_entries")
    baby = models.ForeignKey(Baby, on_delete=models.PROTECT, related_name="+")
    draft_id = models.UUIDField(null=True, unique=True)
    step = models.CharField(max_length=20, choices=[(s.value, s.label) for s in ListStep])
    words = models.TextField()
    by = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["request", "at"], name="list_entry_request")]

    def __str__(self) -> str:
        return f"{self.step} for {self.request_id}"
