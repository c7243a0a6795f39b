"""Strategy discussions wherever they are held: invitations, contributions, the record, its circulation."""

from typing import ClassVar

from django.db import models

from kith.directory.models import Agency, Team, Worker
from kith.directory.words import Setting
from kith.kernel.ids import new_id
from kith.people.models import Baby
from kith.referrals.models import Request
from kith.strategy.words import EnquiryBy, Mode, Reply, Threshold


class Discussion(models.Model):
    """A strategy discussion about one baby, and any others of the family named with it (`DiscussedBaby`).

    `cause_arose_at` starts its clock, or `emergency_at` when somebody had to act before anybody could discuss it.
    `triggers` and `signs` are codes of the handbook: kinds of harm, and facts that call for somebody to be invited.
    """

    append_only = True
    classified: ClassVar[dict[str, str]] = {
        "special": "baby trigger injury unborn triggers signs seen_by",
        "operational": (
            "id number request cause_arose_at emergency_at called_at called_by held_at team locality planned_for mode "
            "join_details"
        ),
    }

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    number = models.CharField("reference", max_length=20, unique=True)
    baby = models.ForeignKey(Baby, on_delete=models.PROTECT, related_name="+")
    request = models.ForeignKey(Request, null=True, on_delete=models.PROTECT, related_name="+")
    trigger = models.TextField("what gave reasonable cause to suspect significant harm")
    injury = models.BooleanField(default=False)
    unborn = models.BooleanField(default=False)
    triggers = models.JSONField("kinds of harm that are part of the worry", default=list, db_default=[])
    signs = models.JSONField("facts that call for somebody to be invited", default=list, db_default=[])
    seen_by = models.ForeignKey(
        Team, null=True, on_delete=models.PROTECT, related_name="+", verbose_name="doctors who saw the baby already"
    )
    cause_arose_at = models.DateTimeField()
    emergency_at = models.DateTimeField("when somebody had to act before anybody could discuss it", null=True)
    called_at = models.DateTimeField()
    called_by = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="+")
    held_at = models.CharField(max_length=40, choices=[(s.value, s.label) for s in Setting])
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="+")
    locality = models.SlugField(max_length=60, blank=True)
    planned_for = models.DateTimeField()
    mode = models.CharField(max_length=20, choices=[(m.value, m.label) for m in Mode])
    join_details = models.CharField(max_length=200, blank=True)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["baby", "called_at"], name="discussion_baby"),
            models.Index(fields=["called_at"], name="discussion_called"),
        ]

    def __str__(self) -> str:
        return f"discussion {self.number}"


class Standing(models.Manager["Invitation"]):
    """Invitations that stand: those withdrawn are left out."""

    def get_queryset(self) -> models.QuerySet["Invitation"]:
        return super().get_queryset().filter(withdrawal=None)


class Invitation(models.Model):
    """An agency asked to take part, by which rule and why. `worker` is empty when a practice is asked as such.

    `objects` are those that stand; `ever` are also those that were withdrawn.
    """

    append_only = True
    classified: ClassVar[dict[str, str]] = {
        "special": "baby why",
        "operational": "id discussion agency team worker asked_as rule_code invited_at invited_by",
    }

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    discussion = models.ForeignKey(Discussion, on_delete=models.PROTECT, related_name="invitations")
    baby = models.ForeignKey(Baby, on_delete=models.PROTECT, related_name="+")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="+")
    worker = models.ForeignKey(Worker, null=True, on_delete=models.PROTECT, related_name="+")
    asked_as = models.CharField(max_length=60)
    rule_code = models.CharField(max_length=30, blank=True)
    why = models.CharField(max_length=240)
    invited_at = models.DateTimeField()
    invited_by = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="+")

    objects: ClassVar = Standing()
    ever: ClassVar = models.Manager()

    def __str__(self) -> str:
        return f"invitation {self.pk}"


class InvitationWithdrawn(models.Model):
    """One invitation was withdrawn before the discussion, and why; whoever was asked has been told."""

    append_only = True
    classified: ClassVar[dict[str, str]] = {
        "special": "baby why",
        "operational": "invitation discussion withdrawn_by withdrawn_at",
    }

    invitation = models.OneToOneField(Invitation, primary_key=True, on_delete=models.PROTECT, related_name="withdrawal")
    discussion = models.ForeignKey(Discussion, on_delete=models.PROTECT, related_name="+")
    baby = models.ForeignKey(Baby, on_delete=models.PROTECT, related_name="+")
    why = models.CharField(max_length=400)
    withdrawn_by = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="+")
    withdrawn_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"withdrawn {self.invitation_id}"


