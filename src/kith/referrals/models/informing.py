"""Asking an agency for information about a request, and its reply."""

from typing import ClassVar

from django.db import models

from kith.directory.models import Agency, Team, Worker
from kith.kernel.ids import new_id
from kith.people.models import Baby

from .asking import Request


class InformationAsk(models.Model):
    """An agency was asked a few questions, for a purpose. `who` is all it is told of the family.

    It opens no file: the team that is asked reads this row and its own reply, and nothing else.
    """

    append_only = True
    classified: ClassVar[dict[str, str]] = {
        "identifying": "who",
        "special": "baby purpose about",
        "operational": "id request agency team worker questions asked_by asked_at",
    }

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    request = models.ForeignKey(Request, on_delete=models.PROTECT, related_name="asks")
    baby = models.ForeignKey(Baby, on_delete=models.PROTECT, related_name="+")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="+")
    worker = models.ForeignKey(Worker, null=True, on_delete=models.PROTECT, related_name="+")
    purpose = models.TextField("what it is needed for")
    about = models.JSONField("whom it is about")
    who = models.JSONField("the people as they were named to the agency")
    questions = models.JSONField("codes of the questions asked")
    asked_by = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["team", "asked_at"], name="ask_team"),
            models.Index(fields=["asked_at"], name="ask_asked"),
        ]

    def __str__(self) -> str:
        return f"information asked {self.pk}"


class InformationReply(models.Model):
    """What the agency knows, under its own name; or that it knows nothing. A later reply is another row."""

    append_only = True
    classified: ClassVar[dict[str, str]] = {
        "special": "baby nothing_known answers",
        "operational": "id ask replied_by replied_at",
    }

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    ask = models.ForeignKey(InformationAsk, on_delete=models.PROTECT, related_name="replies")
    baby = models.ForeignKey(Baby, on_delete=models.PROTECT, related_name="+")
    nothing_known = models.BooleanField()
    answers = models.JSONField("question code and answer")
    replied_by = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="+")
    replied_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"reply to {self.ask_id}"
