"""A request for support as sent, whom it is about and what it rests on, and the sharing decision behind it."""

from typing import ClassVar

from django.db import models

from kith.directory.models import Agency, Worker
from kith.kernel.ids import new_id
from kith.people.models import Baby, Sighting
from kith.referrals.words import Agreement, Examination, FamilyTold, Purpose, SharingOutcome

from .consulting import Consultation


class Request(models.Model):
    """A request for support about one baby or several, as sent. `baby` is the first; the others are `RequestChild`.

    `destination` is the handbook's body on the day, kept because the handbook may say otherwise later.
    """

    append_only = True
    classified: ClassVar[dict[str, str]] = {
        "special": (
            "baby what_seen why_worried seen_on safe_now strengths injury level lived_experience tried keep_from"
        ),
        "operational": (
            "id number draft_id made_by made_by_agency received_at phoned_at call consultation destination "
            "to_front_door"
        ),
    }

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    number = models.CharField("reference", max_length=20, unique=True)
    draft_id = models.UUIDField(null=True, unique=True)
    baby = models.ForeignKey(Baby, on_delete=models.PROTECT, related_name="+")
    made_by = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="+")
    made_by_agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    received_at = models.DateTimeField()
    what_seen = models.TextField()
    why_worried = models.TextField()
    seen_on = models.DateTimeField("when it was seen")
    safe_now = models.TextField("where the baby is now and who is with them", blank=True)
    strengths = models.TextField(blank=True)
    injury = models.BooleanField("a mark or injury is part of the worry", default=False)
    level = models.PositiveSmallIntegerField("level of need as the referrer sees it")
    phoned_at = models.DateTimeField("when the Front Door was phoned first", null=True)
    lived_experience = models.TextField("what a day is like for this baby", blank=True, default="", db_default="")
    tried = models.TextField("what has been tried already", blank=True, default="", db_default="")
    keep_from = models.TextField("who must not learn of this, and why", blank=True, default="", db_default="")
    call = models.ForeignKey("UrgentCall", null=True, on_delete=models.PROTECT, related_name="written")
    consultation = models.ForeignKey(Consultation, null=True, on_delete=models.PROTECT, related_name="requests")
    destination = models.CharField("the handbook's body", max_length=60, blank=True, default="", db_default="")
    to_front_door = models.BooleanField("whether the Front Door decides", default=True, db_default=True)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["received_at"], name="request_received"),
            models.Index(fields=["baby", "received_at"], name="request_baby"),
            models.Index(fields=["made_by", "received_at"], name="request_maker"),
        ]

    def __str__(self) -> str:
        return f"request {self.number}"


class RequestChild(models.Model):
    """Another child the same request is about: a twin, a brother or sister."""

    append_only = True
    classified: ClassVar[dict[str, str]] = {"special": "baby", "operational": "id request"}

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    request = models.ForeignKey(Request, on_delete=models.PROTECT, related_name="children")
    baby = models.ForeignKey(Baby, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["request", "baby"], name="request_child_once")]

    def __str__(self) -> str:
        return f"child of {self.request_id}"


class RequestSighting(models.Model):
    """A sighting on the file that a request rests on: who saw what."""

    append_only = True
    classified: ClassVar[dict[str, str]] = {"special": "baby sighting", "operational": "id request"}

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    request = models.ForeignKey(Request, on_delete=models.PROTECT, related_name="sightings")
    baby = models.ForeignKey(Baby, on_delete=models.PROTECT, related_name="+")
    sighting = models.ForeignKey(Sighting, on_delete=models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return f"sighting for {self.request_id}"


class UrgentCall(models.Model):
    """The Front Door was rung before anything was written; the written request follows within its time limit."""

    append_only = True
    classified: ClassVar[dict[str, str]] = {
        "special": "baby said",
        "operational": "id draft_id made_by made_by_agency rang_at spoke_to recorded_at",
    }

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    draft_id = models.UUIDField(null=True, unique=True)
    baby = models.ForeignKey(Baby, on_delete=models.PROTECT, related_name="+")
    made_by = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="+")
    made_by_agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    rang_at = models.DateTimeField()
    spoke_to = models.CharField("with whom", max_length=120, blank=True)
    said = models.TextField("what was said and agreed")
    recorded_at = models.DateTimeField()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["made_by", "rang_at"], name="call_maker")]

    def __str__(self) -> str:
        return f"call {self.pk}"


class SharingDecision(models.Model):
    """Whether it was right to share: the three consents kept apart, and the reasons written down.

    A decision not to share has no request: it stands on the file by itself, with the same fields.
    """

    append_only = True
    classified: ClassVar[dict[str, str]] = {
        "special": (
            "baby agreement agreement_reason weighed family_told not_told_reason family_said rationale examination "
            "about left_out harm_suspected"
        ),
        "operational": (
            "id draft_id request outcome recipient purpose gateway reason advice_from look_again_on lawful_basis "
            "decided_by decided_by_agency decided_at"
        ),
    }

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    draft_id = models.UUIDField(null=True, unique=True)
    request = models.OneToOneField(Request, null=True, on_delete=models.PROTECT, related_name="sharing")
    baby = models.ForeignKey(Baby, on_delete=models.PROTECT, related_name="+")
    outcome = models.CharField(
        max_length=20,
        choices=[(o.value, o.label) for o in SharingOutcome],
        default=SharingOutcome.SHARED.value,
        db_default=SharingOutcome.SHARED.value,
    )
    recipient = models.CharField(
        "who asked, or would have been told", max_length=200, blank=True, default="", db_default=""
    )
    about = models.TextField("what was asked for, or could have been shared", blank=True, default="", db_default="")
    purpose = models.CharField(
        max_length=20, choices=[(p.value, p.label) for p in Purpose], blank=True, default="", db_default=""
    )
    lawful_basis = models.CharField(max_length=60, blank=True)
    gateway = models.CharField("the Act it rests on", max_length=60, blank=True, default="", db_default="")
    reason = models.CharField("the listed reason not to share", max_length=60, blank=True, default="", db_default="")
    left_out = models.TextField("what was left out, and why", blank=True, default="", db_default="")
    advice_from = models.CharField("who advised", max_length=200, blank=True, default="", db_default="")
    look_again_on = models.DateField(null=True)
    harm_suspected = models.BooleanField("harm is suspected, and it was not shared", null=True)
    examination = models.CharField(
        max_length=20, choices=[(e.value, e.label) for e in Examination], blank=True, default="", db_default=""
    )
    agreement = models.CharField(max_length=20, choices=[(a.value, a.label) for a in Agreement])
    agreement_reason = models.CharField(max_length=60, blank=True)
    weighed = models.TextField("how a refusal was weighed", blank=True, default="", db_default="")
    family_told = models.CharField(max_length=20, choices=[(t.value, t.label) for t in FamilyTold])
    not_told_reason = models.CharField(max_length=60, blank=True)
    family_said = models.TextField("what the family said", blank=True, default="", db_default="")
    rationale = models.TextField()
    decided_by = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="+")
    decided_by_agency = models.ForeignKey(Agency, null=True, on_delete=models.PROTECT, related_name="+")
    decided_at = models.DateTimeField()

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["baby", "decided_at"], condition=models.Q(request=None), name="not_shared_baby")
        ]

    def __str__(self) -> str:
        return f"sharing decision {self.pk}"