class NotInvited(models.Model):
    """An agency the rules or involvements name that the chair chose not to invite, with the reason."""

    append_only = True
    classified: ClassVar[dict[str, str]] = {
        "special": "baby reason follow_up",
        "operational": "id discussion agency rule_code follow_up_by recorded_by recorded_at",
    }

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    discussion = models.ForeignKey(Discussion, on_delete=models.PROTECT, related_name="not_invited")
    baby = models.ForeignKey(Baby, on_delete=models.PROTECT, related_name="+")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    rule_code = models.CharField(max_length=30, blank=True)
    reason = models.TextField()
    follow_up = models.CharField(
        "how what they know is brought in", max_length=300, blank=True, default="", db_default=""
    )
    follow_up_by = models.DateField(null=True)
    recorded_by = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"not invited {self.agency_id}"


class InvitationReply(models.Model):
    """An answer to an invitation; the newest stands."""

    append_only = True
    classified: ClassVar[dict[str, str]] = {
        "operational": (
            "id invitation discussion baby reply delegate_name reason_code reason replied_at replied_by by_link"
        ),
    }

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    invitation = models.ForeignKey(Invitation, on_delete=models.PROTECT, related_name="replies")
    discussion = models.ForeignKey(Discussion, on_delete=models.PROTECT, related_name="+")
    baby = models.ForeignKey(Baby, on_delete=models.PROTECT, related_name="+")
    reply = models.CharField(max_length=20, choices=[(r.value, r.label) for r in Reply])
    delegate_name = models.CharField(max_length=120, blank=True)
    reason_code = models.CharField(max_length=40, blank=True, default="", db_default="")
    reason = models.CharField(max_length=240, blank=True)
    by_link = models.BooleanField(default=False, db_default=False)
    replied_at = models.DateTimeField()
    replied_by = models.ForeignKey(Worker, null=True, on_delete=models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return f"reply to {self.invitation_id}"


class OneTimeLink(models.Model):
    """A link and a code that let a practice contribute without an account. Only hashes are kept."""

    classified: ClassVar[dict[str, str]] = {
        "operational": (
            "id invitation discussion baby token_hash code_hash made_at expires_at wrong_codes locked_at opened_at "
            "used_at withdrawn_at"
        ),
    }

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    invitation = models.ForeignKey(Invitation, on_delete=models.PROTECT, related_name="links")
    discussion = models.ForeignKey(Discussion, on_delete=models.PROTECT, related_name="+")
    baby = models.ForeignKey(Baby, on_delete=models.PROTECT, related_name="+")
    token_hash = models.CharField(max_length=64, unique=True)
    code_hash = models.CharField(max_length=128)
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    wrong_codes = models.PositiveSmallIntegerField(default=0)
    locked_at = models.DateTimeField(null=True)
    opened_at = models.DateTimeField(null=True)
    used_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"link {self.pk}"


class Contribution(models.Model):
    """An agency's information for a discussion, under its own name. `answers` is question code → words."""

    append_only = True
    classified: ClassVar[dict[str, str]] = {
        "special": "baby answers",
        "identifying": "given_by_name prepared_by_name",
        "operational": (
            "id invitation discussion agency draft_id given_by given_by_post prepared_by_post prepared_at confirmed "
            "begun_at given_at by_link"
        ),
    }

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    invitation = models.ForeignKey(Invitation, on_delete=models.PROTECT, related_name="contributions")
    discussion = models.ForeignKey(Discussion, on_delete=models.PROTECT, related_name="contributions")
    baby = models.ForeignKey(Baby, on_delete=models.PROTECT, related_name="+")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    draft_id = models.UUIDField(null=True, unique=True)
    answers = models.JSONField(default=dict)
    given_by = models.ForeignKey(Worker, null=True, on_delete=models.PROTECT, related_name="+")
    given_by_name = models.CharField(max_length=120)
    given_by_post = models.CharField(max_length=120, blank=True)
    prepared_by_name = models.CharField(max_length=120, blank=True, default="", db_default="")
    prepared_by_post = models.CharField(max_length=120, blank=True, default="", db_default="")
    prepared_at = models.DateTimeField(null=True)
    confirmed = models.BooleanField("a clinician stands by it", default=True, db_default=True)
    begun_at = models.DateTimeField(null=True)
    given_at = models.DateTimeField()
    by_link = models.BooleanField(default=False)

    def __str__(self) -> str:
        return f"contribution {self.pk}"


class Record(models.Model):
    """The record of a discussion as saved at one moment; the newest number stands, earlier ones are kept."""

    append_only = True
    classified: ClassVar[dict[str, str]] = {
        "special": "baby answers threshold enquiry_by reasons dissent not_quorate_reason follow_up next_discussion_on",
        "operational": "id discussion number started_at ended_at follow_up_by recorded_by recorded_at",
    }

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    discussion = models.ForeignKey(Discussion, on_delete=models.PROTECT, related_name="records")
    baby = models.ForeignKey(Baby, on_delete=models.PROTECT, related_name="+")
    number = models.PositiveIntegerField()
    started_at = models.DateTimeField()
    ended_at = models.DateTimeField()
    answers = models.JSONField("the questions of a strategy discussion: code to words", default=dict)
    threshold = models.CharField(max_length=20, choices=[(t.value, t.label) for t in Threshold])
    enquiry_by = models.CharField(max_length=20, choices=[(e.value, e.label) for e in EnquiryBy])
    reasons = models.TextField()
    dissent = models.TextField(blank=True)
    not_quorate_reason = models.TextField(blank=True)
    follow_up = models.TextField("what makes up for who was missing", blank=True)
    follow_up_by = models.DateField(null=True)
    next_discussion_on = models.DateField(null=True)
    recorded_by = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["discussion", "number"], name="one_strategy_record_of_a_number")
        ]

    def __str__(self) -> str:
        return f"record {self.number} of {self.discussion_id}"


