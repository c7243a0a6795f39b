"""The vocabulary of linkage."""

from enum import StrEnum


class Basis(StrEnum):
    """On what an agency relies when it hands over an extract (UK GDPR articles 6 and 9, and the duty behind them)."""

    CHILDREN_ACT = "children_act"
    CRIME = "crime"
    COURT_ORDER = "court_order"

    @property
    def label(self) -> str:
        return {
            "children_act": "Keeping children safe: our part in the partnership’s duties (Children Act 2004, section 11)",
            "crime": "Preventing crime against a child (Data Protection Act 2018, schedule 2)",
            "court_order": "An order of a court",
        }[self.value]


class Stage(StrEnum):
    """Where an extract is, read from its facts."""

    SENT = "sent"
    CHECKING = "checking"
    CHECKED = "checked"
    FAILED = "failed"
    DESTROYED = "destroyed"

    @property
    def label(self) -> str:
        return {
            "sent": "Waiting for its columns",
            "checking": "Rows are being checked",
            "checked": "Checked",
            "failed": "Could not be checked",
            "destroyed": "Rows destroyed",
        }[self.value]
