"""How the people of a family are to each other: unions, households, and how close they are."""

from enum import StrEnum


class TieKind(StrEnum):
    """What is said about two people."""

    UNION = "union"
    HOUSEHOLD = "household"
    BOND = "bond"

    @property
    def label(self) -> str:
        return {
            "union": "Whether two people are a couple",
            "household": "Whether two people live together",
            "bond": "How two people are with each other",
        }[self.value]


class UnionStatus(StrEnum):
    """How two adults are, or were, together."""

    TOGETHER = "together"
    LIVING_TOGETHER = "living_together"
    MARRIED = "married"
    SEPARATED = "separated"
    DIVORCED = "divorced"
    WIDOWED = "widowed"
    NEVER = "never"
    UNKNOWN = "unknown"

    @property
    def label(self) -> str:
        return {
            "together": "A couple",
            "living_together": "A couple who live together",
            "married": "Married or civil partners",
            "separated": "Separated",
            "divorced": "Divorced",
            "widowed": "One of them has died",
            "never": "Never a couple",
            "unknown": "Not known",
        }[self.value]


class Living(StrEnum):
    """Whether two people live together."""

    TOGETHER = "together"
    APART = "apart"

    @property
    def label(self) -> str:
        return {"together": "They live together", "apart": "They do not live together"}[self.value]


class Quality(StrEnum):
    """How two people are with each other, as somebody saw or said it on a day. A fact with a source, not a grade."""

    CLOSE = "close"
    WARM = "warm"
    DISTANT = "distant"
    CONFLICT = "conflict"
    VIOLENCE = "violence"
    CONTROL = "control"
    CUT_OFF = "cut_off"

    @property
    def label(self) -> str:
        return {
            "close": "Close",
            "warm": "Warm",
            "distant": "Distant",
            "conflict": "Much conflict",
            "violence": "Violence",
            "control": "One controls the other",
            "cut_off": "No contact",
        }[self.value]


class ParentKind(StrEnum):
    """How somebody is a child's parent."""

    BIRTH = "birth"
    SECOND = "second"
    FOSTER = "foster"

    @property
    def label(self) -> str:
        return {"birth": "Parent by birth", "second": "Second parent", "foster": "Foster carer"}[self.value]


class Member(StrEnum):
    """What part somebody has in the picture of a family."""

    BABY = "baby"
    SIBLING = "sibling"
    MOTHER = "mother"
    MAN = "man"
    CARER = "carer"

    @property
    def label(self) -> str:
        return {
            "baby": "The baby",
            "sibling": "Brother or sister",
            "mother": "Mother",
            "man": "Man",
            "carer": "Another carer",
        }[self.value]


SAYS: dict[TieKind, type[UnionStatus] | type[Living] | type[Quality]] = {
    TieKind.UNION: UnionStatus,
    TieKind.HOUSEHOLD: Living,
    TieKind.BOND: Quality,
}
"""The words for each kind of tie."""
