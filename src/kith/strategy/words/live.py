"""The vocabulary of a discussion while it goes on and of what follows it."""

from enum import StrEnum


class SaidKind(StrEnum):
    """What somebody says for their agency while a discussion goes on."""

    INFORMATION = "information"
    WORRY = "worry"
    STRENGTH = "strength"
    DISSENT = "dissent"

    @property
    def label(self) -> str:
        return {
            "information": "Something we know",
            "worry": "Something that worries us",
            "strength": "Something that goes well",
            "dissent": "We disagree",
        }[self.value]


class AnswerState(StrEnum):
    """Whether a question of a discussion has an answer, or a reason why it has none."""

    ANSWERED = "answered"
    NOT_DECIDED = "not_decided"

    @property
    def label(self) -> str:
        return {"answered": "This is the answer", "not_decided": "Not decided"}[self.value]


class HowTold(StrEnum):
    """How somebody was told what came of a discussion."""

    PHONE = "phone"
    IN_PERSON = "in_person"
    LETTER = "letter"

    @property
    def label(self) -> str:
        return {"phone": "By phone", "in_person": "Face to face", "letter": "By letter"}[self.value]


class CriterionPart(StrEnum):
    """The parts of the published standard for a discussion, in its order."""

    PEOPLE = "people"
    TIMELINESS = "timeliness"
    INFORMATION = "information"
    DECISIONS = "decisions"
    VOICE = "voice"
    PLAN = "plan"

    @property
    def label(self) -> str:
        return {
            "people": "The right people",
            "timeliness": "In time",
            "information": "What each agency knows",
            "decisions": "What was decided, and why",
            "voice": "The baby, the father, and everybody around",
            "plan": "What happens next",
        }[self.value]


class Judgement(StrEnum):
    """How a discussion stands against one sentence of the standard. Facts in words, never a score."""

    MET = "met"
    PARTLY = "partly"
    NOT_MET = "not_met"
    CANNOT_TELL = "cannot_tell"
    DOES_NOT_APPLY = "does_not_apply"
    OPEN = "open"

    @property
    def label(self) -> str:
        return {
            "met": "Met",
            "partly": "Partly met",
            "not_met": "Not met",
            "cannot_tell": "Cannot tell",
            "does_not_apply": "Does not apply",
            "open": "Not known yet",
        }[self.value]


RATINGS = (Judgement.MET, Judgement.PARTLY, Judgement.NOT_MET, Judgement.CANNOT_TELL)
"""What somebody who rates may choose."""
