"""The rulebook: every rule of the procedures, in one place, read from the functions that carry them out."""

import inspect
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

_CODE = re.compile(r"^[A-Z][A-Z0-9]*-[0-9]+[a-z]?$")
_rules: dict[str, "Rule"] = {}


@dataclass(frozen=True)
class Rule:
    """One sentence of the procedures and the function that carries it out."""

    code: str
    sentence: str
    source: str
    room: str
    function_name: str
    title: str = ""


class RuleRefused(ValueError):
    """A rule that cannot enter the rulebook; the message says which and why."""


RULEBOOK: Mapping[str, Rule] = MappingProxyType(_rules)
"""Every registered rule by its code; read only."""


def rule[F: Callable[..., Any]](code: str, *, source: str, title: str = "") -> Callable[[F], F]:
    """Enter a function in the rulebook: its docstring's first paragraph is the sentence of the procedure.

    Raises RuleRefused for a malformed or repeated code, a missing source, or a docstring that is not a sentence.
    """

    def register(function: F) -> F:
        name = getattr(function, "__qualname__", "")
        sentence = " ".join((inspect.getdoc(function) or "").split("\n\n")[0].split())
        problem = _problem(code, sentence, source)
        if problem:
            raise RuleRefused(f"{code} ({function.__module__}.{name}): {problem}")
        _rules[code] = Rule(code, sentence, source.strip(), _room(function.__module__), name, title)
        return function

    return register


def _problem(code: str, sentence: str, source: str) -> str:
    if not _CODE.match(code):
        return "a code is capital letters, a hyphen and a number, such as STR-1"
    if code in _rules:
        taken = _rules[code]
        return f"this code is already {taken.room}'s rule {taken.function_name}"
    if not sentence:
        return "the docstring is missing; it must be the sentence of the procedure"
    if not sentence.endswith((".", "?")):
        return "the docstring's first paragraph must be a whole sentence and end with a full stop"
    if not source.strip():
        return "the source is missing; say who says so"
    return ""


def _room(module: str) -> str:
    parts = module.split(".")
    return parts[1] if len(parts) > 1 and parts[0] == "kith" else parts[0]


def by_room() -> dict[str, tuple[Rule, ...]]:
    """The rules of each room, rooms by name and rules by code (STR-2 before STR-10)."""
    rooms: dict[str, list[Rule]] = {}
    for entry in sorted(_rules.values(), key=lambda r: (r.room, _order(r.code))):
        rooms.setdefault(entry.room, []).append(entry)
    return {room: tuple(entries) for room, entries in rooms.items()}


def _order(code: str) -> tuple[str, int, str]:
    letters, _, rest = code.partition("-")
    digits = re.match(r"\d+", rest)
    return letters, int(digits.group()) if digits else 0, rest
