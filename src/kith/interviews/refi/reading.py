"""From a .qdpx or .qdc to plain data."""

from collections.abc import Iterable

from lxml import etree

from . import archive
from .shapes import CODEBOOK, PROJECT, Carried, Code, Coding, More, Project, Selection, Text, Unreadable, User
from .xml import kind, parse, text_of

KEPT_APART = {"guid", "name", "startPosition", "endPosition", "creatingUser", "plainTextPath"}
READ = {"Users", "CodeBook", "Sources", "Notes", "Description", "NoteRef"}


def read_project(data: bytes) -> Project:
    """A project from the bytes of a .qdpx. Raises Unreadable."""
    files = archive.files_in(data)
    if archive.PROJECT_FILE not in files:
        raise Unreadable("It holds no project.qde, so it is not a REFI-QDA project.")
    root = parse(files[archive.PROJECT_FILE])
    if kind(root) != "Project" or etree.QName(root).namespace != PROJECT:
        raise Unreadable("Its project.qde is not a REFI-QDA project.")
    parts = {kind(child): child for child in root if kind(child)}
    texts = _Texts(files)
    return Project(
        name=root.get("name", ""),
        users=tuple(_user(el) for el in parts.get("Users", ())),
        codes=_codes(parts.get("CodeBook")),
        sources=tuple(_source(el, texts) for el in parts.get("Sources", ())),
        notes=tuple(_text(el, texts) for el in parts.get("Notes", ())),
        carried=tuple(Carried(kind=name, xml=_raw(el)) for name, el in parts.items() if name not in READ),
        description=text_of(root, "Description"),
        note_refs=_refs(root, "NoteRef"),
        more=tuple((name, value) for name, value in root.attrib.items() if name != "name" and "}" not in name),
        files={name: held for name, held in files.items() if name != archive.PROJECT_FILE and name not in texts.used},
    )


def read_codebook(data: bytes) -> tuple[Code, ...]:
    """The codes of a .qdc, or of the codebook in any REFI-QDA XML. Raises Unreadable."""
    root = parse(data)
    if kind(root) != "CodeBook" or etree.QName(root).namespace not in {CODEBOOK, PROJECT}:
        raise Unreadable("It is not a REFI-QDA codebook.")
    return _codes(root)


class _Texts:
    """Finds the plain text a source leads to, in whichever way its tool writes the address."""

    def __init__(self, files: dict[str, bytes]) -> None:
        self.files = {name.casefold(): name for name in files}
        self.data = files
        self.used: set[str] = set()

    def at(self, path: str) -> str | None:
        wanted = path.removeprefix("internal://").removeprefix("relative://").lstrip("/").casefold()
        name = self.files.get(f"sources/{wanted}") or self.files.get(wanted)
        if name is None:
            return None
        self.used.add(name)
        try:
            return self.data[name].decode("utf-8-sig")
        except UnicodeDecodeError:
            return None


def _raw(element: etree._Element) -> bytes:
    return etree.tostring(element, with_tail=False)


def _more(element: etree._Element) -> More:
    return tuple((name, value) for name, value in element.attrib.items() if name not in KEPT_APART and "}" not in name)


def _refs(element: etree._Element, name: str) -> tuple[str, ...]:
    return tuple(child.get("targetGUID", "") for child in element if kind(child) == name)


def _user(element: etree._Element) -> User:
    return User(guid=element.get("guid", ""), name=element.get("name", ""), more=_more(element))


def _codes(book: etree._Element | None) -> tuple[Code, ...]:
    listed = [child for child in book if kind(child) == "Codes"] if book is not None else []
    return tuple(_code(child) for codes in listed for child in codes if kind(child) == "Code")


def _code(element: etree._Element) -> Code:
    return Code(
        guid=element.get("guid", ""),
        name=element.get("name", ""),
        codable=element.get("isCodable", "true") in {"true", "1"},
        colour=element.get("color", ""),
        description=text_of(element, "Description"),
        notes=_refs(element, "NoteRef"),
        children=tuple(_code(child) for child in element if kind(child) == "Code"),
    )


def _source(element: etree._Element, texts: _Texts) -> Text | Carried:
    if kind(element) == "TextSource":
        return _text(element, texts)
    return Carried(kind=kind(element), xml=_raw(element))


def _text(element: etree._Element, texts: _Texts) -> Text:
    path = element.get("plainTextPath", "")
    held = texts.at(path) if path else text_of(element, "PlainTextContent")
    return Text(
        guid=element.get("guid", ""),
        name=element.get("name", ""),
        text=held,
        path=path,
        description=text_of(element, "Description"),
        user=element.get("creatingUser", ""),
        selections=tuple(_selection(child) for child in element if kind(child) == "PlainTextSelection"),
        codings=_codings(element),
        notes=_refs(element, "NoteRef"),
        more=_more(element),
        carried=tuple(_raw(child) for child in element if kind(child) == "VariableValue"),
    )


def _selection(element: etree._Element) -> Selection:
    return Selection(
        guid=element.get("guid", ""),
        start=_number(element.get("startPosition", "")),
        end=_number(element.get("endPosition", "")),
        name=element.get("name", ""),
        description=text_of(element, "Description"),
        user=element.get("creatingUser", ""),
        codings=_codings(element),
        notes=_refs(element, "NoteRef"),
        more=_more(element),
    )


def _number(words: str) -> int:
    try:
        return int(words[:20])
    except ValueError as error:
        raise Unreadable("A passage in it does not say where it begins or ends.") from error


def _codings(element: Iterable[etree._Element]) -> tuple[Coding, ...]:
    return tuple(
        Coding(
            guid=child.get("guid", ""),
            code=next(iter(_refs(child, "CodeRef")), ""),
            user=child.get("creatingUser", ""),
            notes=_refs(child, "NoteRef"),
            more=_more(child),
        )
        for child in element
        if kind(child) == "Coding"
    )
