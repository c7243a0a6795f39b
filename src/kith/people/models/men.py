"""The men and the other carers in a baby's life. State is added, not overwritten."""

from typing import ClassVar

from django.db import models

from kith.directory.models import Agency, Worker
from kith.kernel.ids import new_id
from kith.people.words import CarerKind, Knowledge, Relationship, Sex, Side, Source, YesNoUnknown

from .files import Baby
from .persons import Person


class MaleCarer(models.Model):
    """A man in a baby's life, or the place of one nobody has asked about. What is known is in its records.

    `kind` says when it is another carer instead (a grandmother, the mother's wife, a foster carer): the records are
    the same and the tables keep their first name, but nobody is shown as a man who is not.
    """

    append_only = True
    classified: ClassVar[dict[str, str]] = {"special": "baby kind", "operational": "id added_at added_by"}

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    baby = models.ForeignKey(Baby, on_delete=models.PROTECT, related_name="male_carers")
    kind = models.CharField(max_length=10, default=CarerKind.MAN, db_default=CarerKind.MAN.value)
    added_at = models.DateTimeField()
    added_by = models.ForeignKey(Worker, null=True, on_delete=models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return f"male carer {self.pk}"


class MaleCarerRecord(models.Model):
    """What somebody recorded about a man at one moment; the newest is what is known now."""

    append_only = True
    classified: ClassVar[dict[str, str]] = {
        "identifying": "person name_given aliases sex phone address postcode",
        "special": (
            "baby knowledge relationship side deceased lives_with_baby stays sole_care alone_when source verified "
            "facts_from seen_on seen_by_agency strengths worries factors other_children parental_responsibility "
            "responsibility_by on_birth_certificate restriction restriction_words support_offered support_accepted "
            "icon_given icon_on views told_of_plan invited attended next_step withhold_address"
        ),
        "operational": "id carer number about recorded_at recorded_by",
    }

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    carer = models.ForeignKey(MaleCarer, on_delete=models.PROTECT, related_name="records")
    baby = models.ForeignKey(Baby, on_delete=models.PROTECT, related_name="+")
    number = models.PositiveIntegerField()
    about = models.CharField("which page it was made on", max_length=20, blank=True)
    knowledge = models.CharField(max_length=30, choices=[(k.value, k.label) for k in Knowledge])
    relationship = models.CharField(max_length=30, choices=[(r.value, r.label) for r in Relationship])
    person = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    name_given = models.CharField(max_length=200, blank=True)
    aliases = models.CharField("other names", max_length=200, blank=True)
    sex = models.CharField(max_length=20, default=Sex.UNKNOWN)
    side = models.CharField(max_length=10, default=Side.UNKNOWN)
    deceased = models.BooleanField(default=False)
    phone = models.CharField(max_length=40, blank=True)
    address = models.CharField(max_length=200, blank=True)
    postcode = models.CharField(max_length=10, blank=True)
    withhold_address = models.BooleanField(default=False)
    lives_with_baby = models.CharField(max_length=10, default=YesNoUnknown.UNKNOWN)
    stays = models.CharField("how often they sleep there", max_length=20, blank=True)
    sole_care = models.CharField(max_length=10, default=YesNoUnknown.UNKNOWN)
    alone_when = models.CharField("when they look after the baby alone", max_length=200, blank=True)
    parental_responsibility = models.CharField(max_length=10, default=YesNoUnknown.UNKNOWN)
    responsibility_by = models.CharField(max_length=30, blank=True)
    on_birth_certificate = models.CharField(max_length=10, default=YesNoUnknown.UNKNOWN)
    restriction = models.CharField("limits on contact", max_length=20, blank=True)
    restriction_words = models.CharField(max_length=400, blank=True)
    source = models.CharField(max_length=20, blank=True, choices=[(s.value, s.label) for s in Source])
    verified = models.BooleanField(default=False)
    facts_from = models.JSONField("who told us each fact, and whether it was checked", default=dict)
    seen_on = models.DateField(null=True)
    seen_by_agency = models.ForeignKey(Agency, null=True, on_delete=models.PROTECT, related_name="+")
    strengths = models.TextField(blank=True)
    worries = models.TextField(blank=True)
    factors = models.JSONField("known factors, ticked from the handbook's list", default=list)
    other_children = models.TextField(blank=True)
    support_offered = models.JSONField(default=list)
    support_accepted = models.JSONField(default=list)
    icon_given = models.CharField("told about coping with crying", max_length=10, default=YesNoUnknown.UNKNOWN)
    icon_on = models.DateField(null=True)
    views = models.TextField("their views, in their words", blank=True)
    told_of_plan = models.CharField(max_length=10, default=YesNoUnknown.UNKNOWN)
    invited = models.CharField("invited to meetings", max_length=10, default=YesNoUnknown.UNKNOWN)
    attended = models.CharField("attended meetings", max_length=10, default=YesNoUnknown.UNKNOWN)
    next_step = models.CharField(max_length=200, blank=True)
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(Worker, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["carer", "number"], name="one_record_of_a_number")]
        indexes: ClassVar = [models.Index(fields=["baby"], name="carer_record_baby")]

    def __str__(self) -> str:
        return f"record {self.number} of {self.carer_id}"


class CarerSeen(models.Model):
    """A man, or another carer, was seen face to face: by which agency, when, and how he was with the baby."""

    append_only = True
    classified: ClassVar[dict[str, str]] = {
        "special": "carer baby agency seen_on words",
        "operational": "id recorded_at recorded_by",
    }

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    carer = models.ForeignKey(MaleCarer, on_delete=models.PROTECT, related_name="seen")
    baby = models.ForeignKey(Baby, on_delete=models.PROTECT, related_name="+")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    seen_on = models.DateField()
    words = models.CharField("where, and how he was", max_length=400, blank=True)
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(Worker, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        indexes: ClassVar = [models.Index(fields=["baby"], name="carer_seen_baby")]

    def __str__(self) -> str:
        return f"{self.carer_id} seen {self.seen_on}"
