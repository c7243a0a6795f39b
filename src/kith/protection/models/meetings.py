"""Conferences and core groups: when, who was asked, what each agency reported, what was decided."""

from typing import ClassVar

from django.db import models

from kith.directory.models import Agency, Team, Worker
from kith.kernel.ids import new_id
from kith.people.models import Baby
from kith.protection.words import Agreement, Category, Decision, MeetingKind, Shared

from .enquiries import Enquiry


class Meeting(models.Model):
    """An initial conference, a review conference or a core group. `started_at` is what its clock counts from."""

    append_only = True
    classified: ClassVar[dict[str, str]] = {
        "special": "baby unborn",
        "operational": "id number kind enquiry plan clock_started_at due_at chair place called_by called_at",
    }

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    number = models.CharField("reference", max_length=20, unique=True)
    kind = models.CharField(max_length=20, choices=[(k.value, k.label) for k in MeetingKind])
    baby = models.ForeignKey(Baby, on_delete=models.PROTECT, related_name="+")
    unborn = models.BooleanField("the baby was not born when it was called", default=False)
    enquiry = models.ForeignKey(Enquiry, null=True, on_delete=models.PROTECT, related_name="meetings")
    plan = models.ForeignKey("protection.Plan", null=True, on_delete=models.PROTECT, related_name="meetings")
    clock_started_at = models.DateTimeField("what the time limit is counted from", null=True)
    due_at = models.DateTimeField("by the limit in force when it was called", null=True)
    chair = models.CharField("who chairs", max_length=120)
    place = models.CharField(max_length=160, blank=True)
    called_by = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="+")
    called_at = models.DateTimeField()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["baby", "called_at"], name="meeting_baby")]

    def __str__(self) -> str:
        return f"meeting {self.number}"


class MeetingDate(models.Model):
    """When a meeting is planned for; the newest stands, with the reason when it is later than the limit."""

    append_only = True
    classified: ClassVar[dict[str, str]] = {
        "special": "baby late_reason late_follow_up",
        "operational": "id meeting planned_for set_by set_at",
    }

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="dates")
    baby = models.ForeignKey(Baby, on_delete=models.PROTECT, related_name="+")
    planned_for = models.DateTimeField()
    late_reason = models.TextField("why it is later than the limit", blank=True)
    late_follow_up = models.TextField("what keeps the baby safe meanwhile", blank=True)
    set_by = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="+")
    set_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"date of {self.meeting_id}"


class Seat(models.Model):
    """An agency asked to a meeting. `direct_contact` says that it works with the baby or the family itself."""

    append_only = True
    classified: ClassVar[dict[str, str]] = {
        "special": "baby direct_contact",
        "operational": "id meeting agency team worker invited_at invited_by",
    }

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="seats")
    baby = models.ForeignKey(Baby, on_delete=models.PROTECT, related_name="+")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="+")
    worker = models.ForeignKey(Worker, null=True, on_delete=models.PROTECT, related_name="+")
    direct_contact = models.BooleanField(default=True)
    invited_at = models.DateTimeField()
    invited_by = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="+")

    class Meta:
        indexes: ClassVar = [models.Index(fields=["worker", "invited_at"], name="seat_worker")]

    def __str__(self) -> str:
        return f"seat {self.pk}"


class Report(models.Model):
    """An agency's report for a conference: when it came, and whether the parents read it first. The newest stands.

    One that came by one-time link has no `recorded_by`, and the name that was typed.
    """

    append_only = True
    classified: ClassVar[dict[str, str]] = {
        "special": "baby words shared shared_on why_not_shared",
        "identifying": "given_by_name",
        "operational": "id seat meeting agency received_at recorded_by recorded_at",
    }

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="reports")
    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="+")
    baby = models.ForeignKey(Baby, on_delete=models.PROTECT, related_name="+")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    received_at = models.DateTimeField()
    words = models.TextField("what it says in short", blank=True)
    shared = models.CharField(max_length=20, choices=[(s.value, s.label) for s in Shared])
    shared_on = models.DateField(null=True)
    why_not_shared = models.TextField(blank=True)
    given_by_name = models.CharField("who gave it by one-time link", max_length=120, blank=True)
    recorded_by = models.ForeignKey(Worker, null=True, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"report {self.pk}"


class MeetingRecord(models.Model):
    """What a meeting decided, as saved at one moment; the newest number stands, earlier ones are kept."""

    append_only = True
    classified: ClassVar[dict[str, str]] = {
        "special": (
            "baby decision category reasons mother father parents_dissent professionals_dissent baby_voice "
            "not_quorate_reason late_reason"
        ),
        "operational": "id meeting number held_at next_on recorded_by recorded_at",
    }

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="records")
    baby = models.ForeignKey(Baby, on_delete=models.PROTECT, related_name="+")
    number = models.PositiveIntegerField()
    held_at = models.DateTimeField()
    decision = models.CharField(max_length=20, blank=True, choices=[(d.value, d.label) for d in Decision])
    category = models.CharField(max_length=3, blank=True, choices=[(c.value, c.label) for c in Category])
    reasons = models.TextField()
    baby_voice = models.TextField("what is known of the baby's days", blank=True)
    mother = models.CharField("what the mother says", max_length=20, choices=[(a.value, a.label) for a in Agreement])
    father = models.CharField("what the father says", max_length=20, choices=[(a.value, a.label) for a in Agreement])
    parents_dissent = models.TextField(blank=True)
    professionals_dissent = models.TextField(blank=True)
    not_quorate_reason = models.TextField(blank=True)
    late_reason = models.TextField(blank=True)
    next_on = models.DateField("the next meeting of this kind", null=True)
    recorded_by = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["meeting", "number"], name="one_meeting_record_of_a_number")
        ]

    def __str__(self) -> str:
        return f"record {self.number} of {self.meeting_id}"


class Presence(models.Model):
    """Whether an agency that was asked took part, as the record of that number says."""

    append_only = True
    classified: ClassVar[dict[str, str]] = {"operational": "id record meeting seat baby agency attended name"}

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    record = models.ForeignKey(MeetingRecord, on_delete=models.PROTECT, related_name="presences")
    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="+")
    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="+")
    baby = models.ForeignKey(Baby, on_delete=models.PROTECT, related_name="+")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    attended = models.BooleanField()
    name = models.CharField(max_length=120, blank=True)

    def __str__(self) -> str:
        return f"presence {self.pk}"
