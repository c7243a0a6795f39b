"""What is said when asking for support: agreement, telling the family, the pages of the form."""

from enum import StrEnum


class Agreement(StrEnum):
    """Agreement to a service: needed to provide it, never to share for safety."""

    GIVEN = "given"
    REFUSED = "refused"
    NOT_SOUGHT = "not_sought"
    NOT_NEEDED = "not_needed"

    @property
    def label(self) -> str:
        return {
            "given": "They agree",
            "refused": "They refused",
            "not_sought": "I have not asked them",
            "not_needed": "No service is offered yet, so there is nothing to agree to",
        }[self.value]


class FamilyTold(StrEnum):
    """Telling the family, which is not the same as asking their permission."""

    TOLD = "told"
    WILL_BE_TOLD = "will_be_told"
    NOT_SAFE = "not_safe"

    @property
    def label(self) -> str:
        return {
            "told": "Yes, I have told them",
            "will_be_told": "Not yet, and I will",
            "not_safe": "No, telling them is not safe",
        }[self.value]


class Examination(StrEnum):
    """Consent to an examination or treatment: asked by the clinician, apart from the other two."""

    NONE_PLANNED = "none_planned"
    CLINICIAN_ASKS = "clinician_asks"
    GIVEN = "given"
    REFUSED = "refused"

    @property
    def label(self) -> str:
        return {
            "none_planned": "No examination or treatment is talked of",
            "clinician_asks": "It may be needed, and the clinician will ask",
            "given": "A parent has agreed to it, asked by the clinician",
            "refused": "A parent has refused it, asked by the clinician",
        }[self.value]


class Purpose(StrEnum):
    """What sharing is for."""

    SAFEGUARD = "safeguard"
    ASSESS = "assess"
    SERVICE = "service"
    CARE = "care"
    CRIME = "crime"

    @property
    def label(self) -> str:
        return {
            "safeguard": "To keep a child safe",
            "assess": "To help find out what the baby needs",
            "service": "To bring a service to the family",
            "care": "To give health care",
            "crime": "To prevent or look into a crime",
        }[self.value]


class SharingOutcome(StrEnum):
    """What was decided about sharing; not sharing is as much a decision as sharing."""

    SHARED = "shared"
    PART = "part"
    NOT_SHARED = "not_shared"

    @property
    def label(self) -> str:
        return {"shared": "Shared", "part": "Shared in part", "not_shared": "Not shared"}[self.value]


class Step(StrEnum):
    """The pages of a request for support, in order. The value is the page's address and its draft's name."""

    SAW = "saw"
    WORRY = "worry"
    LIFE = "life"
    BASIS = "basis"
    AGREEMENT = "agreement"
    EXAMINATION = "examination"
    TELLING = "telling"
    LEVEL = "level"

    @property
    def label(self) -> str:
        return {
            "saw": "What you saw",
            "worry": "Why you worry, and what is strong",
            "life": "The baby’s days, and what has been tried",
            "basis": "Why it is lawful to share this",
            "agreement": "Agreement to a service",
            "examination": "Consent to an examination",
            "telling": "Telling the family, and who must not learn of it",
            "level": "Level of need",
        }[self.value]

    @property
    def heading(self) -> str:
        """The same part as others read it, once it is sent."""
        return {
            "saw": "What was seen",
            "worry": "The worry, and what is strong",
            "basis": "Why it is lawful to share",
        }.get(self.value, self.label)

    @property
    def caption(self) -> str:
        """Four pages are one decision about sharing: three consents and telling the family, each for itself."""
        part = {"basis": "1", "agreement": "2", "examination": "3", "telling": "4"}.get(self.value)
        return f"Sharing decision, part {part} of 4" if part else "Request for support"

    @property
    def next(self) -> "Step | None":
        steps = list(Step)
        place = steps.index(self) + 1
        return steps[place] if place < len(steps) else None

    @property
    def previous(self) -> "Step | None":
        place = list(Step).index(self)
        return list(Step)[place - 1] if place else None


FORM = "referrals.request"
"""The drafts of a request for support are of this kind, one for each page."""
