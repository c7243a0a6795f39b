"""Words of a section 47 enquiry, its medical, and emergency steps."""

from enum import StrEnum


class EnquiryStage(StrEnum):
    """Where an enquiry stands; derived from its rows."""

    UNDER_WAY = "under_way"
    CONFERENCE_DUE = "conference_due"
    CONFERENCE_HELD = "conference_held"
    ENDED = "ended"

    @property
    def label(self) -> str:
        return {
            "under_way": "Under way",
            "conference_due": "Ended: a conference is due",
            "conference_held": "Ended: the conference was held",
            "ended": "Ended without a conference",
        }[self.value]


class Born(StrEnum):
    """What the enquiry found about the worry, in the three ways practice uses."""

    CONTINUING = "continuing"
    NOT_CONTINUING = "not_continuing"
    NOT_BORNE_OUT = "not_borne_out"

    @property
    def label(self) -> str:
        return {
            "continuing": "Borne out, and the baby is likely to go on being at risk of significant harm",
            "not_continuing": "Borne out, and the baby is not likely to go on being at risk of significant harm",
            "not_borne_out": "Not borne out",
        }[self.value]


class MedicalNeed(StrEnum):
    """Whether a child protection medical is needed."""

    NEEDED = "needed"
    ADVICE_ONLY = "advice_only"
    NOT_NEEDED = "not_needed"

    @property
    def label(self) -> str:
        return {
            "needed": "Yes, a paediatrician examines the baby",
            "advice_only": "A paediatrician was asked, and advises against an examination",
            "not_needed": "No",
        }[self.value]


class Consent(StrEnum):
    """Who agreed to the medical."""

    PARENT = "parent"
    OTHER_RESPONSIBLE = "other_responsible"
    COURT = "court"
    EMERGENCY = "emergency"
    REFUSED = "refused"
    NOT_ASKED = "not_asked"

    @property
    def label(self) -> str:
        return {
            "parent": "A parent with parental responsibility",
            "other_responsible": "Somebody else with parental responsibility",
            "court": "The court",
            "emergency": "Nobody: the baby needs treatment now",
            "refused": "It was refused",
            "not_asked": "Not asked yet",
        }[self.value]

    @property
    def allows(self) -> bool:
        return self not in {Consent.REFUSED, Consent.NOT_ASKED}


class MedicalResult(StrEnum):
    """What the medical found, in a word; the paediatrician's own words stand beside it."""

    INFLICTED = "inflicted"
    NEGLECT = "neglect"
    UNCLEAR = "unclear"
    ACCIDENT = "accident"
    MEDICAL_CAUSE = "medical_cause"
    NOTHING = "nothing"
    TESTS = "tests"

    @property
    def label(self) -> str:
        return {
            "inflicted": "Findings suggest inflicted injury",
            "neglect": "Findings suggest neglect",
            "unclear": "The cause is not clear",
            "accident": "Findings fit the accident described",
            "medical_cause": "A medical cause explains the findings",
            "nothing": "Nothing was found",
            "tests": "More tests are needed first",
        }[self.value]


class EmergencyKind(StrEnum):
    """Steps the law allows when a baby may not wait."""

    POLICE_PROTECTION = "police_protection"
    EMERGENCY_ORDER = "emergency_order"
    ORDER_EXTENDED = "order_extended"

    @property
    def label(self) -> str:
        return {
            "police_protection": "Police protection",
            "emergency_order": "Emergency protection order",
            "order_extended": "Extension of an emergency protection order",
        }[self.value]
