"""Answers that many questions share."""

from enum import StrEnum


class YesNoUnknown(StrEnum):
    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"

    @property
    def label(self) -> str:
        return {"yes": "Yes", "no": "No", "unknown": "Not known"}[self.value]


class Sex(StrEnum):
    FEMALE = "female"
    MALE = "male"
    INDETERMINATE = "indeterminate"
    UNKNOWN = "unknown"

    @property
    def label(self) -> str:
        return {"female": "Female", "male": "Male", "indeterminate": "Indeterminate", "unknown": "Not known"}[
            self.value
        ]
