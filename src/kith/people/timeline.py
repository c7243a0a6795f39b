"""What this room tells the chronology."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from kith.access.actor import Actor

from .models import Note


@dataclass(frozen=True, kw_only=True)
class TimelineFact:
    """One entry, owned by its agency: when it happened, when it was known, and in whose words."""

    happened_at: datetime
    known_at: datetime
    agency_name: str
    kind: str
    words: str
    who: str = ""
    href: str = ""


def entries_for(_actor: Actor, baby_id: UUID) -> list[TimelineFact]:
    """Worries, strengths and sightings of one baby; the caller has asked access for the file."""
    notes = Note.objects.select_related("agency", "recorded_by").filter(baby_id=baby_id)
    return [
        TimelineFact(
            happened_at=note.happened_at,
            known_at=note.recorded_at,
            agency_name=note.agency.name,
            kind=note.get_kind_display(),
            words=note.words,
            who=note.recorded_by.full_name if note.recorded_by else "",
        )
        for note in notes
    ]
