"""Rows of several tables about one thing, by one statement that is compiled once and planned once a connection.

With row-level security, planning a statement over a dozen tables takes ten times as long as running it. So it is
prepared: PostgreSQL keeps its plan with the connection and makes a new one when the role changes. What the actor may
see is asked anew each time it runs, table by table, as it is when each is read alone.
"""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from functools import cached_property
from types import SimpleNamespace
from typing import Any
from uuid import UUID

import psycopg
from django.db import connection, models
from django.db.models.functions import JSONObject

type Reader = Callable[[str], Any]
type Column = tuple[str, list[str], Reader | None]

READERS: dict[Any, Reader] = {
    models.DateTimeField: datetime.fromisoformat,
    models.DateField: date.fromisoformat,
    models.UUIDField: UUID,
}
STAND_IN = UUID("00000000-0000-4000-8000-000000000000")
"""Stands for the thing's id where the statement is compiled."""

ONLY_WHEN_ASKED = 2**31 - 1
"""Django switches prepared statements off; with this threshold psycopg prepares those that ask for it and no others."""


class Together:
    """Under each name: which rows, given the thing's id, and the columns wanted of them.

    A column of a row that is pointed to ("agency__name") is read as `row.agency.name`. The rows come in no order.
    """

    def __init__(self, **several: tuple[Callable[[UUID], models.QuerySet[Any]], Sequence[str]]) -> None:
        self.several = several

    def about(self, thing: UUID) -> dict[str, list[Any]]:
        """The rows that the actor may see, under each name."""
        sql, params = self._compiled
        found: dict[str, list[Any]] = {name: [] for name in self.several}
        with planned_once(), connection.cursor() as cursor:
            cursor.execute(sql, [thing if one == STAND_IN else one for one in params])
            for name, values in cursor.fetchall():
                read = json.loads(values) if isinstance(values, str) else values
                found[name].append(_row(read, self._columns[name]))
        return found

    @classmethod
    def joined(cls, **each: "Together") -> "Together":
        """Several of them by one statement; `part` takes the rows of each out again."""
        return cls(**{f"{key}.{name}": read for key, one in each.items() for name, read in one.several.items()})

    @staticmethod
    def part(rows: Mapping[str, list[Any]], key: str) -> dict[str, list[Any]]:
        """Of rows that were read joined, those of one."""
        begins = f"{key}."
        return {name.removeprefix(begins): some for name, some in rows.items() if name.startswith(begins)}

    @cached_property
    def _compiled(self) -> tuple[str, tuple[Any, ...]]:
        named = [
            rows(STAND_IN).order_by().values_list(models.Value(name, models.CharField()), _as_json(columns))
            for name, (rows, columns) in self.several.items()
        ]
        sql, params = named[0].union(*named[1:], all=True).query.sql_with_params()
        return sql, tuple(params)

    @cached_property
    def _columns(self) -> Mapping[str, list[Column]]:
        return {name: _columns(rows(STAND_IN).model, columns) for name, (rows, columns) in self.several.items()}


def _as_json(columns: Sequence[str]) -> JSONObject:
    return JSONObject(**{one: one for one in columns})


def _columns(model: Any, columns: Sequence[str]) -> list[Column]:
    """How each column is read, and where it stands in the row."""
    found = []
    for column in columns:
        field: Any = None
        for part in column.split("__"):
            field = (field.related_model if field else model)._meta.get_field(part.removesuffix("_id"))
        kind = type(field.target_field if field.is_relation else field)
        found.append((column, column.split("__"), READERS.get(kind)))
    return found


def _row(values: dict[str, Any], columns: Sequence[Column]) -> Any:
    row = SimpleNamespace()
    for column, (*path, last), read in columns:
        value, place = values[column], row
        for part in path:
            if not hasattr(place, part):
                setattr(place, part, SimpleNamespace())
            place = getattr(place, part)
        setattr(place, last, read(value) if read and value is not None else value)
    return row


class _Prepared(psycopg.Cursor[Any]):
    def execute(self, query: Any, params: Any = None, **_more: Any) -> "_Prepared":
        return super().execute(query, params, prepare=True)


@contextmanager
def planned_once() -> Iterator[None]:
    """Within it every statement is prepared, in the same connection and transaction: for pages read many times a day.

    Only for statements whose text does not change with what is asked: a hundred are kept for each connection.
    """
    connection.ensure_connection()
    raw = connection.connection
    before = raw.cursor_factory, raw.prepare_threshold
    raw.cursor_factory, raw.prepare_threshold = _Prepared, ONLY_WHEN_ASKED
    try:
        yield
    finally:
        raw.cursor_factory, raw.prepare_threshold = before
