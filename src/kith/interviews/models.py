"""Interview studies: transcripts, masked before anybody codes; the key apart; codings that know their coder.

Every table names its study, so that one question ("is it a study of mine?") protects all of them in the database too.
"""

from typing import ClassVar

from django.db import models

from kith.directory.models import Agency, Worker
from kith.kernel.ids import new_id

from .words import FileKind, Kind, Outcome, Part, Tier, Unit


class Study(models.Model):
    """One round of interviews: what it asks, how agreement is counted, and when the key is destroyed."""

    append_only = True
    classified: ClassVar[dict[str, str]] = {
        "open": "id title purpose unit target_alpha destroy_key_on created_by created_at",
    }

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    title = models.CharField(max_length=200)
    purpose = models.TextField(blank=True)
    unit = models.CharField(max_length=20, choices=[(u.value, u.label) for u in Unit])
    target_alpha = models.DecimalField(max_digits=3, decimal_places=2)
    destroy_key_on = models.DateField()
    created_by = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.title


class Member(models.Model):
    """Somebody's part in a study, with their profession and agency as they were then, until a date if one is set."""

    append_only = True
    classified: ClassVar[dict[str, str]] = {
        "operational": "id study worker part profession agency until added_by added_at",
    }

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    study = models.ForeignKey(Study, on_delete=models.PROTECT, related_name="members")
    worker = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="+")
    part = models.CharField(max_length=20, choices=[(p.value, p.label) for p in Part])
    profession = models.CharField(max_length=120)
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    until = models.DateField(null=True)
    added_by = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="+")
    added_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.worker_id} {self.part}"


class Transcript(models.Model):
    """One interview. Its words are in `SourceText` until masked, then in `MaskedText`."""

    append_only = True
    classified: ClassVar[dict[str, str]] = {
        "operational": "id study number title agency profession tier outside_coders added_by added_at",
    }

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    study = models.ForeignKey(Study, on_delete=models.PROTECT, related_name="transcripts")
    number = models.PositiveIntegerField()
    title = models.CharField(max_length=200)
    agency = models.ForeignKey(Agency, null=True, on_delete=models.PROTECT, related_name="+")
    profession = models.CharField(max_length=120, blank=True)
    tier = models.CharField(max_length=20, choices=[(t.value, t.label) for t in Tier])
    outside_coders = models.JSONField("names of those who coded it in another tool", default=list)
    added_by = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="+")
    added_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["number"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["study", "number"], name="one_transcript_of_a_number")]

    def __str__(self) -> str:
        return f"Interview {self.number}"


class SourceText(models.Model):
    """The words as they were said. Only keepers of the key read them; emptied when the key is destroyed."""

    classified: ClassVar[dict[str, str]] = {"identifying": "text", "operational": "id study transcript destroyed_at"}

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    study = models.ForeignKey(Study, on_delete=models.PROTECT, related_name="+")
    transcript = models.OneToOneField(Transcript, on_delete=models.PROTECT, related_name="source")
    text = models.TextField()
    destroyed_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"source of {self.transcript_id}"


class KeyEntry(models.Model):
    """What stands in the place of what. Only keepers read it; emptied when the key is destroyed."""

    classified: ClassVar[dict[str, str]] = {
        "identifying": "original",
        "operational": "id study transcript token kind made_by made_at",
    }

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    study = models.ForeignKey(Study, on_delete=models.PROTECT, related_name="+")
    transcript = models.ForeignKey(Transcript, on_delete=models.PROTECT, related_name="key")
    token = models.CharField(max_length=40)
    original = models.CharField(max_length=300)
    kind = models.CharField(max_length=20, choices=[(k.value, k.label) for k in Kind])
    made_by = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.token


class MaskedText(models.Model):
    """The words coders see. They change only by covering a name found late, which moves no letter."""

    classified: ClassVar[dict[str, str]] = {"special": "text", "operational": "id study transcript made_by made_at"}

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    study = models.ForeignKey(Study, on_delete=models.PROTECT, related_name="+")
    transcript = models.OneToOneField(Transcript, on_delete=models.PROTECT, related_name="masked")
    text = models.TextField()
    made_by = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"masked words of {self.transcript_id}"


class Code(models.Model):
    """A code of the codebook. Its words are in `CodeText`, every version kept."""

    append_only = True
    classified: ClassVar[dict[str, str]] = {"open": "id study number added_by added_at"}

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    study = models.ForeignKey(Study, on_delete=models.PROTECT, related_name="codes")
    number = models.PositiveIntegerField()
    added_by = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="+")
    added_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["number"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["study", "number"], name="one_code_of_a_number")]

    def __str__(self) -> str:
        return f"code {self.number}"


class CodeText(models.Model):
    """A code's words at one version of the codebook; the highest version stands. `reason` says why it changed."""

    append_only = True
    classified: ClassVar[dict[str, str]] = {
        "open": "id study code version name definition include exclude reason written_by written_at",
    }

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    study = models.ForeignKey(Study, on_delete=models.PROTECT, related_name="+")
    code = models.ForeignKey(Code, on_delete=models.PROTECT, related_name="texts")
    version = models.PositiveIntegerField("version of the codebook")
    name = models.CharField(max_length=120)
    definition = models.TextField()
    include = models.TextField(blank=True)
    exclude = models.TextField(blank=True)
    reason = models.TextField(blank=True)
    written_by = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="+")
    written_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["-version"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["study", "version"], name="one_change_to_a_codebook_version")
        ]

    def __str__(self) -> str:
        return self.name


