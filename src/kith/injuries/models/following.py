"""What followed: a closure and who looked at it, the review, its alarm, what parents were told, and the work-up."""

from typing import ClassVar

from django.db import models

from kith.directory.models import Agency, Worker
from kith.injuries.words import Alarm, Benign, Came, Clinic, Found, Read, Told
from kith.kernel.ids import new_id
from kith.people.models import Baby

from .recording import Injury


class BenignClosure(models.Model):
    """A registered health professional closed a record as no injury of concern, and why."""

    append_only = True
    classified: ClassVar[dict[str, str]] = {
        "special": "baby kind earlier_where earlier_on reason",
        "operational": "id injury second_wanted closed_by agency closed_at",
    }

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    injury = models.OneToOneField(Injury, on_delete=models.PROTECT, related_name="closure")
    baby = models.ForeignKey(Baby, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=20, choices=[(b.value, b.label) for b in Benign])
    earlier_where = models.CharField("in which record it was documented before", max_length=300, blank=True)
    earlier_on = models.DateField("the date of that record", null=True)
    reason = models.TextField()
    second_wanted = models.BooleanField("a second clinician looks at it, by the policy of that day")
    closed_by = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="+")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    closed_at = models.DateTimeField()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["closed_at"], name="benign_closed")]

    def __str__(self) -> str:
        return f"closure of {self.injury_id}"


class SecondLook(models.Model):
    """A second registered health professional says whether they agree with a closure."""

    append_only = True
    classified: ClassVar[dict[str, str]] = {
        "special": "baby agrees words",
        "operational": "id closure looked_by looked_at",
    }

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    closure = models.OneToOneField(BenignClosure, on_delete=models.PROTECT, related_name="second")
    baby = models.ForeignKey(Baby, on_delete=models.PROTECT, related_name="+")
    agrees = models.BooleanField()
    words = models.TextField(blank=True)
    looked_by = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="+")
    looked_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"second look at {self.closure_id}"


class ClosureRead(models.Model):
    """Somebody who did not close it read the closure again; the newest row stands."""

    append_only = True
    classified: ClassVar[dict[str, str]] = {
        "special": "baby thinks words",
        "operational": "id closure read_by read_at",
    }

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    closure = models.ForeignKey(BenignClosure, on_delete=models.PROTECT, related_name="readings")
    baby = models.ForeignKey(Baby, on_delete=models.PROTECT, related_name="+")
    thinks = models.CharField(max_length=10, choices=[(r.value, r.label) for r in Read])
    words = models.TextField(blank=True)
    read_by = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="+")
    read_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"reading of {self.closure_id}"


class Review(models.Model):
    """Who sees the baby, when and where; the newest row of a record stands."""

    append_only = True
    classified: ClassVar[dict[str, str]] = {
        "special": "baby clinic by_whom place planned_for",
        "operational": "id injury booked_by booked_at",
    }

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    injury = models.ForeignKey(Injury, on_delete=models.PROTECT, related_name="reviews")
    baby = models.ForeignKey(Baby, on_delete=models.PROTECT, related_name="+")
    clinic = models.CharField(max_length=20, choices=[(c.value, c.label) for c in Clinic])
    by_whom = models.CharField(max_length=160, blank=True)
    place = models.CharField(max_length=160, blank=True)
    planned_for = models.DateTimeField()
    booked_by = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="+")
    booked_at = models.DateTimeField()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["injury", "booked_at"], name="review_of_injury")]

    def __str__(self) -> str:
        return f"review of {self.injury_id}"


class ReviewOutcome(models.Model):
    """Whether the baby was seen and what the clinician found; the newest row of a review stands.

    `ruled_out` is empty until the clinician has said whether safeguarding is ruled out.
    """

    append_only = True
    classified: ClassVar[dict[str, str]] = {
        "special": "baby came seen_at clinician found words ruled_out",
        "operational": "id review said_by said_at",
    }

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="outcomes")
    baby = models.ForeignKey(Baby, on_delete=models.PROTECT, related_name="+")
    came = models.CharField(max_length=20, choices=[(c.value, c.label) for c in Came])
    seen_at = models.DateTimeField(null=True)
    clinician = models.CharField("who saw the baby", max_length=160, blank=True)
    found = models.CharField(max_length=20, blank=True, choices=[(f.value, f.label) for f in Found])
    words = models.TextField("in the clinician's words", blank=True)
    ruled_out = models.BooleanField("safeguarding is ruled out", null=True)
    said_by = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="+")
    said_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"outcome of {self.review_id}"


class InjuryAlarm(models.Model):
    """Kith put a record before those who can act, because a step was not taken in time. Once for each cause."""

    append_only = True
    classified: ClassVar[dict[str, str]] = {"special": "baby cause", "operational": "id injury raised_at told"}

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    injury = models.ForeignKey(Injury, on_delete=models.PROTECT, related_name="alarms")
    baby = models.ForeignKey(Baby, on_delete=models.PROTECT, related_name="+")
    cause = models.CharField(max_length=20, choices=[(a.value, a.label) for a in Alarm])
    raised_at = models.DateTimeField()
    told = models.PositiveSmallIntegerField("how many were written to")

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["injury", "cause"], name="alarm_once")]

    def __str__(self) -> str:
        return f"alarm about {self.injury_id}"


class FamilyWord(models.Model):
    """Whether parents were told what happens next, and whether they have the leaflet; the newest row stands."""

    append_only = True
    classified: ClassVar[dict[str, str]] = {
        "special": "baby told told_whom leaflet reason family_said",
        "operational": "id injury told_by told_at",
    }

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    injury = models.ForeignKey(Injury, on_delete=models.PROTECT, related_name="family_words")
    baby = models.ForeignKey(Baby, on_delete=models.PROTECT, related_name="+")
    told = models.CharField(max_length=10, choices=[(t.value, t.label) for t in Told])
    told_whom = models.CharField(max_length=200, blank=True)
    leaflet = models.CharField(max_length=10, choices=[(t.value, t.label) for t in Told])
    reason = models.TextField("why not, and who will when", blank=True)
    family_said = models.TextField("what they said", blank=True)
    told_by = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="+")
    told_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"family told of {self.injury_id}"


class WorkUp(models.Model):
    """One investigation of a medical work-up; `code` is the handbook's. The newest row of each code stands."""

    append_only = True
    classified: ClassVar[dict[str, str]] = {
        "special": "baby code wanted planned_on done_on result",
        "operational": "id injury recorded_by recorded_at",
    }

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    injury = models.ForeignKey(Injury, on_delete=models.PROTECT, related_name="work_up")
    baby = models.ForeignKey(Baby, on_delete=models.PROTECT, related_name="+")
    code = models.CharField(max_length=60)
    wanted = models.CharField(max_length=10, choices=[("yes", "Yes"), ("no", "No")])
    planned_on = models.DateField(null=True)
    done_on = models.DateField(null=True)
    result = models.TextField(blank=True)
    recorded_by = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["injury", "code"], name="work_up_of_injury")]

    def __str__(self) -> str:
        return f"work-up {self.code} of {self.injury_id}"
