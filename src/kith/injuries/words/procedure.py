"""The ways a mark on a baby who cannot move may go, and what each step of the procedure is called."""

from enum import StrEnum


class Way(StrEnum):
    """What the procedure asks for next. Never what happened to the baby."""

    EMERGENCY = "emergency"
    REFER_NOW = "refer_now"
    REFER_AND_EXAMINE = "refer_and_examine"
    HEALTH_DECIDES = "health_decides"
    SECOND_CLINICIAN = "second_clinician"
    CONFIRM_ATTENDANCE = "confirm_attendance"
    REBOOK = "rebook"
    RECORD_OUTCOME = "record_outcome"
    REFERRED = "referred"
    CLOSED = "closed"
    RULED_OUT = "ruled_out"
    MOVES = "moves"

    @property
    def label(self) -> str:
        return {
            "emergency": "Ring 999 now",
            "refer_now": "Refer now",
            "refer_and_examine": "Ring the Front Door now, and have the baby seen by a paediatrician today",
            "health_decides": "Decide which of three ways fits",
            "second_clinician": "A second clinician looks at it before this is closed",
            "confirm_attendance": "Confirm today that the baby was seen",
            "rebook": "The baby was not brought: ring the Front Door now",
            "record_outcome": "Record what the clinician found",
            "referred": "The Front Door has it. Have the baby seen today",
            "closed": "Closed: documented as no injury of concern",
            "ruled_out": "Safeguarding was ruled out by the clinician who saw the baby",
            "moves": "This baby moves: weigh the mark with the explanation",
        }[self.value]

    @property
    def open(self) -> bool:
        """Whether somebody still has something to do."""
        return self not in {Way.CLOSED, Way.RULED_OUT, Way.MOVES, Way.REFERRED}


class Benign(StrEnum):
    """Why a registered health professional holds a mark to be no injury of concern."""

    DOCUMENTED = "documented"
    MEDICAL = "medical"
    EXPLAINED = "explained"

    @property
    def label(self) -> str:
        return {
            "documented": "It was documented before as a birthmark, a birth injury or a medical condition",
            "medical": "In my professional judgement it is a birthmark or a medical condition",
            "explained": "In my professional judgement it fits the explanation and there is no risk",
        }[self.value]


class Clinic(StrEnum):
    """Who sees the baby today."""

    PAEDIATRICIAN = "paediatrician"
    GP = "gp"
    EMERGENCY = "emergency"

    @property
    def label(self) -> str:
        return {
            "paediatrician": "A paediatrician",
            "gp": "The GP, today",
            "emergency": "An emergency department",
        }[self.value]


class Came(StrEnum):
    """Whether the baby was seen."""

    SEEN = "seen"
    NOT_BROUGHT = "not_brought"

    @property
    def label(self) -> str:
        return {"seen": "Yes, the baby was seen", "not_brought": "No, the baby was not brought"}[self.value]


class Found(StrEnum):
    """What the clinician who saw the baby concluded, in the clinician's own category."""

    ACCIDENTAL = "accidental"
    INFLICTED = "inflicted"
    MEDICAL = "medical"
    BIRTH = "birth"
    INCONCLUSIVE = "inconclusive"

    @property
    def label(self) -> str:
        return {
            "accidental": "Accidental",
            "inflicted": "Inflicted, or may be",
            "medical": "A medical condition",
            "birth": "From the birth, or a birthmark",
            "inconclusive": "Not clear",
        }[self.value]


class Told(StrEnum):
    """Whether parents were told, or were given the leaflet."""

    YES = "yes"
    NOT_YET = "not_yet"
    UNSAFE = "unsafe"

    @property
    def label(self) -> str:
        return {"yes": "Yes", "not_yet": "Not yet", "unsafe": "No: it could put somebody at risk"}[self.value]


class Alarm(StrEnum):
    """Why a mark was put before those who can act, by Kith itself."""

    NOT_BOOKED = "not_booked"
    NOT_CONFIRMED = "not_confirmed"
    NOT_BROUGHT = "not_brought"

    @property
    def label(self) -> str:
        return {
            "not_booked": "Nobody was asked to see the baby",
            "not_confirmed": "Nobody confirmed that the baby was seen",
            "not_brought": "The baby was not brought",
        }[self.value]


class Read(StrEnum):
    """What somebody else thinks on reading a closure again."""

    SOUND = "sound"
    QUESTION = "question"

    @property
    def label(self) -> str:
        return {"sound": "The record supports it", "question": "I question it: look again today"}[self.value]
