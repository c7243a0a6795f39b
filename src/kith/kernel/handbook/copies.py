"""The kind of entry about copies that leave the partnership's record: for whom, and what is left out."""

from dataclasses import dataclass
from enum import StrEnum

from kith.kernel.entries import Entry


class Names(StrEnum):
    """How people are called in a copy."""

    NAMED = "named"
    DESCRIBED = "described"


@dataclass(frozen=True, kw_only=True)
class Redaction(Entry):
    """What a copy of a chronology leaves out, for one kind of reader.

    `without_kinds` and `without_audiences` are codes of the chronology's words. `others` are men and other carers on
    file; described, each is called by who they are to the baby. `workers` described are called by their agency alone.
    Without `family_named` the baby and the mother are not named either. Where abuse is identified, a copy with
    `careful_kinds` holds no other kinds of entry than these.
    """

    name: str
    says: str
    without_kinds: tuple[str, ...] = ()
    without_audiences: tuple[str, ...] = ()
    others: Names = Names.NAMED
    workers: Names = Names.NAMED
    family_named: bool = True
    addresses_kept: bool = False
    careful_kinds: tuple[str, ...] = ()


KINDS: dict[str, type[Entry]] = {"redaction": Redaction}
"""The tables of this kind."""
