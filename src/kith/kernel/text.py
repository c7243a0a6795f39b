"""Small things about words: keys to sort and compare names by, lists that read as English, unsafe characters out."""

import unicodedata
from collections.abc import Iterable

_PLAIN = str.maketrans({"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ł": "l", "ı": "i"})
_HIDDEN = {"Cc", "Cf", "Cs", "Co", "Cn"}
_KEPT = {"\n", "\t", "\u200d", "\u200c"}


def name_key(name: str) -> str:
    """The key a name is sorted and compared by: lower case, no accents, no punctuation, single spaces.

    "O'Brien-Łukasz" and "obrien lukasz" have the same key.
    """
    folded = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", name).casefold()).translate(_PLAIN)
    letters = "".join(_sortable(character) for character in folded)
    return " ".join(letters.split())


def _sortable(character: str) -> str:
    if character.isalnum():
        return character
    if character.isspace() or unicodedata.category(character) == "Pd":
        return " "
    return ""


def hidden_characters(words: str) -> tuple[str, ...]:
    """Characters nobody sees but a computer obeys: controls, direction overrides. Joiners and line ends are fine."""
    return tuple(c for c in words if c not in _KEPT and c != "\r" and unicodedata.category(c) in _HIDDEN)


def in_words(items: Iterable[str], joiner: str = "and") -> str:
    """A list as English says it: "police, health and the GP"."""
    listed = [item for item in items if item]
    if len(listed) < 2:
        return "".join(listed)
    return f"{', '.join(listed[:-1])} {joiner} {listed[-1]}"


def count(number: int, one: str, many: str = "") -> str:
    """A number with its noun: "1 day", "2 days", "1,000 babies"."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"
