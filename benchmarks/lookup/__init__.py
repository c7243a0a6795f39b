"""`./run bench lookup --json`: the look-up while typing over many invented people, with its ceiling."""

from .measuring import measure as measure
