"""What people put down while a discussion goes on: added rows only, so that nobody's words overwrite another's."""

from typing import ClassVar

from django.db import models

from kith.directory.models import Agency, Worker
from kith.kernel.ids import new_id
from kith.people.models import Baby
from kith.strategy.words import AnswerState, SaidKind

from .discussions import Discussion, Invitation


class Presence(models.Model):
    """Somebody came into the room, or left it. `in_place_of` names whom they stand in for."""

    append_only = True
    classified: ClassVar[dict[str, str]] = {
        "operational": "id discussion baby invitation agency name in_place_of came at recorded_by sent",
    }

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    discussion = models.ForeignKey(Discussion, on_delete=models.PROTECT, related_name="+")
    baby = models.ForeignKey(Baby, on_delete=models.PROTECT, related_name="+")
    invitation = models.ForeignKey(Invitation, null=True, on_delete=models.PROTECT, related_name="+")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=120)
    in_place_of = models.CharField(max_length=120, blank=True)
    came = models.BooleanField()
    at = models.DateTimeField()
    recorded_by = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="+")
    sent = models.UUIDField(unique=True)

    def __str__(self) -> str:
        return f"presence {self.pk}"


class Said(models.Model):
    """Something said for an agency while the discussion went on, under that agency's name; dissent is one kind."""

    append_only = True
    classified: ClassVar[dict[str, str]] = {
        "special": "baby words",
        "operational": "id discussion agency kind about said_by written_by said_at sent",
    }

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    discussion = models.ForeignKey(Discussion, on_delete=models.PROTECT, related_name="+")
    baby = models.ForeignKey(Baby, on_delete=models.PROTECT, related_name="+")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=20, choices=[(k.value, k.label) for k in SaidKind])
    about = models.CharField("which question it is about", max_length=60, blank=True)
    words = models.TextField()
    said_by = models.CharField(max_length=120)
    written_by = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="+")
    said_at = models.DateTimeField()
    sent = models.UUIDField(unique=True)

    def __str__(self) -> str:
        return f"said {self.pk}"


class Answer(models.Model):
    """One version of the answer to one question. `based_on` is the version its writer had seen, 0 for none.

    A version not based on the one before it was written at the same time by somebody else: both are kept and shown
    until a version is based on the newest.
    """

    append_only = True
    classified: ClassVar[dict[str, str]] = {
        "special": "baby words choice more",
        "operational": "id discussion question number based_on state written_by written_at sent",
    }

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    discussion = models.ForeignKey(Discussion, on_delete=models.PROTECT, related_name="+")
    baby = models.ForeignKey(Baby, on_delete=models.PROTECT, related_name="+")
    question = models.CharField(max_length=60)
    number = models.PositiveSmallIntegerField()
    based_on = models.PositiveSmallIntegerField()
    state = models.CharField(max_length=20, choices=[(s.value, s.label) for s in AnswerState])
    choice = models.CharField(max_length=20, blank=True)
    words = models.TextField(blank=True)
    more = models.JSONField(default=dict)
    written_by = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="+")
    written_at = models.DateTimeField()
    sent = models.UUIDField(unique=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["discussion", "question", "number"], name="one_strategy_answer_of_a_number")
        ]

    def __str__(self) -> str:
        return f"answer {self.number} to {self.question}"


class ActionLine(models.Model):
    """An action as it is agreed while people talk. A line that `replaces` another stands instead of it."""

    append_only = True
    classified: ClassVar[dict[str, str]] = {
        "special": "baby what",
        "operational": "id discussion agency owner_name due_on replaces withdrawn written_by written_at sent",
    }

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    discussion = models.ForeignKey(Discussion, on_delete=models.PROTECT, related_name="+")
    baby = models.ForeignKey(Baby, on_delete=models.PROTECT, related_name="+")
    what = models.CharField(max_length=300)
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    owner_name = models.CharField(max_length=120, blank=True)
    due_on = models.DateField()
    replaces = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="+")
    withdrawn = models.BooleanField(default=False)
    written_by = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="+")
    written_at = models.DateTimeField()
    sent = models.UUIDField(unique=True)

    def __str__(self) -> str:
        return f"action line {self.pk}"
