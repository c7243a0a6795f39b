"""A file as rows of text, whatever an agency's system wrote: CSV of any encoding and separator, or a spreadsheet.

Nothing in the file is run: a formula is the value it last had, or its text. Limits are checked before anything is
unpacked, so that neither a file of 200 MB nor one that unpacks to gigabytes takes the memory.
"""

import csv
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from io import BytesIO, StringIO

import charset_normalizer
import python_calamine

SPREADSHEETS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
PDF = b"%PDF"
SAMPLE = 200_000
MEGABYTE = 1024 * 1024
MOST_NULLS = 8
"""A file in which more than one byte in so many is null holds no text."""


class Unreadable(ValueError):
    """The file cannot be read as rows; the message says why and what to do, for the person who sent it."""


@dataclass(frozen=True, kw_only=True)
class Limits:
    """How large a file may be, from the handbook: bytes as sent, bytes when unpacked, rows, columns."""

    file_bytes: int
    unpacked_bytes: int
    rows: int
    columns: int = 200


@dataclass(frozen=True)
class Sheet:
    """Headings, and rows as text with their number in the file (the heading is row 1 when it comes first)."""

    headings: tuple[str, ...]
    rows: tuple[tuple[int, tuple[str, ...]], ...]
    encoding: str = ""


def read(content: bytes, limits: Limits) -> Sheet:
    """The first sheet with anything in it. Raises Unreadable with what is wrong and what would help."""
    if not content.strip():
        raise Unreadable("The file is empty.")
    if len(content) > limits.file_bytes:
        raise Unreadable(
            f"The file is {_megabytes(len(content))}. The largest that can be taken is "
            f"{_megabytes(limits.file_bytes)}: send it in parts, or with fewer columns."
        )
    if content.startswith(PDF):
        raise Unreadable("This is a PDF. Send the rows as a CSV file or an Excel spreadsheet.")
    if content.startswith(SPREADSHEETS):
        return _sheet(_spreadsheet(content, limits), limits)
    text, encoding = _decoded(content)
    return _sheet(_csv(text), limits, encoding)


def _megabytes(size: int) -> str:
    return f"{size / MEGABYTE:,.1f} MB"


def _decoded(content: bytes) -> tuple[str, str]:
    """The text and its encoding: Unicode when it is, else what Windows writes in Britain, else the likeliest."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", errors="replace"), "utf-16"
    if content.count(b"\x00", 0, SAMPLE) * MOST_NULLS > len(content[:SAMPLE]):
        raise Unreadable("This is not a table of rows. Send a CSV file or an Excel spreadsheet.")
    plain = content.replace(b"\x00", b" ")
    for encoding in ("utf-8-sig", "cp1252", ""):
        guess = encoding or _likeliest(plain)
        try:
            return plain.decode(guess), guess
        except (UnicodeDecodeError, LookupError):
            continue
    return plain.decode("latin-1"), "latin-1"


def _likeliest(content: bytes) -> str:
    found = charset_normalizer.from_bytes(content[:SAMPLE]).best()
    return found.encoding if found else "latin-1"


def _csv(text: str) -> Iterator[Sequence[object]]:
    csv.field_size_limit(100_000)
    reader = csv.reader(StringIO(text, newline=""), delimiter=_separator(text), strict=False)
    try:
        yield from reader
    except csv.Error as error:
        raise Unreadable(f"Row {reader.line_num} cannot be read: {error}. Is a quotation mark missing?") from error


def _separator(text: str) -> str:
    """The separator that stands in the first line most often outside quotes; a comma when none does."""
    first = text.lstrip("\r\n").split("\n", 1)[0]
    bare = "".join(part for place, part in enumerate(first.split('"')) if place % 2 == 0)
    best = max(",;\t|", key=bare.count)
    return best if bare.count(best) else ","


def _spreadsheet(content: bytes, limits: Limits) -> Iterator[Sequence[object]]:
    _small_enough_unpacked(content, limits)
    try:
        with python_calamine.CalamineWorkbook.from_filelike(BytesIO(content)) as book:
            for name in book.sheet_names:
                sheet = book.get_sheet_by_name(name)
                if sheet.height > limits.rows + 1_000:
                    raise Unreadable(_too_many(limits))
                if sheet.height:
                    yield from sheet.to_python(skip_empty_area=False)
                    return
    except (python_calamine.CalamineError, zipfile.BadZipFile, OSError, ValueError) as error:
        if isinstance(error, Unreadable):
            raise
        raise Unreadable(
            "The spreadsheet cannot be opened. It may be damaged or have a password: save it again without one, "
            "or as a CSV file."
        ) from error


def _small_enough_unpacked(content: bytes, limits: Limits) -> None:
    """A spreadsheet is a packed folder: what it unpacks to is read from its list, before anything is unpacked."""
    if not content.startswith(SPREADSHEETS[0]):
        return
    try:
        with zipfile.ZipFile(BytesIO(content)) as packed:
            size = sum(entry.file_size for entry in packed.infolist())
    except zipfile.BadZipFile as error:
        raise Unreadable("The spreadsheet is damaged and cannot be opened. Save it again and send it anew.") from error
    if size > limits.unpacked_bytes:
        raise Unreadable(
            f"The spreadsheet unpacks to {_megabytes(size)}, more than the {_megabytes(limits.unpacked_bytes)} that "
            "can be taken. Save only the sheet and columns needed, or send a CSV file."
        )


def _sheet(lines: Iterator[Sequence[object]], limits: Limits, encoding: str = "") -> Sheet:
    headings: tuple[str, ...] = ()
    rows: list[tuple[int, tuple[str, ...]]] = []
    for number, line in enumerate(lines, start=1):
        cells = tuple(_text(cell) for cell in line)
        if not any(cells):
            continue
        if not headings:
            headings = _headings(cells, limits)
            continue
        rows.append((number, (*cells[: len(headings)], *[""] * (len(headings) - len(cells)))))
        if len(rows) > limits.rows:
            raise Unreadable(_too_many(limits))
    if not headings:
        raise Unreadable("The file has no rows with anything in them.")
    if not rows:
        raise Unreadable("The file has headings and no rows under them.")
    return Sheet(headings, tuple(rows), encoding)


def _headings(cells: tuple[str, ...], limits: Limits) -> tuple[str, ...]:
    while cells and not cells[-1]:
        cells = cells[:-1]
    if len(cells) > limits.columns:
        raise Unreadable(f"The file has {len(cells):,} columns; {limits.columns} is the most that can be taken.")
    return tuple(cell[:100] or f"Column {place}" for place, cell in enumerate(cells, start=1))


def _too_many(limits: Limits) -> str:
    return f"The file has more than {limits.rows:,} rows. Send it in parts."


def _text(cell: object) -> str:
    """A cell as text: whole numbers without ".0" (a reference, a phone), days as ISO dates, no control characters."""
    if isinstance(cell, datetime):
        return cell.date().isoformat() if cell.time() == time() else cell.isoformat(sep=" ")
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    text = "" if cell is None else str(cell)
    return " ".join("".join(one if one.isprintable() else " " for one in text).split())
