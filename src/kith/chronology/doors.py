"""One baby's chronology, gathered from every room below. Nobody writes here."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from kith.access.actor import Actor
from kith.access.permissions import Permission
from kith.kernel.text import name_key
from kith.people import doors as people_doors
from kith.people import timeline as people_timeline
from kith.people.models import Baby
from kith.people.timeline import TimelineFact
from kith.referrals import timeline as referrals_timeline
from kith.strategy import timeline as strategy_timeline

ROOMS = (people_timeline, referrals_timeline, strategy_timeline)


@dataclass(frozen=True, kw_only=True)
class Chronology:
    """Everything known about one baby in the order in which it happened, each entry owned by its agency."""

    baby: Baby
    entries: tuple[TimelineFact, ...]

    @property
    def agencies(self) -> tuple[str, ...]:
        """The agencies that own an entry, by name."""
        return tuple(sorted({entry.agency_name for entry in self.entries if entry.agency_name}, key=name_key))

    def owned_by(self, agency_name: str) -> tuple[TimelineFact, ...]:
        """One agency's entries; all of them when no agency is named."""
        if not agency_name:
            return self.entries
        return tuple(entry for entry in self.entries if entry.agency_name == agency_name)


def gather(actor: Actor, baby_id: UUID, *, at: datetime) -> Chronology:
    """The chronology for somebody involved with the baby, of two files together when the baby had two.

    The opening is recorded. Raises Refused or NotThere.
    """
    baby = people_doors.baby_for(actor, baby_id, Permission.CHRONOLOGY_VIEW, at=at)
    both = [baby_id, *(other for other, _name, _goes_on in people_doors.same_babies(actor, baby_id))]
    entries = [entry for room in ROOMS for each in both for entry in room.entries_for(actor, each)]
    entries.sort(key=lambda entry: (entry.happened_at, entry.known_at))
    return Chronology(baby=baby, entries=tuple(entries))
