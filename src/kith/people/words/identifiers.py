"""What other systems know an adult by."""

from enum import StrEnum


class IdentifierKind(StrEnum):
    """A number, or a practice, by which another agency finds the same person."""

    NHS_NUMBER = "nhs_number"
    GP_PRACTICE = "gp_practice"
    PNC = "pnc"
    NDELIUS = "ndelius"

    @property
    def label(self) -> str:
        return {
            "nhs_number": "NHS number",
            "gp_practice": "GP practice",
            "pnc": "Police national computer number",
            "ndelius": "Probation case number (NDelius)",
        }[self.value]

    @property
    def is_of_justice(self) -> bool:
        """Whether it says by itself that police or probation know somebody: fewer people read it."""
        return self in {IdentifierKind.PNC, IdentifierKind.NDELIUS}
