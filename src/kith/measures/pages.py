"""Measures as words: what a number means, how sure it is, and what it cannot show."""

from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.urls import reverse

from kith.design.pages import Cell, Link, NavItem, Row, Table
from kith.design.wording import moment_text

from . import rules, wording
from .actions import fingerprint, months_fingerprint
from .doors import MeasureFile, MeasureResult
from .rules import Group
from .words import PeriodCode, Way


@dataclass(frozen=True)
class Figure:
    """A chart, the same facts as a table, and the key to its symbols."""

    src: str
    alt: str
    table: Table
    key: tuple[str, ...] = wording.KEY
    interval_means: str = wording.INTERVAL_MEANS


@dataclass(frozen=True)
class MeasureLine:
    """One measure in the list: its question and what the numbers say."""

    name: str
    href: str
    question: str
    says: tuple[str, ...]


@dataclass(frozen=True)
class Topic:
    """The measures of one subject under its name."""

    name: str
    lines: tuple[MeasureLine, ...]


@dataclass(frozen=True)
class Months:
    """The chart of months, what it allows us to say, and the same as a table; only words where it may not stand."""

    says: tuple[str, ...]
    src: str = ""
    alt: str = ""
    table: Table | None = None
    limits_mean: str = wording.LIMITS_MEAN


@dataclass(frozen=True)
class MeasuresPage:
    title: str
    periods: tuple[NavItem, ...]
    dates: str
    topics: tuple[Topic, ...]
    key: tuple[str, ...] = wording.KEY
    interval_means: str = wording.INTERVAL_MEANS


@dataclass(frozen=True)
class MeasurePage:
    title: str
    question: str
    back: Link
    periods: tuple[NavItem, ...]
    ways: tuple[NavItem, ...]
    dates: str
    says: tuple[str, ...]
    figure: Figure
    months: Months
    definition: tuple[Row, ...]
    caveats: tuple[str, ...]
    source: str
    computed: str


def table(caption: str, groups: tuple[Group, ...], total: Group, of: str = wording.HEAD[0]) -> Table:
    """The chart's twin; `of` heads the column of groups."""
    rows = tuple(
        (Cell(name), *(Cell(words, number=True) for words in rest))
        for name, *rest in (wording.row(group) for group in (*groups, total))
    )
    return Table(caption=caption, head=(of, *wording.HEAD[1:]), rows=rows, caption_hidden=True)


def figure(result: MeasureResult, way: Way | None = None) -> Figure:
    """The chart of a live measure; its address carries the fingerprint, so that a browser may keep it."""
    address = reverse("measure_chart", args=[result.code])
    asked = {"period": result.period.code.value} | ({"by": way.value} if way else {})
    query = urlencode(asked | {"v": fingerprint(result.groups, result.total)[:16]})
    return Figure(
        src=f"{address}?{query}",
        alt=wording.alt_text(result.groups, result.total),
        table=table(
            f"{result.name}, {wording.dates_text(result.period)}",
            result.groups,
            result.total,
            way.head if way else wording.HEAD[0],
        ),
    )


def period_links(address: str, chosen: PeriodCode, by: str = "") -> tuple[NavItem, ...]:
    return tuple(NavItem(code.label, f"{address}?period={code.value}{by}", code is chosen) for code in PeriodCode)


def measures_page(
    results: tuple[MeasureResult, ...], topics: dict[str, str], ways: dict[str, Way], chosen: PeriodCode, today: date
) -> MeasuresPage:
    """`topics` and `ways`: what each measure is about and how it is cut, by its code."""
    lines: dict[str, list[MeasureLine]] = {}
    for result in results:
        lines.setdefault(topics[result.code], []).append(
            MeasureLine(
                name=result.name,
                href=reverse("measure", args=[result.code]) + f"?period={chosen.value}",
                question=result.question,
                says=wording.sentences(result.groups, result.total, ways[result.code].many),
            )
        )
    return MeasuresPage(
        title="Measures of practice",
        periods=period_links(reverse("measures"), chosen),
        dates=wording.dates_text(rules.period(chosen, today)),
        topics=tuple(Topic(name, tuple(some)) for name, some in lines.items()),
    )


def measure_page(file: MeasureFile) -> MeasurePage:
    result, way = file.result, file.way
    address = reverse("measure", args=[result.code])
    chosen = result.period.code
    return MeasurePage(
        title=result.name,
        question=result.question,
        back=Link("Measures of practice", reverse("measures") + f"?period={chosen.value}"),
        periods=period_links(address, chosen, f"&by={way.value}"),
        ways=tuple(
            NavItem(one.label, f"{address}?period={chosen.value}&by={one.value}", one is way) for one in file.ways
        ),
        dates=wording.dates_text(result.period),
        says=wording.sentences(result.groups, result.total, way.many),
        figure=figure(result, way),
        months=_months(file),
        definition=_definition(file),
        caveats=result.caveats,
        source=f"{result.source}. Version {result.version} of this measure.",
        computed=f"Counted from the records on {moment_text(result.computed_at)}.",
    )


NO_MONTHS = "Month by month too few were counted to show, or it would give away a number that is hidden."


def _months(file: MeasureFile) -> Months:
    if not file.months:
        return Months((NO_MONTHS,))
    rows = tuple(
        (Cell(name), *(Cell(words, number=True) for words in rest))
        for name, *rest in map(wording.month_row, reversed(file.months))
    )
    query = urlencode({"v": months_fingerprint(file.months)[:16]})
    return Months(
        says=wording.months_says(file.months),
        src=f"{reverse('measure_months', args=[file.result.code])}?{query}",
        alt=wording.months_alt(file.months),
        table=Table(f"{file.result.name}, month by month", wording.MONTHS_HEAD, rows, caption_hidden=True),
    )


def _definition(file: MeasureFile) -> tuple[Row, ...]:
    result = file.result
    smallest = f"Groups of fewer than {result.minimum_group} are hidden, and others where they could be worked out."
    return (
        Row("What is counted", result.numerator_words),
        Row("Out of", result.denominator_words),
        Row("Left out", result.exclusions, missing="Nothing"),
        Row("Which period", file.dated),
        Row("Which finding it serves", file.finding, missing="None in particular"),
        Row("Reading it", result.direction),
        Row("Small numbers", smallest),
    )
