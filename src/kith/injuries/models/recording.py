"""What was seen: a record, its marks, what was said about them, and who had care."""

from typing import ClassVar

from django.db import models

from kith.directory.models import Agency, Worker
from kith.injuries.words import Answer, Care, MarkKind, Said
from kith.kernel.ids import new_id
from kith.people.models import Baby

ANSWERS = [(one.value, one.label) for one in Answer]


class Injury(models.Model):
    """One or several marks noticed on a baby at one time, and how the baby moved then.

    `non_mobile` is what the area's definition said on the day; it may say otherwise later.
    """

    append_only = True
    classified: ClassVar[dict[str, str]] = {
        "special": "baby noticed_at noticed_by unwell mobility mobility_basis mobility_said_by mobility_on non_mobile",
        "operational": "id number draft_id recorded_by agency recorded_at",
    }

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    number = models.CharField("reference", max_length=20, unique=True)
    draft_id = models.UUIDField(null=True, unique=True)
    baby = models.ForeignKey(Baby, on_delete=models.PROTECT, related_name="+")
    noticed_at = models.DateTimeField()
    noticed_by = models.CharField("who noticed it, when it was somebody else", max_length=200, blank=True)
    unwell = models.BooleanField("the baby is unwell or in pain", default=False)
    mobility = models.CharField("how the baby moved", max_length=30)
    mobility_basis = models.CharField(max_length=10, blank=True)
    mobility_said_by = models.CharField(max_length=200, blank=True)
    mobility_on = models.DateField(null=True)
    non_mobile = models.BooleanField("cannot move, by the area's definition of that day")
    recorded_by = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="+")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["baby", "noticed_at"], name="injury_baby"),
            models.Index(fields=["recorded_at"], name="injury_recorded"),
        ]

    def __str__(self) -> str:
        return f"injury record {self.number}"


class InjuryMark(models.Model):
    """One mark on the body map; `x` and `y` are in the drawing's own units. The colour describes, and tells no age."""

    append_only = True
    classified: ClassVar[dict[str, str]] = {
        "special": "baby region x y kind size_mm colour shape patterned",
        "operational": "id injury number",
    }

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    injury = models.ForeignKey(Injury, on_delete=models.PROTECT, related_name="marks")
    baby = models.ForeignKey(Baby, on_delete=models.PROTECT, related_name="+")
    number = models.PositiveSmallIntegerField()
    region = models.CharField(max_length=60, blank=True)
    x = models.PositiveSmallIntegerField(null=True)
    y = models.PositiveSmallIntegerField(null=True)
    kind = models.CharField(max_length=20, blank=True, choices=[(k.value, k.label) for k in MarkKind])
    size_mm = models.PositiveSmallIntegerField("longest way, in millimetres", null=True)
    colour = models.CharField(max_length=200, blank=True)
    shape = models.CharField("shape or pattern", max_length=200, blank=True)
    patterned = models.CharField(max_length=10, blank=True, choices=ANSWERS)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["injury", "number"], name="injury_mark_once")]
        indexes: ClassVar = [models.Index(fields=["baby"], name="injury_mark_baby")]

    def __str__(self) -> str:
        return f"mark {self.number} of {self.injury_id}"


class InjuryAccount(models.Model):
    """What was said about the marks, word for word; the newest row stands."""

    append_only = True
    classified: ClassVar[dict[str, str]] = {
        "special": (
            "baby said words said_by happened changed changed_words witnessed witnessed_by plausible plausible_words "
            "delay delay_words birth_history presented siblings"
        ),
        "operational": "id injury recorded_by recorded_at",
    }

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    injury = models.ForeignKey(Injury, on_delete=models.PROTECT, related_name="accounts")
    baby = models.ForeignKey(Baby, on_delete=models.PROTECT, related_name="+")
    said = models.CharField(max_length=20, blank=True, choices=[(s.value, s.label) for s in Said])
    words = models.TextField("the explanation, word for word", blank=True)
    said_by = models.CharField("who said it", max_length=200, blank=True)
    happened = models.CharField("when they say it happened", max_length=200, blank=True)
    changed = models.CharField(max_length=10, blank=True, choices=ANSWERS)
    changed_words = models.TextField(blank=True)
    witnessed = models.CharField(max_length=10, blank=True, choices=ANSWERS)
    witnessed_by = models.CharField(max_length=200, blank=True)
    plausible = models.CharField("it fits what this baby can do", max_length=10, blank=True, choices=ANSWERS)
    plausible_words = models.TextField(blank=True)
    delay = models.CharField("help was sought late", max_length=10, blank=True, choices=ANSWERS)
    delay_words = models.TextField(blank=True)
    birth_history = models.TextField("birth, vitamin K, bleeding in the family", blank=True)
    presented = models.TextField("earlier visits to hospital, the GP or 111", blank=True)
    siblings = models.TextField("brothers and sisters", blank=True)
    recorded_by = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"account of {self.injury_id}"


class InjuryCare(models.Model):
    """Whether an adult had care of the baby when the mark may have come; the newest row about each stands.

    `who` is the entry on file of the mother ("mother") or of a man or other carer (its id); empty for anybody else.
    """

    append_only = True
    classified: ClassVar[dict[str, str]] = {
        "identifying": "name",
        "special": "baby who had_care words",
        "operational": "id injury recorded_by recorded_at",
    }

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    injury = models.ForeignKey(Injury, on_delete=models.PROTECT, related_name="care")
    baby = models.ForeignKey(Baby, on_delete=models.PROTECT, related_name="+")
    who = models.CharField(max_length=40, blank=True)
    name = models.CharField("who, and who they are to the baby", max_length=300)
    had_care = models.CharField(max_length=10, choices=[(c.value, c.label) for c in Care])
    words = models.CharField("from when to when", max_length=300, blank=True)
    recorded_by = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"care for {self.injury_id}"
