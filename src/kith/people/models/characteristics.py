"""What somebody says about themselves: answers are added, the newest to a question stands."""

from typing import ClassVar

from django.db import models

from kith.directory.models import Worker
from kith.kernel.ids import new_id
from kith.people.words import Answer, Characteristic, ToldBy

from .files import Baby
from .persons import Person


class CharacteristicAnswer(models.Model):
    """One answer to one question about an adult, or about a baby as its parents describe it."""

    append_only = True
    classified: ClassVar[dict[str, str]] = {
        "identifying": "person",
        "special": "baby question answer codes own_words source",
        "operational": "id number recorded_at recorded_by",
    }

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    person = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="characteristics")
    baby = models.ForeignKey(Baby, null=True, on_delete=models.PROTECT, related_name="characteristics")
    question = models.CharField(max_length=20, choices=[(c.value, c.label) for c in Characteristic])
    number = models.PositiveIntegerField("which answer to this question it is", default=1)
    answer = models.CharField(max_length=12, choices=[(a.value, a.label) for a in Answer])
    codes = models.JSONField("what was chosen from the handbook's list", default=list)
    own_words = models.CharField("in their own words", max_length=400, blank=True)
    source = models.CharField(max_length=20, blank=True, choices=[(s.value, s.label) for s in ToldBy])
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(Worker, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(person=None) ^ models.Q(baby=None), name="about_an_adult_or_a_baby"
            ),
            models.UniqueConstraint(fields=["person", "question", "number"], name="one_answer_of_an_adult"),
            models.UniqueConstraint(fields=["baby", "question", "number"], name="one_answer_of_a_baby"),
        ]

    def __str__(self) -> str:
        return f"{self.question} {self.pk}"
