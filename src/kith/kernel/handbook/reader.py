"""From TOML tables to frozen entries. The dataclass is the schema; every mistake becomes a Problem."""

import tomllib
from collections.abc import Iterator
from dataclasses import MISSING, dataclass, fields, is_dataclass
from datetime import date, datetime
from difflib import get_close_matches
from enum import StrEnum
from pathlib import Path
from types import UnionType
from typing import Any, get_args, get_origin, get_type_hints

from kith.kernel.entries import Entry

from .errors import Problem
from .kinds import KINDS

ABOUT = "about"
INHERITED = ("source", "edition", "in_force_from", "in_force_to", "certainty")
_NAMES = {str: "text", int: "a whole number", bool: "true or false", date: "a date such as 2026-03-19"}


@dataclass(frozen=True)
class Found:
    """An entry and where it was written: which kind, which layer (0 is the national one), which file, which key."""

    kind: str
    layer: int
    file: str
    key: str
    entry: Entry


class Invalid(Exception):
    """A table that cannot become an entry; carries what is wrong, key by key."""

    def __init__(self, faults: list[tuple[str, str]]) -> None:
        super().__init__(faults)
        self.faults = faults


def read_folder(folder: Path, layer: int, problems: list[Problem]) -> list[Found]:
    """Every entry of every TOML file below a folder; mistakes are added to `problems`."""
    if not folder.is_dir():
        problems.append(Problem(folder.name, "folder", f"there is no folder {folder}"))
        return []
    files = sorted(folder.rglob("*.toml"))
    if not files:
        problems.append(Problem(folder.name, "folder", "the folder holds no TOML file"))
    return [found for file in files for found in _read_file(file, folder, layer, problems)]


def _read_file(path: Path, folder: Path, layer: int, problems: list[Problem]) -> Iterator[Found]:
    file = f"{folder.name}/{path.relative_to(folder).as_posix()}"
    try:
        tables = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        problems.append(Problem(file, "file", f"is not TOML: {error}"))
        return
    about = tables.pop(ABOUT, {})
    for fault in _faults_of_about(about):
        problems.append(Problem(file, *fault))
    inherited = {name: about[name] for name in INHERITED if name in about} if isinstance(about, dict) else {}
    for kind, rows in tables.items():
        yield from _read_kind(kind, rows, inherited, Problem(file, kind, ""), layer, problems)


def _faults_of_about(about: object) -> Iterator[tuple[str, str]]:
    if not isinstance(about, dict):
        yield ABOUT, "must be a table"
        return
    for name in about:
        if name not in {"title", *INHERITED}:
            yield f"{ABOUT}.{name}", _unknown(name, ["title", *INHERITED])


def _read_kind(
    kind: str, rows: object, inherited: dict[str, Any], at: Problem, layer: int, problems: list[Problem]
) -> Iterator[Found]:
    if kind not in KINDS:
        problems.append(Problem(at.file, kind, f"is no kind of entry{_did_you_mean(kind, list(KINDS))}"))
        return
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        problems.append(Problem(at.file, kind, f"must be written as [[{kind}]], one table an entry"))
        return
    for number, row in enumerate(rows, start=1):
        key = f"{kind}[{row.get('code', f'number {number}')}]"
        try:
            entry: Entry = build(KINDS[kind], {**inherited, **row})
        except Invalid as invalid:
            problems.extend(Problem(at.file, f"{key}.{name}", reason) for name, reason in invalid.faults)
        else:
            yield Found(kind, layer, at.file, key, entry)


def build[T](cls: type[T], row: dict[str, Any]) -> T:
    """A dataclass from a table. Raises Invalid with every fault: unknown, missing, wrong type, not a choice, blank."""
    known = {field.name: field for field in fields(cls)}  # type: ignore[arg-type]  # T is always a dataclass here
    faults = [(name, _unknown(name, list(known))) for name in row if name not in known]
    types = get_type_hints(cls)
    values: dict[str, Any] = {}
    for name, field in known.items():
        if name not in row:
            if field.default is MISSING and field.default_factory is MISSING:
                faults.append((name, "is missing"))
            continue
        try:
            values[name] = _convert(types[name], row[name])
        except Invalid as invalid:
            faults.extend((name + inner, reason) for inner, reason in invalid.faults)
        else:
            if values[name] == "" and field.default is MISSING:
                faults.append((name, "is blank"))
    if faults:
        raise Invalid(faults)
    return cls(**values)


def _convert(kind: Any, value: object) -> Any:
    if isinstance(kind, UnionType):
        kind = next(option for option in get_args(kind) if option is not type(None))
    if get_origin(kind) is tuple:
        return _many(get_args(kind)[0], value)
    if is_dataclass(kind):
        if not isinstance(value, dict):
            raise Invalid([("", "must be a table")])
        return build(kind, value)  # type: ignore[arg-type]  # is_dataclass narrows to an instance as well
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return _choice(kind, value)
    return _plain(kind, value)


def _many(kind: Any, value: object) -> tuple[Any, ...]:
    if not isinstance(value, list):
        raise Invalid([("", "must be a list")])
    made: list[Any] = []
    faults: list[tuple[str, str]] = []
    for number, item in enumerate(value, start=1):
        name = item.get("code", number) if isinstance(item, dict) else number
        try:
            made.append(_convert(kind, item))
        except Invalid as invalid:
            faults.extend((f"[{name}]{'.' if inner else ''}{inner}", reason) for inner, reason in invalid.faults)
    if faults:
        raise Invalid(faults)
    return tuple(made)


def _choice(kind: type[StrEnum], value: object) -> StrEnum:
    choices = [member.value for member in kind]
    if value not in choices:
        raise Invalid([("", f"{value!r} is not one of {', '.join(choices)}")])
    return kind(str(value))


def _plain(kind: type, value: object) -> object:
    fits = isinstance(value, kind) and not (kind is int and isinstance(value, bool))
    if not fits or (kind is date and isinstance(value, datetime)):
        raise Invalid([("", f"{value!r} must be {_NAMES[kind]}")])
    return value.strip() if isinstance(value, str) else value


def _unknown(name: str, known: list[str]) -> str:
    return f"is not a known key{_did_you_mean(name, known)}"


def _did_you_mean(name: str, known: list[str]) -> str:
    near = get_close_matches(name, known, n=1)
    return f"; did you mean {near[0]}?" if near else f"; known are {', '.join(known)}"
