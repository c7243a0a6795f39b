"""The baby's own day on the baby's page: last seen by anyone."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from django.urls import reverse

from kith.design.pages import Link, PersonCard, Row
from kith.design.wording import london, near_day_text, upper_first
from kith.people import doors as people_doors

NONE = "Nobody has recorded it"


@dataclass(frozen=True)
class LivedPanel:
    """When the baby was last seen, awake, undressed and where it sleeps, across agencies; the newest words about it."""

    rows: tuple[Row, ...]
    voice: str
    voice_by: str
    link: Link


def lived_panel(baby_id: UUID, seen: Sequence[people_doors.Seen], *, born: bool, at: datetime) -> LivedPanel | None:
    """None for a baby not born yet, whom nobody can have seen."""
    if not born and not seen:
        return None
    voiced = next((one for one in seen if one.voice or one.words), None)
    today = london(at).date()
    return LivedPanel(
        rows=tuple(
            Row(
                label,
                f"{upper_first(near_day_text(one.seen_at, today=today))} by {one.by}" if one else "",
                missing=NONE,
            )
            for label, one in people_doors.last_of(seen).kinds
        ),
        voice=voiced.voice or voiced.words if voiced else "",
        voice_by=voiced.by if voiced else "",
        link=Link("Every time the baby was seen", reverse("sightings", args=[baby_id])),
    )


def with_interpreters(cards: Sequence[tuple[UUID | None, PersonCard]]) -> tuple[PersonCard, ...]:
    """The cards of the people around, each with the interpreter they need first; one query for all."""
    needed = people_doors.interpreters_for(person for person, _card in cards if person)
    return tuple(
        replace(card, rows=(Row("Speak with", needed[person]), *card.rows)) if person in needed else card
        for person, card in cards
    )
