"""The vocabulary of thematic reviews: how far one has come, what the Executive says, and what a file is."""

from enum import StrEnum


class Stage(StrEnum):
    """How far a review has come. Derived from what was asked, decided and sent; never set by hand."""

    WRITING = "writing"
    WITH_EXECUTIVE = "with_executive"
    RETURNED = "returned"
    APPROVED = "approved"
    SENT = "sent"

    @property
    def label(self) -> str:
        return {
            "writing": "Being written",
            "with_executive": "With the Executive",
            "returned": "Returned by the Executive",
            "approved": "Approved, not sent yet",
            "sent": "Sent to every agency",
        }[self.value]


class Decision(StrEnum):
    """What the Executive says of the version they read."""

    APPROVE = "approve"
    RETURN = "return"

    @property
    def label(self) -> str:
        return {"approve": "Approve this version", "return": "Return it, with reasons"}[self.value]

    @property
    def past(self) -> str:
        return {"approve": "Approved", "return": "Returned"}[self.value]


class FileKind(StrEnum):
    """A document made of an approved version."""

    REPORT_PDF = "report_pdf"
    REPORT_DOCX = "report_docx"
    BRIEFING_PDF = "briefing_pdf"

    @property
    def label(self) -> str:
        return {"report_pdf": "Report (PDF)", "report_docx": "Report (Word)", "briefing_pdf": "Briefing (PDF)"}[
            self.value
        ]

    @property
    def content_type(self) -> str:
        if self is FileKind.REPORT_DOCX:
            return "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
        return "application/pdf"

    @property
    def ending(self) -> str:
        return "docx" if self is FileKind.REPORT_DOCX else "pdf"


OWNER_KINDS: dict[str, str] = {"integrated_care_board": "NHS commissioners"}
"""Owners of recommendations that are not a kind of agency in the directory."""

BRIEFING_MINUTES = "Seven minutes, with your team"
BRIEFING_WHY = (
    "Babies cannot tell us what is happening to them, and they are the children most often hurt badly. "
    "What protects them is people from several agencies who each know a part and put it together in time."
)
BRIEFING_QUESTIONS = (
    "Which of these findings do we know from our own work with families?",
    "Who do we call when we worry about a baby who is not born yet?",
    "Do we record every man in a baby’s life, and say so when we do not know?",
    "What will we do differently from next week, and who will see to it?",
)
