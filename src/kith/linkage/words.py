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
            "id": "Identifier",
            "given_name": "Given name",
            "family_name": "Family name",
            "date_of_birth": "Date of birth",
            "sex": "Sex",
            "postcode": "Postcode",
            "address": "Address",
            "phone": "Phone",
            "nhs_number": "NHS number",
        }[self.value]
