"""The vocabulary of interview studies."""

from enum import StrEnum


class _Labelled(StrEnum):
    @property
    def label(self) -> str:
        return LABELS[self]


class Part(_Labelled):
    """What somebody does in a study."""

    LEAD = "lead"
    CODER = "coder"
    KEEPER = "keeper"


class Tier(_Labelled):
    """Where in their agency the person spoken with works."""

    LEADER = "leader"
    MANAGER = "manager"
    FRONT_LINE = "front_line"
    NOT_SAID = "not_said"


class Unit(_Labelled):
    """What agreement is counted by."""

    PARAGRAPH = "paragraph"
    SENTENCE = "sentence"


class Kind(_Labelled):
    """What a masked word was."""

    PERSON = "person"
    PLACE = "place"
    DATE = "date"
    NUMBER = "number"


class Outcome(_Labelled):
    """What was decided where coders differed."""

    APPLIES = "applies"
    DOES_NOT = "does_not"


class FileKind(_Labelled):
    """What a project or codebook from another tool comes in."""

    PROJECT = "qdpx"
    CODEBOOK = "qdc"
    TAGUETTE = "sqlite3"


class State(_Labelled):
    """How far a transcript has come."""

    TO_MASK = "to_mask"
    TO_ASSIGN = "to_assign"
    CODING = "coding"
    CODED = "coded"


LABELS: dict[StrEnum, str] = {
    Part.LEAD: "Leads the study",
    Part.CODER: "Codes",
    Part.KEEPER: "Masks transcripts and keeps the key",
    Tier.LEADER: "Leader",
    Tier.MANAGER: "Manager",
    Tier.FRONT_LINE: "Front line",
    Tier.NOT_SAID: "Not said",
    FileKind.PROJECT: "REFI-QDA project",
    FileKind.CODEBOOK: "REFI-QDA codebook",
    FileKind.TAGUETTE: "Taguette project",
    Unit.PARAGRAPH: "Paragraph",
    Unit.SENTENCE: "Sentence",
    Kind.PERSON: "Person",
    Kind.PLACE: "Place",
    Kind.DATE: "Date",
    Kind.NUMBER: "Number or address",
    Outcome.APPLIES: "The code applies here",
    Outcome.DOES_NOT: "The code does not apply here",
    State.TO_MASK: "To be masked",
    State.TO_ASSIGN: "No coder yet",
    State.CODING: "Being coded, apart",
    State.CODED: "Coded, open to compare",
}
