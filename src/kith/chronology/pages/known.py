"""Who knew what at the end of a day, as words: by agency, and entry by entry."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from django.urls import reverse

from kith.design.forms import Form
from kith.design.pages import Cell, Link, NavItem, Table
from kith.design.wording import day_text, list_text, lower_first, number_text, plural
from kith.kernel.calendar import end_of
from kith.kernel.clock import day_of
from kith.people.words import HowKnown

from . import parts
from .parts import EntryView

if TYPE_CHECKING:
    from kith.chronology.doors import Chronology, Knowing, Knowledge, Stay

PAGE = 50
SHOWS = (
    "Its own entry: an agency knew from the day on which it says it knew, also when it typed that in later.",
    "Was told: a request for support was received, an answer was given, or a record was sent round in Kith.",
    "Could read it: the entry was in Kith while somebody of that agency worked with the baby.",
)
SHOWS_NOT = (
    "Whether anybody read what they could read, or understood it. Who opened the file is on “Who has seen this file”.",
    "What people said to each other by telephone, in a corridor or in a meeting, unless somebody recorded it.",
    "What an agency held in its own system and has not put into Kith.",
    "Entries that an agency keeps to itself, unless it is yours; and a correction made after that day.",
)


@dataclass(frozen=True, kw_only=True)
class KnownEntry:
    """An entry and, in sentences, who knew it then and who came to know it later."""

    entry: EntryView
    knew: tuple[str, ...]
    later: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Slider:
    """Days from the first entry to today. `words` is what a screen reader says of the day it stands on."""

    most: int
    value: int
    first: str
    words: str


@dataclass(frozen=True, kw_only=True)
class KnownPage:
    title: str
    caption: str
    back: Link
    ways: tuple[NavItem, ...]
    form: Form
    slider: Slider
    here: str
    said: str
    steps: tuple[Link, ...]
    table: Table
    entries: tuple[KnownEntry, ...]
    where: str
    pager: tuple[Link, ...]
    shows: tuple[str, ...]
    shows_not: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Looked:
    """At the end of which day, which page of entries, and what day it is now."""

    on: date
    page: int
    today: date

    @property
    def moment(self) -> datetime:
        return end_of(self.on)


def known_page(
    found: "Chronology", lines: "Sequence[Knowledge]", stays: "Sequence[Stay]", form: Form, looked: Looked
) -> KnownPage:
    """`lines` are what had happened by then, newest first, and who knew."""
    first = min((day_of(one.happened_at) for one in found.entries), default=looked.today)
    last = max(1, -(-len(lines) // PAGE))
    page = min(max(looked.page, 1), last)
    shown = lines[(page - 1) * PAGE : page * PAGE]
    words = day_text(looked.on)
    return KnownPage(
        title="Who knew what, and when",
        caption=found.name,
        back=parts.baby_back(found),
        ways=tuple(NavItem(*one) for one in parts.views_of(found, "chronology_known")),
        form=form,
        slider=Slider(
            most=max((looked.today - first).days, 1),
            value=max((looked.on - first).days, 0),
            first=first.isoformat(),
            words=words,
        ),
        here=_address(found, None),
        said=f"At the end of {words}: {plural(len(lines), 'entry', 'entries')} had happened.",
        steps=_steps(found, lines, looked),
        table=_table(lines, stays, looked),
        entries=tuple(_entry(found, one) for one in shown),
        where=f"Page {page} of {number_text(last)}, newest first" if last > 1 else "",
        pager=_pager(found, looked, page, last),
        shows=SHOWS,
        shows_not=SHOWS_NOT,
    )


def _address(found: "Chronology", on: date | None, page: int = 1) -> str:
    asked = {"on-day": on.day, "on-month": on.month, "on-year": on.year} if on else {}
    asked |= {"page": page} if page > 1 else {}
    return reverse("chronology_known", args=[found.baby.pk]) + (f"?{urlencode(asked)}" if asked else "")


def _steps(found: "Chronology", lines: "Sequence[Knowledge]", looked: Looked) -> tuple[Link, ...]:
    """To the day before on which something became known, and to the next one."""
    before = {day_of(one.at) for line in lines for one in line.knew}
    after = {day_of(one.at) for line in lines for one in line.later} | {day_of(e.known_at) for e in found.entries}
    earlier = max((day for day in before if day < looked.on), default=None)
    later = min((day for day in after if looked.on < day <= looked.today), default=None)
    links = (
        [Link(f"Back to {day_text(earlier)}", _address(found, earlier), "when something became known")]
        if earlier
        else []
    )
    links += [Link(f"On to {day_text(later)}", _address(found, later), "when something became known")] if later else []
    return tuple(links)


def _table(lines: "Sequence[Knowledge]", stays: "Sequence[Stay]", looked: Looked) -> Table:
    counts = Counter((one.agency, one.how) for line in lines for one in line.knew)
    began: dict[str, datetime] = {}
    for stay in stays:
        began[stay.agency] = min(stay.since, began.get(stay.agency, stay.since))
    agencies = sorted({agency for agency, _how in counts} | set(began))
    rows = tuple(_row(agency, counts, len(lines), began.get(agency), looked) for agency in agencies)
    head = ("Agency", "Its own entries", "Was told", "Could read", "Not known to it yet", "Worked with the baby")
    caption = f"What each agency knew at the end of {day_text(looked.on)}"
    return Table(caption, head, rows, empty="Nothing had happened yet.")


def _row(
    agency: str, counts: "Counter[tuple[str, HowKnown]]", total: int, began: datetime | None, looked: Looked
) -> tuple[Cell | str, ...]:
    numbers = [counts[agency, how] for how in (HowKnown.OWN, HowKnown.TOLD, HowKnown.COULD_READ)]
    cells = [Cell(number_text(number), number=True) for number in (*numbers, total - sum(numbers))]
    return (Cell(agency), *cells, _worked(began, looked.moment))


def _worked(began: datetime | None, moment: datetime) -> str:
    if began is None:
        return "Not recorded"
    return f"From {day_text(began)}" if began <= moment else f"Not yet: from {day_text(began)}"


def _entry(found: "Chronology", line: "Knowledge") -> KnownEntry:
    view = parts.entry_view(found, line.entry)
    corrected = ("It was corrected after this day.",) if line.corrected_later else ()
    knew = tuple(_said(line.knew, how) for how in HowKnown if any(one.how is how for one in line.knew))
    later = tuple(_later(one) for one in sorted(line.later, key=lambda each: each.at))
    return KnownEntry(entry=view, knew=(*knew, *corrected), later=later)


def _said(some: "Sequence[Knowing]", how: HowKnown) -> str:
    names = list_text(sorted(one.agency for one in some if one.how is how))
    return f"{how.label}: {names}"


def _later(one: "Knowing") -> str:
    return f"{one.agency}: {lower_first(one.how.label)}, from {day_text(one.at)}"


def _pager(found: "Chronology", looked: Looked, page: int, last: int) -> tuple[Link, ...]:
    newer = (Link("Newer entries", _address(found, looked.on, page - 1)),) if page > 1 else ()
    return (*newer, Link("Older entries", _address(found, looked.on, page + 1))) if page < last else newer
