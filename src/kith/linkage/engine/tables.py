"""What a table must be before it is linked: rows with an identifier of their own."""

from collections.abc import Sequence

import pyarrow as pa
import pyarrow.compute as pc

from kith.linkage.words import Column


class BadTable(ValueError):
    """A table that cannot be linked, with the reason in words."""


def checked(table: pa.Table, name: str) -> pa.Table:
    """The columns that are compared, as text, missing ones empty.

    Raises BadTable without identifiers, with empty or repeated ones.
    """
    if Column.ID not in table.column_names:
        raise BadTable(f"The {name} file has no column “id”. It has: {', '.join(table.column_names) or 'no columns'}.")
    size = table.num_rows
    columns = {
        column.value: table[column.value].cast(pa.string())
        if column in table.column_names
        else pa.nulls(size, pa.string())
        for column in Column
    }
    ids = columns["id"]
    if ids.null_count or pc.any(pc.equal(pc.utf8_trim_whitespace(ids), "")).as_py():
        raise BadTable(f"The {name} file has a row without an id.")
    if pc.count_distinct(ids).as_py() < size:
        raise BadTable(f"The {name} file has the same id twice: {_twice(ids)}. Each row needs an id of its own.")
    return pa.table(columns)


def _twice(ids: pa.ChunkedArray) -> str:
    counts = pc.value_counts(ids)
    often: Sequence[str] = sorted(one["values"].as_py() for one in counts if one["counts"].as_py() > 1)
    return ", ".join(often[:3]) + (" and others" if len(often) > 3 else "")
