"""Cells in words: the same sentences on a screen, in a report and in the words that stand for a picture."""

from kith.design.wording import MONTHS, day_text, list_text, number_text, percent_text

from . import rules
from .rules import Group, Month, Period
from .words import SYMBOLS, Status

INTERVAL_MEANS = (
    "The range after each share is its 95% interval: where the true share may well lie, given how few or many were "
    "counted. Where two ranges overlap, the difference may be chance."
)
KEY = tuple(f"{status.symbol} {status.label}" for status in SYMBOLS)


HEAD = ("Held at", "Share", "Counted", "95% interval")
MONTHS_HEAD = ("Month", "Share", "Counted", "Where chance alone would leave it")
LIMITS_MEAN = (
    "The line across is the share over all months. The band is where chance alone would leave a month with so many "
    "counted: within it, a month that is higher or lower than the one before means nothing by itself."
)


def month_text(one: Month) -> str:
    """November 2026"""
    return f"{MONTHS[one.month.month - 1]} {one.month.year}"


def month_row(one: Month) -> tuple[str, str, str, str]:
    """One line of the table beside the chart of months."""
    if one.proportion is None or one.low is None or one.high is None:
        symbol = Status.NOT_APPLICABLE.symbol
        return month_text(one), symbol, symbol, symbol
    limits = f"{percent_text(one.low)} to {percent_text(one.high)}"
    counted = f"{number_text(one.numerator)} of {number_text(one.denominator)}"
    return month_text(one), percent_text(one.proportion), counted, limits


def months_says(shown: tuple[Month, ...]) -> tuple[str, ...]:
    """What the months allow us to say."""
    outside, run = rules.has_changed(shown)
    said = [
        f"{month_text(one)} ({percent_text(one.proportion or 0.0)}) is "
        f"{'higher' if (one.proportion or 0.0) > one.centre else 'lower'} than chance is likely to leave it: "
        "ask what was different."
        for one in outside
    ]
    if run:
        side = "above" if (run[-1].proportion or 0.0) > run[-1].centre else "below"
        said.append(
            f"From {month_text(run[0])} to {month_text(run[-1])} every month is {side} the line: something has changed."
        )
    return tuple(said) or ("The months differ by no more than chance is likely to make them.",)


def months_alt(shown: tuple[Month, ...]) -> str:
    """What the chart of months shows, and nothing else."""
    return (
        ". ".join(": ".join((name, f"{share}, {counted}")) for name, share, counted, _ in map(month_row, shown)) + "."
    )


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


def sentences(groups: tuple[Group, ...], total: Group, many: str = "places") -> tuple[str, ...]:
    """What the numbers allow us to say: who stands apart from whom, then the whole when it may be shown.

    `many` is what the groups are called.
    """
    if total.status is Status.NOT_APPLICABLE:
        return ("Nothing was counted in this period.",)
    if not any(group.status.shown for group in (*groups, total)):
        return ("Too few were counted in this period to show a number.",)
    whole = f"{counted_text(total)} met this: {share_text(total)}, interval {interval_text(total)}."
    return (*_comparisons(groups, many), *((whole,) if total.status.shown else ()))


def _comparisons(groups: tuple[Group, ...], many: str) -> tuple[str, ...]:
    seen = [group for group in groups if group.status.shown]
    if len(seen) < 2:
        return (f"There is nothing to compare: fewer than two {many} have enough to show.",)
    best = max(seen, key=lambda g: g.proportion or 0.0)
    behind = [group for group in seen if rules.apart(best, group)]
    if not behind:
        return (f"The intervals of all {many} overlap: the differences between them may be chance.",)
    others = list_text([f"{group.label} ({share_text(group)})" for group in behind])
    return (f"{best.label} ({share_text(best)}) is higher than {others}, by more than chance is likely to make.",)


def row(group: Group) -> tuple[str, str, str, str]:
    """One line of the table that stands beside the picture, under `HEAD`."""
    return group.label, share_text(group), counted_text(group), interval_text(group)
