"""The vocabulary of a locality's list."""

from enum import StrEnum


class ListStep(StrEnum):
    """What the coordinator of a locality's list did with a request."""

    LISTED = "listed"
    TO_FRONT_DOOR = "to_front_door"
    TAKEN_OFF = "taken_off"

    @property
    def label(self) -> str:
        return {
            "listed": "On the list for the next meeting",
            "to_front_door": "Passed to the Front Door",
            "taken_off": "Taken off the list",
        }[self.value]
