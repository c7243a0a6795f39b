"""What is on the file already, ready to be sent with a request: nobody types it again."""

from datetime import datetime

from kith.access.actor import Actor
from kith.design.wording import day_text
from kith.kernel.text import in_words
from kith.people import doors as people_doors
from kith.people.models import Baby
from kith.people.words import NoteKind
from kith.referrals.models import UrgentCall

from .behind import sightings_to_offer

MOST_LINES = 3


def from_file(actor: Actor, baby: Baby, *, at: datetime) -> dict[str, str]:
    """Field name → words from the baby's file, each with its day and its owner. The caller has opened the file."""
    return {
        "strengths": _strengths(actor, baby),
        "lived_experience": _days(actor, baby),
        "tried": _help_now(baby),
    }


def _strengths(actor: Actor, baby: Baby) -> str:
    notes = people_doors.notes_of(actor, baby.pk, most=MOST_LINES, kind=NoteKind.STRENGTH)
    return "\n".join(f"{day_text(note.happened_at)}, {note.agency}: {note.words}" for note in notes)


def _days(actor: Actor, baby: Baby) -> str:
    told = [one for one in sightings_to_offer(actor, baby.pk) if one.voice or one.showed]
    return "\n".join(
        f"{day_text(one.seen_at)}, {one.agency}: {' '.join(part for part in (one.voice, one.showed) if part)}"
        for one in told[:MOST_LINES]
    )


def _help_now(baby: Baby) -> str:
    around = people_doors.involved_with(baby.pk)
    names = [_with_the_family(one) for one in around]
    return f"With the family now: {in_words(tuple(names))}." if names else ""


def _with_the_family(one: people_doors.Involved) -> str:
    who = "" if (one.worker or one.team) == one.agency else f"{one.worker or one.team}, "
    return f"{one.agency} ({who}since {day_text(one.since)})"


def rung_at(call: UrgentCall | None) -> datetime | None:
    """When the Front Door was rung, if a call waits to be confirmed."""
    return call.rang_at if call else None
