"""The documents: tagged, readable by machines, saying what the frozen content says."""

import re
from io import BytesIO

import docx
import pypdf
import pytest
from docx.oxml.ns import qn

from kith.directory.tests.factories import AT, actor_of
from kith.reviews import actions
from kith.reviews.documents.report import Issue, report_of
from kith.reviews.models import ReportFile, ReportVersion
from kith.reviews.tasks import make_report_files
from kith.reviews.tests import factories as f
from kith.reviews.words import FileKind

pytestmark = pytest.mark.django_db


@pytest.fixture
def version() -> ReportVersion:
    return f.approved()


def text_of(pdf: pypdf.PdfReader) -> str:
    return re.sub(r"\s+", " ", " ".join(page.extract_text() for page in pdf.pages))


def test_the_report_is_a_tagged_pdf_with_title_and_language(version: ReportVersion) -> None:
    pdf = pypdf.PdfReader(BytesIO(actions.document(version.pk, FileKind.REPORT_PDF, at=AT)))
    root = pdf.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"].lower().startswith("en")
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert pdf.metadata.title == "Physical harm to infants under two"
    assert b"pdfuaid:part>1<" in root["/Metadata"].get_data()


def test_its_words_numbers_and_symbols_can_be_read(version: ReportVersion) -> None:
    words = text_of(pypdf.PdfReader(BytesIO(actions.document(version.pk, FileKind.REPORT_PDF, at=AT))))
    for expected in (
        "Version 1, approved by Tamsin Rowe on 23 November 2026",
        version.sha256[:8],
        "106 of 120",
        "81% to 93%",
        "[c]",
        "Hidden, because it is about very few",
        "Localities manage half of what the Front Door does.",
        "Family Hubs",
        "No measure is linked to F1, F2, F3, F4, F6, F7 and F8.",
    ):
        assert expected in words or expected in words.replace(" ", "")


def test_its_tables_and_pictures_carry_their_structure(version: ReportVersion) -> None:
    pdf = pypdf.PdfReader(BytesIO(actions.document(version.pk, FileKind.REPORT_PDF, at=AT)))
    kinds, alts = set(), []

    def walk(node: object, depth: int = 0) -> None:
        node = node.get_object() if hasattr(node, "get_object") else node
        if isinstance(node, list):
            for child in node:
                walk(child, depth)
        elif isinstance(node, dict) and depth < 60:
            kinds.add(str(node.get("/S", "")))
            if "/Alt" in node:
                alts.append(str(node["/Alt"]))
            if "/K" in node:
                walk(node["/K"], depth + 1)

    walk(pdf.trailer["/Root"]["/StructTreeRoot"])
    assert {"/H1", "/H2", "/Table", "/TH", "/TD", "/Figure", "/L"} <= kinds
    assert any("Front Door: 88%, 106 of 120, interval 81% to 93%" in alt for alt in alts)


def test_the_briefing_is_one_page_even_with_two_measures() -> None:
    review, lead = f.loaded(), actor_of(f.quality_lead())
    f.linked(review, lead, code="F7", measure="sd_everyone_invited")
    version = f.approved(review, lead)
    pdf = pypdf.PdfReader(BytesIO(actions.document(version.pk, FileKind.BRIEFING_PDF, at=AT)))
    assert len(pdf.pages) == 1
    words = text_of(pdf)
    for part in ("1. Why this review", "4. What we found", "7. Talk about it with your team", "106 of 120"):
        assert part in words


def test_the_word_document_has_headings_table_headers_language_and_words_for_its_picture(
    version: ReportVersion,
) -> None:
    document = docx.Document(BytesIO(actions.document(version.pk, FileKind.REPORT_DOCX, at=AT)))
    headings = [(p.style.name, p.text) for p in document.paragraphs if p.style.name.startswith("Heading")]
    assert ("Heading 1", "What we found") in headings
    assert ("Heading 2", "F5. Strategy discussions weaker away from the Front Door") in headings
    assert document.core_properties.title == "Physical harm to infants under two"
    assert document.core_properties.language == "en-GB"
    assert all(table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None for table in document.tables)
    assert [cell.text for cell in document.tables[0].rows[1].cells] == ["Front Door", "88%", "106 of 120", "81% to 93%"]
    assert "106 of 120" in document.inline_shapes[0]._inline.docPr.get("descr")


def test_words_are_never_read_as_markup() -> None:
    review, lead = f.loaded(), actor_of(f.quality_lead())
    nasty = '#panic("x") <b>*bold*</b> $x^2$ \\ {{ 7*7 }} @ref = `code`'
    actions.edit_finding(review.pk, "F1", statement=nasty, seen=1, by=lead, at=AT)
    version = f.approved(review, lead)
    words = text_of(pypdf.PdfReader(BytesIO(actions.document(version.pk, FileKind.REPORT_PDF, at=AT))))
    assert '#panic("x")' in words
    assert "*bold*" in words
    assert "{{ 7*7 }}" in version.html
    assert "&lt;b&gt;" in version.html
    assert "<b>*" not in version.html


def test_documents_are_made_once_and_the_worker_makes_them_all(version: ReportVersion) -> None:
    first = actions.document(version.pk, FileKind.REPORT_PDF, at=AT)
    make_report_files(str(version.pk))
    make_report_files(str(version.pk))
    assert ReportFile.objects.filter(version=version).count() == 3
    assert actions.document(version.pk, FileKind.REPORT_PDF, at=AT) == first


def test_a_draft_says_that_it_is_one() -> None:
    request = f.asked(f.loaded(), actor_of(f.quality_lead()))
    assert report_of(request.content, Issue()).issue == "Draft, not approved"
