"""Pairs that may be one person, what a person decided about each, and which agency knows whom on file."""

from typing import ClassVar

from django.db import models

from kith.directory.models import Agency, Team, Worker
from kith.kernel.ids import new_id
from kith.linkage.words import Answer, RunStage
from kith.people.models import Person

from .extracts import Extract, ExtractRow


class LinkageRun(models.Model):
    """One comparison of an extract with everybody on file."""

    classified: ClassVar[dict[str, str]] = {
        "operational": "id extract agency wanted_by wanted_at begun_at done_at failed compared pairs figures",
    }

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    extract = models.OneToOneField(Extract, on_delete=models.PROTECT, related_name="run")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    wanted_by = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="+")
    wanted_at = models.DateTimeField()
    begun_at = models.DateTimeField(null=True)
    done_at = models.DateTimeField(null=True)
    failed = models.CharField(max_length=300, blank=True)
    compared = models.PositiveIntegerField("people on file it was compared with", default=0)
    pairs = models.PositiveIntegerField(default=0)
    figures = models.JSONField("blocking rules with their pairs, seconds, threshold", default=dict)

    def __str__(self) -> str:
        return f"run {self.pk}"

    @property
    def stage(self) -> RunStage:
        if self.failed:
            return RunStage.FAILED
        if self.done_at:
            return RunStage.DONE
        return RunStage.COMPARING if self.begun_at else RunStage.WAITING


class CandidatePair(models.Model):
    """A row and somebody on file who may be one person, with what each field adds in bits; a person decides."""

    classified: ClassVar[dict[str, str]] = {
        "special": "row person weight prior fields",
        "operational": "id run agency",
    }

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    run = models.ForeignKey(LinkageRun, on_delete=models.PROTECT, related_name="found")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    row = models.ForeignKey(ExtractRow, null=True, on_delete=models.SET_NULL, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    weight = models.FloatField("bits")
    prior = models.FloatField("bits")
    fields = models.JSONField("column, level, words and bits of each comparison", default=list)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["agency", "-weight", "id"], name="pair_agency_weight"),
            models.Index(fields=["row"], name="pair_row"),
            models.Index(fields=["person"], name="pair_person"),
        ]

    def __str__(self) -> str:
        return f"pair {self.pk}"


class PairDecision(models.Model):
    """What a named person decided about a pair, and why; the newest number stands."""

    append_only = True
    classified: ClassVar[dict[str, str]] = {
        "special": "pair answer reason",
        "operational": "id agency number decided_by decided_at",
    }

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    pair = models.ForeignKey(CandidatePair, on_delete=models.PROTECT, related_name="decisions")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    number = models.PositiveIntegerField()
    answer = models.CharField(max_length=10, choices=[(a.value, a.label) for a in Answer])
    reason = models.CharField(max_length=400, blank=True)
    decided_by = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="+")
    decided_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["pair", "number"], name="one_decision_of_a_number")]

    def __str__(self) -> str:
        return f"decision {self.number} on {self.pair_id}"


class KnownTo(models.Model):
    """An agency knows somebody on file, and whom to speak with there: that it does, not what it knows.

    `withdrawn` when the agency decided otherwise; the newest row of an agency about a person stands.
    """

    append_only = True
    classified: ClassVar[dict[str, str]] = {
        "special": "person agency withdrawn",
        "operational": "id team worker recorded_at",
    }

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="+")
    worker = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="+")
    withdrawn = models.BooleanField(default=False)
    recorded_at = models.DateTimeField()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["person", "agency", "-recorded_at"], name="known_to_person")]

    def __str__(self) -> str:
        return f"{self.agency_id} knows {self.person_id}"
