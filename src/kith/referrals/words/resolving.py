"""The vocabulary of case resolution: what professionals disagree about, the four stages, and how it ends."""

from enum import StrEnum


class Topic(StrEnum):
    """What the disagreement is about."""

    THRESHOLD = "threshold"
    REFUSED_MARK = "refused_mark"
    NO_DISCUSSION = "no_discussion"
    PLAN = "plan"
    DISCHARGE = "discharge"
    SHARING = "sharing"
    OTHER = "other"

    @property
    def label(self) -> str:
        return {
            "threshold": "The level of need, or what the Front Door decided",
            "refused_mark": "A mark or injury that nobody is looking at",
            "no_discussion": "No strategy discussion was held, or somebody was left out",
            "plan": "A plan, or what an agency does under it",
            "discharge": "Going home from hospital",
            "sharing": "Information that was not shared",
            "other": "Something else",
        }[self.value]


class ResolutionStage(StrEnum):
    """Where a disagreement stands: who holds it now, or resolved."""

    PRACTITIONERS = "practitioners"
    LINE_MANAGERS = "line_managers"
    SAFEGUARDING_LEADS = "safeguarding_leads"
    EXECUTIVE = "executive"
    RESOLVED = "resolved"

    @property
    def number(self) -> int:
        return list(ResolutionStage).index(self) + 1

    @property
    def label(self) -> str:
        return {
            "practitioners": "Stage 1: practitioners",
            "line_managers": "Stage 2: line managers",
            "safeguarding_leads": "Stage 3: safeguarding leads",
            "executive": "Stage 4: the partnership’s executive",
            "resolved": "Resolved",
        }[self.value]

    @property
    def who(self) -> str:
        """Who takes it up, in the middle of a sentence."""
        return {
            "practitioners": "the practitioners speak with each other",
            "line_managers": "their line managers speak with each other",
            "safeguarding_leads": "the agencies’ safeguarding leads decide together",
            "executive": "the partnership’s executive decides",
            "resolved": "nothing is open",
        }[self.value]

    @property
    def next(self) -> "ResolutionStage | None":
        stages = list(ResolutionStage)[:-1]
        place = stages.index(self) + 1 if self in stages else len(stages)
        return stages[place] if place < len(stages) else None


class SafeMeanwhile(StrEnum):
    """Whether the baby is safe while professionals disagree, as whoever records the stage sees it."""

    AGREED = "agreed"
    NOT_AGREED = "not_agreed"
    UNKNOWN = "unknown"

    @property
    def label(self) -> str:
        return {
            "agreed": "Yes, and both sides agree on it",
            "not_agreed": "We do not agree that the baby is safe",
            "unknown": "Nobody can say",
        }[self.value]


class Settlement(StrEnum):
    """How a disagreement ended."""

    CHANGED = "changed"
    STANDS = "stands"
    THIRD_WAY = "third_way"
    WITHDRAWN = "withdrawn"

    @property
    def label(self) -> str:
        return {
            "changed": "The decision is changed",
            "stands": "The decision stands, and both sides can say why",
            "third_way": "Something else was agreed",
            "withdrawn": "Withdrawn by whoever raised it",
        }[self.value]
