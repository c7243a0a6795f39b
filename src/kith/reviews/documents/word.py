"""The report as a Word document with real headings, lists, table headers and words for its pictures."""

from datetime import datetime
from io import BytesIO
from typing import Any

from kith.measures import actions as measure_actions
from kith.measures import wording

from .report import Exhibit, FindingPart, Report

FONT = "Arial"


def report_docx(report: Report, *, at: datetime) -> bytes:
    """The report as DOCX. `at` is the moment it is made, written into the file."""
    import docx

    document = docx.Document()
    _set_up(document, report, at)
    document.add_paragraph("Thematic review", style="Subtitle")
    document.add_paragraph(report.title, style="Title")
    document.add_paragraph(f"{report.body}, {report.when}")
    document.add_paragraph(f"{report.issue}. Fingerprint: {report.fingerprint}")
    _opening(document, report)
    document.add_heading("What we found", 1)
    for part in report.findings:
        _finding(document, part, at)
    document.add_heading("What we ask, and of whom", 1)
    rows = tuple((ask.code, ask.text, ask.owner, ask.follows_from) for ask in report.asks)
    _table(document, ("No.", "What we ask", "Of whom", "From"), rows)
    _closing(document, report)
    made = BytesIO()
    document.save(made)
    return made.getvalue()


def _set_up(document: Any, report: Report, at: datetime) -> None:
    """Title, language and typeface: what a screen reader and Word's checker ask for first."""
    from docx.oxml.ns import qn
    from docx.shared import Pt, RGBColor

    about = document.core_properties
    about.title, about.author, about.language = report.title, report.body, "en-GB"
    about.created = about.modified = at.replace(tzinfo=None)
    about.last_modified_by, about.comments = report.body, report.issue
    for name in ("Normal", "Title", "Subtitle", "Heading 1", "Heading 2", "Heading 3", "List Bullet"):
        style = document.styles[name]
        style.font.name = FONT
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for kind in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
            fonts.set(qn(kind), FONT)
        for kind in ("w:asciiTheme", "w:hAnsiTheme", "w:cstheme", "w:eastAsiaTheme"):
            fonts.attrib.pop(qn(kind), None)
        if name.startswith(("Heading", "Title")):
            style.font.color.rgb = RGBColor(0x0F, 0x4C, 0x47)
    document.styles["Normal"].font.size = Pt(11)
    _speak_british(document)


def _speak_british(document: Any) -> None:
    from docx.oxml.ns import qn

    for language in document.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), "en-GB")


def _opening(document: Any, report: Report) -> None:
    document.add_heading("What this review set out to learn", 1)
    document.add_paragraph(report.scope)
    document.add_paragraph(f"Babies looked at: {report.cohort}.")
    if report.builds_on:
        document.add_paragraph(f"It builds on: {report.builds_on}.")
    document.add_paragraph("Priorities:")
    _bullets(document, report.priorities)
    document.add_heading("How we know", 1)
    _bullets(document, tuple(f"{m.name}. {m.note} ({m.known_from})" for m in report.methods))
    if report.missing:
        document.add_paragraph(f"What is missing: {report.missing}")
    if report.note:
        document.add_paragraph(report.note)


def _finding(document: Any, part: FindingPart, at: datetime) -> None:
    document.add_heading(f"{part.code}. {part.title}", 2)
    document.add_paragraph(part.statement)
    if part.answered_by:
        document.add_paragraph(f"Answered by {part.answered_by}.")
    for exhibit in part.exhibits:
        _exhibit(document, exhibit, at)


def _exhibit(document: Any, exhibit: Exhibit, at: datetime) -> None:
    document.add_heading(f"{exhibit.name}, {exhibit.dates}", 3)
    for sentence in (exhibit.question, *exhibit.says):
        document.add_paragraph(sentence)
    _picture(document, exhibit, at)
    _table(document, exhibit.head, exhibit.rows)
    document.add_paragraph(". ".join(wording.KEY) + ".")
    if exhibit.note:
        document.add_paragraph(f"What the author says of it: {exhibit.note}")
    document.add_paragraph("What it cannot show:")
    _bullets(document, exhibit.caveats)
    document.add_paragraph(exhibit.source)


def _picture(document: Any, exhibit: Exhibit, at: datetime) -> None:
    from docx.shared import Cm

    image = BytesIO(measure_actions.chart_png(exhibit.result.groups, exhibit.result.total, at=at))
    shape = document.add_picture(image, width=Cm(9))
    shape._inline.docPr.set("descr", exhibit.alt)
    shape._inline.docPr.set("title", exhibit.name)


def _table(document: Any, head: tuple[str, ...], rows: tuple[tuple[str, ...], ...]) -> None:
    """A table whose first row is marked as its header, and repeated on each page it runs over."""
    from docx.oxml import OxmlElement

    table = document.add_table(rows=0, cols=len(head))
    table.style = "Table Grid"
    for place, words in enumerate((head, *rows)):
        row = table.add_row()
        for cell, word in zip(row.cells, words, strict=True):
            run = cell.paragraphs[0].add_run(word)
            run.bold = place == 0
        row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
        if place == 0:
            row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def _bullets(document: Any, lines: tuple[str, ...]) -> None:
    for line in lines:
        document.add_paragraph(line, style="List Bullet")


def _closing(document: Any, report: Report) -> None:
    document.add_heading("A closer look", 1)
    for section in report.sections:
        document.add_heading(section.title, 2)
        _bullets(document, section.points)
    document.add_heading("How to read the numbers", 1)
    document.add_paragraph(report.interval_means)
    _bullets(document, report.key)
    document.add_paragraph(f"Words of this review: {report.source}")
