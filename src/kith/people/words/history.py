"""Names, addresses and ways to reach somebody, as they were from one day to another."""

from enum import StrEnum


class HistoryKind(StrEnum):
    """What is kept as history; the value is the page's address."""

    NAME = "name"
    ADDRESS = "address"
    CONTACT = "contact"

    @property
    def label(self) -> str:
        return {"name": "Names", "address": "Addresses", "contact": "Phone and email"}[self.value]

    @property
    def one(self) -> str:
        return {"name": "a name", "address": "an address", "contact": "a phone number or email"}[self.value]


class NameKind(StrEnum):
    """What kind of name it is."""

    USUAL = "usual"
    KNOWN_AS = "known_as"
    BIRTH = "birth"
    MARRIED = "married"
    FORMER = "former"
    SPELLING = "spelling"

    @property
    def label(self) -> str:
        return {
            "usual": "Usual name",
            "known_as": "Known as",
            "birth": "Name at birth, or maiden name",
            "married": "Married name",
            "former": "Another earlier name",
            "spelling": "Another spelling",
        }[self.value]


class Means(StrEnum):
    """A way to reach somebody."""

    PHONE = "phone"
    EMAIL = "email"

    @property
    def label(self) -> str:
        return {"phone": "Phone", "email": "Email"}[self.value]


class Safe(StrEnum):
    """Whether it is safe to reach somebody this way. Another person may hold the phone, or read the messages."""

    YES = "yes"
    LIMITS = "limits"
    NO = "no"
    NOT_ASKED = "not_asked"

    @property
    def label(self) -> str:
        return {
            "yes": "Safe",
            "limits": "Safe only as written below",
            "no": "Not safe: do not use",
            "not_asked": "Nobody has asked",
        }[self.value]


class From(StrEnum):
    """Whom an address is kept from."""

    EVERYONE = "everyone"
    CARER = "carer"
    SOMEBODY = "somebody"

    @property
    def label(self) -> str:
        return {
            "everyone": "Everybody",
            "carer": "Somebody on this family’s file",
            "somebody": "Somebody else",
        }[self.value]


class ToldBy(StrEnum):
    """Who told us a fact about an adult or a baby."""

    SELF = "self"
    MOTHER = "mother"
    OTHER_PARENT = "other_parent"
    FAMILY = "family"
    AGENCY_RECORD = "agency_record"
    SEEN = "seen"

    @property
    def label(self) -> str:
        return {
            "self": "They said so themselves",
            "mother": "The mother",
            "other_parent": "The baby’s other parent",
            "family": "Somebody else in the family",
            "agency_record": "An agency’s record",
            "seen": "The worker saw it, in a letter or at the door",
        }[self.value]
