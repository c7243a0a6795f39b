"""Names as they are compared: folded, in Latin letters, by sound, and with other forms of the same name."""

import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

import jellyfish

from kith.kernel.text import name_key

LATIN = {
    **dict(zip("абвгдежзийклмнопрстуфхцчшщъыьэюяєіїґ", [
        "a", "b", "v", "g", "d", "e", "zh", "z", "i", "i", "k", "l", "m", "n", "o", "p", "r", "s", "t", "u", "f",
        "kh", "ts", "ch", "sh", "shch", "", "y", "", "e", "yu", "ya", "ye", "i", "yi", "g"], strict=True)),
    **dict(zip("αβγδεζηθικλμνξοπρσςτυφχψω", [
        "a", "v", "g", "d", "e", "z", "i", "th", "i", "k", "l", "m", "n", "x", "o", "p", "r", "s", "s", "t", "y",
        "f", "ch", "ps", "o"], strict=True)),
    **dict(zip("ابتثجحخدذرزسشصضطظعغفقكلمنهويىةءآأإؤئپچگکی", [
        "a", "b", "t", "th", "j", "h", "kh", "d", "dh", "r", "z", "s", "sh", "s", "d", "t", "z", "a", "gh", "f", "q",
        "k", "l", "m", "n", "h", "w", "y", "a", "a", "", "a", "a", "i", "w", "y", "p", "ch", "g", "k", "y"],
        strict=True)),
}  # fmt: skip
"""One letter of another script to Latin letters: enough to find a name, not to spell it."""

PARTICLES = frozenset("van von de da di du del der den la le el al bin ibn bint abu ben mac mc o ap ab ter ten".split())
CONSONANTS = str.maketrans("", "", "aeiouyw")


def latin(key: str) -> str:
    """A folded name in Latin letters; what has none stays as it is."""
    if key.isascii():
        return key
    said = "".join(LATIN.get(letter, letter) for letter in key)
    return "".join(letter for letter in said if letter.isascii() or unicodedata.category(letter)[0] == "L")


@lru_cache(maxsize=200_000)
def sound(key: str) -> str:
    """How a name sounds: metaphone, and for a name written from another script its consonants."""
    said = latin(key)
    return jellyfish.metaphone(said) if said.isascii() else said


def skeleton(key: str) -> str:
    """The consonants of a name, doubled letters once: "mohammed", "muhammad" and "mhmd" are one."""
    bare = latin(key).translate(CONSONANTS)
    return "".join(letter for n, letter in enumerate(bare) if n == 0 or bare[n - 1] != letter)


def words_of(name: str) -> tuple[str, ...]:
    """The words of a name, folded: at most twelve, which is more than anybody has."""
    return tuple(name_key(name).split())[:12]


def joined(words: Iterable[str]) -> str:
    return "".join(words)[:100]


def family_parts(words: tuple[str, ...]) -> tuple[str, ...]:
    """The ways a family name is kept: whole, and each part of a double-barrelled one without its particles."""
    parts = [word for word in words if len(words) > 1 and len(word) > 2 and word not in PARTICLES]
    return tuple(dict.fromkeys([joined(words), *parts]))


def deletes(word: str) -> Iterator[str]:
    """The word, and the word with one letter left out: two words one slip apart share one of these."""
    yield word
    for n in range(len(word)):
        yield word[:n] + word[n + 1 :]


def prefixed(key: str) -> str:
    """A family name with Mac said as Mc: "macdonald" and "mcdonald" are one name."""
    return "mc" + key[3:] if key.startswith("mac") and len(key) > 5 else key


@dataclass(frozen=True)
class Variants:
    """Sets of names that are forms of one name, from the handbook: kind is "given" or "family"."""

    sets: Mapping[str, tuple[tuple[str, ...], ...]] = field(default_factory=dict)
    _by_name: dict[tuple[str, str], list[int]] = field(default_factory=dict, repr=False)

    @classmethod
    def of(cls, listed: Iterable[tuple[str, Iterable[str]]]) -> "Variants":
        sets: dict[str, list[tuple[str, ...]]] = {"given": [], "family": []}
        by_name: dict[tuple[str, str], list[int]] = {}
        for kind, names in listed:
            folded = tuple(dict.fromkeys(joined(words_of(name)) for name in names))
            for name in folded:
                by_name.setdefault((kind, name), []).append(len(sets[kind]))
            sets[kind].append(folded)
        return cls({kind: tuple(found) for kind, found in sets.items()}, by_name)

    def of_name(self, kind: str, key: str) -> frozenset[str]:
        """Every other form of this name; a Mac is a Mc too."""
        found = {name for n in self._by_name.get((kind, key), ()) for name in self.sets[kind][n]}
        if kind == "family" and (other := prefixed(key)) != key:
            found.add(other)
        if kind == "family" and key.startswith("mc") and len(key) > 4:
            found.add("mac" + key[2:])
        return frozenset(found - {key})
