"""Two entries for one person: what a merge compares, and what it moves."""

from enum import StrEnum


class Moved(StrEnum):
    """A row that a merge of two people moved, or copied."""

    BABY = "baby"
    PREGNANCY = "pregnancy"
    CARER = "carer"
    NAME = "name"
    RESIDENCE = "residence"
    CONTACT = "contact"
    WITHHOLDING = "withholding"

    @property
    def label(self) -> str:
        return {
            "baby": "Baby",
            "pregnancy": "Pregnancy",
            "carer": "Record about a man or another carer",
            "name": "Name",
            "residence": "Address",
            "contact": "Way to reach them",
            "withholding": "Address kept back",
        }[self.value]


MERGE_FIELDS: dict[str, str] = {
    "given_name": "First name",
    "family_name": "Last name",
    "date_of_birth": "Date of birth",
    "sex": "Sex",
    "nhs_number": "NHS number",
    "phone": "Phone",
    "address": "Address",
    "postcode": "Postcode",
}
"""The facts of two entries that are compared side by side; for each, one of the two values stands."""
