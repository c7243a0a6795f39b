"""Taguette's project export (SQLite) as plain data. Taguette keeps no coder, so none is made up."""

import html
import re
import sqlite3
import tempfile
from pathlib import Path
from uuid import NAMESPACE_URL, uuid5

from .shapes import Code, Coding, Project, Selection, Text, Unreadable

MAGIC = b"SQLite format 3\x00"
TAG = re.compile(r"<[^>]*>")
BLOCK = re.compile(r"</(p|div|h[1-6]|li|tr|blockquote)>|<br\s*/?>", re.IGNORECASE)


def _guid(kind: str, number: object) -> str:
    return str(uuid5(NAMESPACE_URL, f"taguette:{kind}:{number}"))


def read_taguette(data: bytes) -> Project:
    """A project from the bytes of Taguette's SQLite export. Raises Unreadable."""
    if not data.startswith(MAGIC):
        raise Unreadable("It is not a project exported from Taguette as SQLite.")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "project.sqlite3"
        path.write_bytes(data)
        base = sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)
        try:
            base.execute("pragma trusted_schema = off")
            return _project(base)
        except (sqlite3.DatabaseError, IndexError, TypeError, ValueError) as error:
            raise Unreadable("It is not a project exported from Taguette, or it is damaged.") from error
        finally:
            base.close()


def _project(base: sqlite3.Connection) -> Project:
    name = base.execute("select name from projects").fetchone()[0]
    tags = base.execute("select id, path, description from tags order by path").fetchall()
    codes = tuple(Code(guid=_guid("tag", tag), name=path, description=words or "") for tag, path, words in tags)
    sources = [_document(base, *row) for row in base.execute("select id, name, description, contents from documents")]
    return Project(name=name, codes=codes, sources=tuple(sources))


def _document(base: sqlite3.Connection, number: int, name: str, description: str, contents: str) -> Text:
    text, places = plain_text(contents)
    found = base.execute(
        "select id, start_offset, end_offset, snippet from highlights where document_id = ? order by start_offset",
        (number,),
    ).fetchall()
    return Text(
        guid=_guid("document", number),
        name=name,
        description=description or "",
        text=text,
        selections=tuple(_selection(base, places, *row) for row in found),
    )


def _selection(
    base: sqlite3.Connection, places: dict[int, int], number: int, start: int, end: int, snippet: str
) -> Selection:
    tags = base.execute("select tag_id from highlight_tags where highlight_id = ?", (number,)).fetchall()
    return Selection(
        guid=_guid("highlight", number),
        start=places.get(start, -1),
        end=places.get(end, -1),
        name=" ".join(html.unescape(TAG.sub("", BLOCK.sub(" ", snippet))).split()),
        codings=tuple(Coding(guid=_guid(f"coding-{number}", tag), code=_guid("tag", tag)) for (tag,) in tags),
    )


def plain_text(contents: str) -> tuple[str, dict[int, int]]:
    """The words of a document, and for each of Taguette's offsets the place in them.

    Taguette counts UTF-8 bytes of the text without its tags; a paragraph's end, not counted there, is a line here.
    """
    out: list[str] = []
    places: dict[int, int] = {0: 0}
    counted = length = 0
    for piece in re.split(r"(<[^>]*>)", contents):
        words = ("\n" if BLOCK.fullmatch(piece) else "") if TAG.fullmatch(piece) else html.unescape(piece)
        if not TAG.fullmatch(piece):
            places[counted] = length
            for letter in words:
                counted += len(letter.encode())
                length += 1
                places[counted] = length
        else:
            length += len(words)
        out.append(words)
    return "".join(out), places
