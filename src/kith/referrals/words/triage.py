"""The vocabulary after a decision: how somebody was told, and what was said about a mark that was refused."""

from enum import StrEnum


class How(StrEnum):
    """How somebody was told of a decision."""

    IN_KITH = "in_kith"
    PHONE = "phone"
    IN_PERSON = "in_person"
    SECURE_EMAIL = "secure_email"
    LETTER = "letter"

    @property
    def label(self) -> str:
        return {
            "in_kith": "In Kith, and by an e-mail without names",
            "phone": "By telephone",
            "in_person": "Face to face",
            "secure_email": "By secure e-mail",
            "letter": "By letter",
        }[self.value]


BY_HAND = tuple(how for how in How if how is not How.IN_KITH)
"""What somebody may say they did; telling in Kith is what Kith itself did."""


class MarkAnswer(StrEnum):
    """What is said about a mark on a baby who cannot move, after a request about it led to no meeting of the baby."""

    REASON = "reason"
    SEEN = "seen"
    KNOWN_BEFORE = "known_before"

    @property
    def label(self) -> str:
        return {
            "reason": "The decider’s reason",
            "seen": "A qualified health professional has seen the mark",
            "known_before": "The mark was on record before, as a birth mark, birth injury or condition",
        }[self.value]

    @property
    def closes(self) -> bool:
        """A reason explains; only the mark having been looked at answers."""
        return self is not MarkAnswer.REASON


class WaitingSince(StrEnum):
    """How long a request has waited: the queue's filter."""

    LATE = "late"
    IN_TIME = "in_time"
    TODAY = "today"

    @property
    def label(self) -> str:
        return {"late": "Past the time limit", "in_time": "Within the time limit", "today": "Received today"}[
            self.value
        ]
