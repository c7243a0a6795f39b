"""The names and streets there are, held in memory, so that a word typed wrong becomes the names it may have been."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from heapq import nlargest
from threading import Lock

from django.db import connection
from rapidfuzz.distance import OSA

from kith.people import rules
from kith.people.words import Agree

PREFIXED = 40
LAST_LETTER = chr(0x10FFFF)
OVERLAP = 50
SMOOTHING = 20_000
KINDS = {"g": "given", "f": "family", "s": "street"}
BASE = {"g": 0.005, "f": 0.001, "s": 0.0015}


@dataclass
class Kind:
    """All values of one kind, by how they are spelt, slipped, said and begun."""

    letter: str
    often: dict[str, int] = field(default_factory=dict)
    total: int = 0
    slips: dict[int, list[str]] = field(default_factory=lambda: defaultdict(list))
    sounds: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    foreign: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    ordered: list[str] = field(default_factory=list)

    def add(self, value: str, often: int) -> None:
        known = self.often.get(value)
        self.often[value] = often
        self.total += often - (known or 0)
        if known is not None:
            return
        if 2 < len(value) < 40:
            for slip in rules.deletes(value):
                self.slips[hash(slip)].append(value)
        self.sounds[rules.sound(value)].append(value)
        if not value.isascii():
            self.foreign[rules.skeleton(value)].append(value)

    def frequency(self, values: Iterable[str]) -> float:
        """How common these are together, leaning on a usual name's while there are few people on file."""
        share = BASE[self.letter] * SMOOTHING
        return (sum(self.often.get(value, 0) for value in values) + share) / (self.total + SMOOTHING)

    def count(self, values: Iterable[str]) -> int:
        return sum(self.often.get(value, 0) for value in values)

    def near(self, word: str) -> set[str]:
        if not 2 < len(word) < 40:
            return set()
        found = {value for slip in rules.deletes(word) for value in self.slips.get(hash(slip), ())}
        return {value for value in found if OSA.distance(word, value, score_cutoff=1) <= 1}

    def sounding(self, word: str) -> set[str]:
        code = rules.sound(word)
        found = set(self.sounds.get(code, ())) if len(code) > 1 else set()
        bare = rules.skeleton(word)
        if len(bare) > 1:
            found |= set(self.foreign.get(bare, ()))
            if not word.isascii():
                found |= {value for value in self.sounds.get(rules.sound(word), ())}
        return found

    def beginning(self, word: str) -> list[str]:
        """The most common values that begin so."""
        if len(word) < 2:
            return []
        if len(self.ordered) != len(self.often):
            self.ordered = sorted(self.often)
        start, end = bisect_left(self.ordered, word), bisect_left(self.ordered, word + LAST_LETTER)
        begins = [value for value in self.ordered[start : min(end, start + 2000)] if value != word]
        return nlargest(PREFIXED, begins, key=self.often.__getitem__)


@dataclass
class Dictionary:
    """What one worker process remembers; it asks for what is new before each search."""

    kinds: Mapping[str, Kind] = field(default_factory=lambda: {letter: Kind(letter) for letter in KINDS})
    last: int = 0
    rows: int = 0
    lock: Lock = field(default_factory=Lock)

    def refresh(self) -> "Dictionary":
        with self.lock, connection.cursor() as cursor:
            cursor.execute(
                "select id, kind, value, often, (select people_trace_size()) from people_names(%s) order by id",
                [max(self.last - OVERLAP, 0)],
            )
            for number, kind, value, often, size in cursor.fetchall():
                self.kinds[kind].add(value, often)
                self.last, self.rows = max(self.last, number), size
        return self

    def forms(self, letter: str, word: str, variants: rules.Variants, *, unfinished: bool) -> dict[str, Agree]:
        """Every value that may have been meant by a word, with how well it agrees; the best way wins."""
        kind = self.kinds[letter]
        ways: list[tuple[Agree, Callable[[], Iterable[str]]]] = [
            (Agree.VARIANT, lambda: variants.of_name(KINDS[letter], word)),
            (Agree.NEAR, lambda: kind.near(word)),
            (Agree.SOUNDS, lambda: kind.sounding(word)),
        ]
        if unfinished:
            ways.append((Agree.BEGINS, lambda: kind.beginning(word)))
        found = {word: Agree.EXACT}
        for agree, values in ways:
            for value in values():
                found.setdefault(value, agree)
        return found


shared = Dictionary()
