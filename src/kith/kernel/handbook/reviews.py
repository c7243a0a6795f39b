"""The kinds of entry that a published review is made of."""

from dataclasses import dataclass
from datetime import date

from kith.kernel.entries import Entry


@dataclass(frozen=True)
class Method:
    """A way a review gathered evidence, and how we know it did."""

    code: str
    name: str
    note: str
    known_from: str


@dataclass(frozen=True)
class KeyFinding:
    """A key finding of a review in our own words."""

    code: str
    title: str
    statement: str
    section: str
    measure: str = ""


@dataclass(frozen=True)
class Recommendation:
    """What a review asks for, and of whom."""

    code: str
    text: str
    owner: str
    owner_agency: str
    section: str
    findings: tuple[str, ...] = ()


@dataclass(frozen=True)
class Focus:
    """A section of a review that looks closer at one subject."""

    code: str
    title: str
    points: tuple[str, ...]
    section: str


@dataclass(frozen=True, kw_only=True)
class Review(Entry):
    """A thematic review as the partnership published it, in our own words."""

    title: str
    body: str
    began: date
    ended: date
    cohort: str
    scope: str
    priorities: tuple[str, ...]
    stands: str
    builds_on: str = ""
    method: tuple[Method, ...] = ()
    finding: tuple[KeyFinding, ...] = ()
    recommendation: tuple[Recommendation, ...] = ()
    focus: tuple[Focus, ...] = ()
