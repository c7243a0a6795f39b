"""What every entry of the handbook carries: its code, where it comes from, when it is in force and how sure we are."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Certainty(StrEnum):
    """How well an entry's source has been checked. Shown wherever the entry is explained."""

    SOURCE_READ = "source_read"
    EXCERPT_READ = "excerpt_read"
    GENERAL_KNOWLEDGE = "general_knowledge"
    PROPOSAL = "proposal"

    @property
    def label(self) -> str:
        return _CERTAINTY_LABELS[self]


_CERTAINTY_LABELS = {
    Certainty.SOURCE_READ: "Read in its source",
    Certainty.EXCERPT_READ: "Read in an excerpt of its source",
    Certainty.GENERAL_KNOWLEDGE: "General knowledge, verify before relying on it",
    Certainty.PROPOSAL: "Our proposal, for the partnership to confirm",
}


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One entry of the handbook, as it stands between two dates."""

    code: str
    source: str
    edition: str
    in_force_from: date
    in_force_to: date | None = None
    certainty: Certainty = Certainty.GENERAL_KNOWLEDGE

    def in_force(self, on: date) -> bool:
        """True from the first day in force to the last, both included."""
        return self.in_force_from <= on and (self.in_force_to is None or on <= self.in_force_to)
