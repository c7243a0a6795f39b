"""What is still to be found out, and what somebody did about it."""

from enum import StrEnum

from kith.directory.words import AgencyKind

from .involvement import Part


class GapKind(StrEnum):
    """A gap in what is known around a baby. The handbook says how to close each, and who is best placed to."""

    NOT_ASKED = "not_asked"
    NOT_CONFIRMED = "not_confirmed"
    DECLINED = "declined"
    HOUSEHOLD = "household"
    NEVER_SEEN = "never_seen"
    NOT_CHECKED = "not_checked"
    ICON = "icon"
    VIEWS = "views"
    BABY_NOT_SEEN = "baby_not_seen"
    SLEEP_NOT_SEEN = "sleep_not_seen"

    @property
    def about_asking(self) -> bool:
        """True for a man about whom nobody has asked, or nobody has had an answer."""
        return self in {GapKind.NOT_ASKED, GapKind.NOT_CONFIRMED, GapKind.DECLINED}


class Step(StrEnum):
    """What somebody did about a gap. The record itself closes it."""

    TAKEN = "taken"
    PASSED = "passed"

    @property
    def label(self) -> str:
        return {"taken": "Taken on", "passed": "Passed on"}[self.value]


PART_OF_AGENCY: dict[AgencyKind, Part] = {
    AgencyKind.PUBLIC_HEALTH_NURSING: Part.HEALTH_VISITOR,
    AgencyKind.MATERNITY: Part.MIDWIFE,
    AgencyKind.GENERAL_PRACTICE: Part.GP,
    AgencyKind.SOCIAL_CARE: Part.SOCIAL_WORKER,
    AgencyKind.POLICE: Part.POLICE,
    AgencyKind.PAEDIATRICS: Part.PAEDIATRICIAN,
    AgencyKind.FAMILY_HUB: Part.FAMILY_HUB,
    AgencyKind.PROBATION: Part.PROBATION,
    AgencyKind.DOMESTIC_ABUSE: Part.DOMESTIC_ABUSE,
}
"""The part that an agency of this kind usually plays for a baby."""
