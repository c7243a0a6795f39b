"""What is being searched for."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from kith.access import audit
from kith.kernel.text import name_key
from kith.people import rules


@dataclass(frozen=True, kw_only=True)
class Terms:
    """What is being searched for. Everything may be left out; PPL-2 says what is enough.

    `date_of_birth` is the date a baby is expected as well. `give` is the years "about" gives either way.
    """

    name: str = ""
    date_of_birth: date | None = None
    age: int | None = None
    give: int | None = None
    postcode: str = ""
    street: str = ""
    phone: str = ""
    mother: str = ""
    father: str = ""
    nhs_number: str = ""

    @property
    def name_words(self) -> tuple[str, ...]:
        return tuple(key_of(self.name).split())

    @property
    def facts(self) -> rules.SearchFacts:
        return rules.SearchFacts(
            name_words=len(self.name_words),
            parent_words=max(len(key_of(self.mother).split()), len(key_of(self.father).split())),
            has_date=self.date_of_birth is not None,
            has_age=self.age is not None,
            has_area=bool(self.postcode),
            has_postcode=len(self.postcode.replace(" ", "")) > 4,
            has_street=bool(self.street),
            has_phone=len(rules.phone_key(self.phone)) >= 5,
            has_number=bool(self.nhs_number),
        )


def key_of(name: str) -> str:
    """The key names are compared by; a name without letters (an emoji) is its own key."""
    return (name_key(name) or name.casefold().strip())[:220]


WORDED = ("name", "mother", "father", "street")


def hashes_of(terms: Terms) -> dict[str, Any]:
    """Each term as a keyed hash: "the same term again" can be seen, which term cannot."""
    said = {
        "date_of_birth": terms.date_of_birth.isoformat() if terms.date_of_birth else "",
        "age": str(terms.age or ""),
        "postcode": terms.postcode,
        "phone": rules.phone_key(terms.phone),
        "nhs_number": terms.nhs_number,
    }
    hashed: dict[str, Any] = {name: audit.keyed_hash(value) for name, value in said.items() if value}
    for name in WORDED:
        if words := key_of(getattr(terms, name)).split():
            hashed[name] = sorted(audit.keyed_hash(word) for word in words)
    return hashed
