"""The vocabulary of strategy discussions."""

from enum import StrEnum


class Mode(StrEnum):
    """How people meet."""

    MEETING = "meeting"
    VIDEO = "video"
    PHONE = "phone"
    HYBRID = "hybrid"

    @property
    def label(self) -> str:
        return {"meeting": "In person", "video": "Video call", "phone": "Phone call", "hybrid": "Room and video"}[
            self.value
        ]


class Reply(StrEnum):
    """An invited agency's answer."""

    ATTENDING = "attending"
    DELEGATE = "delegate"
    WRITTEN = "written"
    CANNOT = "cannot"

    @property
    def label(self) -> str:
        return {
            "attending": "I will be there",
            "delegate": "A colleague will come for us",
            "written": "We will send our information instead",
            "cannot": "We cannot take part",
        }[self.value]


class ScanFound(StrEnum):
    """What a virus scanner said of a file."""

    CLEAN = "clean"
    SOMETHING = "something"

    @property
    def label(self) -> str:
        return {"clean": "No virus found", "something": "The scanner found something"}[self.value]


class LetterKind(StrEnum):
    """What sort of file a practice may attach, as its content says."""

    PDF = "pdf"
    DOCX = "docx"
    PNG = "png"
    JPEG = "jpeg"

    @property
    def label(self) -> str:
        return {"pdf": "PDF", "docx": "Word document", "png": "Picture", "jpeg": "Photograph"}[self.value]

    @property
    def media_type(self) -> str:
        return {
            "pdf": "application/pdf",
            "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            "png": "image/png",
            "jpeg": "image/jpeg",
        }[self.value]


class Threshold(StrEnum):
    """The one formal decision of a strategy discussion."""

    START_ENQUIRY = "start_enquiry"
    CONTINUE_ENQUIRY = "continue_enquiry"
    NOT_MET = "not_met"
    STOP_ENQUIRY = "stop_enquiry"
    NOT_DECIDED = "not_decided"

    @property
    def label(self) -> str:
        return {
            "start_enquiry": "The threshold is met: start a section 47 enquiry",
            "continue_enquiry": "Continue the section 47 enquiry",
            "not_met": "The threshold is not met",
            "stop_enquiry": "Stop the section 47 enquiry",
            "not_decided": "Not decided",
        }[self.value]


class EnquiryBy(StrEnum):
    """Who enquires."""

    JOINT = "joint"
    SOCIAL_CARE = "social_care"
    POLICE = "police"
    NOBODY = "nobody"

    @property
    def label(self) -> str:
        return {
            "joint": "Children's social care and the police together",
            "social_care": "Children's social care alone",
            "police": "The police alone",
            "nobody": "No enquiry",
        }[self.value]


class DiscussionStage(StrEnum):
    """Where a discussion stands; derived from its rows."""

    CALLED = "called"
    CALLED_OFF = "called_off"
    HELD = "held"
    CIRCULATED = "circulated"

    @property
    def label(self) -> str:
        return {
            "called": "Called",
            "called_off": "Called off",
            "held": "Held, not circulated yet",
            "circulated": "Circulated",
        }[self.value]


class LinkState(StrEnum):
    """How a practice's one-time link stands; derived from its times."""

    OPEN = "open"
    USED = "used"
    WITHDRAWN = "withdrawn"
    EXPIRED = "expired"
    LOCKED = "locked"

    @property
    def label(self) -> str:
        return {
            "open": "Link sent",
            "used": "Link used",
            "withdrawn": "Link withdrawn",
            "expired": "Link expired",
            "locked": "Link locked after wrong codes",
        }[self.value]


class QuorumPart(StrEnum):
    """The three without whom a strategy discussion is not quorate."""

    SOCIAL_CARE = "social_care"
    POLICE = "police"
    HEALTH = "health"

    @property
    def label(self) -> str:
        return {"social_care": "children's social care", "police": "the police", "health": "health"}[self.value]
