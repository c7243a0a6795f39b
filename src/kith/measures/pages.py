"""Measures as words: what a number means, how sure it is, and what it cannot show."""

from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.urls import reverse

from kith.design.pages import Cell, Link, NavItem, Row, Table
from kith.design.wording import day_text, list_text, moment_text, number_text, percent_text

from . import rules
from .actions import fingerprint
from .doors import MeasureResult
from .rules import Group, Period
from .words import SYMBOLS, PeriodCode, Status

INTERVAL_MEANS = (
    "The range after each share is its 95% interval: where the true share may well lie, given how few or many were "
    "counted. Where two ranges overlap, the difference may be chance."
)
KEY = tuple(f"{status.symbol} {status.label}" for status in SYMBOLS)


@dataclass(frozen=True)
class Figure:
    """A chart, the same facts as a table, and the key to its symbols."""

    src: str
    alt: str
    table: Table
    key: tuple[str, ...] = KEY
    interval_means: str = INTERVAL_MEANS


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
    key: tuple[str, ...] = KEY
    interval_means: str = INTERVAL_MEANS


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


def dates_text(period: Period) -> str:
    """23 November 2025 to 22 November 2026"""
    return f"{day_text(period.starts_on)} to {day_text(period.ends_on)}"


def share_text(group: Group) -> str:
    """82%, or the symbol that stands in for it."""
    return group.status.symbol if group.proportion is None else percent_text(group.proportion)


def interval_text(group: Group) -> str:
    """75% to 88%, or the symbol that stands in for it."""
    if group.low is None or group.high is None:
        return group.status.symbol
    return f"{percent_text(group.low)} to {percent_text(group.high)}"


def counted_text(group: Group) -> str:
    """112 of 130, or the symbol that stands in for it."""
    if group.numerator is None or group.denominator is None:
        return group.status.symbol
    return f"{number_text(group.numerator)} of {number_text(group.denominator)}"


def fact(group: Group) -> str:
    """One group in a sentence: "Front Door: 82%, 112 of 130, interval 75% to 88%"."""
    if not group.status.shown:
        return f"{group.label}: {group.status.symbol} {group.status.label.lower()}"
    return f"{group.label}: {share_text(group)}, {counted_text(group)}, interval {interval_text(group)}"


def alt_text(groups: tuple[Group, ...], total: Group) -> str:
    """What the chart shows, and nothing else."""
    return ". ".join(fact(group) for group in (*groups, total)) + "."


def table(caption: str, groups: tuple[Group, ...], total: Group) -> Table:
    """The chart's twin."""
    head = ("Held at", "Share", "Counted", "95% interval")
    rows = tuple(
        (
            Cell(group.label),
            Cell(share_text(group), number=True),
            Cell(counted_text(group), number=True),
            Cell(interval_text(group), number=True),
        )
        for group in (*groups, total)
    )
    return Table(caption=caption, head=head, rows=rows)


def sentences(groups: tuple[Group, ...], total: Group) -> tuple[str, ...]:
    """What the numbers allow us to say: the whole, then who stands apart from whom."""
    return (_whole(total), *_comparisons(groups))


def _whole(total: Group) -> str:
    if total.status is Status.NOT_APPLICABLE:
        return "Nothing was counted in this period."
    if not total.status.shown:
        return "Too few were counted in this period to show a number."
    return f"{counted_text(total)} met this: {share_text(total)}, interval {interval_text(total)}."


def _comparisons(groups: tuple[Group, ...]) -> tuple[str, ...]:
    seen = [group for group in groups if group.status.shown]
    if len(seen) < 2:
        return ("There is nothing to compare: fewer than two places have enough to show.",)
    best = max(seen, key=lambda g: g.proportion or 0.0)
    behind = [group for group in seen if rules.apart(best, group)]
    if not behind:
        return ("The intervals of all places overlap: the differences between them may be chance.",)
    others = list_text([f"{group.label} ({share_text(group)})" for group in behind])
    return (f"{best.label} ({share_text(best)}) is higher than {others}, by more than chance is likely to make.",)


def figure(result: MeasureResult) -> Figure:
    """The chart of a live measure; its address carries the fingerprint, so that a browser may keep it."""
    address = reverse("measure_chart", args=[result.code])
    query = urlencode({"period": result.period.code.value, "v": fingerprint(result.groups, result.total)[:16]})
    return Figure(
        src=f"{address}?{query}",
        alt=alt_text(result.groups, result.total),
        table=table(f"{result.name}, {dates_text(result.period)}", result.groups, result.total),
    )


def period_links(address: str, chosen: PeriodCode) -> tuple[NavItem, ...]:
    return tuple(NavItem(code.label, f"{address}?period={code.value}", code is chosen) for code in PeriodCode)


def measures_page(results: tuple[MeasureResult, ...], chosen: PeriodCode, today: date) -> MeasuresPage:
    lines = tuple(
        MeasureLine(
            name=result.name,
            href=reverse("measure", args=[result.code]) + f"?period={chosen.value}",
            question=result.question,
            says=sentences(result.groups, result.total),
        )
        for result in results
    )
    return MeasuresPage(
        title="Measures of practice",
        periods=period_links(reverse("measures"), chosen),
        dates=dates_text(rules.period(chosen, today)),
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
        dates=dates_text(result.period),
        says=sentences(result.groups, result.total),
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
