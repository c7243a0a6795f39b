"""A baby who had two files: on each file's page, what the other is, and where both are read together."""

from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse

from kith.access.actor import Actor
from kith.design.pages import Link
from kith.design.wording import day_text
from kith.people import doors as people_doors

MOST_NOTES = 3


@dataclass(frozen=True)
class TwoFilesLine:
    """The other file: what it is, its newest notes, and where to go on."""

    says: str
    notes: tuple[str, ...]
    links: tuple[Link, ...]


def two_files(actor: Actor, baby_id: UUID) -> tuple[TwoFilesLine, ...]:
    """One line for each other file of this baby. The caller has opened the file. One query when there is none."""
    found = people_doors.same_babies(actor, baby_id)
    if not found:
        return ()
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
