"""The vocabulary of access: who people are at work and what is recorded about their opening of records."""

from enum import StrEnum


class Role(StrEnum):
    """The part a person plays in the partnership; permission rows name these."""

    HEALTH_VISITOR = "health_visitor"
    MIDWIFE = "midwife"
    GP = "gp"
    FRONT_DOOR_MANAGER = "front_door_manager"
    LOCALITY_MANAGER = "locality_manager"
    SOCIAL_WORKER = "social_worker"
    POLICE = "police"
    PROBATION = "probation"
    PAEDIATRICIAN = "paediatrician"
    MEDICAL_ILLUSTRATION = "medical_illustration"
    FAMILY_HUB_WORKER = "family_hub_worker"
    DOMESTIC_ABUSE_ADVISER = "domestic_abuse_adviser"
    TRAINING_LEAD = "training_lead"
    AGENCY_ADMINISTRATOR = "agency_administrator"
    QUALITY_LEAD = "quality_lead"
    EXECUTIVE = "executive"
    SCRUTINEER = "scrutineer"
    SYSTEM_ADMINISTRATOR = "system_administrator"
    INFORMATION_GOVERNANCE = "information_governance"
    RECEPTIONIST = "receptionist"
    SONOGRAPHER = "sonographer"
    HOUSING_OFFICER = "housing_officer"

    @property
    def label(self) -> str:
        return ROLE_LABELS[self]


ROLE_LABELS: dict[Role, str] = {
    Role.HEALTH_VISITOR: "Health visitor",
    Role.MIDWIFE: "Midwife",
    Role.GP: "GP",
    Role.FRONT_DOOR_MANAGER: "Front Door manager",
    Role.LOCALITY_MANAGER: "Locality team manager",
    Role.SOCIAL_WORKER: "Social worker",
    Role.POLICE: "Police",
    Role.PROBATION: "Probation",
    Role.PAEDIATRICIAN: "Paediatrician",
    Role.MEDICAL_ILLUSTRATION: "Medical illustration",
    Role.FAMILY_HUB_WORKER: "Family Hub worker",
    Role.DOMESTIC_ABUSE_ADVISER: "Domestic abuse adviser",
    Role.TRAINING_LEAD: "Training lead",
    Role.AGENCY_ADMINISTRATOR: "Agency administrator",
    Role.QUALITY_LEAD: "Quality lead",
    Role.EXECUTIVE: "Executive member",
    Role.SCRUTINEER: "Independent scrutineer",
    Role.SYSTEM_ADMINISTRATOR: "System administrator",
    Role.INFORMATION_GOVERNANCE: "Information governance lead",
    Role.RECEPTIONIST: "Receptionist",
    Role.SONOGRAPHER: "Sonographer",
    Role.HOUSING_OFFICER: "Housing officer",
}

PRACTITIONERS: frozenset[Role] = frozenset(
    {
        Role.HEALTH_VISITOR,
        Role.MIDWIFE,
        Role.GP,
        Role.FRONT_DOOR_MANAGER,
        Role.LOCALITY_MANAGER,
        Role.SOCIAL_WORKER,
        Role.POLICE,
        Role.PROBATION,
        Role.PAEDIATRICIAN,
        Role.FAMILY_HUB_WORKER,
        Role.DOMESTIC_ABUSE_ADVISER,
    }
)
"""Roles that work with families and may hold a part in a baby's file."""


class Outcome(StrEnum):
    """What came of an act that the audit records."""

    DONE = "done"
    REFUSED = "refused"
    FAILED = "failed"
