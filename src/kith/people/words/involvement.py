"""The part a worker or team plays for a baby."""

from enum import StrEnum

from kith.access.words import Role


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
