"""The vocabulary of a locality's pathway panel."""

from enum import StrEnum


class Talked(StrEnum):
    """What became of a family at one meeting."""

    HELPED = "helped"
    NEXT_TIME = "next_time"
    NOT_REACHED = "not_reached"
    FRONT_DOOR = "front_door"
    FINISHED = "finished"

    @property
    def label(self) -> str:
        return {
            "helped": "Talked about: help was agreed, and the panel looks again",
            "next_time": "Talked about: something must be found out first",
            "not_reached": "Not talked about: stands first at the next meeting",
            "front_door": "The worry is greater: goes to the Front Door",
            "finished": "Finished: the panel does not look again",
        }[self.value]

    @property
    def over(self) -> bool:
        """Whether the family leaves the panel's agenda."""
        return self in {Talked.FRONT_DOOR, Talked.FINISHED}

    @property
    def discussed(self) -> bool:
        return self is not Talked.NOT_REACHED


class ServiceConsent(StrEnum):
    """Whether the family agrees to the help: consent to a service, not to sharing."""

    AGREED = "agreed"
    REFUSED = "refused"
    NOT_ASKED = "not_asked"

    @property
    def label(self) -> str:
        return {
            "agreed": "They agree",
            "refused": "They do not want it",
            "not_asked": "Nobody has asked them yet",
        }[self.value]
