"""A baby who had two files: on each file's page, what the other is, and where both are read together."""

from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from django.urls import reverse

from kith.access.actor import Actor
from kith.design.pages import Link
from kith.design.wording import day_text
from kith.people import doors as people_doors

if TYPE_CHECKING:
    from kith.people.models import Baby

MOST_NOTES = 3


@dataclass(frozen=True)
class TwoFilesLine:
    """The other file: what it is, its newest notes, and where to go on."""

    says: str
    notes: tuple[str, ...]
    links: tuple[Link, ...]


def two_files(actor: Actor, baby: "Baby") -> tuple[TwoFilesLine, ...]:
    """One line for each other file of a baby opened with `baby_for`. No query when there is none."""
    if baby.same_as_id is None and not getattr(baby, "has_second", True):
        return ()
    baby_id = baby.pk
    found = people_doors.same_babies(actor, baby_id)
    merges = people_doors.baby_merges_of([baby_id, *(other for other, _name, _goes_on in found)])
    return tuple(_line(actor, baby_id, other, name, goes_on, merges) for other, name, goes_on in found)


def _line(actor: Actor, baby_id: UUID, other: UUID, name: str, goes_on: bool, merges: dict[UUID, UUID]) -> TwoFilesLine:
    says = (
        f"This file is read with the file of {name}, which goes on: record there."
        if goes_on
        else (f"This baby has a second file, {name}. Both are read together in the chronology.")
    )
    notes = people_doors.notes_of(actor, other, most=MOST_NOTES)
    links = [
        Link("Go to the file that goes on" if goes_on else "Open the second file", reverse("baby", args=[other])),
        Link("Both histories together", reverse("chronology", args=[other if goes_on else baby_id])),
    ]
    merge = merges.get(baby_id if goes_on else other)
    if merge:
        links.append(Link("Who decided this, and why", reverse("baby_merge", args=[merge])))
    return TwoFilesLine(
        says=says,
        notes=tuple(f"{day_text(note.happened_at)}, {note.agency}: {note.words[:200]}" for note in notes),
        links=tuple(links),
    )