class Attendance(models.Model):
    """Whether an invited agency was in the room, as the record of that number says."""

    append_only = True
    classified: ClassVar[dict[str, str]] = {"operational": "id record discussion invitation baby agency attended name"}

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    record = models.ForeignKey(Record, on_delete=models.PROTECT, related_name="attendance")
    discussion = models.ForeignKey(Discussion, on_delete=models.PROTECT, related_name="+")
    invitation = models.ForeignKey(Invitation, on_delete=models.PROTECT, related_name="+")
    baby = models.ForeignKey(Baby, on_delete=models.PROTECT, related_name="+")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    attended = models.BooleanField()
    name = models.CharField(max_length=120, blank=True)

    def __str__(self) -> str:
        return f"attendance {self.pk}"


class Action(models.Model):
    """Something agreed, with the agency that owns it and the day it is due."""

    append_only = True
    classified: ClassVar[dict[str, str]] = {
        "special": "baby what",
        "operational": "id record discussion agency owner_name due_on",
    }

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    record = models.ForeignKey(Record, on_delete=models.PROTECT, related_name="actions")
    discussion = models.ForeignKey(Discussion, on_delete=models.PROTECT, related_name="+")
    baby = models.ForeignKey(Baby, on_delete=models.PROTECT, related_name="+")
    what = models.CharField(max_length=300)
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    owner_name = models.CharField(max_length=120, blank=True)
    due_on = models.DateField()

    def __str__(self) -> str:
        return f"action {self.pk}"


class Circulation(models.Model):
    """The record was sent round."""

    append_only = True
    classified: ClassVar[dict[str, str]] = {"operational": "id discussion record baby circulated_at circulated_by"}

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    discussion = models.ForeignKey(Discussion, on_delete=models.PROTECT, related_name="circulations")
    record = models.ForeignKey(Record, on_delete=models.PROTECT, related_name="+")
    baby = models.ForeignKey(Baby, on_delete=models.PROTECT, related_name="+")
    circulated_at = models.DateTimeField()
    circulated_by = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return f"circulation {self.pk}"


class Copy(models.Model):
    """One addressee of a circulation, or one opening of it by them: `opened_at` empty is the sending."""

    append_only = True
    classified: ClassVar[dict[str, str]] = {"operational": "id circulation discussion baby invitation worker opened_at"}

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    circulation = models.ForeignKey(Circulation, on_delete=models.PROTECT, related_name="copies")
    discussion = models.ForeignKey(Discussion, on_delete=models.PROTECT, related_name="+")
    baby = models.ForeignKey(Baby, on_delete=models.PROTECT, related_name="+")
    invitation = models.ForeignKey(Invitation, null=True, on_delete=models.PROTECT, related_name="+")
    worker = models.ForeignKey(Worker, null=True, on_delete=models.PROTECT, related_name="+")
    opened_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"copy {self.pk}"
