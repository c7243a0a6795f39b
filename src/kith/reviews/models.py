"""A thematic review from its scope to the agencies that have read it. Everything is added; nothing is overwritten."""

from typing import ClassVar

from django.db import models

from kith.directory.models import Agency, Worker
from kith.kernel.ids import new_id

from .words import Decision, FileKind


class Review(models.Model):
    """A thematic review, loaded from the handbook: what it set out to learn, and how."""

    append_only = True
    classified: ClassVar[dict[str, str]] = {
        "open": "id code title body began ended cohort scope priorities builds_on stands methods source loaded_at",
    }

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    code = models.SlugField(max_length=60, unique=True)
    title = models.CharField(max_length=200)
    body = models.CharField(max_length=200)
    began = models.DateField()
    ended = models.DateField()
    cohort = models.TextField()
    scope = models.TextField()
    priorities = models.JSONField(default=list)
    builds_on = models.TextField(blank=True)
    stands = models.TextField(blank=True)
    methods = models.JSONField("how evidence was gathered, each with what is known of it", default=list)
    source = models.CharField(max_length=300)
    loaded_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.title


class FocusSection(models.Model):
    """A part of the review that looks closer at one subject."""

    append_only = True
    classified: ClassVar[dict[str, str]] = {"open": "id review code title points place"}

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="sections")
    code = models.SlugField(max_length=60)
    title = models.CharField(max_length=200)
    points = models.JSONField(default=list)
    place = models.PositiveSmallIntegerField()

    class Meta:
        ordering: ClassVar = ["place"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["review", "code"], name="one_section_of_a_code")]

    def __str__(self) -> str:
        return self.title


class Finding(models.Model):
    """A key finding. Its words are in `FindingText`; `measure_code` is the measure that belongs to it, if any."""

    append_only = True
    classified: ClassVar[dict[str, str]] = {"open": "id review code title section measure_code place"}

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="findings")
    code = models.SlugField(max_length=20)
    title = models.CharField(max_length=200)
    section = models.CharField(max_length=200, blank=True)
    measure_code = models.SlugField(max_length=60, blank=True)
    place = models.PositiveSmallIntegerField()

    class Meta:
        ordering: ClassVar = ["place"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["review", "code"], name="one_finding_of_a_code")]

    def __str__(self) -> str:
        return f"{self.code} {self.title}"


class FindingText(models.Model):
    """The words of a finding as written at one moment; the highest number stands. Number 1 came from the handbook."""

    append_only = True
    classified: ClassVar[dict[str, str]] = {"open": "id finding number statement written_by written_at"}

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    finding = models.ForeignKey(Finding, on_delete=models.PROTECT, related_name="texts")
    number = models.PositiveIntegerField()
    statement = models.TextField()
    written_by = models.ForeignKey(Worker, null=True, on_delete=models.PROTECT, related_name="+")
    written_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["-number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["finding", "number"], name="one_finding_text_of_a_number")
        ]

    def __str__(self) -> str:
        return f"text {self.number} of {self.finding_id}"


class Recommendation(models.Model):
    """What the review asks for, and of whom by name."""

    append_only = True
    classified: ClassVar[dict[str, str]] = {
        "open": "id review code text owner owner_kind section finding_codes measure_code place",
    }

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="recommendations")
    code = models.SlugField(max_length=20)
    text = models.TextField()
    owner = models.CharField(max_length=200, blank=True)
    owner_kind = models.CharField(max_length=60, blank=True)
    section = models.CharField(max_length=200, blank=True)
    finding_codes = models.JSONField(default=list)
    measure_code = models.SlugField(max_length=60, blank=True)
    place = models.PositiveSmallIntegerField()

    class Meta:
        ordering: ClassVar = ["place"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["review", "code"], name="one_recommendation_of_a_code")
        ]

    def __str__(self) -> str:
        return f"{self.code}: {self.owner}"


