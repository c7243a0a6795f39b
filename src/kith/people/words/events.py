"""The chronology's words: what kind an entry is, about whom, how weighty, what it did to the baby, who may see it."""

from enum import StrEnum


class EntryKind(StrEnum):
    """Under which heading an entry of the chronology is found; each room says which its entries are."""

    EVENT = "event"
    INJURY = "injury"
    WORRY = "worry"
    STRENGTH = "strength"
    SEEN = "seen"
    CARERS = "carers"
    WORKING = "working"
    REQUEST = "request"
    STRATEGY = "strategy"
    PROTECTION = "protection"
    HANDOVER = "handover"
    SAFETY = "safety"
    OTHER = "other"

    @property
    def label(self) -> str:
        return {
            "event": "Things that happened",
            "injury": "Marks and injuries",
            "worry": "Worries",
            "strength": "Strengths",
            "seen": "The baby was seen",
            "carers": "Men and other carers",
            "working": "Who works with the family",
            "request": "Requests for support",
            "strategy": "Strategy discussions",
            "protection": "Child protection",
            "handover": "Handovers",
            "safety": "Arrangements",
            "other": "Other entries",
        }[self.value]


class EventTopic(StrEnum):
    """What something that happened was, in the words of the one who adds it."""

    CONTACT = "contact"
    MISSED = "missed"
    HEALTH = "health"
    INJURY = "injury"
    POLICE = "police"
    ABUSE = "abuse"
    HOME = "home"
    FAMILY = "family"
    SUPPORT = "support"
    DECISION = "decision"
    OTHER = "other"

    @property
    def label(self) -> str:
        return {
            "contact": "Contact with the family",
            "missed": "Not brought, not in, or turned away",
            "health": "Health or development",
            "injury": "Injury or accident",
            "police": "Police were called, or an arrest",
            "abuse": "Domestic abuse",
            "home": "Home, money or a move",
            "family": "Somebody came into, or left, the household",
            "support": "Help was offered or used",
            "decision": "A decision by a service or a court",
            "other": "Something else",
        }[self.value]


class About(StrEnum):
    """Whom an entry is about first."""

    BABY = "baby"
    MOTHER = "mother"
    CARER = "carer"
    HOUSEHOLD = "household"
    SERVICES = "services"

    @property
    def label(self) -> str:
        return {
            "baby": "The baby",
            "mother": "The mother",
            "carer": "The father, a man or another carer",
            "household": "The household",
            "services": "What services did",
        }[self.value]


class EventSource(StrEnum):
    """How the agency came to know."""

    OWN = "own"
    FAMILY = "family"
    AGENCY = "agency"
    RECORD = "record"
    OTHER = "other"

    @property
    def label(self) -> str:
        return {
            "own": "We saw it, or did it",
            "family": "The family told us",
            "agency": "Another agency told us",
            "record": "We found it in a record",
            "other": "Another way",
        }[self.value]


class Significance(StrEnum):
    """What weight its own agency gives an entry. A word with its reason, never a number."""

    TURNING_POINT = "turning_point"
    SIGNIFICANT = "significant"
    BACKGROUND = "background"

    @property
    def label(self) -> str:
        return {
            "turning_point": "Turning point",
            "significant": "Significant",
            "background": "Background",
        }[self.value]

    @property
    def hint(self) -> str:
        return {
            "turning_point": "It changes what we think, or what we do.",
            "significant": "It adds to the picture, for better or worse.",
            "background": "Worth knowing; it does not change the picture by itself.",
        }[self.value]


class Impact(StrEnum):
    """What an entry meant for the baby, as far as its agency can tell."""

    BETTER = "better"
    NONE = "none"
    HARDER = "harder"
    HARMED = "harmed"
    UNKNOWN = "unknown"

    @property
    def label(self) -> str:
        return {
            "better": "Better for the baby",
            "none": "No difference seen",
            "harder": "Harder for the baby",
            "harmed": "The baby was hurt, or in danger",
            "unknown": "Not known yet",
        }[self.value]


class Audience(StrEnum):
    """Who may see an entry. The mother's own health is not chosen: it follows PRG-9."""

    FILE = "file"
    NOT_PARENTS = "not_parents"
    AGENCY = "agency"
    MOTHERS_HEALTH = "mothers_health"
    SAFETY = "safety"

    @property
    def label(self) -> str:
        return {
            "file": "Everybody who works with this baby, and the parents may be told",
            "not_parents": "Everybody who works with this baby, never the parents",
            "agency": "My own agency only",
            "mothers_health": "Health staff, and those who worked with the mother before the birth",
            "safety": "Everybody who works with this baby, and in no copy",
        }[self.value]

    @property
    def short(self) -> str:
        return {
            "file": "",
            "not_parents": "Not for the parents",
            "agency": "Own agency only",
            "mothers_health": "The mother’s own health",
            "safety": "In no copy",
        }[self.value]


TELLS_OF_ABUSE = frozenset({"domestic_abuse_harming", "domestic_abuse_harmed"})
"""What is recorded of a man, by the handbook's codes, that tells of domestic abuse."""

CHOSEN_AUDIENCES = (Audience.FILE, Audience.NOT_PARENTS, Audience.AGENCY)


class HowKnown(StrEnum):
    """How another agency came to know an entry, as far as Kith holds it."""

    OWN = "own"
    TOLD = "told"
    COULD_READ = "could_read"

    @property
    def label(self) -> str:
        return {
            "own": "Its own entry",
            "told": "Was told",
            "could_read": "Could read it in Kith",
        }[self.value]
