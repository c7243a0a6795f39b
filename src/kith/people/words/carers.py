"""What may be recorded about a man or another carer, topic by topic."""

from enum import StrEnum


class Topic(StrEnum):
    """The pages about a man or another carer after the first; each may be left out."""

    HOME = "home"
    RIGHTS = "rights"
    PICTURE = "picture"
    SUPPORT = "support"
    SOURCES = "sources"

    @property
    def label(self) -> str:
        return TOPIC_LABELS[self]


TOPIC_LABELS: dict[Topic, str] = {
    Topic.HOME: "Home and time with the baby",
    Topic.RIGHTS: "Parental responsibility and contact",
    Topic.PICTURE: "Strengths, worries and what is known",
    Topic.SUPPORT: "Support, his views and being included",
    Topic.SOURCES: "Who told us, and what has been checked",
}

TOPIC_FIELDS: dict[Topic, tuple[str, ...]] = {
    Topic.HOME: (
        "phone", "address", "postcode", "withhold_address", "lives_with_baby", "stays", "sole_care", "alone_when",
    ),
    Topic.RIGHTS: (
        "parental_responsibility", "responsibility_by", "on_birth_certificate", "restriction", "restriction_words",
    ),
    Topic.PICTURE: ("strengths", "worries", "factors", "other_children"),
    Topic.SUPPORT: (
        "support_offered", "support_accepted", "icon_given", "icon_on", "views", "told_of_plan", "invited", "attended",
    ),
    Topic.SOURCES: ("source", "verified", "facts_from"),
}  # fmt: skip
"""The facts of each topic, as the record names them."""


class Stays(StrEnum):
    """How often somebody is where the baby sleeps."""

    EVERY_NIGHT = "every_night"
    SOME_NIGHTS = "some_nights"
    DAYTIME = "daytime"
    SELDOM = "seldom"
    NEVER = "never"

    @property
    def label(self) -> str:
        return {
            "every_night": "Every night",
            "some_nights": "Some nights",
            "daytime": "In the daytime only",
            "seldom": "Seldom",
            "never": "Never",
        }[self.value]


class ResponsibilityBy(StrEnum):
    """How somebody has parental responsibility."""

    BIRTH_REGISTRATION = "birth_registration"
    MARRIAGE = "marriage"
    AGREEMENT = "agreement"
    COURT_ORDER = "court_order"
    ADOPTION = "adoption"
    OTHER = "other"

    @property
    def label(self) -> str:
        return {
            "birth_registration": "Named when the birth was registered",
            "marriage": "Married to, or in a civil partnership with, the mother",
            "agreement": "Parental responsibility agreement",
            "court_order": "Order of a court",
            "adoption": "Adoption",
            "other": "Another way",
        }[self.value]


class Restriction(StrEnum):
    """What limits somebody's contact with the baby or the mother."""

    NONE = "none"
    SAFETY_PLAN = "safety_plan"
    BAIL = "bail"
    LICENCE = "licence"
    CIVIL_ORDER = "civil_order"
    FAMILY_COURT = "family_court"
    OTHER = "other"

    @property
    def label(self) -> str:
        return {
            "none": "None that we know of",
            "safety_plan": "A safety plan the family agreed",
            "bail": "Bail conditions",
            "licence": "Licence conditions",
            "civil_order": "A non-molestation, restraining or other protective order",
            "family_court": "An order of the family court",
            "other": "Something else",
        }[self.value]


class Fact(StrEnum):
    """A fact that has a source of its own, and may have been checked."""

    NAME = "name"
    DATE_OF_BIRTH = "date_of_birth"
    RELATIONSHIP = "relationship"
    CONTACT = "contact"
    ADDRESS = "address"
    LIVES_WITH_BABY = "lives_with_baby"
    SOLE_CARE = "sole_care"
    RESPONSIBILITY = "responsibility"
    RESTRICTION = "restriction"
    OTHER_CHILDREN = "other_children"
    FACTORS = "factors"
    ICON = "icon"

    @property
    def label(self) -> str:
        return FACT_LABELS[self]


FACT_LABELS: dict[Fact, str] = {
    Fact.NAME: "Name",
    Fact.DATE_OF_BIRTH: "Date of birth",
    Fact.RELATIONSHIP: "Who they are to the baby",
    Fact.CONTACT: "Phone",
    Fact.ADDRESS: "Where they live",
    Fact.LIVES_WITH_BABY: "Whether they live with the baby",
    Fact.SOLE_CARE: "Whether they look after the baby alone",
    Fact.RESPONSIBILITY: "Parental responsibility",
    Fact.RESTRICTION: "Limits on contact",
    Fact.OTHER_CHILDREN: "Other children",
    Fact.FACTORS: "What is known about their life",
    Fact.ICON: "Told about coping with crying",
}

FACT_FIELDS: dict[Fact, tuple[str, ...]] = {
    Fact.NAME: ("name_given",),
    Fact.DATE_OF_BIRTH: ("date_of_birth",),
    Fact.RELATIONSHIP: ("relationship",),
    Fact.CONTACT: ("phone",),
    Fact.ADDRESS: ("address", "postcode"),
    Fact.LIVES_WITH_BABY: ("lives_with_baby", "stays"),
    Fact.SOLE_CARE: ("sole_care", "alone_when"),
    Fact.RESPONSIBILITY: ("parental_responsibility", "on_birth_certificate"),
    Fact.RESTRICTION: ("restriction", "restriction_words"),
    Fact.OTHER_CHILDREN: ("other_children",),
    Fact.FACTORS: ("factors",),
    Fact.ICON: ("icon_given",),
}
"""The parts of the record that each fact stands for."""
