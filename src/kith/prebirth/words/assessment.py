"""The vocabulary of the pre-birth assessment."""

from enum import StrEnum


class AssessmentPart(StrEnum):
    """Whom or what a page of the assessment is about."""

    BABY = "baby"
    MOTHER = "mother"
    CARER = "carer"
    FAMILY = "family"

    @property
    def label(self) -> str:
        return {
            "baby": "The unborn baby",
            "mother": "The mother",
            "carer": "The father, a partner or another carer",
            "family": "Family and surroundings",
        }[self.value]


class FactSource(StrEnum):
    """Who says that a risk factor is so."""

    SELF = "self"
    FAMILY = "family"
    SEEN = "seen"
    AGENCY = "agency"
    RECORD = "record"

    @property
    def label(self) -> str:
        return {
            "self": "The person said so",
            "family": "Somebody in the family said so",
            "seen": "I saw it",
            "agency": "Another agency said so",
            "record": "An earlier record",
        }[self.value]


class AfterAssessment(StrEnum):
    """What follows from the assessment; people decide, and say why."""

    UNIVERSAL = "universal"
    EARLY_HELP = "early_help"
    IN_NEED = "in_need"
    STRATEGY = "strategy"

    @property
    def label(self) -> str:
        return {
            "universal": "The services every family gets",
            "early_help": "Early help, through the pathway panel",
            "in_need": "A plan as a child in need",
            "strategy": "A strategy discussion: significant harm is likely",
        }[self.value]
