"""The vocabulary of the advice line."""

from enum import StrEnum


class Whom(StrEnum):
    """All that a consultation says of the baby until it is named."""

    UNBORN = "unborn"
    BABY = "baby"
    SIBLINGS = "siblings"

    @property
    def label(self) -> str:
        return {
            "unborn": "A baby not born yet",
            "baby": "One baby",
            "siblings": "Brothers and sisters",
        }[self.value]


class NextStep(StrEnum):
    """What the advice was to do next."""

    GO_ON = "go_on"
    TALK = "talk"
    EARLY_HELP = "early_help"
    REQUEST = "request"
    RING_NOW = "ring_now"

    @property
    def label(self) -> str:
        return {
            "go_on": "Go on as you do, and watch",
            "talk": "Talk with the family first",
            "early_help": "Early help",
            "request": "Make a request for support",
            "ring_now": "Ring the Front Door or the police now",
        }[self.value]
