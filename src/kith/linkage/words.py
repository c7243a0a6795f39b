"""The vocabulary of linkage: the columns two files are compared by, and how far a comparison agrees."""

from enum import StrEnum


class Column(StrEnum):
    """A column of a file that is linked. Any but `id` may be missing."""

    ID = "id"
    GIVEN_NAME = "given_name"
    FAMILY_NAME = "family_name"
    DATE_OF_BIRTH = "date_of_birth"
    SEX = "sex"
    POSTCODE = "postcode"
    ADDRESS = "address"
    PHONE = "phone"
    NHS_NUMBER = "nhs_number"

    @property
    def label(self) -> str:
        return {
            "id": "Your agency’s reference",
            "given_name": "First name",
            "family_name": "Last name",
            "date_of_birth": "Date of birth",
            "sex": "Sex",
            "postcode": "Postcode",
            "address": "Address",
            "phone": "Phone",
            "nhs_number": "NHS number",
        }[self.value]


HOUSEHOLD = "household"
"""Beside the columns: what two people of one home would show as well."""


def field_label(code: str) -> str:
    """A compared field in words: a column, or the household."""
    return "One household" if code == HOUSEHOLD else Column(code).label


class Basis(StrEnum):
    """On what an agency relies when it hands over an extract (UK GDPR articles 6 and 9, and the duty behind them)."""

    CHILDREN_ACT = "children_act"
    CRIME = "crime"
    COURT_ORDER = "court_order"

    @property
    def label(self) -> str:
        return {
            "children_act": "Keeping children safe: our duty under the Children Act 2004, section 11",
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


class RunStage(StrEnum):
    """How far a run of the engine is, read from its facts."""

    WAITING = "waiting"
    COMPARING = "comparing"
    DONE = "done"
    FAILED = "failed"

    @property
    def label(self) -> str:
        return {
            "waiting": "Waiting to begin",
            "comparing": "Comparing with everybody on file",
            "done": "Compared",
            "failed": "Could not be compared",
        }[self.value]


class Answer(StrEnum):
    """What a person decided about a pair."""

    SAME = "same"
    NOT_SAME = "not_same"
    UNSURE = "unsure"

    @property
    def label(self) -> str:
        return {"same": "The same person", "not_same": "Two people", "unsure": "Cannot tell yet"}[self.value]


class Shown(StrEnum):
    """Which pairs a list shows."""

    OPEN = "open"
    SAME = "same"
    NOT_SAME = "not_same"

    @property
    def label(self) -> str:
        return {"open": "To decide", "same": "The same person", "not_same": "Two people"}[self.value]
