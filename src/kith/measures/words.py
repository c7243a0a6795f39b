"""The vocabulary of measures: how a number stands, the symbols that stand in for one, and the periods we count over."""

from enum import StrEnum


class Status(StrEnum):
    """How a group's number stands. It is a state of the cell, never a number that looks like another number."""

    VALUE = "value"
    TRUE_ZERO = "true_zero"
    SUPPRESSED = "suppressed"
    NOT_APPLICABLE = "not_applicable"

    @property
    def shown(self) -> bool:
        """True when the number itself may be read."""
        return self in {Status.VALUE, Status.TRUE_ZERO}

    @property
    def symbol(self) -> str:
        """What is printed instead of a number; empty when the number is printed."""
        return {"suppressed": "[c]", "not_applicable": "[z]"}.get(self.value, "")

    @property
    def label(self) -> str:
        return {
            "value": "Shown",
            "true_zero": "A true zero: something was counted, and none of it met the measure",
            "suppressed": "Hidden, because it is about very few or would give away a number that is hidden",
            "not_applicable": "Nothing to count in this period",
        }[self.value]


SYMBOLS = (Status.SUPPRESSED, Status.NOT_APPLICABLE)
"""The states that print a symbol, in the order a key lists them."""


class PeriodCode(StrEnum):
    """How far back a measure looks. Each period lies inside the next."""

    QUARTER = "quarter"
    YEAR = "year"
    TWO_YEARS = "two-years"

    @property
    def months(self) -> int:
        return {"quarter": 3, "year": 12, "two-years": 24}[self.value]

    @property
    def label(self) -> str:
        return {"quarter": "3 months", "year": "12 months", "two-years": "24 months"}[self.value]

    @property
    def beside(self) -> "PeriodCode | None":
        """The period this one could be subtracted from, or that could be subtracted from it. The 12 months stand."""
        return None if self is PeriodCode.YEAR else PeriodCode.YEAR


class Way(StrEnum):
    """How a measure's counts are cut into groups."""

    SETTING = "setting"
    LOCALITY = "locality"
    AGENCY = "agency"
    STAGE = "stage"

    @property
    def column(self) -> str:
        """The column of the rooms' counts that it goes by."""
        return {"setting": "held_at", "locality": "locality", "agency": "agency_kind"}.get(self.value, self.value)

    @property
    def head(self) -> str:
        return {"setting": "Held at", "locality": "Locality", "agency": "Agency", "stage": "Stage"}[self.value]

    @property
    def label(self) -> str:
        return {
            "setting": "By where it was held",
            "locality": "By locality",
            "agency": "By kind of agency",
            "stage": "By the stage it reached",
        }[self.value]

    @property
    def many(self) -> str:
        """What its groups are called in a sentence."""
        return {"setting": "places", "locality": "localities", "agency": "agencies", "stage": "stages"}[self.value]
