"""How two entries are compared: which fact, and how well it agrees. Look-up and batch linkage share these words."""

from enum import StrEnum


class Trait(StrEnum):
    """A fact that two entries, or a question and an entry, may agree on."""

    GIVEN = "given"
    FAMILY = "family"
    BORN = "born"
    AGE = "age"
    EXPECTED = "expected"
    PLACE = "place"
    STREET = "street"
    PHONE = "phone"
    PARENT = "parent"
    NUMBER = "number"

    @property
    def label(self) -> str:
        return TRAIT_LABELS[self]


TRAIT_LABELS: dict[Trait, str] = {
    Trait.GIVEN: "First name",
    Trait.FAMILY: "Last name",
    Trait.BORN: "Date of birth",
    Trait.AGE: "Age",
    Trait.EXPECTED: "Date expected",
    Trait.PLACE: "Postcode",
    Trait.STREET: "Street",
    Trait.PHONE: "Phone",
    Trait.PARENT: "Other parent’s name",
    Trait.NUMBER: "NHS number",
}


class Agree(StrEnum):
    """How well a fact agrees, from wholly to not at all. The order is the number the database keeps it as."""

    MISSING = "missing"
    EXACT = "exact"
    VARIANT = "variant"
    PART = "part"
    NEAR = "near"
    SOUNDS = "sounds"
    BEGINS = "begins"
    SWAPPED = "swapped"
    DISTRICT = "district"
    HALF = "half"
    DIFFERS = "differs"
    DIFFERS_WOMAN = "differs_woman"

    @property
    def number(self) -> int:
        return list(Agree).index(self)

    @property
    def label(self) -> str:
        return AGREE_LABELS[self]


AGREE_LABELS: dict[Agree, str] = {
    Agree.MISSING: "not on file",
    Agree.EXACT: "agrees",
    Agree.VARIANT: "another form of the same name",
    Agree.PART: "part of the name agrees",
    Agree.NEAR: "nearly agrees",
    Agree.SOUNDS: "sounds the same",
    Agree.BEGINS: "begins the same",
    Agree.SWAPPED: "day and month changed places",
    Agree.DISTRICT: "same area",
    Agree.HALF: "half of it agrees",
    Agree.DIFFERS: "is different",
    Agree.DIFFERS_WOMAN: "is different (names change)",
}


class Band(StrEnum):
    """How likely it is that this is the person meant. Words for a person to judge by; nothing is linked by it."""

    VERY_LIKELY = "very_likely"
    LIKELY = "likely"
    POSSIBLE = "possible"

    @property
    def label(self) -> str:
        return {"very_likely": "Very likely", "likely": "Likely", "possible": "Possible"}[self.value]
