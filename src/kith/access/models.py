"""Accounts, the audit with its seals, and drafts. Nothing here knows a child."""

from typing import ClassVar

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager, PermissionsMixin
from django.db import models

from kith.kernel.ids import new_id


class AccountManager(BaseUserManager["Account"]):
    def create_user(self, email: str, password: str | None = None, **more: object) -> "Account":
        account = self.model(email=self.normalize_email(email).lower(), **more)
        account.set_password(password)
        account.save(using=self._db)
        return account

    def get_by_natural_key(self, username: str | None) -> "Account":
        return self.get(email__iexact=username)


class Account(AbstractBaseUser, PermissionsMixin):
    """A sign-in. Who the person is at work is the directory's to say."""

    classified: ClassVar[dict[str, str]] = {
        "identifying": "email password",
        "operational": "id last_login is_superuser is_active joined_at",
    }

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    email = models.EmailField("work e-mail", unique=True)
    is_active = models.BooleanField(default=True)
    joined_at = models.DateTimeField(null=True, blank=True)

    objects = AccountManager()
    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    def __str__(self) -> str:
        return f"account {self.pk}"


class AuditEntry(models.Model):
    """One act by somebody: read, written, searched, printed or refused. Added only, never changed.

    It holds links and reasons, never the content of a record (ISO 27789).
    """

    append_only = True
    classified: ClassVar[dict[str, str]] = {
        "operational": (
            "id at account_id worker_id role action permission outcome because subject_kind subject_id baby_id "
            "detail salt"
        ),
    }

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    at = models.DateTimeField()
    account_id = models.UUIDField(null=True)
    worker_id = models.UUIDField(null=True)
    role = models.CharField(max_length=40, blank=True)
    action = models.CharField(max_length=80)
    permission = models.CharField(max_length=60, blank=True)
    outcome = models.CharField(max_length=10)
    because = models.CharField(max_length=200, blank=True)
    subject_kind = models.CharField(max_length=60, blank=True)
    subject_id = models.UUIDField(null=True)
    baby_id = models.UUIDField(null=True)
    detail = models.JSONField(default=dict)
    salt = models.CharField(max_length=32)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["baby_id", "at"], name="audit_baby_at"),
            models.Index(fields=["subject_id", "at"], name="audit_subject_at"),
            models.Index(fields=["worker_id", "at"], name="audit_worker_at"),
        ]

    def __str__(self) -> str:
        return f"{self.action} {self.outcome}"


class Seal(models.Model):
    """One Merkle batch over audit entries; each seal holds the one before, so a rewritten past shows."""

    append_only = True
    classified: ClassVar[dict[str, str]] = {"operational": "id sealed_at size root previous head"}

    id = models.BigAutoField(primary_key=True)
    sealed_at = models.DateTimeField()
    size = models.PositiveIntegerField()
    root = models.CharField(max_length=64)
    previous = models.CharField(max_length=64, blank=True)
    head = models.CharField(max_length=64, unique=True)

    def __str__(self) -> str:
        return f"seal {self.pk}"


class SealedEntry(models.Model):
    """Which entry lies at which leaf of which seal."""

    append_only = True
    classified: ClassVar[dict[str, str]] = {"operational": "entry_id seal position"}

    entry_id = models.UUIDField(primary_key=True)
    seal = models.ForeignKey(Seal, on_delete=models.PROTECT, related_name="+")
    position = models.PositiveIntegerField()

    def __str__(self) -> str:
        return f"leaf {self.position} of seal {self.seal_id}"


class Draft(models.Model):
    """What somebody has typed into a form and not yet sent; its id makes sending it twice one act."""

    classified: ClassVar[dict[str, str]] = {
        "special": "answers",
        "operational": "id owner_id kind subject_id updated_at closed_at led_to",
    }

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    owner_id = models.UUIDField()
    kind = models.CharField(max_length=80)
    subject_id = models.UUIDField(null=True)
    answers = models.JSONField(default=dict)
    updated_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)
    led_to = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["owner_id", "kind", "subject_id"],
                condition=models.Q(closed_at__isnull=True),
                nulls_distinct=False,
                name="one_open_draft",
            )
        ]

    def __str__(self) -> str:
        return f"draft {self.pk}"
