"""The columns linkage can use, and which of a file's headings each probably is."""

import hashlib
import re
from collections.abc import Iterable, Sequence

from rapidfuzz import fuzz

from kith.kernel.text import name_key
from kith.linkage.words import Column

COLUMNS: tuple[Column, ...] = tuple(Column)

HEADINGS: dict[Column, tuple[str, ...]] = {
    Column.ID: (
        "id", "ref", "reference", "record id", "person id", "case number", "crn", "pnc id", "nominal", "urn",
        "unique id", "client id", "local id", "nsir",
    ),
    Column.GIVEN_NAME: ("given name", "first name", "forename", "forenames", "firstname", "givenname", "first"),
    Column.FAMILY_NAME: ("family name", "last name", "surname", "lastname", "familyname", "second name", "last"),
    Column.DATE_OF_BIRTH: ("date of birth", "dob", "birth date", "birthdate", "d o b", "born", "dateofbirth"),
    Column.SEX: ("sex", "gender", "sex code", "gender code"),
    Column.POSTCODE: ("postcode", "post code", "postal code", "zip", "pcode", "address postcode"),
    Column.ADDRESS: ("address", "street", "address line 1", "home address", "address 1", "full address", "addr"),
    Column.PHONE: (
        "phone", "telephone", "mobile", "tel", "phone number", "mobile number", "mobile no",
        "telephone number", "tel no",
    ),
    Column.NHS_NUMBER: ("nhs number", "nhs no", "nhs", "nhsnumber", "nhs num"),
}  # fmt: skip

SURE = 86
"""How alike a heading must be to one of ours to be suggested (rapidfuzz ratio, 0 to 100); a person confirms each."""


def plain(heading: str) -> str:
    """A heading as it is compared: "DateOfBirth" and "DATE_OF_BIRTH" are both "date of birth"."""
    parted = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", " ", heading.replace("_", " ").replace(".", " "))
    return name_key(parted)


def shape_of(headings: Iterable[str]) -> str:
    """The same for two files with the same headings in the same order: what a remembered mapping is kept under."""
    return hashlib.sha256("\x1f".join(plain(heading) for heading in headings).encode()).hexdigest()[:32]


def suggest(headings: Sequence[str]) -> dict[Column, int]:
    """Which heading (by its place, from 0) each column probably is. No heading is used twice; the surest goes first."""
    keys = [plain(heading) for heading in headings]
    fits = [
        (max(fuzz.ratio(key, known) for known in HEADINGS[column]), column, place)
        for column in COLUMNS
        for place, key in enumerate(keys)
        if key
    ]
    found: dict[Column, int] = {}
    for score, column, place in sorted(fits, key=lambda fit: (-fit[0], COLUMNS.index(fit[1]), fit[2])):
        if score >= SURE and column not in found and place not in found.values():
            found[column] = place
    return found
