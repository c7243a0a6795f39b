"""What of another tool's project fits into a study: codes by their path, passages by their quote, coders by name."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kith.interviews.refi import quotes
from kith.interviews.refi.shapes import Code, Coding, Project, Text, bare

PATH = " › "
LONGEST_NAME = 120
INCLUDE, EXCLUDE = "Include: ", "Exclude: "
NOT_DEFINED = "No definition came with this code."


@dataclass(frozen=True)
class Outside:
    """A code given in another tool: which code, by whom (an empty name where the file does not say), and where."""

    code: str
    coder: str
    start: int
    end: int
    memo: str


@dataclass(frozen=True)
class Words:
    """A code's words, taken apart again where Kith put them together."""

    name: str
    definition: str
    include: str
    exclude: str


def codes(listed: Sequence[Code], path: tuple[str, ...] = ()) -> Iterator[tuple[str, Words]]:
    """Every code that can be given, parents first, each named by its path, with its identifier."""
    for code in listed:
        here = (*path, code.name.strip() or "Without a name")
        if code.codable or not code.children:
            yield bare(code.guid), apart(PATH.join(here)[:LONGEST_NAME], code.description)
        yield from codes(code.children, here)


def together(definition: str, include: str, exclude: str) -> str:
    """A code's words as one description, since the format has one place for them."""
    parts = (definition, f"{INCLUDE}{include}" * bool(include), f"{EXCLUDE}{exclude}" * bool(exclude))
    return "\n".join(part for part in parts if part)


def apart(name: str, description: str) -> Words:
    """The same words in their three places again."""
    rest, _, exclude = f"\n{description}".partition(f"\n{EXCLUDE}")
    definition, _, include = rest.partition(f"\n{INCLUDE}")
    return Words(name, definition.strip() or NOT_DEFINED, include.strip(), exclude.strip())


def plain(text: str) -> str:
    """A text as Kith keeps it: line ends one character, and none that a database refuses."""
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "\ufffd")


def passages(project: Project, source: Text) -> list[Outside]:
    """Every code given in this text whose place is known, in places of the text as Kith keeps it."""
    text, names = source.text or "", _Names(project)
    found = [names.outside(one, (0, len(plain(text))), source.user, "") for one in source.codings]
    for selection in source.selections:
        place = quotes.place(source.text, selection)
        if not place.usable:
            continue
        start, end = (spot - text.count("\r\n", 0, spot) for spot in (place.start, place.end))
        memo = names.words(selection.description, selection.notes)
        found += [names.outside(one, (start, end), selection.user, memo) for one in selection.codings]
    return [one for one in found if one.start < one.end]


class _Names:
    """A project's users and notes by their identifiers, braces aside."""

    def __init__(self, project: Project) -> None:
        self.users = {bare(user.guid): user.name.strip() or "Without a name" for user in project.users}
        self.notes = {bare(note.guid): (note.text or "").strip() for note in project.notes}

    def words(self, first: str, notes: Sequence[str]) -> str:
        return "\n".join(filter(None, (first.strip(), *(self.notes.get(bare(note), "") for note in notes))))

    def outside(self, one: Coding, span: tuple[int, int], user: str, memo: str) -> Outside:
        coder = self.users.get(bare(one.user or user), "")
        return Outside(bare(one.code), coder, *span, self.words(memo, one.notes))


def uncoded(project: Project) -> int:
    """Passages that were marked and given no code: they are not taken in."""
    return sum(not selection.codings for text in project.texts for selection in text.selections)
