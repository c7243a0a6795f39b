"""The vocabulary of the directory: kinds of agency, and the settings in which teams work."""

from enum import StrEnum


class AgencyKind(StrEnum):
    """What sort of agency; invitation rules and quorum speak of these."""

    SOCIAL_CARE = "social_care"
    POLICE = "police"
    PUBLIC_HEALTH_NURSING = "public_health_nursing"
    MATERNITY = "maternity"
    PAEDIATRICS = "paediatrics"
    GENERAL_PRACTICE = "general_practice"
    MENTAL_HEALTH = "mental_health"
    PROBATION = "probation"
    FAMILY_HUB = "family_hub"
    VOLUNTARY = "voluntary"
    DOMESTIC_ABUSE = "domestic_abuse"
    HOUSING = "housing"
    SUBSTANCE_MISUSE = "substance_misuse"
    LEARNING_DISABILITY = "learning_disability"
    EARLY_YEARS = "early_years"
    PARTNERSHIP = "partnership"

    @property
    def label(self) -> str:
        return AGENCY_KIND_LABELS[self]

    @property
    def is_health(self) -> bool:
        return self in HEALTH


AGENCY_KIND_LABELS: dict[AgencyKind, str] = {
    AgencyKind.SOCIAL_CARE: "Children's social care",
    AgencyKind.POLICE: "Police",
    AgencyKind.PUBLIC_HEALTH_NURSING: "Public health nursing",
    AgencyKind.MATERNITY: "Maternity",
    AgencyKind.PAEDIATRICS: "Paediatrics",
    AgencyKind.GENERAL_PRACTICE: "General practice",
    AgencyKind.MENTAL_HEALTH: "Mental health",
    AgencyKind.PROBATION: "Probation",
    AgencyKind.FAMILY_HUB: "Family Hub",
    AgencyKind.VOLUNTARY: "Voluntary service",
    AgencyKind.DOMESTIC_ABUSE: "Domestic abuse service",
    AgencyKind.HOUSING: "Housing",
    AgencyKind.SUBSTANCE_MISUSE: "Drug and alcohol service",
    AgencyKind.LEARNING_DISABILITY: "Learning disability service",
    AgencyKind.EARLY_YEARS: "Early years",
    AgencyKind.PARTNERSHIP: "Safeguarding partnership",
}

HEALTH: frozenset[AgencyKind] = frozenset(
    {
        AgencyKind.PUBLIC_HEALTH_NURSING,
        AgencyKind.MATERNITY,
        AgencyKind.PAEDIATRICS,
        AgencyKind.GENERAL_PRACTICE,
        AgencyKind.MENTAL_HEALTH,
    }
)
"""Kinds that count as "health" when quorum is judged."""


class Setting(StrEnum):
    """Where a team works, and so where a strategy discussion is held."""

    FRONT_DOOR = "front_door"
    LOCALITY = "locality"
    HOSPITAL = "hospital"
    CHILD_PROTECTION_TEAM = "child_protection_team"
    COMMUNITY = "community"

    @property
    def label(self) -> str:
        return SETTING_LABELS[self]


SETTING_LABELS: dict[Setting, str] = {
    Setting.FRONT_DOOR: "Front Door",
    Setting.LOCALITY: "Locality",
    Setting.HOSPITAL: "Hospital",
    Setting.CHILD_PROTECTION_TEAM: "Child protection team",
    Setting.COMMUNITY: "Community",
}


class Channel(StrEnum):
    """How a notice reaches somebody."""

    EMAIL = "email"


class ContactMeans(StrEnum):
    """How a team or agency is reached."""

    PHONE = "phone"
    EMAIL = "email"
    OUT_OF_HOURS = "out_of_hours"
    SECURE_MAIL = "secure_mail"

    @property
    def label(self) -> str:
        return {
            "phone": "Phone",
            "email": "E-mail",
            "out_of_hours": "Out of hours",
            "secure_mail": "Secure mailbox",
        }[self.value]

    @property
    def is_number(self) -> bool:
        return self in {ContactMeans.PHONE, ContactMeans.OUT_OF_HOURS}


class CheckKind(StrEnum):
    """What was said about a contact."""

    CONFIRMED = "confirmed"
    CHANGED = "changed"
    WRONG = "wrong"
    BOUNCED = "bounced"

    @property
    def label(self) -> str:
        return {
            "confirmed": "Still right",
            "changed": "Changed",
            "wrong": "Said to be wrong",
            "bounced": "A letter came back",
        }[self.value]

    @property
    def doubts(self) -> bool:
        return self in {CheckKind.WRONG, CheckKind.BOUNCED}


class Duty(StrEnum):
    """A safeguarding duty that a post carries beside its title."""

    NAMED_NURSE = "named_nurse"
    NAMED_MIDWIFE = "named_midwife"
    NAMED_DOCTOR = "named_doctor"
    NAMED_GP = "named_gp"
    DESIGNATED_NURSE = "designated_nurse"
    DESIGNATED_DOCTOR = "designated_doctor"
    SAFEGUARDING_LEAD = "safeguarding_lead"

    @property
    def label(self) -> str:
        words = self.value.replace("_", " ").capitalize()
        return words.replace("gp", "GP")


class AreaKind(StrEnum):
    """What a team serves."""

    PRACTICE = "practice"
    DISTRICT = "district"
    LOCALITY = "locality"

    @property
    def label(self) -> str:
        return {"practice": "General practice", "district": "District", "locality": "Locality"}[self.value]
