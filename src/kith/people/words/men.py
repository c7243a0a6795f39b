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


class CarerKind(StrEnum):
    """Whether the record is about a man, or about another carer."""

    MAN = "man"
    OTHER = "other"

    @property
    def label(self) -> str:
        return {"man": "Man", "other": "Another carer"}[self.value]


class Relationship(StrEnum):
    """Who a man, or another carer, is to the baby."""

    FATHER = "father"
    MOTHERS_PARTNER = "mothers_partner"
    GRANDFATHER = "grandfather"
    UNCLE = "uncle"
    BROTHER = "brother"
    LODGER = "lodger"
    FRIEND = "friend"
    EX_PARTNER = "ex_partner"
    FOSTER_CARER = "foster_carer"
    OTHER = "other"
    OTHER_MOTHER = "other_mother"
    GRANDMOTHER = "grandmother"
    AUNT = "aunt"
    SISTER = "sister"
    CHILDMINDER = "childminder"
    OTHER_CARER = "other_carer"

    @property
    def label(self) -> str:
        return RELATIONSHIP_LABELS[self]


RELATIONSHIP_LABELS: dict[Relationship, str] = {
    Relationship.FATHER: "Baby's father",
    Relationship.MOTHERS_PARTNER: "Mother's partner",
    Relationship.GRANDFATHER: "Grandfather",
    Relationship.UNCLE: "Uncle",
    Relationship.BROTHER: "Older brother",
    Relationship.LODGER: "Lodger or housemate",
    Relationship.FRIEND: "Friend of the family",
    Relationship.EX_PARTNER: "Mother's former partner",
    Relationship.FOSTER_CARER: "Foster carer",
    Relationship.OTHER: "Another man",
    Relationship.OTHER_MOTHER: "Baby's other mother",
    Relationship.GRANDMOTHER: "Grandmother",
    Relationship.AUNT: "Aunt",
    Relationship.SISTER: "Older sister",
    Relationship.CHILDMINDER: "Childminder",
    Relationship.OTHER_CARER: "Another carer",
}

_R = Relationship
RELATIONSHIPS: dict[CarerKind, tuple[Relationship, ...]] = {
    CarerKind.MAN: (
        _R.FATHER, _R.MOTHERS_PARTNER, _R.GRANDFATHER, _R.UNCLE, _R.BROTHER, _R.LODGER, _R.FRIEND, _R.EX_PARTNER,
        _R.FOSTER_CARER, _R.OTHER,
    ),
    CarerKind.OTHER: (
        _R.MOTHERS_PARTNER, _R.OTHER_MOTHER, _R.GRANDMOTHER, _R.AUNT, _R.SISTER, _R.FOSTER_CARER, _R.CHILDMINDER,
        _R.LODGER, _R.FRIEND, _R.EX_PARTNER, _R.OTHER_CARER,
    ),
}  # fmt: skip
"""What is offered for each: mother's partner, a friend or a foster carer may be a man or not."""

PARENTS = frozenset({Relationship.FATHER, Relationship.OTHER_MOTHER})
"""Who is a parent of the baby; the mother has an entry of her own."""

NEAREST = PARENTS | {Relationship.MOTHERS_PARTNER}
"""Whose own voice belongs in the record."""

SIDED = frozenset({Relationship.GRANDFATHER, Relationship.GRANDMOTHER, Relationship.UNCLE, Relationship.AUNT})
"""Relations who belong to the mother's side or the father's."""


class Side(StrEnum):
    """On whose side a relation is."""

    MOTHERS = "mothers"
    FATHERS = "fathers"
    UNKNOWN = "unknown"

    @property
    def label(self) -> str:
        return {"mothers": "The mother's side", "fathers": "The father's side", "unknown": "Not known"}[self.value]


class Source(StrEnum):
    """Where a fact about a man, or another carer, came from."""

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

    def said_of(self, kind: CarerKind) -> str:
        """The label, without calling a woman "he"."""
        return "They said so themselves" if self is Source.HIMSELF and kind is CarerKind.OTHER else self.label
