"""Who knew what, and when: as far as the record says, and no further.

An agency knows its own entries from the day it says it knew. Another agency knows an entry from the moment it was
told: a request received, an answer given, a record sent round. And it could read an entry from the moment that was in
Kith while one of its people worked with the baby: that it could is no proof that anybody did.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from kith.access.actor import Actor
from kith.people import doors as people_doors
from kith.people.models import Involvement
from kith.people.timeline import TimelineFact
from kith.people.words import HowKnown

from .gathering import Chronology, is_limited, settled


@dataclass(frozen=True, kw_only=True, slots=True)
class Stay:
    """A time in which an agency had somebody with access to the file."""

    agency: str
    since: datetime
    until: datetime | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Knowing:
    """That an agency knew an entry, from when, and how."""

    agency: str
    at: datetime
    how: HowKnown


@dataclass(frozen=True, kw_only=True)
class Knowledge:
    """One entry at a moment: which agencies knew it and how; and those that came to know it only later, from when."""

    entry: TimelineFact
    knew: tuple[Knowing, ...]
    later: tuple[Knowing, ...]
    corrected_later: bool = False


def stays_of(actor: Actor, baby_ids: Sequence[UUID]) -> list[Stay]:
    """When agencies had somebody with access to these files. The caller has opened them."""
    rows = Involvement.objects.filter(baby_id__in=baby_ids, baby__in=people_doors.visible_to(actor))
    found = rows.values_list("agency__name", "since", "until").order_by("since")
    return [Stay(agency=agency, since=since, until=until) for agency, since, until in found]


def knowings(fact: TimelineFact, stays: Iterable[Stay]) -> tuple[Knowing, ...]:
    """Who came to know an entry, each agency once for each way, the earliest moment of it; the surest way first."""
    found: dict[tuple[str, HowKnown], datetime] = {}
    if fact.agency_name:
        found[fact.agency_name, HowKnown.OWN] = fact.known_at
    for agency, at in fact.told:
        _keep(found, agency, HowKnown.TOLD, max(at, fact.known_at), fact)
    entered = fact.entered_at or fact.known_at
    for stay in () if is_limited(fact) else stays:
        if stay.until is None or stay.until > entered:
            _keep(found, stay.agency, HowKnown.COULD_READ, max(entered, stay.since), fact)
    return tuple(Knowing(agency=agency, at=at, how=how) for (agency, how), at in found.items())


def _keep(
    found: dict[tuple[str, HowKnown], datetime], agency: str, how: HowKnown, at: datetime, fact: TimelineFact
) -> None:
    if agency != fact.agency_name:
        found[agency, how] = min(at, found.get((agency, how), at))


def as_known(found: Chronology, stays: Sequence[Stay], *, on: datetime) -> list[Knowledge]:
    """What had happened by a moment, newest first, and who knew of it then. Corrections made later are not applied."""
    lines = []
    for one in reversed(found.entries):
        entry, later = _then(found, one, on)
        if entry.happened_at <= on:
            lines.append(_line(entry, knowings(entry, stays), on, corrected_later=later))
    return lines


def _then(found: Chronology, entry: TimelineFact, on: datetime) -> tuple[TimelineFact, bool]:
    remarks = found.remarks.get(entry.key, ()) if entry.key else ()
    if not remarks:
        return entry, False
    by_then = [one for one in remarks if one.at <= on]
    return settled(found.first[entry.key], by_then), any(one.corrects for one in remarks if one.at > on)


def _line(entry: TimelineFact, all_of: Sequence[Knowing], on: datetime, *, corrected_later: bool) -> Knowledge:
    knew = _one_each([one for one in all_of if one.at <= on])
    have = {one.agency for one in knew}
    later = _one_each([one for one in all_of if one.at > on and one.agency not in have])
    return Knowledge(entry=entry, knew=knew, later=later, corrected_later=corrected_later)


def _one_each(some: Iterable[Knowing]) -> tuple[Knowing, ...]:
    """Each agency once, by the surest way: `knowings` gives the surest first."""
    best: dict[str, Knowing] = {}
    for one in some:
        best.setdefault(one.agency, one)
    return tuple(best.values())
