"""Whom a search found, what was noticed, and the ladder of movement."""

from enum import StrEnum


class Kind(StrEnum):
    """Whom a search found."""

    MOTHER = "mother"
    MAN = "man"
    BABY = "baby"

    @property
    def label(self) -> str:
        return {"mother": "Mother", "man": "Man or other carer in a baby's life", "baby": "Baby"}[self.value]


class NoteKind(StrEnum):
    """What somebody noticed about the baby or those around them."""

    WORRY = "worry"
    STRENGTH = "strength"
    SIGHTING = "sighting"

    @property
    def label(self) -> str:
        return {"worry": "Worry", "strength": "Strength", "sighting": "Baby seen"}[self.value]


class Mobility(StrEnum):
    """The ladder of movement; "cannot move" is decided by the handbook's definition, not here."""

    NONE = "none"
    HEAD_CONTROL = "head_control"
    ROLLS = "rolls"
    SITS = "sits"
    CRAWLS = "crawls"
    PULLS_TO_STAND = "pulls_to_stand"
    CRUISES = "cruises"
    WALKS = "walks"
    NON_MOBILE_DISABILITY = "non_mobile_disability"
    NOT_RECORDED = "not_recorded"

    @property
    def label(self) -> str:
        return MOBILITY_LABELS[self]


MOBILITY_LABELS: dict[Mobility, str] = {
    Mobility.NONE: "No independent movement",
    Mobility.HEAD_CONTROL: "Holds head up",
    Mobility.ROLLS: "Rolls",
    Mobility.SITS: "Sits unaided",
    Mobility.CRAWLS: "Crawls or bottom-shuffles",
    Mobility.PULLS_TO_STAND: "Pulls to stand",
    Mobility.CRUISES: "Cruises",
    Mobility.WALKS: "Walks",
    Mobility.NON_MOBILE_DISABILITY: "Cannot move because of disability",
    Mobility.NOT_RECORDED: "Not recorded",
}
