"""A practice's contribution before it is sent: who prepared it for a clinician, and the letters it attached."""

from typing import ClassVar

from django.db import models

from kith.kernel.ids import new_id
from kith.people.models import Baby
from kith.strategy.words import LetterKind, ScanFound

from .discussions import Discussion, Invitation


class Preparation(models.Model):
    """Somebody of the practice filled in the questions for a clinician to confirm; the newest stands."""

    append_only = True
    classified: ClassVar[dict[str, str]] = {
        "identifying": "name",
        "operational": "id invitation discussion baby post prepared_at",
    }

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    invitation = models.ForeignKey(Invitation, on_delete=models.PROTECT, related_name="+")
    discussion = models.ForeignKey(Discussion, on_delete=models.PROTECT, related_name="+")
    baby = models.ForeignKey(Baby, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=120)
    post = models.CharField(max_length=120, blank=True)
    prepared_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"preparation {self.pk}"


class Letter(models.Model):
    """A letter a practice attached. `kind` was read from its content; only those in the discussion download it."""

    append_only = True
    classified: ClassVar[dict[str, str]] = {
        "special": "baby name content",
        "operational": "id invitation discussion kind size sha256 added_at",
    }

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    invitation = models.ForeignKey(Invitation, on_delete=models.PROTECT, related_name="letters")
    discussion = models.ForeignKey(Discussion, on_delete=models.PROTECT, related_name="+")
    baby = models.ForeignKey(Baby, on_delete=models.PROTECT, related_name="+")
    name = models.CharField("the file's own name", max_length=200)
    kind = models.CharField(max_length=10, choices=[(k.value, k.label) for k in LetterKind])
    size = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    content = models.BinaryField()
    added_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["invitation", "sha256"], name="one_letter_of_a_content")
        ]

    def __str__(self) -> str:
        return f"letter {self.pk}"


class LetterScan(models.Model):
    """What a virus scanner found in a letter: nothing, or something it has a name for."""

    append_only = True
    classified: ClassVar[dict[str, str]] = {"operational": "letter invitation baby found what scanned_at"}

    letter = models.OneToOneField(Letter, primary_key=True, on_delete=models.PROTECT, related_name="scan")
    invitation = models.ForeignKey(Invitation, on_delete=models.PROTECT, related_name="+")
    baby = models.ForeignKey(Baby, on_delete=models.PROTECT, related_name="+")
    found = models.CharField(max_length=20, choices=[(f.value, f.label) for f in ScanFound])
    what = models.CharField("what the scanner calls it", max_length=120, blank=True)
    scanned_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"scan of {self.letter_id}"


class LetterTakenOff(models.Model):
    """The practice took a letter off again before sending."""

    append_only = True
    classified: ClassVar[dict[str, str]] = {"operational": "id letter invitation baby at"}

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    letter = models.OneToOneField(Letter, on_delete=models.PROTECT, related_name="taken_off")
    invitation = models.ForeignKey(Invitation, on_delete=models.PROTECT, related_name="+")
    baby = models.ForeignKey(Baby, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.letter_id} taken off"
