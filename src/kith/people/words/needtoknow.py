"""The words of need to know: seals on a file, and opening one file in an emergency."""

from enum import StrEnum


class SealKind(StrEnum):
    """Which way a seal's list of people is read."""

    EXCLUSION = "exclusion"
    RESTRICTION = "restriction"

    @property
    def label(self) -> str:
        return SEAL_KIND_LABELS[self]


SEAL_KIND_LABELS: dict[SealKind, str] = {
    SealKind.EXCLUSION: "Everybody but these people",
    SealKind.RESTRICTION: "These people only",
}


class SealCause(StrEnum):
    """Why a file is sealed."""

    OWN_FAMILY = "own_family"
    STAFF_CHILD = "staff_child"
    PUBLIC_FIGURE = "public_figure"
    POLICE_SENSITIVE = "police_sensitive"
    OTHER = "other"

    @property
    def label(self) -> str:
        return SEAL_CAUSE_LABELS[self]


SEAL_CAUSE_LABELS: dict[SealCause, str] = {
    SealCause.OWN_FAMILY: "It is somebody’s own family",
    SealCause.STAFF_CHILD: "It is the child of somebody who works with us",
    SealCause.PUBLIC_FIGURE: "The family is known to the public",
    SealCause.POLICE_SENSITIVE: "The police ask for it",
    SealCause.OTHER: "Another reason",
}


class SealStepKind(StrEnum):
    """What was done about a standing seal."""

    KEPT = "kept"
    LIFTED = "lifted"

    @property
    def label(self) -> str:
        return {SealStepKind.KEPT: "Kept, looked at again", SealStepKind.LIFTED: "Lifted"}[self]


class Purpose(StrEnum):
    """What somebody without involvement opens a file for."""

    SAFETY_NOW = "safety_now"
    MEDICAL = "medical"
    POLICE_INCIDENT = "police_incident"
    OUT_OF_HOURS = "out_of_hours"
    MISSING = "missing"

    @property
    def label(self) -> str:
        return PURPOSE_LABELS[self]


PURPOSE_LABELS: dict[Purpose, str] = {
    Purpose.SAFETY_NOW: "A child or an adult may be in danger now",
    Purpose.MEDICAL: "Urgent medical care",
    Purpose.POLICE_INCIDENT: "The police are with the family, or on their way",
    Purpose.OUT_OF_HOURS: "A duty worker is asked about the family outside working hours",
    Purpose.MISSING: "A baby, or a pregnant woman, is missing",
}


class Judgement(StrEnum):
    """What a reviewer found about an opening by break-glass."""

    RIGHT = "right"
    TALKED = "talked"
    CONCERN = "concern"

    @property
    def label(self) -> str:
        return JUDGEMENT_LABELS[self]


JUDGEMENT_LABELS: dict[Judgement, str] = {
    Judgement.RIGHT: "It was needed",
    Judgement.TALKED: "Not needed; talked over with the person",
    Judgement.CONCERN: "Not needed; taken up with their agency",
}
