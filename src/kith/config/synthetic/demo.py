"""The people of the demonstration by name: one for each role, and the family of the walk. All of them invented."""

from dataclasses import dataclass

from kith.access.words import Role
from kith.directory.words import AgencyKind

PASSWORD = "quiet-harbour-lantern-2026"  # noqa: S105  written in the README; works only where everybody is invented
DOMAIN = "@demo.example"

MOTHER_GIVEN = "Jenna"
MOTHER_FAMILY = "Larkmoor"
MOTHER_BORN = (1999, 3, 14)
MOTHER_ADDRESS = "6 Pebble Row"
MOTHER_POSTCODE = "EX4 9LK"
SIBLING_GIVEN = "Isla"
SIBLING_MONTHS = 20
BABY_GIVEN = "Rowan"
"""The ten-week-old whom the health visitor adds in the walk; not on file."""
FATHER_GIVEN = "Kit"
FATHER_FAMILY = "Sandford"

PRACTICE = "Larkspur Surgery"
"""The practice of the demonstration's GP, where the family of the walk is registered."""


@dataclass(frozen=True)
class Person:
    """Somebody who signs in to the demonstration."""

    role: Role
    name: str
    post: str
    kind: AgencyKind
    health: bool = False
    local: bool = False

    @property
    def email(self) -> str:
        return self.role.value.replace("_", ".") + DOMAIN


PEOPLE: tuple[Person, ...] = (
    Person(Role.HEALTH_VISITOR, "Nadia Rowe", "Health visitor", AgencyKind.PUBLIC_HEALTH_NURSING, True, True),
    Person(Role.MIDWIFE, "Bronwen Adeyemi", "Community midwife", AgencyKind.MATERNITY, True, True),
    Person(Role.GP, "Dr Sunil Nair", "GP, safeguarding lead", AgencyKind.GENERAL_PRACTICE, True, True),
    Person(Role.FRONT_DOOR_MANAGER, "Ruth Okafor", "Front Door manager", AgencyKind.SOCIAL_CARE),
    Person(Role.LOCALITY_MANAGER, "Gareth Pike", "Locality team manager", AgencyKind.SOCIAL_CARE, local=True),
    Person(Role.SOCIAL_WORKER, "Amara Bolt", "Social worker", AgencyKind.SOCIAL_CARE, local=True),
    Person(Role.POLICE, "Sgt Owen Heard", "Sergeant, protecting vulnerable people", AgencyKind.POLICE),
    Person(Role.PROBATION, "Leanne Prowse", "Probation officer", AgencyKind.PROBATION),
    Person(Role.PAEDIATRICIAN, "Dr Hafsa Malik", "Consultant paediatrician", AgencyKind.PAEDIATRICS, True),
    Person(Role.FAMILY_HUB_WORKER, "Josie Tancock", "Family Hub worker", AgencyKind.FAMILY_HUB, local=True),
    Person(
        Role.DOMESTIC_ABUSE_ADVISER, "Simran Gale", "Independent domestic violence adviser", AgencyKind.DOMESTIC_ABUSE
    ),
    Person(Role.TRAINING_LEAD, "Helen Mudge", "Training lead", AgencyKind.PARTNERSHIP),
    Person(Role.AGENCY_ADMINISTRATOR, "Craig Slee", "Administrator", AgencyKind.PUBLIC_HEALTH_NURSING, local=True),
    Person(Role.QUALITY_LEAD, "Eleanor Vickery", "Quality assurance lead", AgencyKind.PARTNERSHIP),
    Person(Role.EXECUTIVE, "Marcus Westaway", "Executive member", AgencyKind.PARTNERSHIP),
    Person(Role.SCRUTINEER, "Fiona Grant", "Independent scrutineer", AgencyKind.PARTNERSHIP),
    Person(Role.SYSTEM_ADMINISTRATOR, "Perran Yeo", "System administrator", AgencyKind.PARTNERSHIP),
    Person(Role.INFORMATION_GOVERNANCE, "Tamsin Carew", "Information governance lead", AgencyKind.PARTNERSHIP),
    Person(Role.RECEPTIONIST, "Dawn Chudleigh", "Receptionist", AgencyKind.GENERAL_PRACTICE, local=True),
    Person(Role.SONOGRAPHER, "Priya Thorne", "Sonographer", AgencyKind.MATERNITY, local=True),
    Person(Role.HOUSING_OFFICER, "Callum Venn", "Housing officer", AgencyKind.HOUSING),
    Person(Role.MEDICAL_ILLUSTRATION, "Idris Calloway", "Medical photographer", AgencyKind.PAEDIATRICS),
)
