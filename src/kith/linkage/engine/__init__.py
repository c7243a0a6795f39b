"""The linkage engine: two tables in, pairs with their reasons out. Splink on DuckDB; no Django, no network.

`link(left, right, settings)` is the whole of it.
"""

from .files import read_pairs, read_table, write_links
from .judging import Judged, judge
from .linking import link
from .result import Field, Figures, Link, Result
from .settings import Settings
from .tables import BadTable
from .weights import as_toml, export_weights

__all__ = [
    "BadTable",
    "Field",
    "Figures",
    "Judged",
    "Link",
    "Result",
    "Settings",
    "as_toml",
    "export_weights",
    "judge",
    "link",
    "read_pairs",
    "read_table",
    "write_links",
]
