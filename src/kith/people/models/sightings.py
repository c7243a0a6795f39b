"""Somebody was with the baby: what was seen, and what today was like for this baby."""

from typing import ClassVar

from django.db import models

from kith.directory.models import Agency, Worker
from kith.kernel.ids import new_id
from kith.people.words import Awake, Feeding, Place, Undressed, YesNoUnknown

from .files import Baby
from .men import MaleCarer


class Sighting(models.Model):
    """A baby seen by somebody at work, on one occasion. A mistake is put right by another sighting."""

    append_only = True
    classified: ClassVar[dict[str, str]] = {
        "special": (
            "baby seen_at place awake undressed undressed_why held_by_mother held_by_carer held_by how_held "
            "sleep_seen sleep_place state feeding feeding_words showed voice"
        ),
        "operational": "id agency recorded_at recorded_by",
    }

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    baby = models.ForeignKey(Baby, on_delete=models.PROTECT, related_name="sightings")
    seen_at = models.DateTimeField()
    place = models.CharField(max_length=20, choices=[(p.value, p.label) for p in Place])
    awake = models.CharField(max_length=10, blank=True, choices=[(a.value, a.label) for a in Awake])
    undressed = models.CharField(max_length=10, blank=True, choices=[(u.value, u.label) for u in Undressed])
    undressed_why = models.CharField("why not undressed", max_length=200, blank=True)
    held_by_mother = models.BooleanField(default=False)
    held_by_carer = models.ForeignKey(MaleCarer, null=True, on_delete=models.PROTECT, related_name="+")
    held_by = models.CharField("who else handled the baby", max_length=200, blank=True)
    how_held = models.CharField("how the baby was handled", max_length=400, blank=True)
    sleep_seen = models.CharField("sleeping place seen", max_length=10, default=YesNoUnknown.UNKNOWN)
    sleep_place = models.CharField("the sleeping place", max_length=400, blank=True)
    state = models.JSONField("how the baby was", default=list)
    feeding = models.CharField(max_length=10, blank=True, choices=[(f.value, f.label) for f in Feeding])
    feeding_words = models.CharField(max_length=400, blank=True)
    showed = models.TextField("what the baby showed", blank=True)
    voice = models.TextField("what today was like for this baby", blank=True)
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(Worker, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        indexes: ClassVar = [models.Index(fields=["baby", "seen_at"], name="sighting_baby")]

    def __str__(self) -> str:
        return f"sighting {self.pk}"