class Assignment(models.Model):
    """Who codes a transcript. Two or more code it apart."""

    append_only = True
    classified: ClassVar[dict[str, str]] = {"operational": "id study transcript coder given_by given_at"}

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    study = models.ForeignKey(Study, on_delete=models.PROTECT, related_name="+")
    transcript = models.ForeignKey(Transcript, on_delete=models.PROTECT, related_name="assignments")
    coder = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="+")
    given_by = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="+")
    given_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["transcript", "coder"], name="a_coder_once")]

    def __str__(self) -> str:
        return f"{self.coder_id} codes {self.transcript_id}"


class Coding(models.Model):
    """A code given by one coder to a passage. Passages may overlap; the quote is read from the masked words."""

    append_only = True
    classified: ClassVar[dict[str, str]] = {
        "operational": "id study transcript code coder start end made_at",
        "special": "memo",
    }

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    study = models.ForeignKey(Study, on_delete=models.PROTECT, related_name="+")
    transcript = models.ForeignKey(Transcript, on_delete=models.PROTECT, related_name="codings")
    code = models.ForeignKey(Code, on_delete=models.PROTECT, related_name="codings")
    coder = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="+")
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    memo = models.TextField(blank=True)
    made_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["start", "end", "id"]
        constraints: ClassVar = [
            models.CheckConstraint(condition=models.Q(start__lt=models.F("end")), name="a_passage_has_words")
        ]

    def __str__(self) -> str:
        return f"{self.start}-{self.end}"


class Removal(models.Model):
    """A coding taken back by its coder. The coding stays, so that what was compared can be compared again."""

    append_only = True
    classified: ClassVar[dict[str, str]] = {"operational": "id study coding removed_by removed_at"}

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    study = models.ForeignKey(Study, on_delete=models.PROTECT, related_name="+")
    coding = models.OneToOneField(Coding, on_delete=models.PROTECT, related_name="removal")
    removed_by = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="+")
    removed_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"taken back: {self.coding_id}"


class Finished(models.Model):
    """A coder says that they have coded the whole transcript."""

    append_only = True
    classified: ClassVar[dict[str, str]] = {"operational": "id study transcript coder at"}

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    study = models.ForeignKey(Study, on_delete=models.PROTECT, related_name="+")
    transcript = models.ForeignKey(Transcript, on_delete=models.PROTECT, related_name="finished")
    coder = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["transcript", "coder"], name="finished_once")]

    def __str__(self) -> str:
        return f"{self.coder_id} finished {self.transcript_id}"


class Resolution(models.Model):
    """What was decided where coders differed, and the words of the codebook that say so from then on."""

    append_only = True
    classified: ClassVar[dict[str, str]] = {
        "operational": "id study transcript code start end outcome text decided_by decided_at",
        "open": "reason",
    }

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    study = models.ForeignKey(Study, on_delete=models.PROTECT, related_name="+")
    transcript = models.ForeignKey(Transcript, on_delete=models.PROTECT, related_name="resolutions")
    code = models.ForeignKey(Code, on_delete=models.PROTECT, related_name="+")
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    outcome = models.CharField(max_length=20, choices=[(o.value, o.label) for o in Outcome])
    reason = models.TextField()
    text = models.ForeignKey(CodeText, on_delete=models.PROTECT, related_name="+")
    decided_by = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="+")
    decided_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["transcript", "code", "start"], name="resolved_once")]

    def __str__(self) -> str:
        return f"{self.outcome} at {self.start}"


class TakenIn(models.Model):
    """A project brought from another tool: what it held, and every passage whose place did not fit its quote."""

    classified: ClassVar[dict[str, str]] = {
        "operational": "id study file_name kind held left taken_by taken_at",
        "identifying": "mismatches",
    }

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    study = models.ForeignKey(Study, on_delete=models.PROTECT, related_name="+")
    file_name = models.CharField(max_length=200)
    kind = models.CharField(max_length=40, choices=[(k.value, k.label) for k in FileKind])
    held = models.JSONField("what was taken, counted")
    left = models.JSONField("what was not taken, counted")
    mismatches = models.JSONField(default=list)
    taken_by = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="+")
    taken_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.file_name


class OutsideCoding(models.Model):
    """A code given in another tool, by somebody named there. Its place moves with the words when they are masked."""

    classified: ClassVar[dict[str, str]] = {
        "operational": "id study transcript code start end taken",
        "identifying": "coder",
        "special": "memo",
    }

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    study = models.ForeignKey(Study, on_delete=models.PROTECT, related_name="+")
    transcript = models.ForeignKey(Transcript, on_delete=models.PROTECT, related_name="outside")
    code = models.ForeignKey(Code, on_delete=models.PROTECT, related_name="+")
    coder = models.CharField(max_length=200)
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    memo = models.TextField(blank=True)
    taken = models.ForeignKey(TakenIn, on_delete=models.PROTECT, related_name="codings")

    class Meta:
        ordering: ClassVar = ["start", "end", "id"]
        constraints: ClassVar = [
            models.CheckConstraint(condition=models.Q(start__lt=models.F("end")), name="an_outside_passage_has_words")
        ]

    def __str__(self) -> str:
        return f"{self.start}-{self.end} by {self.coder}"
