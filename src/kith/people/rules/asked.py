"""One line about somebody, taken apart: "Dan, about 25, EX4, 07700 900123" is a name, an age, an area and a phone."""

import re
from dataclasses import dataclass

AGE = re.compile(
    r"\b(?:about|around|aged?|roughly|approx(?:imately)?)\s+\d{1,2}\b|\b\d{2}\s*(?:years?(?: old)?|yrs?|yo)\b",
    re.I,
)
BARE_AGE = re.compile(r"(?:^|,)\s*(\d{2})\s*(?:,|$)")
PHONE = re.compile(r"\+?\d[\d \-()]{6,}\d")
POSTCODE = re.compile(r"\b([A-PR-UWYZ][A-HK-Y]?\d[\dA-HJKPSTUW]?)(?:\s*(\d[ABD-HJLNP-UW-Z]{2}))?\b", re.I)


@dataclass(frozen=True, kw_only=True)
class Asked:
    """What one line said."""

    name: str = ""
    age: int | None = None
    postcode: str = ""
    phone: str = ""


def taken_apart(line: str) -> Asked:
    """The name that is left when an age, a phone number and a postcode, or the first half of one, are taken out."""
    phone, line = _out(PHONE, line)
    place, line = _out(POSTCODE, line)
    age, line = _out(AGE, line)
    if not age:
        age, line = _out(BARE_AGE, line)
    digits = re.sub(r"\D", "", age)
    name = re.sub(r"\s*,[\s,]*", ", ", line).strip(" ,")
    return Asked(name=name, age=int(digits) if digits else None, postcode=place.upper(), phone=phone)


def _out(pattern: re.Pattern[str], line: str) -> tuple[str, str]:
    found = pattern.search(line)
    if found is None:
        return "", line
    return found.group().strip(" ,"), f"{line[: found.start()]}, {line[found.end() :]}"
