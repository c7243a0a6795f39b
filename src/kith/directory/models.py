"""Agencies, teams, workers, how to reach them, and the notices sent to them."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models.functions import Lower

from kith.access.words import Role
from kith.kernel.ids import new_id

from .words import AgencyKind, AreaKind, Channel, CheckKind, ContactMeans, Duty, Setting


class Agency(models.Model):
    """A partner agency."""

    classified: ClassVar[dict[str, str]] = {"open": "id code name kind"}

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    code = models.SlugField(max_length=60, unique=True)
    name = models.CharField(max_length=120)
    kind = models.CharField(max_length=40, choices=[(k.value, k.label) for k in AgencyKind])

    class Meta:
        ordering: ClassVar = ["name", "id"]

    def __str__(self) -> str:
        return self.name


class Team(models.Model):
    """A team of an agency; `shares_work` says that its members see all of the team's families."""

    classified: ClassVar[dict[str, str]] = {
        "open": "id agency name setting locality district shares_work ods_code closed_on"
    }

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="teams")
    name = models.CharField(max_length=120)
    setting = models.CharField(max_length=40, choices=[(s.value, s.label) for s in Setting])
    locality = models.SlugField(max_length=60, blank=True)
    district = models.SlugField(max_length=60, blank=True)
    shares_work = models.BooleanField(default=False)
    ods_code = models.CharField("ODS code", max_length=12, blank=True)
    closed_on = models.DateField(null=True)

    class Meta:
        ordering: ClassVar = ["name", "id"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["agency", "name"], name="one_team_of_a_name")]

    def __str__(self) -> str:
        return self.name


class Worker(models.Model):
    """A person at work in a team. `active_until` in the past means a leaver."""

    classified: ClassVar[dict[str, str]] = {
        "identifying": "full_name email phone",
        "operational": (
            "id account team role post_title registered_health_professional leads_safeguarding active_from active_until"
        ),
    }

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    account = models.OneToOneField(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="workers")
    full_name = models.CharField(max_length=120)
    role = models.CharField(max_length=40, choices=[(r.value, r.label) for r in Role])
    post_title = models.CharField(max_length=120, blank=True)
    registered_health_professional = models.BooleanField(default=False)
    leads_safeguarding = models.BooleanField(
        "named or designated professional, or the agency's safeguarding lead", default=False, db_default=False
    )
    email = models.EmailField(blank=True)
    phone = models.CharField(max_length=30, blank=True)
    active_from = models.DateField()
    active_until = models.DateField(null=True)

    class Meta:
        ordering: ClassVar = ["full_name", "id"]

    def __str__(self) -> str:
        return self.full_name


class Contact(models.Model):
    """One way to reach a team, with who keeps it right and when it was last confirmed."""

    classified: ClassVar[dict[str, str]] = {"open": "id team means value owner last_confirmed_on ended_on"}

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="contacts")
    means = models.CharField(max_length=20, choices=[(m.value, m.label) for m in ContactMeans])
    value = models.CharField(max_length=120)
    owner = models.ForeignKey(Worker, null=True, on_delete=models.PROTECT, related_name="+")
    last_confirmed_on = models.DateField()
    ended_on = models.DateField(null=True)

    class Meta:
        ordering: ClassVar = ["means", "id"]

    def __str__(self) -> str:
        return f"{self.means} of {self.team_id}"


class ContactCheck(models.Model):
    """What somebody said about a contact, or a worker's own number: still right, wrong, that a letter came back.

    Only ever added to. `by` is empty when the post office said it, or somebody by a one-tap link (then `told` is
    whoever was asked).
    """

    append_only = True
    classified: ClassVar[dict[str, str]] = {"operational": "id contact worker kind words by told at"}

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    contact = models.ForeignKey(Contact, null=True, on_delete=models.PROTECT, related_name="checks")
    worker = models.ForeignKey(Worker, null=True, on_delete=models.PROTECT, related_name="checks")
    kind = models.CharField(max_length=12, choices=[(k.value, k.label) for k in CheckKind])
    words = models.CharField("what is wrong, or what it was before", max_length=200, blank=True)
    by = models.ForeignKey(Worker, null=True, on_delete=models.PROTECT, related_name="+")
    told = models.ForeignKey(Worker, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["contact", "at"], name="contact_check_at"),
            models.Index(fields=["worker", "at"], name="worker_check_at"),
        ]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(contact__isnull=True) ^ models.Q(worker__isnull=True), name="check_of_one_number"
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.contact_id or self.worker_id}"


