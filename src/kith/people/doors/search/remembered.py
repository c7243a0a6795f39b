"""What this session has searched for, for "search before you add"."""

from collections.abc import Iterable, MutableMapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any
from uuid import UUID

from kith.access import audit
from kith.kernel.findings import Finding
from kith.people import rules
from kith.people.words import Kind

from .hits import Found
from .terms import Terms, hashes_of, key_of

REMEMBERED = 60


@dataclass
class Searched:
    """What this session has searched for: kept in the session on the server, as keyed hashes and ids."""

    store: MutableMapping[str, Any]
    name: str = field(default="searched", repr=False)

    def remember(self, terms: Terms, found: Found) -> None:
        hashed = hashes_of(terms)
        marks = [m for value in hashed.values() for m in (value if isinstance(value, list) else [value])]
        self._add([*marks, *(str(hit.id) for hit in found.hits if hit.kind is Kind.MOTHER)])

    def goes_on_with(self, terms: Terms) -> bool:
        """Does this search only go on with the last word of the one before? Remembers it for the next."""
        words = key_of(terms.name).split() or [""]
        begun = replace(terms, name=" ".join([*words[:-1], words[-1][:3]]))
        mark = audit.keyed_hash(repr(begun))
        goes_on = bool(self.store.get(f"{self.name}_last") == mark)
        self.store[f"{self.name}_last"] = mark
        return goes_on

    def remember_mother(self, mother_id: UUID) -> None:
        self._add([str(mother_id)])

    def missing_for(self, given_name: str, family_name: str, born: date | None) -> Finding | None:
        """PPL-1 for somebody about to be added: has this session searched for one of their names, or their birthday?"""
        marks = [audit.keyed_hash(word) for word in key_of(f"{given_name} {family_name}").split()]
        return self._missing([*marks, *([audit.keyed_hash(born.isoformat())] if born else [])])

    def missing_for_mother(self, mother_id: UUID) -> Finding | None:
        """PPL-1 for a mother on file: was she found, or added, in this session?"""
        return self._missing([str(mother_id)])

    def missing_at_all(self) -> Finding | None:
        """PPL-1 before anything is known: has this session searched for anybody?"""
        return self._missing(self._marks())

    def _missing(self, marks: Iterable[str]) -> Finding | None:
        return rules.search_comes_before_adding(list(marks), self._marks())

    def _marks(self) -> list[str]:
        return list(self.store.get(self.name, []))

    def _add(self, marks: list[str]) -> None:
        kept = [mark for mark in self._marks() if mark not in marks]
        self.store[self.name] = [*kept, *marks][-REMEMBERED:]
