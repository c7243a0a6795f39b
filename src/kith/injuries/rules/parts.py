"""Who says so, and the facts the rules of this room are given."""

from dataclasses import dataclass

from kith.injuries.words import Answer, Benign, Came, MarkKind, Said

DEVON = (
    "Devon flowchart for bruises, marks and injuries in non-mobile babies (read in an excerpt; its last branch was not)"
)
STRICTER = (
    "Hertfordshire, Bedford and Wiltshire: whoever is not health staff does not assess a mark (read in an excerpt)"
)
PANEL = "National Panel, Bruising in non-mobile infants, September 2022 (read in a summary)"
COLOUR = "South Devon and Torbay formulary guidance: the colour of a bruise cannot date an injury (read in an excerpt)"
WORK_UP = "RCR and RCPCH, radiological investigation of suspected physical abuse (general knowledge, verify)"
OURS = "Our proposal after the 2024 review’s finding on pre-mobile injury"
DEFINITE = frozenset({MarkKind.BRUISE, MarkKind.BIRTHMARK, MarkKind.OTHER})
"""Kinds of mark that may still turn out to be nothing; every other kind is an injury or a sign of one."""


@dataclass(frozen=True, kw_only=True)
class MarkSeen:
    """One mark as it was described."""

    kind: MarkKind | None = None
    size_mm: int | None = None
    colour: str = ""
    shape: str = ""
    patterned: Answer | None = None
    where: str = ""


@dataclass(frozen=True, kw_only=True)
class Account:
    """What was said about the marks; None is not asked yet."""

    said: Said | None = None
    words: str = ""
    changed: Answer | None = None
    witnessed: Answer | None = None
    plausible: Answer | None = None
    delay: Answer | None = None


@dataclass(frozen=True, kw_only=True)
class Standing:
    """What is known of one record when the next step is asked for.

    `registered` is the reader. `marks` counts every mark on file of this baby. `closed_as` is a closure that nobody
    has questioned; `second_open` says that it waits for a second clinician. `pointers` are what calls for referral.
    """

    non_mobile: bool
    registered: bool = False
    unwell: bool = False
    marks: int = 1
    pointers: tuple[str, ...] = ()
    referred: bool = False
    closed_as: Benign | None = None
    second_open: bool = False
    booked: bool = False
    came: Came | None = None
    ruled_out: bool | None = None
