"""The chronology as its page shows it: by month, what happened and when it became known, whose entry each is."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from django.urls import reverse

from kith.chronology.words import Shape
from kith.design.forms import Form
from kith.design.pages import Cell, Link, NavItem, Table
from kith.design.wording import MONTHS, day_text, list_text, london, moment_text, number_text, plural
from kith.kernel.clock import day_of

from . import parts
from .parts import EntryView

if TYPE_CHECKING:
    from kith.chronology.doors import Asked, Chronology
    from kith.people.timeline import TimelineFact

PAGE = 50
NEWEST = "newest"


@dataclass(frozen=True)
class Month:
    """One month's entries under its name; `quiet` says when nothing was recorded before it."""

    name: str
    entries: tuple[EntryView, ...]
    quiet: str = ""


@dataclass(frozen=True, kw_only=True)
class ChronologyPage:
    title: str
    caption: str
    back: Link
    summary: str
    form: Form
    narrowed: bool
    more_open: bool
    ways: tuple[NavItem, ...]
    actions: tuple[Link, ...]
    months: tuple[Month, ...]
    table: Table | None
    pages: tuple[tuple[int, str], ...]
    where: str
    clear: str
    empty: str


@dataclass(frozen=True, kw_only=True)
class Around:
    """Whether the reader may add; from how many days without an entry a quiet time is said; and the moment."""

    may: bool
    quiet: int
    at: datetime


def chronology(
    found: "Chronology", shown: "Sequence[TimelineFact]", asked: "Asked", form: Form, around: Around
) -> ChronologyPage:
    """`shown` are the entries that were asked for, the oldest first."""
    ordered = list(reversed(shown)) if asked.newest_first else list(shown)
    last = max(1, -(-len(ordered) // PAGE))
    page = min(max(asked.page, 1), last)
    here = ordered[(page - 1) * PAGE : page * PAGE] if asked.shape is Shape.ENTRIES else []
    here_from = (page - 1) * PAGE + 1
    return ChronologyPage(
        title="Chronology",
        caption=found.name,
        back=parts.baby_back(found),
        summary=_summary(found, shown, asked, around.at),
        form=form,
        narrowed=asked.narrows,
        more_open=bool(asked.significance or asked.about or asked.since or asked.until)
        or asked.shape is not Shape.ENTRIES
        or asked.newest_first,
        ways=tuple(NavItem(*one) for one in parts.views_of(found, "chronology")),
        actions=_actions(found) if around.may else (),
        months=_months(found, here, around.quiet),
        table=_table(found, shown, asked),
        pages=_pager(page, last) if asked.shape is Shape.ENTRIES else (),
        where=f"Entries {here_from} to {here_from + len(here) - 1} of {number_text(len(ordered))}" if last > 1 else "",
        clear=reverse("chronology", args=[found.baby.pk]),
        empty=_empty(asked),
    )


def _actions(found: "Chronology") -> tuple[Link, ...]:
    return (
        Link("Add something that happened", reverse("event_add", args=[found.baby.pk])),
        Link("Print it, or take it out", reverse("chronology_export", args=[found.baby.pk])),
    )


def _summary(found: "Chronology", shown: "Sequence[TimelineFact]", asked: "Asked", at: datetime) -> str:
    entries = plural(len(shown), "entry", "entries")
    agencies = {one.agency_name for one in shown if one.agency_name}
    of = f"from {plural(len(agencies), 'agency', 'agencies')}"
    out_of = f", out of {number_text(len(found.entries))}" if asked.narrows else ""
    return (
        f"{entries} {of}{out_of}, as Kith held it on {moment_text(at)}. Each entry belongs to the agency named with it."
    )


def _empty(asked: "Asked") -> str:
    if asked.narrows:
        return "No entry is like that. Take something out of the search, or clear it."
    return "Nothing is recorded about this baby yet. Worries, strengths, sightings and decisions appear here."


def _month(fact: "TimelineFact") -> tuple[int, int]:
    local = london(fact.happened_at)
    return local.year, local.month


def month_name(month: tuple[int, int]) -> str:
    return f"{MONTHS[month[1] - 1]} {month[0]}"


def _months(found: "Chronology", facts: "Sequence[TimelineFact]", quiet: int) -> tuple[Month, ...]:
    made: list[Month] = []
    before: date | None = None
    for month, some in groupby(facts, key=_month):
        these = list(some)
        gap = abs((day_of(these[0].happened_at) - before).days) if before else 0
        said = f"Nothing is recorded for {plural(gap, 'day')}." if gap > quiet else ""
        made.append(Month(month_name(month), tuple(parts.entry_view(found, fact) for fact in these), said))
        before = day_of(these[-1].happened_at)
    return tuple(made)


def _pager(page: int, last: int) -> tuple[tuple[int, str], ...]:
    words = ((1, "First"), (page - 1, "Before"), (page + 1, "Next"), (last, "Last"))
    turns = [(number, word) for number, word in words if 1 <= number <= last and number != page]
    return tuple(dict((number, (number, word)) for number, word in reversed(turns)).values())[::-1]


def _table(found: "Chronology", shown: "Sequence[TimelineFact]", asked: "Asked") -> Table | None:
    if asked.shape is Shape.ENTRIES or not shown:
        return None
    by_month = asked.shape is Shape.MONTHS
    groups = _by_month(shown) if by_month else _by_kind(shown)
    head = ("Month" if by_month else "Kind", "Entries", "Agencies", "From", "To", "Marked by their agencies")
    rows = tuple(_row(found, name, query, facts, asked) for name, query, facts in groups)
    return Table("By month" if by_month else "By kind", head, rows, caption_hidden=True)


def _by_month(shown: "Sequence[TimelineFact]") -> "Iterable[tuple[str, dict[str, str], list[TimelineFact]]]":
    for month, some in groupby(shown, key=_month):
        facts = list(some)
        days = {"since": day_of(facts[0].happened_at), "until": day_of(facts[-1].happened_at)}
        yield month_name(month), {name: day.isoformat() for name, day in days.items()}, facts


def _by_kind(shown: "Sequence[TimelineFact]") -> "Iterable[tuple[str, dict[str, str], list[TimelineFact]]]":
    kinds = {one.group for one in shown}
    for kind in sorted(kinds, key=lambda each: each.label):
        yield kind.label, {"kind": kind.value}, [one for one in shown if one.group is kind]


def _row(
    found: "Chronology", name: str, query: dict[str, str], facts: "list[TimelineFact]", asked: "Asked"
) -> tuple[Cell | str, ...]:
    agencies = sorted({one.agency_name for one in facts if one.agency_name})
    marked = Counter(one.significance.label for one in facts if one.significance)
    address = narrowed_address(found, query | ({"agency": asked.agency} if asked.agency else {}))
    return (
        Cell(name, href=address),
        Cell(number_text(len(facts)), number=True),
        list_text(agencies),
        day_text(facts[0].happened_at),
        day_text(facts[-1].happened_at),
        ", ".join(f"{word} {count}" for word, count in marked.most_common()) or "–",
    )


def narrowed_address(found: "Chronology", query: dict[str, str]) -> str:
    """The list narrowed without words: no name is ever in an address."""
    return reverse("chronology", args=[found.baby.pk]) + (f"?{urlencode(query)}" if query else "")
