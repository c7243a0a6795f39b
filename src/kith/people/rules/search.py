"""Searching before adding, and who may be the same person."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from kith.kernel.findings import Finding
from kith.kernel.rulebook import rule

from .parts import HOUSE


@dataclass(frozen=True, kw_only=True)
class SearchFacts:
    """What a search was made with."""

    name_words: int = 0
    parent_words: int = 0
    has_date: bool = False
    has_age: bool = False
    has_area: bool = False
    has_postcode: bool = False
    has_street: bool = False
    has_phone: bool = False
    has_number: bool = False

    @property
    def words(self) -> int:
        return max(self.name_words, self.parent_words)

    @property
    def narrows(self) -> bool:
        """Is there a fact beside names that few people share?"""
        return any((self.has_date, self.has_age, self.has_area, self.has_postcode, self.has_street, self.has_phone))


@dataclass(frozen=True, kw_only=True)
class Identity:
    """Enough about somebody to tell whether they are somebody else on file."""

    name_key: str = ""
    date_of_birth: date | None = None
    nhs_number: str = ""


@rule("PPL-1", source=HOUSE, title="Search first")
def search_comes_before_adding(wanted: Collection[str], searched: Collection[str]) -> Finding | None:
    """Nobody is added before a search for them has been made, so that a family has one file and not two."""
    if set(wanted) & set(searched):
        return None
    says = "Search first: this family may have a file already, and a second one would hide half of what is known."
    return Finding("PPL-1", says, asks=("follow_up",))


@rule("PPL-2", source="UK GDPR article 5(1)(c), data minimisation", title="Search for one person")
def search_is_for_one_person(facts: SearchFacts) -> Finding | None:
    """A search is for one person: by full name, one name and one more fact, phone, date and postcode, or NHS number."""
    alone = facts.has_number or facts.has_phone or (facts.has_date and (facts.has_postcode or facts.has_street))
    if alone or facts.words > 1 or (facts.words and facts.narrows):
        return None
    if facts.words:
        says = "One name would find too many people. Add the other name, an age or date of birth, or a postcode."
    elif facts.narrows:
        says = "Add a name: what you gave would find too many people."
    else:
        says = "Enter a name, a phone number or an NHS number."
    return Finding("PPL-2", says, asks=(), missing=("name",))


@rule("PPL-21", source="UK GDPR article 5(1)(b), purpose limitation; handbook/england/search.toml", title="Not fishing")
def looking_is_not_fishing(looks: int, most: int) -> Finding | None:
    """Looking people up is for the families one works with: after so many looks in an hour it stops till the next."""
    if looks <= most:
        return None
    says = f"You have looked people up {most} times this hour. Search again in the next hour, or ring the Front Door."
    return Finding("PPL-21", says, asks=(), missing=("name",))


@rule("PPL-7", source=HOUSE, title="One person, one entry")
def may_be_the_same_person(new: Identity, known: Identity) -> Finding | None:
    """Two entries with the same NHS number, or the same name and date of birth, are probably one person."""
    if new.nhs_number and new.nhs_number == known.nhs_number:
        says = "Somebody with this NHS number is on file already. Open that entry, or say why this is another person."
        return Finding("PPL-7", says, asks=("reason",))
    same_name = bool(new.name_key) and new.name_key == known.name_key
    if same_name and new.date_of_birth is not None and new.date_of_birth == known.date_of_birth:
        says = (
            "Somebody with this name and date of birth is on file already. Open that entry, or say why this is "
            "another person."
        )
        return Finding("PPL-7", says, asks=("reason",))
    return None
