"""The linkage engine: two tables in, pairs with their reasons out. Splink on DuckDB; no Django, no network.

`link(left, right, settings)` is the whole of it.
"""

from .linking import link
from .result import Field, Figures, Link, Result
from .settings import Settings

__all__ = ["Field", "Figures", "Link", "Result", "Settings", "link"]
