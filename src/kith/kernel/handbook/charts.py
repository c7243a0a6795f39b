"""Kinds of entry about charts: by which rules points over time are read."""

from dataclasses import dataclass

from kith.kernel.entries import Entry


@dataclass(frozen=True, kw_only=True)
class ChartRules(Entry):
    """A named set of rules for control charts. Publishers differ, so a chart always says whose it was read by.

    `shift` and `trend` are numbers of points. `ties_break` says whether two equal values end a trend or are passed
    over. `near_counts_beyond` says whether a point outside the limits is one of "two in three near a limit".
    With `screen_ranges` moving ranges far above their average are left out of it once. `rare_from_median`: on charts
    of rare events a shift is a run beside the median, because most values of a skewed process lie under its mean.
    Under `fewest` points the limits are provisional.
    """

    name: str
    shift: int
    trend: int
    ties_break: bool
    near_counts_beyond: bool
    screen_ranges: bool
    rare_from_median: bool
    fewest: int


KINDS: dict[str, type[Entry]] = {"chart_rules": ChartRules}
"""The tables of these kinds."""
