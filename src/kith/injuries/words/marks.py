"""What a mark is, and what was said about it."""

from enum import StrEnum


class MarkKind(StrEnum):
    """What was seen, in plain words."""

    BRUISE = "bruise"
    PETECHIAE = "petechiae"
    BURN = "burn"
    BITE = "bite"
    CUT = "cut"
    GRAZE = "graze"
    SWELLING = "swelling"
    BLEEDING = "bleeding"
    EYE = "eye"
    FRENULUM = "frenulum"
    LIMB = "limb"
    GENITAL = "genital"
    BIRTHMARK = "birthmark"
    OTHER = "other"

    @property
    def label(self) -> str:
        return {
            "bruise": "Bruise, or a mark that may be one",
            "petechiae": "Pinprick spots that do not fade when pressed (petechiae)",
            "burn": "Burn or scald",
            "bite": "Bite",
            "cut": "Cut or tear",
            "graze": "Graze or scratch",
            "swelling": "Swelling, of the head or elsewhere",
            "bleeding": "Bleeding from the mouth, nose or ear",
            "eye": "Blood in the white of the eye",
            "frenulum": "Torn fold under the lip or tongue",
            "limb": "A limb not used, or painful when moved",
            "genital": "Injury to the genitals or the bottom",
            "birthmark": "It looks like a birthmark",
            "other": "Something else",
        }[self.value]


class Answer(StrEnum):
    """Yes, no, or nobody knows. Not asked is no answer at all."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"

    @property
    def label(self) -> str:
        return {"yes": "Yes", "no": "No", "unknown": "Not known"}[self.value]


class Said(StrEnum):
    """Whether anybody explained the mark."""

    EXPLAINED = "explained"
    NONE = "none"
    NOT_ASKED = "not_asked"

    @property
    def label(self) -> str:
        return {
            "explained": "Somebody explained it",
            "none": "Nobody could say how it came",
            "not_asked": "I have not asked, or it was not safe to ask",
        }[self.value]


class Care(StrEnum):
    """Whether an adult had care of the baby when the mark may have come."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"

    @property
    def label(self) -> str:
        return {"yes": "Had care", "no": "Did not", "unknown": "Not known"}[self.value]
