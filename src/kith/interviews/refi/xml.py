"""XML read without its dangers, and judged by the schema that REFI published."""

from functools import cache
from pathlib import Path

from lxml import etree

from .shapes import CODEBOOK, PROJECT, Unreadable

SCHEMA = Path(__file__).with_name("refi-qda-project-1.0.xsd")
ROOTS = b'<xsd:element name="Project" type="ProjectType">'


def parse(data: bytes) -> etree._Element:
    """The root element. No entity is expanded, nothing is fetched. Raises Unreadable."""
    parser = etree.XMLParser(resolve_entities=False, load_dtd=False, no_network=True, huge_tree=False)
    if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
        raise Unreadable("Its XML declares entities of its own, which no project needs.")
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise Unreadable("Its XML cannot be read: it is damaged or cut short.") from error
    if root.getroottree().docinfo.doctype:
        raise Unreadable("Its XML declares entities of its own, which no project needs.")
    return root


def kind(element: etree._Element) -> str:
    """The element's name without its namespace."""
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


def text_of(element: etree._Element, name: str) -> str:
    """The words of the first child of this name."""
    found = next((child for child in element if kind(child) == name), None)
    return "".join(found.itertext()) if found is not None else ""


@cache
def _schema(namespace: str) -> etree.XMLSchema:
    source = SCHEMA.read_bytes()
    if namespace == CODEBOOK:
        source = source.replace(PROJECT.encode(), CODEBOOK.encode())
        source = source.replace(ROOTS, b'<xsd:element name="CodeBook" type="CodeBookType"/>' + ROOTS)
    return etree.XMLSchema(etree.fromstring(source))


def faults(root: etree._Element, namespace: str = PROJECT) -> tuple[str, ...]:
    """What the schema says against it, a line each; nothing when it conforms.

    REFI publishes one schema, for projects. A codebook is judged by that schema's own type for codebooks.
    """
    schema = _schema(namespace)
    return () if schema.validate(root) else tuple(f"line {e.line}: {e.message}" for e in schema.error_log)
