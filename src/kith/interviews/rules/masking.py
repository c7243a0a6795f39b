"""What in a transcript may say who somebody is, and what stands in its place. Suggestions only: people decide."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kith.interviews.words import Kind

MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
NAME = r"[A-Z][a-z]+(?:[-'][A-Z][a-z]+)?"
PLACE_ENDS = "Road|Street|Lane|Avenue|Close|Row|Ward|Hospital|Surgery|School|Nursery|Centre|Hub|Clinic|House|Practice"
PATTERNS: tuple[tuple[Kind, str], ...] = (
    (Kind.NUMBER, r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+"),
    (Kind.NUMBER, r"\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b"),
    (Kind.NUMBER, r"\b\d{3}[ -]\d{3}[ -]\d{4}\b|\b0\d{3,4} ?\d{3} ?\d{3,4}\b"),
    (Kind.DATE, rf"\b\d{{1,2}}(?:st|nd|rd|th)?(?: of)? (?:{MONTHS})(?:,? \d{{4}})?\b"),
    (Kind.DATE, rf"\b(?:{MONTHS})(?: \d{{1,2}}(?:st|nd|rd|th)?)?,? \d{{4}}\b"),
    (Kind.DATE, r"\b\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}\b|\b\d{4}-\d{2}-\d{2}\b"),
    (Kind.PLACE, rf"\b(?:{NAME} )+(?:{PLACE_ENDS})\b"),
    (Kind.PERSON, rf"\b(?:Mr|Mrs|Ms|Miss|Dr|Sgt|PC|Nurse|Auntie|Uncle)\.? {NAME}(?: {NAME})?\b"),
    (Kind.PERSON, rf"\b{NAME} {NAME}\b"),
)
IN_A_SENTENCE = re.compile(rf"(?<=[a-z,;] )({NAME})\b")
ORDINARY = frozenset(
    "I Monday Tuesday Wednesday Thursday Friday Saturday Sunday English Front Door Family Hub Police Probation Health "
    "Visitor Midwife Kith Teams Christmas Easter".split()
) | frozenset(MONTHS.split("|"))
LITTLE = frozenset(
    "At In On To The From By For With And But When After Before Near Our Her His Their We They She He".split()
)


@dataclass(frozen=True)
class Suggestion:
    """Words that may say who somebody is, of which kind, and how often they stand in the text."""

    words: str
    kind: Kind
    times: int


@dataclass(frozen=True)
class Masked:
    """A text with its key: what stands in the place of what."""

    text: str
    key: tuple[tuple[str, str, Kind], ...]
    spots: tuple[tuple[int, int, str], ...] = ()

    def moved(self, start: int, end: int) -> tuple[int, int]:
        """Where a passage of the words as said stands once they are masked; a token that it cuts is in it whole."""
        return self._moved(start, whole=False), self._moved(end, whole=True)

    def _moved(self, place: int, *, whole: bool) -> int:
        shift = 0
        for start, end, token in self.spots:
            if place >= end:
                shift += len(token) - (end - start)
            elif place > start:
                return start + shift + (len(token) if whole else 0)
        return place + shift


def suggestions(text: str) -> tuple[Suggestion, ...]:
    """What the rules find, each once, in the order of the text."""
    found: dict[str, Kind] = {}
    covered: list[tuple[int, int]] = []
    for kind, pattern in PATTERNS:
        for first in re.finditer(pattern, text):
            match = _without_little_words(pattern, text, first)
            if _ordinary(match.group()) or any(a < match.end() and match.start() < b for a, b in covered):
                continue
            covered.append(match.span())
            found.setdefault(match.group(), kind)
    for match in IN_A_SENTENCE.finditer(text):
        if not _ordinary(match.group()) and not any(a < match.end() and match.start() < b for a, b in covered):
            found.setdefault(match.group(), Kind.PERSON)
    listed = sorted(found, key=text.index)
    return tuple(Suggestion(words, found[words], len(_occurrences(text, words))) for words in listed)


def _without_little_words(pattern: str, text: str, found: re.Match[str]) -> re.Match[str]:
    """A capital at the start of a sentence is not part of a name: "At Pebble Surgery" is found as "Pebble Surgery"."""
    first, _, rest = found.group().partition(" ")
    later = re.compile(pattern).match(text, found.start() + len(first) + 1) if rest and first in LITTLE else None
    return later or found


def _ordinary(words: str) -> bool:
    return all(word in ORDINARY or word.removesuffix("s") in ORDINARY for word in words.split())


def _occurrences(text: str, words: str) -> list[tuple[int, int]]:
    pattern = rf"(?<!\w){re.escape(words)}(?!\w)"
    return [match.span() for match in re.finditer(pattern, text)]


def mask(text: str, chosen: Sequence[tuple[str, Kind]]) -> Masked:
    """The text with each chosen word replaced wherever it stands: `[person 1]`, `[place 1]` … and the key to them.

    The longest words go first, so that "Anna Brook" is not left as "[person 1] Brook".
    """
    key: list[tuple[str, str, Kind]] = []
    counted: dict[Kind, int] = {}
    tokens: dict[str, str] = {}
    spots = places(text, chosen)
    for start, end, kind in sorted(spots, key=lambda spot: (-(spot[1] - spot[0]), spot[0])):
        words = text[start:end]
        if words not in tokens:
            counted[kind] = counted.get(kind, 0) + 1
            tokens[words] = f"[{kind.value} {counted[kind]}]"
            key.append((tokens[words], words, kind))
    replaced = tuple((start, end, tokens[text[start:end]]) for start, end, _kind in spots)
    return Masked(_replaced(text, replaced), tuple(key), replaced)


def places(text: str, chosen: Sequence[tuple[str, Kind]]) -> list[tuple[int, int, Kind]]:
    """Where each of the words stands, the longest first, none inside another, in the order of the text."""
    spots: list[tuple[int, int, Kind]] = []
    taken = bytearray(len(text))
    for words, kind in sorted(dict(chosen).items(), key=lambda pair: -len(pair[0])):
        for start, end in _occurrences(text, words):
            if not any(taken[start:end]):
                taken[start:end] = b"\x01" * (end - start)
                spots.append((start, end, kind))
    return sorted(spots)


def _replaced(text: str, spots: Iterable[tuple[int, int, str]]) -> str:
    made, last = [], 0
    for start, end, token in spots:
        made += [text[last:start], token]
        last = end
    return "".join((*made, text[last:]))


def cover(text: str, words: str) -> str:
    """A name found after coding began, covered without moving any other letter, so that every passage stays right."""
    for start, end in _occurrences(text, words):
        text = text[:start] + "█" * (end - start) + text[end:]
    return text


def replaced(text: str, key: Sequence[tuple[str, str, Kind]]) -> str:
    """Other words about the same text, masked with its key."""
    tokens = {words: token for token, words, _kind in key}
    spots = places(text, [(words, kind) for _token, words, kind in key])
    return _replaced(text, [(start, end, tokens[text[start:end]]) for start, end, _kind in spots])
