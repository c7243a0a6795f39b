"""What somebody who was with a baby may record."""

from enum import StrEnum


class Place(StrEnum):
    """Where the baby was seen."""

    HOME = "home"
    OTHER_HOME = "other_home"
    CLINIC = "clinic"
    HOSPITAL = "hospital"
    FAMILY_HUB = "family_hub"
    NURSERY = "nursery"
    VIDEO = "video"
    ELSEWHERE = "elsewhere"

    @property
    def label(self) -> str:
        return {
            "home": "At home",
            "other_home": "At somebody else's home",
            "clinic": "At a clinic or practice",
            "hospital": "In hospital",
            "family_hub": "At a Family Hub",
            "nursery": "At a nursery or childminder",
            "video": "By video",
            "elsewhere": "Somewhere else",
        }[self.value]


class Awake(StrEnum):
    """Whether the baby was awake."""

    AWAKE = "awake"
    ASLEEP = "asleep"
    BOTH = "both"

    @property
    def label(self) -> str:
        return {"awake": "Awake", "asleep": "Asleep", "both": "Both"}[self.value]

    @property
    def was_awake(self) -> bool:
        return self is not Awake.ASLEEP


class Undressed(StrEnum):
    """How much of the baby's skin could be seen."""

    FULLY = "fully"
    PARTLY = "partly"
    NO = "no"

    @property
    def label(self) -> str:
        return {"fully": "Yes, fully", "partly": "Partly", "no": "No"}[self.value]


class State(StrEnum):
    """How the baby was."""

    SETTLED = "settled"
    ALERT = "alert"
    SLEEPY = "sleepy"
    HUNGRY = "hungry"
    CRYING = "crying"
    UNWELL = "unwell"
    IN_PAIN = "in_pain"
    WATCHFUL = "watchful"

    @property
    def label(self) -> str:
        return {
            "settled": "Settled",
            "alert": "Alert and interested",
            "sleepy": "Sleepy",
            "hungry": "Hungry",
            "crying": "Crying, hard to settle",
            "unwell": "Unwell",
            "in_pain": "Seemed in pain",
            "watchful": "Very still or watchful",
        }[self.value]


class Feeding(StrEnum):
    """How the baby is fed."""

    BREAST = "breast"
    BOTTLE = "bottle"
    BOTH = "both"
    SOLIDS = "solids"
    TUBE = "tube"

    @property
    def label(self) -> str:
        return {
            "breast": "Breast",
            "bottle": "Bottle",
            "both": "Breast and bottle",
            "solids": "Milk and solid food",
            "tube": "By tube",
        }[self.value]
