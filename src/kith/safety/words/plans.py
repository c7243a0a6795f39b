"""The words of a plan: how somebody is reached, whom an action is about, why it is looked at again."""

from enum import StrEnum


class Channel(StrEnum):
    """A way to reach somebody. One that is closed is closed for everybody, and in Kith itself."""

    EMAIL = "email"
    TEXT = "text"
    CALL = "call"
    VOICEMAIL = "voicemail"
    LETTER = "letter"
    APP = "app"
    VISIT = "visit"
    THROUGH_FAMILY = "through_family"

    @property
    def label(self) -> str:
        return {
            "email": "E-mail",
            "text": "Text and messages",
            "call": "Phone calls",
            "voicemail": "Voicemail",
            "letter": "Letters",
            "app": "Patient apps, portals and shared books",
            "visit": "Visits that she has not agreed to",
            "through_family": "Messages through family or friends",
        }[self.value]


class Toward(StrEnum):
    """Whom an action of a plan is about."""

    HARMING = "harming"
    HER = "her"
    BABY = "baby"

    @property
    def label(self) -> str:
        return {"harming": "The person who causes harm", "her": "The mother", "baby": "The baby"}[self.value]


class ReviewCause(StrEnum):
    """Why a plan is looked at again."""

    DUE = "due"
    INCIDENT = "incident"
    BIRTH = "birth"
    CHANGE = "change"

    @property
    def label(self) -> str:
        return {
            "due": "The time for it came",
            "incident": "There was an incident",
            "birth": "The baby was born",
            "change": "Something changed: a move, a separation, a release",
        }[self.value]


class Outcome(StrEnum):
    """What came of looking at a plan again."""

    HOLDS = "holds"
    CHANGES = "changes"
    OVER = "over"

    @property
    def label(self) -> str:
        return {
            "holds": "It holds as it is",
            "changes": "It needs changes: write them next",
            "over": "It is no longer needed",
        }[self.value]


class Sign(StrEnum):
    """Where abuse was identified."""

    CHECKLIST = "checklist"
    CARER = "carer"
    POLICE = "police"
    REQUEST = "request"
    EVENT = "event"
    INCIDENT = "incident"

    @property
    def label(self) -> str:
        return LABELS_OF_SIGN[self]


LABELS_OF_SIGN: dict[Sign, str] = {
    Sign.CHECKLIST: "a checklist",
    Sign.CARER: "what is recorded of a man or another carer",
    Sign.POLICE: "a police notification",
    Sign.REQUEST: "a request for support",
    Sign.EVENT: "the chronology",
    Sign.INCIDENT: "an incident recorded here",
}


class Closeness(StrEnum):
    """How a worker is tied to an adult of the family."""

    SELF = "self"
    FAMILY = "family"
    CLOSE = "close"

    @property
    def label(self) -> str:
        return {
            "self": "It is this worker",
            "family": "A relative, partner or former partner",
            "close": "A close friend, or somebody who may tell",
        }[self.value]
