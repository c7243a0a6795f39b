"""Measures as words: what a number means, how sure it is, and what it cannot show."""

from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.urls import reverse

from kith.design.pages import Cell, Link, NavItem, Row, Table
from kith.design.wording import moment_text

from . import rules, wording
from .actions import fingerprint
from .doors import MeasureResult
from .rules import Group
from .words import PeriodCode


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
class MeasuresPage:
    title: str
    periods: tuple[NavItem, ...]
    dates: str
    lines: tuple[MeasureLine, ...]
    key: tuple[str, ...] = wording.KEY
    interval_means: str = wording.INTERVAL_MEANS


@dataclass(frozen=True)
class MeasurePage:
    title: str
    question: str
    back: Link
    periods: tuple[NavItem, ...]
    dates: str
    says: tuple[str, ...]
    figure: Figure
    definition: tuple[Row, ...]
    caveats: tuple[str, ...]
    source: str
    computed: str


def table(caption: str, groups: tuple[Group, ...], total: Group) -> Table:
    """The chart's twin."""
    rows = tuple(
        (Cell(name), *(Cell(words, number=True) for words in rest))
        for name, *rest in (wording.row(group) for group in (*groups, total))
    )
    return Table(caption=caption, head=wording.HEAD, rows=rows, caption_hidden=True)


def figure(result: MeasureResult) -> Figure:
    """The chart of a live measure; its address carries the fingerprint, so that a browser may keep it."""
    address = reverse("measure_chart", args=[result.code])
    query = urlencode({"period": result.period.code.value, "v": fingerprint(result.groups, result.total)[:16]})
    return Figure(
        src=f"{address}?{query}",
        alt=wording.alt_text(result.groups, result.total),
        table=table(f"{result.name}, {wording.dates_text(result.period)}", result.groups, result.total),
    )


def period_links(address: str, chosen: PeriodCode) -> tuple[NavItem, ...]:
    return tuple(NavItem(code.label, f"{address}?period={code.value}", code is chosen) for code in PeriodCode)


def measures_page(results: tuple[MeasureResult, ...], chosen: PeriodCode, today: date) -> MeasuresPage:
    lines = tuple(
        MeasureLine(
            name=result.name,
            href=reverse("measure", args=[result.code]) + f"?period={chosen.value}",
            question=result.question,
            says=wording.sentences(result.groups, result.total),
        )
        for result in results
    )
    return MeasuresPage(
        title="Measures of practice",
        periods=period_links(reverse("measures"), chosen),
        dates=wording.dates_text(rules.period(chosen, today)),
        lines=lines,
    )


def measure_page(result: MeasureResult) -> MeasurePage:
    address = reverse("measure", args=[result.code])
    chosen = result.period.code
    return MeasurePage(
        title=result.name,
        question=result.question,
        back=Link("Measures of practice", reverse("measures") + f"?period={chosen.value}"),
        periods=period_links(address, chosen),
        dates=wording.dates_text(result.period),
        says=wording.sentences(result.groups, result.total),
        figure=figure(result),
        definition=_definition(result),
        caveats=result.caveats,
        source=f"{result.source}. Version {result.version} of this measure.",
        computed=f"Counted from the records on {moment_text(result.computed_at)}.",
    )


def _definition(result: MeasureResult) -> tuple[Row, ...]:
    smallest = f"Groups of fewer than {result.minimum_group} are hidden, and others where they could be worked out."
    return (
        Row("What is counted", result.numerator_words),
        Row("Out of", result.denominator_words),
        Row("Left out", result.exclusions, missing="Nothing"),
        Row("Which period", "A discussion belongs to the month in which it was held"),
        Row("Reading it", result.direction),
        Row("Small numbers", smallest),
    )
