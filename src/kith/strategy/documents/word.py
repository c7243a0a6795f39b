"""The minutes as a Word document: real headings, table headers, British English."""

from datetime import datetime
from io import BytesIO
from typing import Any

FONT = "Arial"


def word(written: Any, *, at: datetime) -> bytes:
    """The minutes as DOCX. `at` is the moment it is made, written into the file."""
    import docx

    document = docx.Document()
    _set_up(document, written, at)
    document.add_paragraph(written.title, style="Title")
    for line in (written.about, written.when, written.issue):
        document.add_paragraph(line)
    for section in written.sections:
        _section(document, section)
    made = BytesIO()
    document.save(made)
    return made.getvalue()


def _set_up(document: Any, written: Any, at: datetime) -> None:
    from docx.oxml.ns import qn
    from docx.shared import Pt, RGBColor

    about = document.core_properties
    about.title, about.author, about.language = written.title, "Kith", "en-GB"
    about.created = about.modified = at.replace(tzinfo=None)
    for name in ("Normal", "Title", "Heading 1"):
        style = document.styles[name]
        style.font.name = FONT
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for kind in ("w:asciiTheme", "w:hAnsiTheme", "w:cstheme", "w:eastAsiaTheme"):
            fonts.attrib.pop(qn(kind), None)
        if name != "Normal":
            style.font.color.rgb = RGBColor(0x0F, 0x4C, 0x47)
            style.font.size = Pt(20 if name == "Title" else 13)
    document.styles["Normal"].font.size = Pt(11)
    for language in document.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), "en-GB")


def _section(document: Any, section: Any) -> None:
    document.add_heading(section.title, 1)
    for one in section.paragraphs:
        paragraph = document.add_paragraph()
        if one.label:
            paragraph.add_run(f"{one.label}: ").bold = True
        paragraph.add_run(one.words)
    if section.rows:
        _table(document, section)
    elif not section.paragraphs and section.empty:
        document.add_paragraph(section.empty)
    for added in section.added:
        paragraph = document.add_paragraph(style="Intense Quote")
        paragraph.add_run(f"Added: {added.words} ({added.by})")


def _table(document: Any, section: Any) -> None:
    from docx.oxml import OxmlElement

    table = document.add_table(rows=0, cols=len(section.head))
    table.style = "Table Grid"
    for place, words in enumerate((section.head, *section.rows)):
        row = table.add_row()
        for cell, text in zip(row.cells, words, strict=True):
            cell.paragraphs[0].add_run(text or "How").bold = place == 0
        if place == 0:
            row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
