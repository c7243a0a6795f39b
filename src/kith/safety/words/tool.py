"""The words of a checklist: answers and who gave them, how she was asked, gateways to a MARAC."""

from enum import StrEnum


class Said(StrEnum):
    """An answer of the checklist."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"

    @property
    def label(self) -> str:
        return {"yes": "Yes", "no": "No", "unknown": "Don’t know"}[self.value]


class Source(StrEnum):
    """Who gave an answer."""

    HER = "her"
    WORKER = "worker"
    POLICE = "police"
    FAMILY = "family"
    FILE = "file"

    @property
    def label(self) -> str:
        return {
            "her": "She said so",
            "worker": "A worker saw or knows it",
            "police": "The police",
            "family": "Family or somebody else",
            "file": "From this file",
        }[self.value]


class Known(StrEnum):
    """A fact of the file that answers a question of the checklist."""

    PREGNANT_OR_BABY = "pregnant_or_baby"


class Presence(StrEnum):
    """How the questions were asked."""

    ALONE = "alone"
    WITH_OTHERS = "with_others"
    WITHOUT_HER = "without_her"

    @property
    def label(self) -> str:
        return {
            "alone": "With her, alone",
            "with_others": "With her, and others could hear",
            "without_her": "Without her, from what is known",
        }[self.value]


class Gateway(StrEnum):
    """A way to a MARAC; one is enough."""

    COUNT = "count"
    JUDGEMENT = "judgement"
    ESCALATION = "escalation"
    REPEAT = "repeat"

    @property
    def label(self) -> str:
        return {
            "count": "The checklist’s own band",
            "judgement": "Professional judgement",
            "escalation": "Escalation: incidents within a year",
            "repeat": "Repeat: a new incident after a referral",
        }[self.value]


class HerView(StrEnum):
    """Whether she knows of a MARAC referral."""

    AGREES = "agrees"
    TOLD = "told"
    NOT_TOLD = "not_told"

    @property
    def label(self) -> str:
        return {
            "agrees": "She knows and agrees",
            "told": "She knows and does not agree",
            "not_told": "She has not been told",
        }[self.value]
