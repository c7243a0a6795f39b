"""Two entries on file, and whether they are one person."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from kith.kernel.findings import Finding, Weight
from kith.kernel.rulebook import rule
from kith.people.words import Sex

from .parts import HOUSE

SAFETY_CASE = "DCB0129 hazard log: records of two people merged"


@dataclass(frozen=True, kw_only=True)
class Entry:
    """What the rules know of one of two entries. `number_checked`: the NHS number was checked."""

    id: UUID
    given_key: str = ""
    family_key: str = ""
    date_of_birth: date | None = None
    sex: str = Sex.UNKNOWN
    nhs_number: str = ""
    number_checked: bool = False
    babies: frozenset[UUID] = frozenset()


@rule("MRG-1", source="Kith: every link between two entries is a decision by a named person", title="Say why")
def a_merge_says_why(why: str) -> Finding | None:
    """Two entries become one, or two again, only when a named person has looked at both and says why."""
    if why.strip():
        return None
    return Finding("MRG-1", "Say how you know.", asks=("reason",), missing=("why",))


@rule("MRG-2", source=HOUSE, title="Two entries, not one")
def two_entries_are_compared(one: UUID, other: UUID) -> Finding | None:
    """Nobody is merged with himself: there have to be two entries, each standing on its own."""
    if one != other:
        return None
    says = "This is one entry already. Nothing has to be merged."
    return Finding("MRG-2", says, asks=(), missing=("another entry",))


@rule("MRG-3", source=SAFETY_CASE, title="One family holds them as two people")
def one_family_has_them_as_two(shared: Collection[UUID]) -> Finding | None:
    """Two people recorded side by side in one family, such as a father and a son of one name, are probably two."""
    if not shared:
        return None
    says = (
        "Both are on the same baby’s file as two different people. A father and son, or two sisters, can share a "
        "name. Say how you know they are one."
    )
    return Finding("MRG-3", says, asks=("reason",), weight=Weight.ACT_NOW)


@rule("MRG-4", source=SAFETY_CASE, title="Two checked NHS numbers")
def checked_numbers_agree(one: Entry, other: Entry) -> Finding | None:
    """Two people with different NHS numbers, both checked, are two people unless one of the numbers is wrong."""
    if not (one.nhs_number and other.nhs_number) or one.nhs_number == other.nhs_number:
        return None
    if one.number_checked and other.number_checked:
        says = "They have different NHS numbers and both were checked. Say which number is wrong, and who told you."
        return Finding("MRG-4", says, asks=("reason",), weight=Weight.ACT_NOW)
    return Finding("MRG-4", "They have different NHS numbers. Say which one is wrong.", asks=("reason",))


@rule("MRG-5", source=SAFETY_CASE, title="One NHS number for two entries")
def one_number_is_one_person(one: Entry, other: Entry) -> Finding | None:
    """One NHS number belongs to one person: two entries that share it are one, or one of the numbers is wrong."""
    if not one.nhs_number or one.nhs_number != other.nhs_number:
        return None
    says = "Both have the same NHS number: they are one person, or the number was written on the wrong entry."
    return Finding("MRG-5", says, asks=(), weight=Weight.NOTE)


@rule("MRG-6", source=SAFETY_CASE, title="Facts that do not change")
def lasting_facts_agree(one: Entry, other: Entry) -> Finding | None:
    """A date of birth and a sex recorded at birth seldom change: when they differ, somebody says which is wrong."""
    differ = []
    if one.date_of_birth and other.date_of_birth and one.date_of_birth != other.date_of_birth:
        differ.append("dates of birth")
    if Sex.UNKNOWN not in {one.sex, other.sex} and one.sex != other.sex:
        differ.append("sexes")
    if not differ:
        return None
    return Finding("MRG-6", f"Their {' and '.join(differ)} differ. Say which one is wrong.", asks=("reason",))


@rule("MRG-7", source=SAFETY_CASE, title="They may be twins")
def twins_are_two(one: Entry, other: Entry) -> Finding | None:
    """Two people with one birthday and one last name and different first names may be twins."""
    same_day = one.date_of_birth is not None and one.date_of_birth == other.date_of_birth
    if not same_day or one.family_key != other.family_key or one.given_key == other.given_key:
        return None
    says = "They share a birthday and a last name, but not a first name. They may be twins."
    return Finding("MRG-7", says, asks=("reason",), weight=Weight.ACT_NOW)


@rule("MRG-11", source="Kith: a seal keeps a file from some workers", title="A sealed file")
def a_seal_is_thought_of(sealed: bool) -> Finding | None:
    """When a file behind either entry is sealed, somebody says why its facts may be seen by those of the other file."""
    if not sealed:
        return None
    says = (
        "One of the files is sealed. Made one, this person’s name, number and dates can be seen by everybody who works "
        "with the other file. Speak with information governance first, and say what was agreed."
    )
    return Finding("MRG-11", says, asks=("reason",), weight=Weight.ACT_NOW)
