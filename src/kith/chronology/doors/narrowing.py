"""Narrowing a chronology: by agency, kind, day, significance, about whom, and words."""

import re
import unicodedata
from dataclasses import dataclass, replace
from datetime import date

from kith.chronology.words import Shape
from kith.kernel.clock import day_of
from kith.kernel.text import name_key
from kith.people.timeline import TimelineFact
from kith.people.words import About, EntryKind, Significance

from .gathering import Chronology


@dataclass(frozen=True, kw_only=True)
class Asked:
    """What the reader wants to see, and how. `agency` is the agency's name as a code."""

    agency: str = ""
    kind: EntryKind | None = None
    significance: Significance | None = None
    about: About | None = None
    since: date | None = None
    until: date | None = None
    words: str = ""
    shape: Shape = Shape.ENTRIES
    newest_first: bool = False
    page: int = 1

    @property
    def narrows(self) -> bool:
        """Whether it leaves entries out."""
        plain = replace(Asked(), shape=self.shape, newest_first=self.newest_first, page=self.page)
        return self != plain


def code_of(agency_name: str) -> str:
    """The agency's name as it stands in an address and in a list of choices."""
    return name_key(agency_name).replace(" ", "-")


MARKS = re.compile("[\u0300-\u036f]")


def folded(text: str) -> str:
    """Text as it is searched: no capitals, no accents, straight quotes. Thousands of entries are folded in one look."""
    if text.isascii():
        return text.lower()
    return MARKS.sub("", unicodedata.normalize("NFKD", text.casefold())).replace("’", "'")


def narrowed(found: Chronology, asked: Asked) -> tuple[TimelineFact, ...]:
    """The entries asked for, the oldest first. An agency that has no entry narrows nothing."""
    agency = next((name for name in found.agencies if code_of(name) == asked.agency), "")
    wanted = folded(asked.words).split()
    return tuple(
        one
        for one in found.entries
        if (not agency or one.agency_name == agency)
        and (asked.kind is None or one.group is asked.kind)
        and (asked.significance is None or one.significance is asked.significance)
        and (asked.about is None or one.about is asked.about)
        and _between(one, asked)
        and (not wanted or _says(found, one, wanted))
    )


def _between(one: TimelineFact, asked: Asked) -> bool:
    if asked.since is None and asked.until is None:
        return True
    day = day_of(one.happened_at)
    return (asked.since is None or day >= asked.since) and (asked.until is None or day <= asked.until)


def _says(found: Chronology, one: TimelineFact, wanted: list[str]) -> bool:
    """Whether every word is somewhere in the entry, accents and capitals aside; in what was added to it too."""
    added = [remark.words for remark in found.remarks.get(one.key, ())] if one.key else []
    text = folded(" ".join((one.kind, one.words, one.who, one.agency_name, one.source, one.impact_words, *added)))
    return all(word in text for word in wanted)
