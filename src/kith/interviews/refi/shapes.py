"""What a REFI-QDA project holds, as plain data. Identifiers stay as they were written, braces and all."""

from dataclasses import dataclass, field

PROJECT = "urn:QDA-XML:project:1.0"
CODEBOOK = "urn:QDA-XML:codebook:1.0"

type More = tuple[tuple[str, str], ...]


class Unreadable(ValueError):
    """A file that cannot be taken in; the message says what is wrong with it in plain words."""


def bare(guid: str) -> str:
    """An identifier as it is compared: without braces, in small letters."""
    return guid.strip().strip("{}").lower()


@dataclass(frozen=True, kw_only=True)
class User:
    guid: str
    name: str = ""
    more: More = ()


@dataclass(frozen=True, kw_only=True)
class Code:
    """A code with its definition, and the codes under it."""

    guid: str
    name: str
    codable: bool = True
    colour: str = ""
    description: str = ""
    notes: tuple[str, ...] = ()
    children: "tuple[Code, ...]" = ()


@dataclass(frozen=True, kw_only=True)
class Coding:
    """A code given by a coder."""

    guid: str
    code: str
    user: str = ""
    notes: tuple[str, ...] = ()
    more: More = ()


@dataclass(frozen=True, kw_only=True)
class Selection:
    """A passage: from `start` up to and without `end`, in characters. `name` is its quote where a tool says so."""

    guid: str
    start: int
    end: int
    name: str = ""
    description: str = ""
    user: str = ""
    codings: tuple[Coding, ...] = ()
    notes: tuple[str, ...] = ()
    more: More = ()


@dataclass(frozen=True, kw_only=True)
class Text:
    """A document, or a note, with its plain text. `text` is None when the file leads to a text that is not there."""

    guid: str
    name: str = ""
    text: str | None = ""
    path: str = ""
    description: str = ""
    user: str = ""
    selections: tuple[Selection, ...] = ()
    codings: tuple[Coding, ...] = ()
    notes: tuple[str, ...] = ()
    more: More = ()
    carried: tuple[bytes, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Carried:
    """A part that Kith does not read and hands on as it came: its kind, and its XML."""

    kind: str
    xml: bytes


@dataclass(frozen=True, kw_only=True)
class Project:
    """A project as read. `carried` parts and `files` are handed on untouched when it is written again."""

    name: str
    users: tuple[User, ...] = ()
    codes: tuple[Code, ...] = ()
    sources: tuple[Text | Carried, ...] = ()
    notes: tuple[Text, ...] = ()
    carried: tuple[Carried, ...] = ()
    description: str = ""
    note_refs: tuple[str, ...] = ()
    more: More = ()
    files: dict[str, bytes] = field(default_factory=dict, repr=False)

    @property
    def texts(self) -> tuple[Text, ...]:
        return tuple(source for source in self.sources if isinstance(source, Text))


def flat(codes: tuple[Code, ...]) -> tuple[Code, ...]:
    """Every code of the tree, parents first."""
    found: list[Code] = []
    for code in codes:
        found += [code, *flat(code.children)]
    return tuple(found)
