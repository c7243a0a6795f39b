"""Parts of pages: frozen dataclasses whose words are already formatted. The macros in ``jinja2/design`` draw them.

A page of a room is itself a frozen dataclass. It must have ``title``; it may have ``caption``, ``back`` (a Link),
``breadcrumbs`` (a tuple of Links) and ``form``.
"""

from dataclasses import dataclass, field
from typing import Literal

type Tone = Literal["plain", "action", "soon", "late"]


@dataclass(frozen=True)
class Link:
    text: str
    href: str
    hidden: str = ""  # completes the words for a screen reader: "Change" + "date of birth"


@dataclass(frozen=True)
class NavItem:
    label: str
    href: str
    current: bool = False


@dataclass(frozen=True)
class Chrome:
    """What stands around every page."""

    product: str = "Kith"
    partnership: str = ""
    person_name: str = ""
    role_label: str = ""
    navigation: tuple[NavItem, ...] = ()
    demo: bool = False
    signed_in: bool = False
    sign_out_href: str = ""
    notice: str = ""
    home_href: str = "/"
    footer: tuple[Link, ...] = ()


@dataclass(frozen=True)
class Tag:
    text: str
    tone: Tone = "plain"


@dataclass(frozen=True)
class Row:
    """One line of a summary list. ``value`` may hold several lines; an empty value is shown as ``missing``."""

    label: str
    value: str | tuple[str, ...] = ""
    action: Link | None = None
    href: str = ""
    missing: str = "Not recorded"
    tag: Tag | None = None


@dataclass(frozen=True)
class Task:
    label: str
    href: str = ""
    status: str = ""
    done: bool = False
    hint: str = ""


@dataclass(frozen=True)
class Cell:
    text: str
    href: str = ""
    tag: Tag | None = None
    number: bool = False
    note: str = ""
    hidden: str = ""


@dataclass(frozen=True)
class Table:
    """``head`` names the columns; each row is a tuple of Cells or words, the first being the row's header."""

    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[Cell | str, ...], ...]
    empty: str = "Nothing to show."
    caption_hidden: bool = False

    @property
    def cells(self) -> tuple[tuple[tuple[str, Cell], ...], ...]:
        return tuple(
            tuple(
                (head, cell if isinstance(cell, Cell) else Cell(cell))
                for head, cell in zip(self.head, row, strict=True)
            )
            for row in self.rows
        )


@dataclass(frozen=True)
class Clock:
    """A time limit: what is due, by when, how it stands, and which sentence says so."""

    label: str
    due_text: str
    state: Literal["on_time", "soon", "late", "done"]
    why: str = ""
    source: str = ""
    code: str = ""

    @property
    def state_text(self) -> str:
        return {"on_time": "On time", "soon": "Due soon", "late": "Late", "done": "Done"}[self.state]


@dataclass(frozen=True)
class FindingView:
    """What a rule says about the facts. It never blocks; it asks."""

    text: str
    code: str = ""
    rule: str = ""
    source: str = ""
    serious: bool = False
    asks: str = ""
    action: Link | None = None


@dataclass(frozen=True)
class TimelineEntry:
    when: str
    title: str
    by: str = ""
    agency: str = ""
    text: str | tuple[str, ...] = ""
    action: Link | None = None
    tag: Tag | None = None
    datetime: str = ""  # machine-readable, for <time>


@dataclass(frozen=True)
class PersonCard:
    name: str
    relation: str = ""
    rows: tuple[Row, ...] = ()
    href: str = ""
    tag: Tag | None = None
    note: str = ""


@dataclass(frozen=True)
class KeyFact:
    label: str
    value: str
    note: str = ""


@dataclass(frozen=True)
class NextStep:
    """The one thing to do first, with its reason."""

    title: str
    text: str = ""
    link: Link | None = None
    due_text: str = ""


@dataclass(frozen=True)
class Contact:
    """Somebody to telephone. ``number`` is drawn large and can be pressed on a telephone."""

    name: str
    role: str = ""
    agency: str = ""
    number: str = ""
    note: str = ""
    wrong: Link | None = None

    @property
    def dial(self) -> str:
        return "".join(character for character in self.number if character.isdigit() or character == "+")


@dataclass(frozen=True)
class ConflictRow:
    label: str
    theirs: str
    yours: str

    @property
    def differs(self) -> bool:
        return self.theirs != self.yours


@dataclass(frozen=True)
class Conflict:
    """Somebody saved while you were writing: both versions, side by side."""

    who: str
    when: str
    rows: tuple[ConflictRow, ...]


@dataclass(frozen=True)
class Message:
    """A page that says one thing: not found, expired, too many attempts, done."""

    title: str
    paragraphs: tuple[str, ...] = ()
    link: Link | None = None
    reference: str = ""
    back: Link | None = None
    steps: tuple[str, ...] = field(default=())
