"""A locality's pathway panel: its meetings, what became of each family, and who does what until when."""

from typing import ClassVar

from django.db import models

from kith.directory.models import Team, Worker
from kith.kernel.ids import new_id
from kith.people.models import Baby
from kith.prebirth.words import ServiceConsent, Talked
from kith.referrals.models import Request


class PanelMeeting(models.Model):
    """A meeting of a locality's panel. Its agenda follows from the list and what came before; it is not kept."""

    append_only = True
    classified: ClassVar[dict[str, str]] = {"operational": "id draft_id team planned_for place called_by called_at"}

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    draft_id = models.UUIDField(null=True, unique=True)
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="+")
    planned_for = models.DateTimeField()
    place = models.CharField(max_length=160, blank=True)
    called_by = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="+")
    called_at = models.DateTimeField()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["team", "planned_for"], name="panel_team")]

    def __str__(self) -> str:
        return f"panel meeting {self.pk}"


class PanelOutcome(models.Model):
    """What became of one family at one meeting; another row for the same family and meeting corrects it."""

    append_only = True
    classified: ClassVar[dict[str, str]] = {
        "special": "baby talked words offers consent consent_words",
        "operational": "id draft_id meeting request number look_again_on recorded_by recorded_at",
    }

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    draft_id = models.UUIDField(null=True, unique=True)
    meeting = models.ForeignKey(PanelMeeting, on_delete=models.PROTECT, related_name="outcomes")
    request = models.ForeignKey(Request, on_delete=models.PROTECT, related_name="+")
    baby = models.ForeignKey(Baby, on_delete=models.PROTECT, related_name="+")
    number = models.PositiveIntegerField("how many were recorded before it for this family, and one")
    talked = models.CharField(max_length=20, choices=[(t.value, t.label) for t in Talked])
    words = models.TextField("what was said, in a few lines")
    offers = models.JSONField("help that was offered, by its code in the handbook", default=list)
    consent = models.CharField(max_length=20, choices=[(c.value, c.label) for c in ServiceConsent])
    consent_words = models.CharField(max_length=400, blank=True)
    look_again_on = models.DateField(null=True)
    recorded_by = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["request", "number"], name="one_panel_outcome_of_a_number")
        ]
        indexes: ClassVar = [models.Index(fields=["baby", "recorded_at"], name="panel_outcome_baby")]

    def __str__(self) -> str:
        return f"outcome {self.pk}"


class PanelAction(models.Model):
    """One thing that somebody does for a family after a meeting."""

    append_only = True
    classified: ClassVar[dict[str, str]] = {"special": "baby what", "operational": "id outcome who by_when"}

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    outcome = models.ForeignKey(PanelOutcome, on_delete=models.PROTECT, related_name="actions")
    baby = models.ForeignKey(Baby, on_delete=models.PROTECT, related_name="+")
    what = models.CharField(max_length=300)
    who = models.CharField(max_length=160)
    by_when = models.DateField()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["baby"], name="panel_action_baby")]

    def __str__(self) -> str:
        return f"action {self.pk}"


class PanelActionDone(models.Model):
    """An action was done, or will not be; in a few words."""

    append_only = True
    classified: ClassVar[dict[str, str]] = {
        "special": "baby words done",
        "operational": "id draft_id action recorded_by recorded_at",
    }

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    draft_id = models.UUIDField(null=True, unique=True)
    action = models.ForeignKey(PanelAction, on_delete=models.PROTECT, related_name="done_rows")
    baby = models.ForeignKey(Baby, on_delete=models.PROTECT, related_name="+")
    done = models.BooleanField()
    words = models.CharField(max_length=400, blank=True)
    recorded_by = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.action_id} done {self.done}"