class Post(models.Model):
    """A post of an agency and who holds it, from one day to another: a change ends a row and adds one.

    `reports_to` draws the organisation chart. `duty` names a safeguarding duty (named nurse, designated doctor …).
    """

    classified: ClassVar[dict[str, str]] = {
        "open": "id agency team title duty reports_to from_on until_on",
        "operational": "holder recorded_by recorded_at",
    }

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="posts")
    team = models.ForeignKey(Team, null=True, on_delete=models.PROTECT, related_name="posts")
    title = models.CharField(max_length=120)
    duty = models.CharField(max_length=30, blank=True, choices=[(d.value, d.label) for d in Duty])
    holder = models.ForeignKey(Worker, null=True, on_delete=models.PROTECT, related_name="posts")
    reports_to = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="reports")
    from_on = models.DateField()
    until_on = models.DateField(null=True)
    recorded_by = models.ForeignKey(Worker, null=True, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["title", "id"]

    def __str__(self) -> str:
        return self.title


class Deputy(models.Model):
    """Who stands in for somebody, from one day to another."""

    classified: ClassVar[dict[str, str]] = {"operational": "id worker deputy from_on until_on recorded_by recorded_at"}

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    worker = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="deputies")
    deputy = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="+")
    from_on = models.DateField()
    until_on = models.DateField(null=True)
    recorded_by = models.ForeignKey(Worker, null=True, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"deputy of {self.worker_id}"


class Shift(models.Model):
    """A turn on a team's on-call rota: who answers, on which number, from when until when."""

    classified: ClassVar[dict[str, str]] = {
        "identifying": "number",
        "operational": "id team worker starts_at ends_at withdrawn_at recorded_by recorded_at",
    }

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="shifts")
    worker = models.ForeignKey(Worker, null=True, on_delete=models.PROTECT, related_name="+")
    number = models.CharField(max_length=30)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)
    recorded_by = models.ForeignKey(Worker, null=True, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["team", "starts_at"], name="shift_team_start")]

    def __str__(self) -> str:
        return f"shift of {self.team_id}"


class AreaServed(models.Model):
    """A district, a locality or a general practice that a team serves, from one day to another."""

    classified: ClassVar[dict[str, str]] = {
        "open": "id team kind code from_on until_on",
        "operational": "recorded_by recorded_at",
    }

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="areas")
    kind = models.CharField(max_length=10, choices=[(k.value, k.label) for k in AreaKind])
    code = models.SlugField(max_length=60)
    from_on = models.DateField()
    until_on = models.DateField(null=True)
    recorded_by = models.ForeignKey(Worker, null=True, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.kind} {self.code}"


class CardRead(models.Model):
    """Somebody has read the card of their role, in this edition of the handbook."""

    append_only = True
    classified: ClassVar[dict[str, str]] = {"operational": "id worker role edition read_at"}

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    worker = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="+")
    role = models.CharField(max_length=40, choices=[(r.value, r.label) for r in Role])
    edition = models.CharField(max_length=80)
    read_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["worker", "role", "edition"], name="a_card_is_read_once")
        ]

    def __str__(self) -> str:
        return f"{self.role} read by {self.worker_id}"


class ScimToken(models.Model):
    """The key with which an agency's own system speaks for it. Only its hash is kept; a new one ends the old."""

    classified: ClassVar[dict[str, str]] = {"operational": "id agency account token_hash made_at revoked_at used_at"}

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    account = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    token_hash = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True)
    used_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["agency"], condition=models.Q(revoked_at__isnull=True), name="one_key_of_an_agency"
            )
        ]

    def __str__(self) -> str:
        return f"key of {self.agency_id}"


class ScimEntry(models.Model):
    """What an agency's own system calls a worker or a team, and what it sent beside what the directory holds."""

    classified: ClassVar[dict[str, str]] = {
        "identifying": "user_name external_id display_name given_name family_name emails phones",
        "operational": "subject_id agency kind says_active made_at changed_at removed_at",
    }

    subject_id = models.UUIDField(primary_key=True, editable=False)
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=6)
    user_name = models.CharField(max_length=200, blank=True)
    external_id = models.CharField(max_length=200, blank=True)
    display_name = models.CharField(max_length=120, blank=True)
    given_name = models.CharField(max_length=100, blank=True)
    family_name = models.CharField(max_length=100, blank=True)
    says_active = models.BooleanField(default=False)
    emails = models.JSONField(default=list)
    phones = models.JSONField(default=list)
    made_at = models.DateTimeField()
    changed_at = models.DateTimeField()
    removed_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                Lower("user_name"),
                "agency",
                condition=~models.Q(user_name="") & models.Q(removed_at__isnull=True),
                name="one_user_name_in_an_agency",
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.subject_id}"


class Notice(models.Model):
    """A message to somebody, without personal content, sent once: `key` is the event and the addressee."""

    classified: ClassVar[dict[str, str]] = {
        "identifying": "address",
        "operational": (
            "id key channel worker subject body calendar created_at sent_at failed_at failure secret_link about"
        ),
    }

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    key = models.CharField(max_length=160, unique=True)
    channel = models.CharField(max_length=10, default=Channel.EMAIL)
    worker = models.ForeignKey(Worker, null=True, on_delete=models.PROTECT, related_name="+")
    address = models.EmailField()
    subject = models.CharField(max_length=160)
    body = models.TextField()
    calendar = models.TextField(blank=True)
    secret_link = models.BooleanField(default=False)
    about = models.UUIDField("id of the file it is about; it says nothing", null=True)
    created_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)
    failed_at = models.DateTimeField(null=True)
    failure = models.CharField(max_length=200, blank=True)

    def __str__(self) -> str:
        return f"notice {self.pk}"


class Silence(models.Model):
    """Nothing is sent about this file from `since` on, until it is lifted. It holds an id and no reason.

    A letter is looked up here at the moment it would go out: a letter that was in the post already stays in it.
    """

    classified: ClassVar[dict[str, str]] = {"operational": "about since lifted_at"}

    about = models.UUIDField(primary_key=True)
    since = models.DateTimeField()
    lifted_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"silence about {self.about}"
