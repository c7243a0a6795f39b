"""Every agency's entries side by side in time: a lane each, drawn, and the same as a table."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta
from math import sqrt
from typing import TYPE_CHECKING

from kith.chronology.doors import code_of
from kith.design.pages import Cell, Link, NavItem, Table
from kith.design.wording import MONTHS, day_text, plural
from kith.kernel.clock import day_of
from kith.people.words import Significance

from . import listing, parts

if TYPE_CHECKING:
    from kith.chronology.doors import Chronology
    from kith.people.timeline import TimelineFact

LEFT, LANE, TOP = 210, 50, 44
NARROWEST, WIDEST, BREADTH = 46, 110, 850
MOST_COLUMNS = 40
STEPS = (1, 3, 6, 12, 24, 60)
"""Months in one column: the fewest with which the picture has at most so many columns."""


@dataclass(frozen=True, kw_only=True)
class Dot:
    """Some entries of one agency in one column: how many, and whether one is a turning point."""

    x: float
    y: float
    radius: float
    count: int
    turning: bool


@dataclass(frozen=True, kw_only=True)
class Lane:
    y: float
    name: tuple[str, ...]
    dots: tuple[Dot, ...]


@dataclass(frozen=True, kw_only=True)
class Tick:
    x: float
    words: str
    year: str


@dataclass(frozen=True, kw_only=True)
class LanesPage:
    title: str
    caption: str
    back: Link
    ways: tuple[NavItem, ...]
    summary: str
    width: int
    height: int
    lanes: tuple[Lane, ...]
    ticks: tuple[Tick, ...]
    table: Table
    empty: str


class _Columns:
    """Which column a day stands in. A column is some months, counted from the first month with an entry."""

    def __init__(self, first: date, last: date) -> None:
        self.start = first.year * 12 + first.month - 1
        months = last.year * 12 + last.month - self.start
        self.step = next((step for step in STEPS if months <= step * MOST_COLUMNS), months // MOST_COLUMNS + 1)
        self.count = -(-months // self.step)
        self.width = min(WIDEST, max(NARROWEST, BREADTH // self.count))

    def of(self, day: date) -> int:
        return (day.year * 12 + day.month - 1 - self.start) // self.step

    def middle(self, column: int) -> float:
        return LEFT + self.width * (column + 0.5)

    def first_day(self, column: int) -> date:
        year, month = divmod(self.start + column * self.step, 12)
        return date(year, month + 1, 1)

    def last_day(self, column: int) -> date:
        return self.first_day(column + 1) - timedelta(days=1)

    def name(self, column: int) -> str:
        first, last = self.first_day(column), self.last_day(column)
        one = f"{MONTHS[first.month - 1]} {first.year}"
        return one if self.step == 1 else f"{one} to {MONTHS[last.month - 1]} {last.year}"


def lanes_page(found: "Chronology") -> LanesPage:
    owned = [one for one in found.entries if one.agency_name]
    columns = _Columns(day_of(owned[0].happened_at), day_of(owned[-1].happened_at)) if owned else None
    agencies = found.agencies
    return LanesPage(
        title="Agencies side by side",
        caption=found.name,
        back=parts.baby_back(found),
        ways=tuple(NavItem(*one) for one in parts.views_of(found, "chronology_lanes")),
        summary=_summary(owned, agencies),
        width=LEFT + (columns.width * columns.count if columns else 0) + 10,
        height=TOP + LANE * len(agencies) + 10,
        lanes=_lanes(owned, agencies, columns) if columns else (),
        ticks=_ticks(columns) if columns else (),
        table=_table(found, owned, agencies, columns),
        empty="Nothing is recorded about this baby yet.",
    )


def _summary(owned: "list[TimelineFact]", agencies: tuple[str, ...]) -> str:
    if not owned:
        return ""
    first, last = day_text(owned[0].happened_at), day_text(owned[-1].happened_at)
    entries = plural(len(owned), "entry", "entries")
    return f"{entries} of {plural(len(agencies), 'agency', 'agencies')} by the day they happened, {first} to {last}."


def _lanes(owned: "list[TimelineFact]", agencies: tuple[str, ...], columns: _Columns) -> tuple[Lane, ...]:
    counts = Counter((one.agency_name, columns.of(day_of(one.happened_at))) for one in owned)
    turning = {
        (one.agency_name, columns.of(day_of(one.happened_at)))
        for one in owned
        if one.significance is Significance.TURNING_POINT
    }
    made = []
    for place, name in enumerate(agencies):
        y = TOP + LANE * (place + 0.5)
        dots = tuple(
            _dot(columns.middle(column), y, count, turning=(agency, column) in turning)
            for (agency, column), count in sorted(counts.items())
            if agency == name
        )
        made.append(Lane(y=y, name=_two_lines(name), dots=dots))
    return tuple(made)


def _dot(x: float, y: float, count: int, *, turning: bool) -> Dot:
    radius = min(21.0, 9 + 2 * sqrt(count))
    return Dot(x=x, y=y, radius=round(radius, 1), count=count, turning=turning)


def _two_lines(name: str, most: int = 26) -> tuple[str, ...]:
    """A name that fits beside its lane, on one line or two."""
    if len(name) <= most:
        return (name,)
    cut = name.rfind(" ", 0, most)
    cut = cut if cut > 0 else most
    rest = name[cut:].strip()
    return name[:cut], rest if len(rest) <= most else f"{rest[: most - 1]}…"


def _ticks(columns: _Columns) -> tuple[Tick, ...]:
    made, year = [], 0
    for column in range(columns.count):
        first = columns.first_day(column)
        new = str(first.year) if first.year != year else ""
        year = first.year
        words = "" if columns.step >= 12 else MONTHS[first.month - 1][:3]
        made.append(Tick(x=columns.middle(column), words=words, year=new))
    return tuple(made)


def _table(
    found: "Chronology", owned: "list[TimelineFact]", agencies: tuple[str, ...], columns: _Columns | None
) -> Table:
    """A row for each column of the picture that has an entry; a number leads to those entries."""
    rows = []
    counts: Counter[tuple[str, int]] = Counter()
    if columns:
        counts.update((one.agency_name, columns.of(day_of(one.happened_at))) for one in owned)
        for column in sorted({column for _agency, column in counts}):
            days = {"since": columns.first_day(column).isoformat(), "until": columns.last_day(column).isoformat()}
            cells = [_cell(found, name, days, counts[name, column], columns.name(column)) for name in agencies]
            rows.append((Cell(columns.name(column), href=listing.narrowed_address(found, days)), *cells))
    return Table("Entries by month and agency", ("When", *agencies), tuple(rows), empty="No agency has an entry yet.")


def _cell(found: "Chronology", agency: str, days: dict[str, str], count: int, when: str) -> Cell:
    if not count:
        return Cell("0", number=True)
    query = {"agency": code_of(agency)} | days
    return Cell(str(count), href=listing.narrowed_address(found, query), number=True, hidden=f"{agency}, {when}")
