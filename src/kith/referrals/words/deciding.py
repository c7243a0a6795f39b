"""What is said when deciding: where a request stands, and what the Front Door decided."""

from enum import StrEnum


class RequestStage(StrEnum):
    """Where a request stands; derived from its decision and feedback, never typed in."""

    WAITING = "waiting"
    DECIDED = "decided"
    ANSWERED = "answered"

    @property
    def label(self) -> str:
        return {"waiting": "Waiting for a decision", "decided": "Decided", "answered": "Referrer told"}[self.value]


class TriageOutcome(StrEnum):
    """Outcome of a request, aligned to the DfE's referral outcomes."""

    NO_FURTHER_ACTION = "no_further_action"
    ADVICE = "advice"
    EARLY_HELP = "early_help"
    ASSESSMENT = "assessment"
    STRATEGY_DISCUSSION = "strategy_discussion"
    OTHER = "other"

    @property
    def label(self) -> str:
        return {
            "no_further_action": "No further action",
            "advice": "Advice, information or signposting",
            "early_help": "Step down to early help",
            "assessment": "Assessment by a social worker",
            "strategy_discussion": "Strategy discussion",
            "other": "Something else",
        }[self.value]
