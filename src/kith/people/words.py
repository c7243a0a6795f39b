"""The vocabulary of people: what is known about a man, who he is to the baby, and what was noticed."""

from enum import StrEnum

from kith.access.words import Role


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


class YesNoUnknown(StrEnum):
    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"

    @property
    def label(self) -> str:
        return {"yes": "Yes", "no": "No", "unknown": "Not known"}[self.value]


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


class Sex(StrEnum):
    FEMALE = "female"
    MALE = "male"
    INDETERMINATE = "indeterminate"
    UNKNOWN = "unknown"

    @property
    def label(self) -> str:
        return {"female": "Female", "male": "Male", "indeterminate": "Indeterminate", "unknown": "Not known"}[
            self.value
        ]


class Part(StrEnum):
    """The part a worker or team plays for a baby."""

    HEALTH_VISITOR = "health_visitor"
    MIDWIFE = "midwife"
    GP = "gp"
    SOCIAL_WORKER = "social_worker"
    FRONT_DOOR = "front_door"
    POLICE = "police"
    PAEDIATRICIAN = "paediatrician"
    FAMILY_HUB = "family_hub"
    PROBATION = "probation"
    DOMESTIC_ABUSE = "domestic_abuse"
    LOCALITY_TEAM = "locality_team"
    OTHER = "other"

    @property
    def label(self) -> str:
        return PART_LABELS[self]


PART_LABELS: dict[Part, str] = {
    Part.HEALTH_VISITOR: "Health visitor",
    Part.MIDWIFE: "Midwife",
    Part.GP: "GP",
    Part.SOCIAL_WORKER: "Social worker",
    Part.FRONT_DOOR: "Front Door",
    Part.POLICE: "Police",
    Part.PAEDIATRICIAN: "Paediatrician",
    Part.FAMILY_HUB: "Family Hub worker",
    Part.PROBATION: "Probation",
    Part.DOMESTIC_ABUSE: "Domestic abuse adviser",
    Part.LOCALITY_TEAM: "Locality team",
    Part.OTHER: "Working with the family",
}


PART_OF_ROLE: dict[Role, Part] = {
    Role.HEALTH_VISITOR: Part.HEALTH_VISITOR,
    Role.MIDWIFE: Part.MIDWIFE,
    Role.GP: Part.GP,
    Role.SOCIAL_WORKER: Part.SOCIAL_WORKER,
    Role.FRONT_DOOR_MANAGER: Part.FRONT_DOOR,
    Role.LOCALITY_MANAGER: Part.LOCALITY_TEAM,
    Role.POLICE: Part.POLICE,
    Role.PAEDIATRICIAN: Part.PAEDIATRICIAN,
    Role.FAMILY_HUB_WORKER: Part.FAMILY_HUB,
    Role.PROBATION: Part.PROBATION,
    Role.DOMESTIC_ABUSE_ADVISER: Part.DOMESTIC_ABUSE,
}
"""The part that somebody in this role usually plays for a baby."""


class Kind(StrEnum):
    """Whom a search found."""

    MOTHER = "mother"
    MAN = "man"
    BABY = "baby"

    @property
    def label(self) -> str:
        return {"mother": "Mother", "man": "Man in a baby's life", "baby": "Baby"}[self.value]


class NoteKind(StrEnum):
    """What somebody noticed about the baby or those around them."""

    WORRY = "worry"
    STRENGTH = "strength"
    SIGHTING = "sighting"

    @property
    def label(self) -> str:
        return {"worry": "Worry", "strength": "Strength", "sighting": "Baby seen"}[self.value]


class Mobility(StrEnum):
    """The ladder of movement; "cannot move" is decided by the handbook's definition, not here."""

    NONE = "none"
    HEAD_CONTROL = "head_control"
    ROLLS = "rolls"
    SITS = "sits"
    CRAWLS = "crawls"
    PULLS_TO_STAND = "pulls_to_stand"
    CRUISES = "cruises"
    WALKS = "walks"
    NON_MOBILE_DISABILITY = "non_mobile_disability"
    NOT_RECORDED = "not_recorded"

    @property
    def label(self) -> str:
        return MOBILITY_LABELS[self]


MOBILITY_LABELS: dict[Mobility, str] = {
    Mobility.NONE: "No independent movement",
    Mobility.HEAD_CONTROL: "Holds head up",
    Mobility.ROLLS: "Rolls",
    Mobility.SITS: "Sits unaided",
    Mobility.CRAWLS: "Crawls or bottom-shuffles",
    Mobility.PULLS_TO_STAND: "Pulls to stand",
    Mobility.CRUISES: "Cruises",
    Mobility.WALKS: "Walks",
    Mobility.NON_MOBILE_DISABILITY: "Cannot move because of disability",
    Mobility.NOT_RECORDED: "Not recorded",
}


def full_name(given_name: str, family_name: str) -> str:
    """An adult's name as it is said; somebody without a name is said so."""
    return f"{given_name} {family_name}".strip() or "Name not known"


def baby_name(given_name: str, family_name: str, mother_name: str = "", *, born: bool = True) -> str:
    """A baby's name; one not named yet is called after the mother, kindly and without guessing."""
    if given_name:
        return f"{given_name} {family_name}".strip()
    if not born:
        return f"Unborn baby of {mother_name}" if mother_name else "Unborn baby"
    if family_name:
        return f"Baby {family_name}"
    return f"Baby of {mother_name}" if mother_name else "Baby, not named yet"


ADDRESS_WITHHELD = "Withheld for safety. Ask the worker who recorded it"


def where_lives(address: str, postcode: str, *, withheld: bool) -> str:
    """An address in one line, or that it is kept back to keep somebody safe."""
    if withheld:
        return ADDRESS_WITHHELD
    return ", ".join(part for part in (address, postcode) if part)


def district_of(postcode: str) -> str:
    """The first half of a postcode: "EX4" of "EX4 3LS"."""
    return postcode.split(" ")[0] if postcode else ""
