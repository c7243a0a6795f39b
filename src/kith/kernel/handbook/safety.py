"""Kinds of entry about domestic abuse: a checklist as its authors band it, and the parts of a plan to keep safe."""

from dataclasses import dataclass
from enum import StrEnum

from kith.kernel.entries import Entry


class ForWhom(StrEnum):
    """Whether a part of a plan is for babies born, not yet born, or both."""

    ANY = "any"
    BORN = "born"
    UNBORN = "unborn"


@dataclass(frozen=True)
class Band:
    """A band of the tool's own: from how many answers "yes" it begins, and whether it is heard at a MARAC."""

    code: str
    label: str
    begins_at: int
    plain: str
    heard: bool = False


@dataclass(frozen=True)
class Asked:
    """One question of a checklist. `alone` marks one that weighs in itself, whatever the count.

    `known` names a fact of the file that answers it: "pregnant_or_baby". Questions that follow one another with the
    same `page` are asked on one page under that heading.
    """

    code: str
    text: str
    hint: str = ""
    alone: bool = False
    known: str = ""
    page: str = ""


@dataclass(frozen=True, kw_only=True)
class RiskTool(Entry):
    """A checklist for domestic abuse, with its own bands. Another tool is another entry; the record keeps which."""

    name: str
    plain: str
    caution: str
    band: tuple[Band, ...]
    item: tuple[Asked, ...]


@dataclass(frozen=True, kw_only=True)
class PlanPart(Entry):
    """One part of a plan to keep safe. A plan without a `needed` part is shown as lacking it."""

    section: str
    label: str
    hint: str = ""
    only: ForWhom = ForWhom.ANY
    needed: bool = False


@dataclass(frozen=True, kw_only=True)
class PlanSection(Entry):
    """Parts of a plan that are written together, on one page. `title` is neutral: it stands in the browser's tab."""

    title: str
    label: str
    plain: str
    discreet: bool = False


@dataclass(frozen=True, kw_only=True)
class CarefulWords(Entry):
    """Words that tell of abuse: an entry with one of them is in no copy that a parent reads. `stem*` begins a word."""

    words: tuple[str, ...]


KINDS: dict[str, type[Entry]] = {
    "risk_tool": RiskTool,
    "plan_part": PlanPart,
    "plan_section": PlanSection,
    "careful_words": CarefulWords,
}
"""The tables of these kinds."""
