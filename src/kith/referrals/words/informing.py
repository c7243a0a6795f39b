"""The vocabulary of asking agencies for information: about whom, and where an ask stands."""

from enum import StrEnum


class AboutWhom(StrEnum):
    """Whom an agency is asked about; only these people are named to it."""

    BABY = "baby"
    MOTHER = "mother"
    OTHERS = "others"

    @property
    def label(self) -> str:
        return {"baby": "The baby", "mother": "The mother", "others": "Somebody else"}[self.value]


class AskStage(StrEnum):
    """Where a request for information stands; derived from its reply."""

    ASKED = "asked"
    NOTHING_KNOWN = "nothing_known"
    REPLIED = "replied"

    @property
    def label(self) -> str:
        return {"asked": "Asked", "nothing_known": "We know nothing", "replied": "Replied"}[self.value]
