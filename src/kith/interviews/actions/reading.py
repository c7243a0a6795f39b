"""What a file holds: a transcript's words (text, Word, WebVTT), or a project of another tool."""

import io
import re
import zipfile

import docx

from kith.interviews.refi import archive, reading, taguette
from kith.interviews.refi.shapes import Project, Unreadable
from kith.interviews.words import FileKind

LARGEST = 5_000_000
TIMING = re.compile(r"^(\d+:)?\d{2}:\d{2}\.\d{3}\s+-->")
VOICE = re.compile(r"<v(?:\.[^ >]*)?\s+([^>]*)>")
TAG = re.compile(r"<[^>]*>")


def words_of(name: str, data: bytes) -> str:
    """The words, line ends as one character. Raises Unreadable."""
    kind = name.rpartition(".")[2].lower()
    text = _docx(data) if kind == "docx" else _decoded(data)
    text = (_vtt(text) if kind == "vtt" else text).replace("\x00", "")
    if not text.strip():
        raise Unreadable("There are no words in it.")
    if len(text) > LARGEST:
        raise Unreadable("It is longer than any interview can be.")
    return text


def project_of(kind: FileKind, data: bytes) -> Project:
    """The project in a file of this kind; for a codebook, one with codes alone. Raises Unreadable."""
    if kind is FileKind.CODEBOOK:
        return Project(name="", codes=reading.read_codebook(data))
    return reading.read_project(data) if kind is FileKind.PROJECT else taguette.read_taguette(data)


def _decoded(data: bytes) -> str:
    for encoding in ("utf-8-sig", "cp1252"):
        try:
            return data.decode(encoding).replace("\r\n", "\n").replace("\r", "\n")
        except UnicodeDecodeError:
            continue
    raise Unreadable("Its letters cannot be read. Save it as UTF-8 and choose it again.")


def _docx(data: bytes) -> str:
    if any(b"<!DOCTYPE" in part for part in archive.files_in(data).values()):
        raise Unreadable("It declares entities of its own, which no Word document needs.")
    try:
        document = docx.Document(io.BytesIO(data))
    except (AttributeError, KeyError, ValueError, zipfile.BadZipFile, SyntaxError) as error:
        raise Unreadable("It is not a Word document, or it is damaged.") from error
    return "\n".join(paragraph.text for paragraph in document.paragraphs)


def _vtt(text: str) -> str:
    if not text.startswith("WEBVTT"):
        raise Unreadable("It is not a WebVTT file.")
    lines = []
    for block in re.split(r"\n\s*\n", text):
        rows = block.split("\n")
        at = next((n for n, row in enumerate(rows) if TIMING.match(row)), None)
        if at is not None:
            said = " ".join(row for row in rows[at + 1 :] if row.strip())
            lines.append(TAG.sub("", VOICE.sub(r"\1: ", said)).strip())
    return "\n".join(line for line in lines if line)
