"""Loading by COPY, all in one transaction: interrupted at any moment, there is either everything or nothing."""

import json
from collections.abc import Callable, Iterable
from functools import cache
from typing import Any

import psycopg
from django.apps import apps
from django.db import connection, models, transaction

from . import rows
from .ahead import ahead
from .make import Made

LOCK = 7_201_909


class NotEmptyError(RuntimeError):
    """There are families in the database already."""


@cache
def model_of(table: str) -> type[models.Model]:
    return next(model for model in apps.get_models() if model._meta.db_table == table)


@cache
def columns_of(kind: type[tuple[Any, ...]]) -> tuple[tuple[str, ...], tuple[Any, ...]]:
    """The columns to fill, and the values of those that the generator leaves at the model's default."""
    given: tuple[str, ...] = kind._fields  # type: ignore[attr-defined]
    left = [field for field in model_of(rows.TABLES[kind])._meta.concrete_fields if _is_left(field, given)]
    return (*given, *(str(field.column) for field in left)), tuple(_default(field) for field in left)


def _default(field: Any) -> Any:
    value = field.get_default()
    return json.dumps(value) if isinstance(field, models.JSONField) else value


def _is_left(field: Any, given: tuple[str, ...]) -> bool:
    if field.column in given or field.null or field.generated or isinstance(field, models.AutoField):
        return False
    return not field.has_db_default()


def is_empty() -> bool:
    """Whether there is no family in the database."""
    with connection.cursor() as cursor:
        cursor.execute("select not exists (select 1 from people_baby) and not exists (select 1 from directory_agency)")
        return bool(cursor.fetchone()[0])


def load(chunks: Iterable[Made], *, progress: Callable[[int], None]) -> int:
    """Load everything and return the number of babies; `progress` is told how many there are so far.

    Row-level security cannot be in force for COPY, so the owner lifts FORCE from its own tables and puts it back in
    the same transaction: nobody else ever sees them without. Raises NotEmptyError when there are families already.
    """
    babies = 0
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(%s)", [LOCK])
        if not is_empty():
            raise NotEmptyError("There are agencies or families in this database already; nothing was added.")
        forced, traced = _forced(cursor), _traced(cursor)
        cursor.execute("set constraints all immediate")
        for table in traced:
            cursor.execute(f"alter table {table} disable trigger traced_added")
        for table in forced:
            cursor.execute(f"alter table {table} no force row level security")
        for made in ahead(chunks):
            _copy(cursor.connection.cursor(), made.rows)
            babies = made.babies
            progress(babies)
        _analyse()
        _trace(cursor)
        cursor.execute("set constraints all immediate")
        for table in traced:
            cursor.execute(f"alter table {table} enable trigger traced_added")
        for table in forced:
            cursor.execute(f"alter table {table} force row level security")
    return babies


TRACED_AT_ONCE = 500


def _trace(cursor: Any) -> None:
    """What a look-up finds people by, made at the end, when the planner knows what there is."""
    cursor.execute("select id from people_person order by id")
    people = [person for (person,) in cursor.fetchall()]
    for start in range(0, len(people), TRACED_AT_ONCE):
        chunk = people[start : start + TRACED_AT_ONCE]
        cursor.execute("select people_trace_of(%s::uuid[], '{}', '{}')", [chunk])
    cursor.execute("select people_trace_count()")
    cursor.execute("analyze people_trace")


def _traced(cursor: Any) -> list[str]:
    """The tables whose rows leave traces for the look-up."""
    cursor.execute("select tgrelid::regclass::text from pg_trigger where tgname = 'traced_added' order by 1")
    return [name for (name,) in cursor.fetchall()]


def _forced(cursor: Any) -> list[str]:
    """The tables to be loaded on which row-level security is forced."""
    cursor.execute(
        "select relname from pg_class where relforcerowsecurity and relname = any(%s) order by relname",
        [list(rows.TABLES.values())],
    )
    return [connection.ops.quote_name(name) for (name,) in cursor.fetchall()]


def _copy(cursor: psycopg.Cursor[Any], made: rows.Rows) -> None:
    with cursor:
        for kind, found in made.tables():
            columns, rest = columns_of(kind)
            names = ", ".join(connection.ops.quote_name(name) for name in columns)
            table = connection.ops.quote_name(rows.TABLES[kind])
            with cursor.copy(f"copy {table} ({names}) from stdin") as copy:
                for row in found:
                    copy.write_row(row + rest if rest else row)


def _analyse() -> None:
    """Let the planner know what there is now."""
    with connection.cursor() as cursor:
        for table in rows.TABLES.values():
            cursor.execute(f"analyze {connection.ops.quote_name(table)}")
