"""The vocabulary of the pathway: where a step stands, and what is said of one."""

from enum import StrEnum


class StepState(StrEnum):
    """Where a step of the pathway stands today; derived, never chosen."""

    DONE = "done"
    DUE = "due"
    PAST = "past"
    AHEAD = "ahead"
    NOT_POSSIBLE = "not_possible"
    NOT_NEEDED = "not_needed"
    NOT_RECORDED = "not_recorded"

    @property
    def label(self) -> str:
        return {
            "done": "Done",
            "due": "Due now",
            "past": "Past its time",
            "ahead": "Later",
            "not_possible": "Not possible: booked late",
            "not_needed": "Not needed",
            "not_recorded": "Not recorded",
        }[self.value]

    @property
    def open(self) -> bool:
        """Whether somebody still has to do it, now or later."""
        return self in {StepState.DUE, StepState.PAST, StepState.AHEAD}


class Mark(StrEnum):
    """What somebody said of a step; the newest stands."""

    DONE = "done"
    NOT_NEEDED = "not_needed"
    TAKEN_BACK = "taken_back"

    @property
    def label(self) -> str:
        return {
            "done": "It is done",
            "not_needed": "It is not needed",
            "taken_back": "That was a mistake: it is neither done nor set aside",
        }[self.value]


class Where(StrEnum):
    """Which part of the list of open pregnancies is shown."""

    ALL = "all"
    DUE = "due"
    LATE_BOOKED = "late_booked"
    SOON = "soon"

    @property
    def label(self) -> str:
        return {
            "all": "Every open pregnancy",
            "due": "Something is due or past its time",
            "late_booked": "Came to notice late",
            "soon": "Expected within six weeks",
        }[self.value]
