"""Words of conferences and core groups."""

from enum import StrEnum


class MeetingKind(StrEnum):
    """The meetings of protection."""

    INITIAL = "initial"
    REVIEW = "review"
    CORE_GROUP = "core_group"

    @property
    def label(self) -> str:
        return {
            "initial": "Initial child protection conference",
            "review": "Review child protection conference",
            "core_group": "Core group",
        }[self.value]

    @property
    def is_conference(self) -> bool:
        return self is not MeetingKind.CORE_GROUP


class MeetingStage(StrEnum):
    """Where a meeting stands; derived from its rows."""

    PLANNED = "planned"
    HELD = "held"

    @property
    def label(self) -> str:
        return {"planned": "Planned", "held": "Held"}[self.value]


class Shared(StrEnum):
    """Whether a report was shared with the parents before the conference."""

    WITH_BOTH = "with_both"
    WITH_MOTHER = "with_mother"
    WITH_FATHER = "with_father"
    NOT_SHARED = "not_shared"

    @property
    def label(self) -> str:
        return {
            "with_both": "With both parents",
            "with_mother": "With the mother only",
            "with_father": "With the father only",
            "not_shared": "Not shared with the parents",
        }[self.value]

    @property
    def explained(self) -> bool:
        """Whether it needs a reason: one parent or both have not read it."""
        return self is not Shared.WITH_BOTH


class Decision(StrEnum):
    """What a conference decides; the census knows the first two by a plan's dates."""

    PLAN = "plan"
    NO_PLAN = "no_plan"
    CONTINUE = "continue"
    END = "end"

    @property
    def label(self) -> str:
        return {
            "plan": "A child protection plan is needed",
            "no_plan": "No child protection plan is needed",
            "continue": "The plan continues",
            "end": "The plan ends",
        }[self.value]


class Category(StrEnum):
    """The category of a plan; codes as in the children in need census."""

    NEGLECT = "NEG"
    PHYSICAL = "PHY"
    SEXUAL = "SAB"
    EMOTIONAL = "EMO"
    MULTIPLE = "MUL"

    @property
    def label(self) -> str:
        return {
            "NEG": "Neglect",
            "PHY": "Physical abuse",
            "SAB": "Sexual abuse",
            "EMO": "Emotional abuse",
            "MUL": "More than one",
        }[self.value]


class Agreement(StrEnum):
    """What a parent says to a decision."""

    AGREES = "agrees"
    DISAGREES = "disagrees"
    NOT_THERE = "not_there"
    NOT_ASKED = "not_asked"

    @property
    def label(self) -> str:
        return {
            "agrees": "Agrees",
            "disagrees": "Disagrees",
            "not_there": "Could not be asked: not there",
            "not_asked": "Was not asked",
        }[self.value]
