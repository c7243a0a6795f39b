"""What somebody says about themselves that the Equality Act protects, and what they need to be understood."""

from enum import StrEnum


class Characteristic(StrEnum):
    """A question whose answers are a list in the handbook, or free words."""

    ETHNIC_GROUP = "ethnic_group"
    RELIGION = "religion"
    DISABILITY = "disability"
    SEXUAL_ORIENTATION = "sexual_orientation"
    GENDER_IDENTITY = "gender_identity"
    MARITAL_STATUS = "marital_status"
    MAIN_LANGUAGE = "main_language"
    INTERPRETER = "interpreter"
    COMMUNICATION = "communication"

    @property
    def label(self) -> str:
        return {
            "ethnic_group": "Ethnic group",
            "religion": "Religion",
            "disability": "Disability",
            "sexual_orientation": "Sexual orientation",
            "gender_identity": "Gender identity, in their own words",
            "marital_status": "Legal marital or civil partnership status",
            "main_language": "Main language",
            "interpreter": "Interpreter",
            "communication": "What helps them to communicate",
        }[self.value]


class Answer(StrEnum):
    """How a question stands. Not asked, and asked without an answer, are different things to know."""

    GIVEN = "given"
    PREFERS_NOT = "prefers_not"
    NOT_ASKED = "not_asked"

    @property
    def label(self) -> str:
        return {"given": "Answered", "prefers_not": "Prefers not to say", "not_asked": "Not asked"}[self.value]
