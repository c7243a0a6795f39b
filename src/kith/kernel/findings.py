"""What a rule has to say about facts. A finding never blocks saving; it asks for a reason and a follow-up."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Weight(StrEnum):
    """How a finding is spoken. Words, never a score."""

    NOTE = "note"
    EXPLAIN = "explain"
    ACT_NOW = "act_now"

    @property
    def label(self) -> str:
        return {"note": "For your information", "explain": "Give a reason", "act_now": "Act now"}[self.value]


ASKS = ("reason", "follow_up")


@dataclass(frozen=True)
class Finding:
    """What a rule found: which rule, what it says in plain words, what it asks for, and what is missing."""

    code: str
    says: str
    asks: tuple[str, ...] = ASKS
    missing: tuple[str, ...] = ()
    weight: Weight = Weight.EXPLAIN


def gather(*found: Finding | Iterable[Finding] | None) -> tuple[Finding, ...]:
    """One flat tuple from what several rules said, the most pressing first, each rule's order kept."""
    flat: list[Finding] = []
    for item in found:
        if isinstance(item, Finding):
            flat.append(item)
        elif item is not None:
            flat.extend(item)
    order = [Weight.ACT_NOW, Weight.EXPLAIN, Weight.NOTE]
    return tuple(sorted(flat, key=lambda finding: order.index(finding.weight)))


def asked(findings: Iterable[Finding]) -> tuple[str, ...]:
    """Everything the findings ask for, once each, in the order first asked."""
    return tuple(dict.fromkeys(ask for finding in findings for ask in finding.asks))


def unanswered(findings: Iterable[Finding], answers: dict[str, str]) -> tuple[str, ...]:
    """What the findings ask for and the answers leave blank."""
    return tuple(ask for ask in asked(findings) if not answers.get(ask, "").strip())
