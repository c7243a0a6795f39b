"""What is known about a man, and who he is to the baby."""

from enum import StrEnum


class Knowledge(StrEnum):
    """What is known about a man in a baby's life. Each is data; none is an empty box."""

    KNOWN = "known"
    BELIEVED = "believed"
    DECLINED_BY_MOTHER = "declined_by_mother"
    NOT_ASKED = "not_asked"
    DOES_NOT_APPLY = "does_not_apply"

    @property
    def label(self) -> str:
        return KNOWLEDGE_LABELS[self]

    @property
    def is_gap(self) -> bool:
        """True while somebody still has something to find out."""
        return self in {Knowledge.BELIEVED, Knowledge.DECLINED_BY_MOTHER, Knowledge.NOT_ASKED}


KNOWLEDGE_LABELS: dict[Knowledge, str] = {
    Knowledge.KNOWN: "Known",
    Knowledge.BELIEVED: "Believed, not confirmed",
    Knowledge.DECLINED_BY_MOTHER: "Asked; the mother declined to say",
    Knowledge.NOT_ASKED: "Not asked yet",
    Knowledge.DOES_NOT_APPLY: "Does not apply",
}


class Relationship(StrEnum):
    """Who a man is to the baby."""

    FATHER = "father"
    MOTHERS_PARTNER = "mothers_partner"
    GRANDFATHER = "grandfather"
    UNCLE = "uncle"
    LODGER = "lodger"
    FRIEND = "friend"
    EX_PARTNER = "ex_partner"
    OTHER = "other"

    @property
    def label(self) -> str:
        return RELATIONSHIP_LABELS[self]


RELATIONSHIP_LABELS: dict[Relationship, str] = {
    Relationship.FATHER: "Baby's father",
    Relationship.MOTHERS_PARTNER: "Mother's partner",
    Relationship.GRANDFATHER: "Grandfather",
    Relationship.UNCLE: "Uncle",
    Relationship.LODGER: "Lodger or housemate",
    Relationship.FRIEND: "Friend of the family",
    Relationship.EX_PARTNER: "Mother's former partner",
    Relationship.OTHER: "Another man",
}


class Source(StrEnum):
    """Where a fact about a man came from."""

    HIMSELF = "himself"
    MOTHER = "mother"
    OTHER_PERSON = "other_person"
    AGENCY_RECORD = "agency_record"

    @property
    def label(self) -> str:
        return {
            "himself": "He said so himself",
            "mother": "The mother",
            "other_person": "Somebody else",
            "agency_record": "An agency's record",
        }[self.value]
