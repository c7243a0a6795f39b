"""Control charts: limits by the kind of data, signals by a named set of rules. Numbers in, numbers out."""

from .limits import Chart, Lines, Point, lines
from .signals import Rule, Signal, signals
from .table import BadTable, read

__all__ = ["BadTable", "Chart", "Lines", "Point", "Rule", "Signal", "lines", "read", "signals"]
