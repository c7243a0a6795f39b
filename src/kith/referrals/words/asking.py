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


class Step(StrEnum):
    """The pages of a request for support, in order. The value is the page's address and its draft's name."""

    SAW = "saw"
    WORRY = "worry"
    BASIS = "basis"
    AGREEMENT = "agreement"
    TELLING = "telling"
    LEVEL = "level"

    @property
    def label(self) -> str:
        return {
            "saw": "What you saw",
            "worry": "Why you worry, and what is strong",
            "basis": "Why it is lawful to share this",
            "agreement": "Agreement to a service",
            "telling": "Telling the family",
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
        """Three pages are one decision about sharing, taken in three separate parts."""
        part = {"basis": "1", "agreement": "2", "telling": "3"}.get(self.value)
        return f"Sharing decision, part {part} of 3" if part else "Request for support"

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
