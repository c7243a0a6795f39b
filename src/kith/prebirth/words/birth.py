"""The vocabulary of the birth and discharge plan, its copies, the day of birth, and talking about crying."""

from enum import StrEnum


class PlanLine(StrEnum):
    """One line of the birth plan, in the order in which the labour ward reads it."""

    CALL_FIRST = "call_first"
    CALL_NIGHT = "call_night"
    ALERTS = "alerts"
    MAY_ATTEND = "may_attend"
    MAY_NOT_ATTEND = "may_not_attend"
    CONTACT = "contact"
    OBSERVATION = "observation"
    FEEDING = "feeding"
    LEGAL = "legal"
    CONTINGENCY = "contingency"
    HOME = "home"
    LIVES_THERE = "lives_there"
    SLEEP_SPACE = "sleep_space"
    WISHES = "wishes"
    VISITS = "visits"

    @property
    def label(self) -> str:
        return LINE_LABELS[self]

    @property
    def hint(self) -> str:
        return LINE_HINTS.get(self, "")

    @property
    def urgent(self) -> bool:
        """Whether the labour ward needs it in the first seconds."""
        return self in URGENT


LINE_LABELS: dict[PlanLine, str] = {
    PlanLine.CALL_FIRST: "Ring when labour starts, by day",
    PlanLine.CALL_NIGHT: "Ring at night and at the weekend",
    PlanLine.ALERTS: "Alerts",
    PlanLine.MAY_ATTEND: "May be at the birth",
    PlanLine.MAY_NOT_ATTEND: "May not be at the birth",
    PlanLine.CONTACT: "With the baby on the ward",
    PlanLine.OBSERVATION: "Observation, and how long",
    PlanLine.FEEDING: "Feeding, and scoring for withdrawal",
    PlanLine.LEGAL: "Law: what stands, and what is thought of",
    PlanLine.CONTINGENCY: "If somebody tries to take the baby",
    PlanLine.HOME: "Goes home to",
    PlanLine.LIVES_THERE: "Who lives there, every man among them",
    PlanLine.SLEEP_SPACE: "Where the baby will sleep",
    PlanLine.WISHES: "What the parents wish",
    PlanLine.VISITS: "Visits after going home",
}
LINE_HINTS: dict[PlanLine, str] = {
    PlanLine.CALL_FIRST: "A name and a number that somebody answers.",
    PlanLine.CALL_NIGHT: "The duty team’s number outside office hours.",
    PlanLine.ALERTS: "Violence to staff, weapons, domestic abuse, a dog. Say what to do, not only what happened.",
    PlanLine.MAY_NOT_ATTEND: "A name, and which order or agreement says so.",
    PlanLine.CONTACT: "Who may be alone with the baby, who only with somebody from the ward there.",
    PlanLine.LEGAL: "An order is made after birth, never before. Write what is thought of, not what is decided.",
    PlanLine.CONTINGENCY: "Who rings whom. Police may protect a baby for up to 72 hours.",
    PlanLine.LIVES_THERE: "Names. Ask about everybody who sleeps there, and who visits most.",
    PlanLine.SLEEP_SPACE: "Seen by whom, on which day. A clear, flat space of the baby’s own.",
    PlanLine.VISITS: "Social worker, midwife, health visitor: which day.",
}
URGENT = frozenset(
    {
        PlanLine.CALL_FIRST,
        PlanLine.CALL_NIGHT,
        PlanLine.ALERTS,
        PlanLine.MAY_NOT_ATTEND,
        PlanLine.CONTACT,
        PlanLine.CONTINGENCY,
    }
)


class MayLeave(StrEnum):
    """Whether the baby may leave the ward."""

    YES = "yes"
    MEETING_FIRST = "meeting_first"
    NO = "no"

    @property
    def label(self) -> str:
        return {
            "yes": "Yes, as every baby does",
            "meeting_first": "Not before the meeting on the ward",
            "no": "Not without the social worker’s word",
        }[self.value]

    @property
    def headline(self) -> str:
        """As the sheet says it, large."""
        return {
            "yes": "Baby may go home as usual",
            "meeting_first": "Baby does not leave before the meeting",
            "no": "Baby does not leave without the social worker’s word",
        }[self.value]


class SentBy(StrEnum):
    """How somebody outside Kith got a copy."""

    SECURE_MAIL = "secure_mail"
    BY_HAND = "by_hand"
    OTHER = "other"

    @property
    def label(self) -> str:
        return {"secure_mail": "Secure e-mail", "by_hand": "On paper, by hand", "other": "Another way"}[self.value]


class GoesHome(StrEnum):
    """What the meeting before going home decided."""

    HOME = "home"
    HOME_WITH = "home_with"
    STAYS = "stays"
    ELSEWHERE = "elsewhere"

    @property
    def label(self) -> str:
        return {
            "home": "Goes home as planned",
            "home_with": "Goes home, with changes to the plan",
            "stays": "Stays on the ward; the meeting meets again",
            "elsewhere": "Goes to somebody else",
        }[self.value]


class TalkedHow(StrEnum):
    """How coping with crying was brought to somebody."""

    TALKED = "talked"
    LEAFLET = "leaflet"
    DECLINED = "declined"

    @property
    def label(self) -> str:
        return {
            "talked": "Talked about it",
            "leaflet": "Only a leaflet, a letter or a text",
            "declined": "They did not want to hear about it",
        }[self.value]

    @property
    def counts(self) -> bool:
        """A leaflet alone is not a talk."""
        return self is TalkedHow.TALKED
