"""Kinds of entry of a published standard: what good looks like, sentence by sentence."""

from dataclasses import dataclass

from kith.kernel.entries import Entry


@dataclass(frozen=True, kw_only=True)
class Criterion(Entry):
    """One sentence of a standard. `of` names the standard and `part` its part.

    With `rule` a rule of that code reads it off the record. Without, somebody rates it with the anchors.
    """

    of: str
    part: str
    says: str
    rule: str = ""
    met: str = ""
    partly: str = ""
    not_met: str = ""

    @property
    def rated(self) -> bool:
        """True when no record can tell, and somebody who was there says."""
        return not self.rule


KINDS: dict[str, type[Entry]] = {"criterion": Criterion}
"""The tables of these kinds."""
