"""A copy as a Word document: what was left out on the first page, then a table whose head is repeated."""

from datetime import datetime
from io import BytesIO
from typing import Any

from .content import Copy

FONT = "Arial"
WIDTHS = (2.6, 2.6, 3.2, 2.8, 9.0, 2.4, 3.4)


def copy_docx(copy: Copy, *, at: datetime) -> bytes:
    """`at` is the moment it is made, written into the file."""
    import docx

    document = docx.Document()
    _set_up(document, copy, at)
    document.add_paragraph(copy.title, style="Title")
    for line in (copy.about, copy.profile, f"For: {copy.purpose}", copy.made, copy.days, copy.count):
        document.add_paragraph(line)
    document.add_heading("What was left out", 1)
    for line in copy.left_out:
        document.add_paragraph(line, style="List Bullet")
    for line in (copy.says, copy.read_first, copy.source):
        document.add_paragraph(line)
    document.add_page_break()
    document.add_heading("Entries", 1)
    _table(document, copy)
    made = BytesIO()
    document.save(made)
    return made.getvalue()


def _set_up(document: Any, copy: Copy, at: datetime) -> None:
    from docx.enum.section import WD_ORIENT
    from docx.oxml.ns import qn
    from docx.shared import Cm, Pt

    about = document.core_properties
    about.title, about.author, about.language = copy.title, "Kith", "en-GB"
    about.created = about.modified = at.replace(tzinfo=None)
    about.last_modified_by, about.comments = "Kith", copy.profile
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Cm(29.7), Cm(21)
    section.left_margin = section.right_margin = Cm(1.8)
    for name in ("Normal", "Title", "Heading 1", "List Bullet"):
        style = document.styles[name]
        style.font.name = FONT
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for kind in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
            fonts.set(qn(kind), FONT)
        for kind in ("w:asciiTheme", "w:hAnsiTheme", "w:cstheme", "w:eastAsiaTheme"):
            fonts.attrib.pop(qn(kind), None)
    document.styles["Normal"].font.size = Pt(10)
    for language in document.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), "en-GB")


def _table(document: Any, copy: Copy) -> None:
    """Cells are written once, by row: asking python-docx for one cell of a long table walks through all of it."""
    from docx.oxml import OxmlElement
    from docx.shared import Cm

    table = document.add_table(rows=len(copy.rows) + 1, cols=len(copy.head))
    table.style = "Table Grid"
    table.autofit = False
    for place, (row, words) in enumerate(zip(table.rows, (copy.head, *copy.rows), strict=True)):
        for cell, word, width in zip(row.cells, words, WIDTHS, strict=True):
            cell.width = Cm(width)
            cell.paragraphs[0].add_run(_printable(word)).bold = place == 0
        row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
        if place == 0:
            row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def _printable(words: str) -> str:
    """Words without characters that no XML may hold."""
    return "".join(one for one in words if one in "\n\t" or one >= " ")