class Evidence(models.Model):
    """A measure linked to a finding, its numbers frozen as they were shown. The newest for a measure stands."""

    append_only = True
    classified: ClassVar[dict[str, str]] = {
        "open": "id finding measure_code measure_version period_code starts_on ends_on values note linked_by linked_at",
    }

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    finding = models.ForeignKey(Finding, on_delete=models.PROTECT, related_name="evidence")
    measure_code = models.SlugField(max_length=60)
    measure_version = models.PositiveIntegerField()
    period_code = models.SlugField(max_length=20)
    starts_on = models.DateField()
    ends_on = models.DateField()
    values = models.JSONField("the cells with their states, and the words of the definition")
    note = models.TextField(blank=True)
    linked_by = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="+")
    linked_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["-linked_at", "-id"]

    def __str__(self) -> str:
        return f"{self.measure_code} for {self.finding_id}"


class SignOffRequest(models.Model):
    """The review as put up for sign-off: its whole content, frozen, with its fingerprint."""

    append_only = True
    classified: ClassVar[dict[str, str]] = {
        "open": "id review number content sha256 note asked_by asked_at",
    }

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="sign_off_requests")
    number = models.PositiveIntegerField()
    content = models.JSONField()
    sha256 = models.CharField("SHA-256", max_length=64)
    note = models.TextField("what the author says of what is missing", blank=True)
    asked_by = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["-number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["review", "number"], name="one_sign_off_request_of_a_number")
        ]

    def __str__(self) -> str:
        return f"request {self.number} of {self.review_id}"


class SignOffDecision(models.Model):
    """What the Executive decided of a request, with reasons. Once."""

    append_only = True
    classified: ClassVar[dict[str, str]] = {"open": "id request decision reasons decided_by decided_at"}

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    request = models.OneToOneField(SignOffRequest, on_delete=models.PROTECT, related_name="decision")
    decision = models.CharField(max_length=20, choices=[(d.value, d.label) for d in Decision])
    reasons = models.TextField()
    decided_by = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="+")
    decided_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.decision} of {self.request_id}"


class ReportVersion(models.Model):
    """An approved version: exactly what the Executive read, and the page made of it then."""

    append_only = True
    classified: ClassVar[dict[str, str]] = {
        "open": "id review number request content sha256 html html_sha256 approved_by approved_at",
    }

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    request = models.OneToOneField(SignOffRequest, on_delete=models.PROTECT, related_name="+")
    content = models.JSONField()
    sha256 = models.CharField("SHA-256 of the content", max_length=64)
    html = models.TextField("HTML")
    html_sha256 = models.CharField("SHA-256 of the page", max_length=64)
    approved_by = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="+")
    approved_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["-approved_at"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["review", "number"], name="one_report_version_of_a_number")
        ]

    def __str__(self) -> str:
        return f"version {self.number} of {self.review_id}"


class ReportFile(models.Model):
    """A document made of a version, made once and kept."""

    append_only = True
    classified: ClassVar[dict[str, str]] = {"open": "id version kind body sha256 made_at"}

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    version = models.ForeignKey(ReportVersion, on_delete=models.PROTECT, related_name="files")
    kind = models.CharField(max_length=20, choices=[(k.value, k.label) for k in FileKind])
    body = models.BinaryField()
    sha256 = models.CharField("SHA-256", max_length=64)
    made_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["version", "kind"], name="one_file_of_a_kind")]

    def __str__(self) -> str:
        return f"{self.kind} of {self.version_id}"


class Publication(models.Model):
    """A version sent to one agency. `address` is empty where the directory holds no e-mail for it."""

    append_only = True
    classified: ClassVar[dict[str, str]] = {
        "identifying": "address",
        "operational": "id version agency sent_by sent_at due_at",
    }

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    version = models.ForeignKey(ReportVersion, on_delete=models.PROTECT, related_name="publications")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    address = models.EmailField(blank=True)
    sent_by = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="+")
    sent_at = models.DateTimeField()
    due_at = models.DateTimeField("acknowledge by")

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["version", "agency"], name="sent_once_to_an_agency")]

    def __str__(self) -> str:
        return f"{self.version_id} to {self.agency_id}"


class Acknowledgement(models.Model):
    """An agency says that it has the learning, and what it will do with it. Once for each publication."""

    append_only = True
    classified: ClassVar[dict[str, str]] = {"open": "id publication changes acknowledged_by acknowledged_at"}

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    publication = models.OneToOneField(Publication, on_delete=models.PROTECT, related_name="acknowledgement")
    changes = models.TextField("what the agency will change", blank=True)
    acknowledged_by = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="+")
    acknowledged_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"acknowledged {self.publication_id}"
