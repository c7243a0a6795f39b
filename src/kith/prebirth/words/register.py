"""The vocabulary of the readiness sheet for the national register (CP-IS)."""

from enum import StrEnum


class RegisterStatus(StrEnum):
    """What somebody entered about the register. Kith has no link to it."""

    NOT_YET = "not_yet"
    ASKED = "asked"
    CONFIRMED = "confirmed"
    REPLACED = "replaced"
    ENDED = "ended"

    @property
    def label(self) -> str:
        return {
            "not_yet": "Not given to the council yet",
            "asked": "Given to the council",
            "confirmed": "The council says that it is on the register, under the mother",
            "replaced": "The council says that the baby’s own record has taken its place",
            "ended": "The council says that it was taken off",
        }[self.value]
