"""Where a passage really is: offsets are checked against the quote, since tools count characters differently."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from .shapes import Project, Selection, Text

LABEL_WORDS = 4
DOTS = re.compile(r"(\.\.\.|…)\s*$")


class Fit(StrEnum):
    """How a passage's offsets and its quote agree."""

    RIGHT = "right"
    UNCHECKED = "no quote to check by"
    LINE_ENDINGS = "counted with other line endings"
    WIDE_CHARACTERS = "counted in UTF-16 units"
    MOVED = "quote found elsewhere"
    LOST = "quote not found"
    OUTSIDE = "outside the text"
    NO_TEXT = "text missing"


@dataclass(frozen=True)
class Place:
    """Where a passage stands in the text, and how that is known."""

    start: int
    end: int
    fit: Fit

    @property
    def matches(self) -> bool:
        return self.fit in {Fit.RIGHT, Fit.UNCHECKED}

    @property
    def usable(self) -> bool:
        """Whether the passage may be shown here: everything but what could not be found again."""
        return self.fit not in {Fit.LOST, Fit.OUTSIDE, Fit.NO_TEXT}


@dataclass(frozen=True)
class Mismatch:
    """One passage whose offsets did not lead to its quote."""

    source: str
    source_guid: str
    selection: str
    start: int
    end: int
    problem: str
    quote: str
    found_at: tuple[int, int] | None


def plain(words: str) -> str:
    """Words as they are compared: every run of white space is one space."""
    return " ".join(words.split())


def _quote(selection: Selection) -> str:
    return plain(DOTS.sub("", selection.name))


def _is(found: str, quote: str, *, cut: bool) -> bool:
    found = plain(found)
    return found == quote or (cut and found.startswith(quote))


def place(text: str | None, selection: Selection) -> Place:
    """Where the passage is; re-found by its quote when the offsets do not lead to it."""
    start, end = selection.start, selection.end
    if text is None:
        return Place(start, end, Fit.NO_TEXT)
    quote = _quote(selection)
    for fit, here, there in _counted(text, start, end):
        if quote and 0 <= here < there <= len(text) and _is(text[here:there], quote, cut=_cut(selection, quote)):
            return Place(here, there, fit)
    inside = 0 <= start < end <= len(text)
    found = _nearest(text, quote, start) if quote else None
    if found:
        whole = _cut(selection, quote) and found[0] + max(end - start, 0) <= len(text)
        there = max(found[1], found[0] + end - start) if whole else found[1]
        return Place(found[0], there, Fit.MOVED)
    if not inside:
        return Place(start, end, Fit.OUTSIDE)
    return Place(start, end, Fit.LOST if len(quote.split()) >= LABEL_WORDS else Fit.UNCHECKED)


def _cut(selection: Selection, quote: str) -> bool:
    """Whether the name holds only the beginning of the passage, as many tools cut it."""
    return bool(DOTS.search(selection.name)) or selection.end - selection.start > len(quote)


def _counted(text: str, start: int, end: int) -> Iterator[tuple[Fit, int, int]]:
    """The places these offsets can mean, by each way of counting."""
    yield Fit.RIGHT, start, end
    if "\r\n" in text:
        yield Fit.LINE_ENDINGS, _with_returns(text, start), _with_returns(text, end)
    elif "\n" in text:
        yield Fit.LINE_ENDINGS, _without_returns(text, start), _without_returns(text, end)
    if _breaks(text)[2]:
        yield Fit.WIDE_CHARACTERS, _narrow(text, start), _narrow(text, end)


@lru_cache(maxsize=16)
def _breaks(text: str) -> tuple[list[int], list[int], list[int]]:
    """Where counting goes astray: at line ends of two characters, of one, and at characters of two UTF-16 units."""
    two = [match.start() - before for before, match in enumerate(re.finditer("\r\n", text))]
    one = [match.start() + before + 1 for before, match in enumerate(re.finditer("\n", text))]
    wide = [match.start() + before + 1 for before, match in enumerate(re.finditer("[\U00010000-\U0010ffff]", text))]
    return two, one, wide


def _with_returns(text: str, offset: int) -> int:
    """An offset counted with one character a line end, in a text that has two."""
    return offset + bisect_left(_breaks(text)[0], offset)


def _without_returns(text: str, offset: int) -> int:
    """An offset counted with two characters a line end, in a text that has one."""
    return offset - bisect_left(_breaks(text)[1], offset)


def _narrow(text: str, offset: int) -> int:
    """An offset counted in UTF-16 units, in characters."""
    return offset - bisect_left(_breaks(text)[2], offset)


def _nearest(text: str, quote: str, start: int) -> tuple[int, int] | None:
    """The occurrence of the quote nearest to where it was said to be, white space aside."""
    if len(quote) < 3:
        return None
    pattern = r"\s+".join(re.escape(word) for word in quote.split())
    found = [(match.start(), match.end()) for match in re.finditer(pattern, text)]
    return min(found, key=lambda span: abs(span[0] - start)) if found else None


def mismatches(project: Project) -> tuple[Mismatch, ...]:
    """Every passage of every text whose offsets did not lead to its quote."""
    return tuple(found for source in (*project.texts, *project.notes) for found in mismatches_in(source))


def mismatches_in(source: Text) -> Iterator[Mismatch]:
    for selection in source.selections:
        spot = place(source.text, selection)
        if not spot.matches:
            yield Mismatch(
                source=source.name or source.path,
                source_guid=source.guid,
                selection=selection.guid,
                start=selection.start,
                end=selection.end,
                problem=spot.fit.value,
                quote=selection.name,
                found_at=(spot.start, spot.end) if spot.usable else None,
            )
    if source.text is None and not source.selections:
        yield Mismatch(source.name, source.guid, "", 0, 0, Fit.NO_TEXT.value, "", None)
