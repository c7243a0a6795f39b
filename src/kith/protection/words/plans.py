"""Words of a child protection plan, its visits and its end."""

from enum import StrEnum


class PlanStage(StrEnum):
    """Where a plan stands; derived from its rows."""

    STARTED = "started"
    WRITTEN = "written"
    ENDED = "ended"
    MOVED = "moved"

    @property
    def label(self) -> str:
        return {
            "started": "In force, not written in full yet",
            "written": "In force",
            "ended": "Ended",
            "moved": "Handed to another area",
        }[self.value]

    @property
    def is_current(self) -> bool:
        return self in {PlanStage.STARTED, PlanStage.WRITTEN}


class EndReason(StrEnum):
    """Why a plan ends."""

    SAFER = "safer"
    CARE = "care"
    MOVED_AWAY = "moved_away"
    DIED = "died"
    NOT_BORN = "not_born"
    OTHER = "other"

    @property
    def label(self) -> str:
        return {
            "safer": "The baby is no longer at continuing risk of significant harm",
            "care": "The baby is looked after or adopted",
            "moved_away": "Another area has taken the plan on",
            "died": "The baby died",
            "not_born": "The pregnancy ended",
            "other": "Another reason",
        }[self.value]


class FathersPart(StrEnum):
    """How the plan stands with the father."""

    IN_PLAN = "in_plan"
    OUT_OF_REACH = "out_of_reach"
    UNSAFE = "unsafe"
    NOT_KNOWN = "not_known"

    @property
    def label(self) -> str:
        return {
            "in_plan": "He has a part in it",
            "out_of_reach": "He cannot be reached, or refuses",
            "unsafe": "A part for him would not be safe",
            "not_known": "Who he is is not known",
        }[self.value]


class CircumstancesOfVisit(StrEnum):
    """Whether a visit found the baby."""

    SEEN = "seen"
    NOT_SEEN = "not_seen"
    NO_ANSWER = "no_answer"

    @property
    def label(self) -> str:
        return {
            "seen": "Yes",
            "not_seen": "No: the family was there, the baby was not seen",
            "no_answer": "No: nobody answered",
        }[self.value]


class TeamRole(StrEnum):
    """Parts in a multi-agency child protection team; shown only where the handbook switches them on."""

    LEAD_PROTECTION = "lead_protection"
    FAMILY_HELP_LEAD = "family_help_lead"
    TEAM_EDUCATION = "team_education"
    TEAM_SOCIAL_WORK = "team_social_work"
    TEAM_HEALTH = "team_health"
    TEAM_POLICE = "team_police"

    @property
    def label(self) -> str:
        return {
            "lead_protection": "Lead child protection practitioner",
            "family_help_lead": "Family help lead practitioner",
            "team_education": "Team member with experience of education",
            "team_social_work": "Team member: social worker",
            "team_health": "Team member: registered health professional",
            "team_police": "Team member: police",
        }[self.value]
