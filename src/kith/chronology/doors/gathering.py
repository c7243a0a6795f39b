"""Gathering: every room's entries, what their agencies added since, and nothing that is kept back."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from uuid import UUID

from kith.access.actor import Actor
from kith.access.permissions import Permission
from kith.access.together import Together, planned_once
from kith.injuries import timeline as injuries_timeline
from kith.kernel.text import name_key
from kith.people import doors as people_doors
from kith.people import timeline as people_timeline
from kith.people.models import Baby
from kith.people.timeline import TimelineFact
from kith.people.words import Audience
from kith.prebirth import timeline as prebirth_timeline
from kith.protection import timeline as protection_timeline
from kith.referrals import timeline as referrals_timeline
from kith.safety import timeline as safety_timeline
from kith.strategy import timeline as strategy_timeline

ROOMS = (
    people_timeline,
    injuries_timeline,
    referrals_timeline,
    safety_timeline,
    strategy_timeline,
    protection_timeline,
    prebirth_timeline,
)
BY_NAME = {room.__name__.split(".")[1]: room for room in ROOMS}
TABLES = Together.joined(**{name: room.READ for name, room in BY_NAME.items()})
KEPT_BACK = "[an address that is kept back]"


@dataclass(frozen=True, kw_only=True)
class Chronology:
    """Everything known about one baby in the order in which it happened, each entry owned by its agency.

    `remarks` are what agencies added to entries of their own, by the entry's key; `first` is such an entry as it was
    first written.
    """

    baby: Baby
    entries: tuple[TimelineFact, ...]
    name: str = ""
    baby_ids: tuple[UUID, ...] = ()
    remarks: Mapping[str, Sequence[people_doors.Remark]] = field(default_factory=dict)
    first: Mapping[str, TimelineFact] = field(default_factory=dict)

    @property
    def agencies(self) -> tuple[str, ...]:
        """The agencies that own an entry, by name."""
        return tuple(sorted({entry.agency_name for entry in self.entries if entry.agency_name}, key=name_key))

    def entry(self, key: str) -> TimelineFact | None:
        """The entry of this key as it stands; None when there is none."""
        return next((one for one in self.entries if key and one.key == key), None)

    def only(self, entries: Sequence[TimelineFact]) -> "Chronology":
        """The same with these entries alone."""
        return replace(self, entries=tuple(entries))


def gather(
    actor: Actor, baby_id: UUID, permission: Permission = Permission.CHRONOLOGY_VIEW, *, at: datetime
) -> Chronology:
    """The chronology for somebody involved with the baby, of two files together when the baby had two.

    The opening is recorded. Raises Refused or NotThere.
    """
    with planned_once():
        return _gathered(actor, people_doors.baby_for(actor, baby_id, permission, at=at))


def _gathered(actor: Actor, baby: Baby) -> Chronology:
    babies = people_doors.files_of_one(actor, baby)
    both = tuple(one.pk for one in babies)
    facts = _without_places([entry for each in both for entry in _told(actor, each)], babies)
    remarks = people_doors.remarks_of(actor, both)
    first = {one.key: one for one in facts if one.key in remarks}
    entries = [settled(one, remarks[one.key]) if one.key in remarks else one for one in facts]
    entries.sort(key=lambda entry: (entry.happened_at, entry.known_at))
    return Chronology(
        baby=baby,
        entries=tuple(entries),
        name=people_doors.name_of(baby),
        baby_ids=both,
        remarks={
            key: [one for one in said if one.agency_id == first[key].agency_id]
            for key, said in remarks.items()
            if key in first
        },
        first=first,
    )


def _told(actor: Actor, baby_id: UUID) -> list[TimelineFact]:
    """What every room tells of one file; their tables are read by one statement."""
    rows = TABLES.about(baby_id)
    return [
        entry for name, room in BY_NAME.items() for entry in room.entries_for(actor, baby_id, Together.part(rows, name))
    ]


def _without_places(facts: list[TimelineFact], babies: Sequence[Baby]) -> list[TimelineFact]:
    """An address that is kept back is not told by what somebody typed either."""
    found = people_doors.pattern_of(people_doors.places_around(babies, kept_back_only=True))
    if found is None:
        return facts
    return [
        replace(one, words=found.sub(KEPT_BACK, one.words), impact_words=found.sub(KEPT_BACK, one.impact_words))
        if found.search(one.words) or found.search(one.impact_words)
        else one
        for one in facts
    ]


def settled(fact: TimelineFact, remarks: Sequence[people_doors.Remark]) -> TimelineFact:
    """An entry with what its own agency added since: the right day, what it means. Its words stay as written."""
    for one in remarks:
        if one.agency_id != fact.agency_id:
            continue
        if one.happened_at is not None:
            fact = replace(fact, happened_at=one.happened_at)
        if one.significance is not None:
            fact = replace(fact, significance=one.significance, impact=one.impact, impact_words=one.impact_words)
    return fact


def is_limited(fact: TimelineFact) -> bool:
    """Whether not everybody who works with the baby sees the entry, so that "could read it" cannot be said."""
    return fact.audience in {Audience.AGENCY, Audience.MOTHERS_HEALTH}
