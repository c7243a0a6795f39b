"""The chronology as its page shows it: by month, what happened and when it became known, whose entry each is."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from django.urls import reverse

from kith.design.pages import Link, NavItem, Tag, TimelineEntry
from kith.design.wording import MONTHS, london, machine_text, moment_text, plural
from kith.kernel.clock import day_of
from kith.kernel.text import name_key
from kith.people import words as people_words

if TYPE_CHECKING:
    from kith.people.models import Baby
    from kith.people.timeline import TimelineFact

    from .doors import Chronology

NEWEST = "newest"


@dataclass(frozen=True)
class Month:
    """One month's entries under its name."""

    name: str
    entries: tuple[TimelineEntry, ...]


@dataclass(frozen=True)
class Asked:
    """How the reader wants it: one agency's entries only, or the newest first."""

    agency: str = ""
    newest_first: bool = False


@dataclass(frozen=True, kw_only=True)
class ChronologyPage:
    title: str
    caption: str
    back: Link
    summary: str
    agencies: tuple[NavItem, ...]
    turn: Link
    months: tuple[Month, ...]
    empty: str


def code_of(agency_name: str) -> str:
    """The agency's name as it stands in the page's address."""
    return name_key(agency_name).replace(" ", "-")


def chronology(found: "Chronology", asked: Asked, *, at: datetime) -> ChronologyPage:
    agency = next((name for name in found.agencies if code_of(name) == asked.agency), "")
    shown = found.owned_by(agency)
    ordered = reversed(shown) if asked.newest_first else shown
    name = _name(found.baby)
    return ChronologyPage(
        title="Chronology",
        caption=name,
        back=Link(name, reverse("baby", args=[found.baby.pk])),
        summary=_summary(found, shown, agency, at),
        agencies=_agencies(found, agency, newest_first=asked.newest_first),
        turn=_turn(found.baby, agency, newest_first=asked.newest_first),
        months=_months(ordered, found.baby),
        empty="Nothing is recorded about this baby yet. Worries, strengths, sightings and decisions appear here.",
    )


def _name(baby: "Baby") -> str:
    mother = people_words.full_name(baby.mother.given_name, baby.mother.family_name)
    return people_words.baby_name(baby.given_name, baby.family_name, mother, born=baby.date_of_birth is not None)


def _summary(found: "Chronology", shown: "tuple[TimelineFact, ...]", agency: str, at: datetime) -> str:
    entries = plural(len(shown), "entry", "entries")
    of = f"from {agency}" if agency else f"from {plural(len(found.agencies), 'agency', 'agencies')}"
    return f"{entries} {of}, as Kith held it on {moment_text(at)}. Each entry belongs to the agency named with it."


def _address(baby: "Baby", *, agency: str, newest_first: bool) -> str:
    asked = {"agency": code_of(agency)} if agency else {}
    asked |= {"order": NEWEST} if newest_first else {}
    return reverse("chronology", args=[baby.pk]) + (f"?{urlencode(asked)}" if asked else "")


def _agencies(found: "Chronology", agency: str, *, newest_first: bool) -> tuple[NavItem, ...]:
    if len(found.agencies) < 2:
        return ()
    names = ("", *found.agencies)
    return tuple(
        NavItem(
            name or "All agencies", _address(found.baby, agency=name, newest_first=newest_first), current=name == agency
        )
        for name in names
    )


def _turn(baby: "Baby", agency: str, *, newest_first: bool) -> Link:
    words = "Show the oldest first" if newest_first else "Show the newest first"
    return Link(words, _address(baby, agency=agency, newest_first=not newest_first))


def _months(facts: "Iterable[TimelineFact]", baby: "Baby") -> tuple[Month, ...]:
    months = groupby(facts, key=lambda fact: (london(fact.happened_at).year, london(fact.happened_at).month))
    return tuple(
        Month(f"{MONTHS[month - 1]} {year}", tuple(_entry(fact, baby) for fact in facts))
        for (year, month), facts in months
    )


def _entry(fact: "TimelineFact", baby: "Baby") -> TimelineEntry:
    days = (day_of(fact.known_at) - day_of(fact.happened_at)).days
    when = moment_text(fact.happened_at)
    return TimelineEntry(
        when=f"{when}. Known {moment_text(fact.known_at)}" if days > 0 else when,
        title=fact.kind,
        by=fact.who,
        agency=fact.agency_name,
        text=tuple(line for line in fact.words.splitlines() if line.strip()),
        action=Link("Read it", fact.href, hidden=f"{fact.kind}, {when}") if fact.href else None,
        tag=Tag(f"Known {plural(days, 'day')} later", "soon") if days > 0 else _pregnancy(fact, baby),
        datetime=machine_text(fact.happened_at),
    )


def _pregnancy(fact: "TimelineFact", baby: "Baby") -> Tag | None:
    """What happened before the birth is marked: twins share it, each in its own chronology."""
    born = baby.date_of_birth
    return Tag("From the pregnancy") if born is not None and day_of(fact.happened_at) < born else None
