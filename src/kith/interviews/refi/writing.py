"""From plain data to a .qdpx or .qdc, judged by the schema before it leaves."""

from lxml import etree

from . import archive
from .shapes import CODEBOOK, PROJECT, Carried, Code, Coding, More, Project, Selection, Text, Unreadable
from .xml import faults, parse

ORDER = ("Variables", "Cases", "Sources", "Notes", "Links", "Sets", "Graphs")


class NotValid(ValueError):
    """What we would have written does not conform to the schema; the message holds what it says."""


def write_project(project: Project) -> bytes:
    """The bytes of a .qdpx. Raises NotValid: nothing that breaks the schema leaves."""
    files = dict(project.files)
    root = _project(project, files)
    _judge(root, PROJECT)
    return archive.pack({archive.PROJECT_FILE: _bytes(root), **files})


def write_codebook(codes: tuple[Code, ...]) -> bytes:
    """The bytes of a .qdc. Raises NotValid."""
    root = etree.Element(f"{{{CODEBOOK}}}CodeBook", nsmap={None: CODEBOOK})
    _codes(etree.SubElement(root, f"{{{CODEBOOK}}}Codes"), codes, CODEBOOK, notes=False)
    _judge(root, CODEBOOK)
    return _bytes(root)


def _judge(root: etree._Element, namespace: str) -> None:
    wrong = faults(root, namespace)
    if wrong:
        raise NotValid("; ".join(wrong[:5]))


def _bytes(root: etree._Element) -> bytes:
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _new(parent: etree._Element, name: str, pairs: dict[str, str], more: More = ()) -> etree._Element:
    element = etree.SubElement(parent, f"{{{PROJECT}}}{name}")
    for key, value in (*pairs.items(), *more):
        if value:
            element.set(key, value)
    return element


def _words(parent: etree._Element, name: str, words: str) -> None:
    if words:
        element = etree.SubElement(parent, etree.QName(etree.QName(parent).namespace, name))
        try:
            element.text = words
        except ValueError as error:
            raise Unreadable("A text holds characters that XML cannot carry.") from error


def _refs(parent: etree._Element, guids: tuple[str, ...]) -> None:
    for guid in guids:
        _new(parent, "NoteRef", {"targetGUID": guid})


def _project(project: Project, files: dict[str, bytes]) -> etree._Element:
    root = etree.Element(f"{{{PROJECT}}}Project", nsmap={None: PROJECT})
    root.set("name", project.name)
    for key, value in project.more:
        root.set(key, value)
    if project.users:
        users = _new(root, "Users", {})
        for user in project.users:
            _new(users, "User", {"guid": user.guid, "name": user.name}, user.more)
    if project.codes:
        book = _new(_new(root, "CodeBook", {}), "Codes", {})
        _codes(book, project.codes, PROJECT, notes=True)
    for section in ORDER:
        _section(root, section, project, files)
    _words(root, "Description", project.description)
    _refs(root, project.note_refs)
    return root


def _section(root: etree._Element, section: str, project: Project, files: dict[str, bytes]) -> None:
    if section == "Sources" and project.sources:
        sources = _new(root, "Sources", {})
        for source in project.sources:
            _source(sources, source, files)
    elif section == "Notes" and project.notes:
        notes = _new(root, "Notes", {})
        for note in project.notes:
            _text(notes, "Note", note, files)
    for carried in project.carried:
        if carried.kind == section:
            root.append(parse(carried.xml))


def _codes(parent: etree._Element, codes: tuple[Code, ...], namespace: str, *, notes: bool) -> None:
    for code in codes:
        element = etree.SubElement(parent, f"{{{namespace}}}Code")
        element.set("guid", code.guid)
        element.set("name", code.name)
        element.set("isCodable", "true" if code.codable else "false")
        if code.colour:
            element.set("color", code.colour)
        _words(element, "Description", code.description)
        if notes:
            _refs(element, code.notes)
        _codes(element, code.children, namespace, notes=notes)


def _source(parent: etree._Element, source: Text | Carried, files: dict[str, bytes]) -> None:
    if isinstance(source, Carried):
        parent.append(parse(source.xml))
    else:
        _text(parent, "TextSource", source, files)


def _text(parent: etree._Element, name: str, source: Text, files: dict[str, bytes]) -> None:
    pairs = {"guid": source.guid, "name": source.name, "plainTextPath": source.path, "creatingUser": source.user}
    element = _new(parent, name, pairs, source.more)
    _words(element, "Description", source.description)
    if source.path and source.text is not None:
        files[f"sources/{source.path.removeprefix('internal://').removeprefix('relative://').lstrip('/')}"] = (
            source.text.encode()
        )
    else:
        _words(element, "PlainTextContent", source.text or "")
    for selection in source.selections:
        _selection(element, selection)
    _codings(element, source.codings)
    _refs(element, source.notes)
    for held in source.carried:
        element.append(parse(held))


def _selection(parent: etree._Element, selection: Selection) -> None:
    pairs = {
        "guid": selection.guid,
        "name": selection.name,
        "startPosition": str(selection.start),
        "endPosition": str(selection.end),
        "creatingUser": selection.user,
    }
    element = _new(parent, "PlainTextSelection", pairs, selection.more)
    _words(element, "Description", selection.description)
    _codings(element, selection.codings)
    _refs(element, selection.notes)


def _codings(parent: etree._Element, codings: tuple[Coding, ...]) -> None:
    for coding in codings:
        element = _new(parent, "Coding", {"guid": coding.guid, "creatingUser": coding.user}, coding.more)
        _new(element, "CodeRef", {"targetGUID": coding.code})
        _refs(element, coding.notes)
