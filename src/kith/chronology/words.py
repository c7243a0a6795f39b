"""How the chronology is looked at and in which form it is taken out."""

from enum import StrEnum


class Shape(StrEnum):
    """How the entries stand on the page."""

    ENTRIES = "entries"
    MONTHS = "months"
    KINDS = "kinds"

    @property
    def label(self) -> str:
        return {
            "entries": "Every entry",
            "months": "One line for each month",
            "kinds": "One line for each kind",
        }[self.value]


class Format(StrEnum):
    """In which form a chronology is taken out."""

    PDF = "pdf"
    DOCX = "docx"
    CSV = "csv"

    @property
    def label(self) -> str:
        return {
            "pdf": "PDF, to print or to send",
            "docx": "Word, to work on",
            "csv": "Table (CSV), for a spreadsheet",
        }[self.value]

    @property
    def content_type(self) -> str:
        return {
            "pdf": "application/pdf",
            "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            "csv": "text/csv; charset=utf-8",
        }[self.value]
